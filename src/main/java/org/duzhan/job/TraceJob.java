package org.duzhan.job;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.duzhan.job.AreaFigures.Line;
import org.duzhan.job.CountingRows.Sum;
import org.duzhan.measure.Catalogue;
import org.duzhan.measure.Figure;
import org.duzhan.settings.Settings;
import org.duzhan.settings.UserError;

/** A published figure, traced down to the file, sheet and row of all that counts in it. */
public final class TraceJob {
  private final Context present;
  private final Optional<String> csv;
  private final Function<Map<String, String>, Settings> setting;

  /**
   * A trace.
   *
   * @param csv file on any Hadoop file system that all rows that count are written to
   * @param setting the settings with these keys set otherwise, as a run had them
   */
  public TraceJob(
      Context present, Optional<String> csv, Function<Map<String, String>, Settings> setting) {
    this.present = present;
    this.csv = csv;
    this.setting = setting;
  }

  /**
   * What is asked for.
   *
   * @param figure name or caption
   * @param area code or name of an area; or a partner, or a scope
   * @param run whose tables are read; else the figures as they stand, and what they were made from
   */
  public record Question(String period, String area, String figure, Optional<String> run) {
    Question about(String other) {
      return new Question(period, area, other, run);
    }
  }

  /** Whether rows are written to a file. */
  boolean writes() {
    return csv.isPresent();
  }

  /** The proof of a figure. Refuses, in one line, what there is not. */
  public Trace of(Question asked) {
    DescribedFigure described = DescribedFigure.named(asked.figure(), "--figure");
    Figure figure = Catalogue.named(described.name());
    Origin origin = origin(asked);
    Optional<PastRun> run =
        PastRuns.read(present.lake()).all().stream()
            .filter(past -> past.id().equals(origin.runId()))
            .findFirst();
    Context context = run.map(this::asItWas).orElse(present);
    context.progress().step("%s of %s: as it stands".formatted(described.name(), asked.area()));
    MonthFigures month = new MonthFigures(context.lake(), origin, asked.period());
    AreaNamed names = new AreaNamed(month, context.settings());
    Traced traced = names.of(asked.area());
    List<Line> lines = new AreaFigures(figure, month).of(traced);
    if (lines.isEmpty()) {
      throw names.without(traced);
    }
    context
        .progress()
        .step("%s of %s: the rows that count".formatted(described.name(), traced.code()));
    Reach reach = traced.reach(lines, context.settings());
    CountingRows rows =
        new CountingRows(new MonthRows(context, origin, reach, asked.period()), figure);
    List<Sum> sums = rows.sums();
    csv.ifPresent(file -> new CountingFile(context, file).write(rows, sums));
    boolean otherwise = run.isPresent() && !isSet(context.settings(), run.get());
    return trace(otherwise, traced, lines, rows, sums);
  }

  private static Trace trace(
      boolean otherwise, Traced traced, List<Line> lines, CountingRows rows, List<Sum> sums) {
    Context context = rows.month().context();
    Figure figure = rows.figure();
    Proof proof =
        new Proof(figure, traced, lines, sums, context.settings().annexes().provinceCodes());
    return new Trace(
        DescribedFigure.of(figure),
        Catalogue.addends(figure).stream().map(DescribedFigure::of).toList(),
        new Trace.Place(traced.code(), traced.name(lines), traced.kind()),
        rows.month().period(),
        rows.month().origin(),
        otherwise,
        proof.standing(),
        proof.parts(),
        proof.added(),
        proof.rows(),
        new Listings(rows, sums).read(context.lake()),
        proof.faults());
  }

  /** What the figures asked for were made from. */
  Origin origin(Question asked) {
    if (asked.run().isPresent()) {
      return Origin.ofRun(present.lake(), asked.run().get());
    }
    Holders.refuseIfHeld(present);
    return Origin.ofLast(present.lake(), asked.period());
  }

  /** Under the settings of a run, if these are not the present ones and it kept what they were. */
  private Context asItWas(PastRun run) {
    if (isSet(present.settings(), run) || run.inputs().isEmpty()) {
      return present;
    }
    try {
      return present.under(
          setting.apply(Inputs.keys(present.settings().inputs(), run.inputs().get())));
    } catch (UserError e) {
      // Of another version of the program, which knew other keys: the answer says so.
      return present;
    }
  }

  private static boolean isSet(Settings settings, PastRun run) {
    return settings.hash().equals(run.configHash());
  }
}
