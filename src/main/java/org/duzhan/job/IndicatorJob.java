package org.duzhan.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.duzhan.job.IndicatorTrace.Value;
import org.duzhan.job.TraceJob.Question;
import org.duzhan.measure.Catalogue;
import org.duzhan.measure.Figure;
import org.duzhan.settings.UserError;

/**
 * A figure that no rows add up to (progress, an interval, Gini): told as it stands; what it rests
 * on is traced.
 */
public final class IndicatorJob {
  private final Context context;
  private final TraceJob traces;

  /**
   * The job.
   *
   * @param traces proves what such a figure rests on
   */
  public IndicatorJob(Context context, TraceJob traces) {
    this.context = context;
    this.traces = traces;
  }

  /** The figure that is asked for; empty if rows do add up to it. */
  public Optional<IndicatorTrace> of(Question asked) {
    if (isAddedUp(asked.figure())) {
      return Optional.empty();
    }
    DescribedFigure figure = FigureIndex.any(asked.figure(), "--figure");
    return isAddedUp(figure.name()) ? Optional.empty() : Optional.of(of(figure, asked));
  }

  private static boolean isAddedUp(String figure) {
    return Catalogue.fields().stream()
        .anyMatch(field -> field.name().equals(figure) || field.caption().equals(figure));
  }

  private IndicatorTrace of(DescribedFigure figure, Question asked) {
    Origin origin = traces.origin(asked);
    AreaNamed names =
        new AreaNamed(new MonthFigures(context.lake(), origin, asked.period()), context.settings());
    Traced traced = names.of(asked.area());
    IndicatorRows rows =
        IndicatorRows.of(figure, asked.figure(), traced)
            .orElseThrow(() -> notOfSuch(figure, traced));
    Origin known = origin.knowing(context.lake(), rows.table());
    MonthFigures month = new MonthFigures(context.lake(), known, asked.period());
    List<Value> values = rows.read(month);
    if (values.isEmpty()) {
      throw new AreaFigures(Catalogue.FIGURES.get(0), month).of(traced).isEmpty()
          ? names.without(traced)
          : new UserError(
              "--area %s: %s has no row of this %s in %s; jobs/duzhan figures %s tells what it is of"
                  .formatted(
                      traced.code(),
                      rows.table().name(),
                      traced.kind(),
                      asked.period(),
                      figure.name()));
    }
    List<Trace> proofs = proofs(figure, asked);
    return new IndicatorTrace(
        figure,
        new Trace.Place(traced.code(), traced.name(List.of()), traced.kind()),
        asked.period(),
        known,
        rows.table().name(),
        values,
        proofs.isEmpty() ? new IndicatorOver(figure, traced).read(rows.table(), month) : List.of(),
        proofs);
  }

  private List<Trace> proofs(DescribedFigure figure, Question asked) {
    List<Figure> proven = provenBy(figure.restsOn().stream().map(Catalogue::named).toList());
    if (traces.writes() && proven.size() != 1) {
      throw new UserError(
          "--csv: cannot write the rows of %s to one file: it rests on %s; trace each of them"
              .formatted(
                  figure.name(),
                  proven.isEmpty() ? "no sums" : String.join(", ", figure.restsOn())));
    }
    return proven.stream().map(f -> traces.of(asked.about(f.field().name()))).toList();
  }

  /** Two that are the sides of a ratio are proven by it: their rows are read once. */
  private static List<Figure> provenBy(List<Figure> restsOn) {
    List<Figure> left = new ArrayList<>(restsOn);
    List<Figure> proven = new ArrayList<>();
    for (Figure ratio : Catalogue.FIGURES) {
      List<Figure> sides = Catalogue.addends(ratio);
      if (sides.size() > 1 && left.containsAll(sides)) {
        left.removeAll(sides);
        proven.add(ratio);
      }
    }
    proven.addAll(left);
    return proven;
  }

  private static UserError notOfSuch(DescribedFigure figure, Traced traced) {
    return new UserError(
        "--figure %s: no table has it of a %s: %s; jobs/duzhan figures %s tells what it is"
            .formatted(
                figure.name(), traced.kind(), String.join(", ", figure.tables()), figure.name()));
  }
}
