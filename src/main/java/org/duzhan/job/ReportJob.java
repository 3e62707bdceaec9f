package org.duzhan.job;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.judge.Accountability;
import org.duzhan.judge.Backsliding;
import org.duzhan.judge.CountyRisk;
import org.duzhan.judge.FallRate;
import org.duzhan.judge.VillageRisk;
import org.duzhan.lake.Lake;
import org.duzhan.measure.CountyMonth;
import org.duzhan.measure.Distribution;
import org.duzhan.measure.ListingCheck;
import org.duzhan.measure.ListingCounty;
import org.duzhan.measure.ListingVillage;
import org.duzhan.measure.MonitoringMonth;
import org.duzhan.measure.PartnerMonth;
import org.duzhan.measure.PrefectureMonth;
import org.duzhan.measure.ProblemMonth;
import org.duzhan.measure.ProvinceMonth;
import org.duzhan.measure.ScopeMonth;
import org.duzhan.measure.TownshipMonth;
import org.duzhan.measure.Transition;
import org.duzhan.measure.VillageMonth;
import org.duzhan.report.BackslidingReport;
import org.duzhan.report.Digest;
import org.duzhan.report.FiguresReport;
import org.duzhan.report.Provenance;
import org.duzhan.report.RankingReport;
import org.duzhan.report.ReportInput;
import org.duzhan.report.Reports;
import org.duzhan.report.Scope;
import org.duzhan.settings.UserError;
import org.duzhan.table.Households;
import org.duzhan.table.Table;

/** Gold tables of a month → its workbooks, under {@code out/YYYY-MM}. */
public final class ReportJob {
  private static final List<String> FILES =
      List.of(RankingReport.FILE, BackslidingReport.FILE, FiguresReport.FILE);

  private final Context context;
  private final String out;
  private final Optional<String> scope;

  /**
   * The reports.
   *
   * @param out folder on any Hadoop file system
   * @param scope code of a province, prefecture or county; empty for all
   */
  public ReportJob(Context context, String out, Optional<String> scope) {
    this.context = context;
    this.out = out;
    this.scope = scope;
  }

  /** Writes the reports of a month that this run makes, all or none; returns their names. */
  public List<String> write(String month, String runId) {
    return write(month, Origin.of(context.lake(), runId));
  }

  /** Writes the reports of a month that was made before. */
  public List<String> writeAgain(String month) {
    return write(month, Origin.ofLast(context.lake(), month));
  }

  private List<String> write(String month, Origin origin) {
    context.progress().step(month + ": reports");
    OutFolder folder = folder(month);
    List<String> begun = new ArrayList<>();
    try {
      List<String> names =
          Reports.write(
              input(month, origin),
              name -> {
                begun.add(name);
                return folder.create(name);
              });
      for (String name : names) {
        folder.publish(name);
      }
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      begun.forEach(folder::discard);
    }
  }

  /** Refuses a month that was not made, and an area of which it says nothing. */
  public void requireMade(String month) {
    if (of(CountyRisk.TABLE, month).isEmpty()) {
      throw new UserError(
          "--period %s: cannot report: the month was not made; run it first: jobs/duzhan run --period %s"
              .formatted(month, month));
    }
    Scope area = new Scope(scope);
    if (of(CountyMonth.TABLE, month).filter(area.holds()).isEmpty()) {
      throw new UserError(
          "--scope %s: cannot report: no county of %s lies there; check the code (GB/T 2260)"
              .formatted(scope.orElse(""), month));
    }
  }

  /** What a month's reports say, in ten lines. */
  public List<String> digest(String month, String runId) {
    return Digest.lines(input(month, Origin.of(context.lake(), runId)));
  }

  /** Whether a month's reports are where they should be. */
  boolean isWritten(String month) {
    try {
      for (String name : FILES) {
        if (!folder(month).holds(name)) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ReportInput input(String month, Origin origin) {
    String before = YearMonth.parse(month).minusMonths(1).toString();
    String baseline = context.settings().supervision().baseline().toString();
    return new ReportInput(
        month(month),
        month(before).followed(context.succession(month)),
        new ReportInput.Listing(
            of(ListingCheck.TABLE, baseline),
            of(ListingCounty.TABLE, month),
            of(ListingVillage.TABLE, month)),
        of(Accountability.TABLE, month),
        areas(month, before),
        context.settings(),
        new Provenance(
            origin.runId(),
            YearMonth.parse(month),
            origin.versions(),
            context.settings().hash(),
            again(month)),
        new Scope(scope));
  }

  /** What to run for these reports again. */
  private String again(String month) {
    String area = scope.map("--scope "::concat).orElse("");
    return Stream.of("jobs/duzhan report --period " + month, area, context.options())
        .filter(words -> !words.isEmpty())
        .collect(joining(" "));
  }

  private ReportInput.Month month(String month) {
    return new ReportInput.Month(
        of(VillageMonth.TABLE, month),
        of(CountyMonth.TABLE, month),
        of(ProvinceMonth.TABLE, month),
        of(VillageRisk.TABLE, month),
        of(CountyRisk.TABLE, month),
        of(Backsliding.TABLE, month));
  }

  /** Of tables of a row to each township or fewer, by a session that does not compile for these. */
  private ReportInput.Areas areas(String month, String before) {
    Lake lake = context.interpreting().lake();
    Function<Table, Dataset<Row>> both =
        table -> lake.read(table).filter(Households.PERIOD.col().isin(month, before));
    return new ReportInput.Areas(
        both.apply(PrefectureMonth.TABLE),
        both.apply(TownshipMonth.TABLE),
        both.apply(PartnerMonth.TABLE),
        both.apply(ScopeMonth.TABLE),
        both.apply(ProblemMonth.TABLE),
        both.apply(MonitoringMonth.TABLE),
        both.apply(FallRate.TABLE),
        both.apply(Transition.TABLE),
        both.apply(Transition.SINCE_BASELINE),
        both.apply(Distribution.TABLE));
  }

  private Dataset<Row> of(Table table, String month) {
    return context.lake().read(table).filter(Households.PERIOD.col().equalTo(month));
  }

  private OutFolder folder(String month) {
    return new OutFolder(new Path(out, month), context.hadoop());
  }
}
