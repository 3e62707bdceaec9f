package org.duzhan.job;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.duzhan.job.AreaFigures.Line;
import org.duzhan.job.CountingRows.Sum;
import org.duzhan.measure.Area;
import org.duzhan.measure.AreaLevel;
import org.duzhan.measure.Catalogue;
import org.duzhan.measure.Contribution;
import org.duzhan.measure.Figure;
import org.duzhan.table.Runs;

/** A published figure, traced down to the file, sheet and row of all that counts in it. */
public final class TraceJob {
  private final Context context;
  private final Optional<String> csv;

  /**
   * A trace.
   *
   * @param csv file on any Hadoop file system that all rows that count are written to
   */
  public TraceJob(Context context, Optional<String> csv) {
    this.context = context;
    this.csv = csv;
  }

  /**
   * What is asked for.
   *
   * @param figure name or caption
   * @param area code or name
   * @param run whose tables are read; else the figures as they stand, and what they were made from
   */
  public record Question(String period, String area, String figure, Optional<String> run) {}

  /** The proof of a figure. Refuses, in one line, what there is not. */
  public Trace of(Question asked) {
    DescribedFigure described = DescribedFigure.named(asked.figure(), "--figure");
    Figure figure = Catalogue.named(described.name());
    Origin origin = origin(asked);
    context.progress().step("%s of %s: as it stands".formatted(described.name(), asked.area()));
    MonthFigures month = new MonthFigures(context.lake(), origin, asked.period());
    AreaNamed names = new AreaNamed(month, context.settings());
    Area area = names.of(asked.area());
    List<Line> lines = new AreaFigures(figure, month).of(area);
    if (lines.isEmpty()) {
      throw names.unknownCode(area);
    }
    context
        .progress()
        .step("%s of %s: the rows that count".formatted(described.name(), area.code()));
    CountingRows rows = new CountingRows(context, origin, figure, area, asked.period());
    List<Sum> sums = rows.sums();
    csv.ifPresent(file -> new CountingFile(context, file).write(rows, sums));
    return trace(figure, area, asked.period(), origin, lines, rows, sums);
  }

  private Trace trace(
      Figure figure,
      Area area,
      String period,
      Origin origin,
      List<Line> lines,
      CountingRows rows,
      List<Sum> sums) {
    Proof proof =
        new Proof(
            figure,
            area,
            lines,
            Contribution.tables(figure, period),
            sums,
            context.settings().annexes().provinceNames().keySet());
    return new Trace(
        DescribedFigure.of(figure),
        Catalogue.addends(figure).stream().map(DescribedFigure::of).toList(),
        named(area, lines),
        period,
        origin,
        isOtherwiseSet(origin),
        proof.standing(),
        proof.parts(),
        proof.added(),
        proof.rows(),
        rows.listings(sums),
        proof.faults());
  }

  /** Villages and townships are named by the month's own rows. */
  private static Trace.Place named(Area area, List<Line> lines) {
    boolean township = area.level() == AreaLevel.TOWNSHIP;
    Stream<String> ofMonth =
        lines.stream()
            .filter(l -> township || l.code().equals(area.code()))
            .map(l -> township ? l.within() : l.name());
    String name =
        Stream.concat(Stream.of(area.name()), ofMonth)
            .filter(n -> !n.isEmpty())
            .findFirst()
            .orElse("");
    return new Trace.Place(area.code(), name, area.level().label());
  }

  private Origin origin(Question asked) {
    if (asked.run().isPresent()) {
      return Origin.ofRun(context.lake(), asked.run().get());
    }
    Holders.refuseIfHeld(context);
    return Origin.ofLast(context.lake(), asked.period());
  }

  private boolean isOtherwiseSet(Origin origin) {
    return context.lake().rows(Runs.TABLE, List.of(Runs.RUN_ID, Runs.CONFIG_HASH)).stream()
        .filter(run -> run.getString(0).equals(origin.runId()))
        .anyMatch(run -> !run.getString(1).equals(context.settings().hash()));
  }
}
