package org.duzhan.job;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
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
import org.duzhan.measure.CountyPartnerMonth;
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
import org.duzhan.report.Digest;
import org.duzhan.report.Provenance;
import org.duzhan.report.ReportInput;
import org.duzhan.report.Reports;
import org.duzhan.report.Scope;
import org.duzhan.settings.UserError;
import org.duzhan.table.Households;
import org.duzhan.table.Table;

/** Gold tables of a month → its workbooks, under {@code out/YYYY-MM}. */
public final class ReportJob {
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
    try {
      Abreast.run(Reports.writers(input(month, origin), folder::create));
      for (String name : Reports.FILES) {
        folder.publish(name);
      }
      return Reports.FILES;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      Reports.FILES.forEach(folder::discard);
    }
  }

  /** Refuses a month that was not made, and an area of which it says nothing. */
  public void requireMade(String month) {
    Lake lake = context.interpreting().lake();
    if (of(lake, CountyRisk.TABLE, month).isEmpty()) {
      throw new UserError(
          "--period %s: cannot report: the month was not made; run it first: jobs/duzhan run --period %s"
              .formatted(month, month));
    }
    Scope area = new Scope(scope);
    if (of(lake, CountyMonth.TABLE, month).filter(area.holds()).isEmpty()) {
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
      for (String name : Reports.FILES) {
        if (!folder(month).holds(name)) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * All but households by a session that does not compile: no table has more rows than villages.
   */
  private ReportInput input(String month, Origin origin) {
    String before = YearMonth.parse(month).minusMonths(1).toString();
    String baseline = context.settings().supervision().baseline().toString();
    Lake lake = context.interpreting().lake();
    return new ReportInput(
        month(lake, month),
        month(lake, before).followed(context.succession(month)),
        new ReportInput.Listing(
            of(lake, ListingCheck.TABLE, baseline),
            of(lake, ListingCounty.TABLE, month),
            of(lake, ListingVillage.TABLE, month)),
        of(lake, Accountability.TABLE, month),
        areas(lake, month, before),
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

  private ReportInput.Month month(Lake lake, String month) {
    return new ReportInput.Month(
        of(lake, VillageMonth.TABLE, month),
        of(lake, CountyMonth.TABLE, month),
        of(lake, ProvinceMonth.TABLE, month),
        of(lake, VillageRisk.TABLE, month),
        of(lake, CountyRisk.TABLE, month),
        of(context.lake(), Backsliding.TABLE, month));
  }

  private static ReportInput.Areas areas(Lake lake, String month, String before) {
    Function<Table, Dataset<Row>> both =
        table -> lake.read(table, Households.PERIOD, List.of(month, before));
    return new ReportInput.Areas(
        both.apply(PrefectureMonth.TABLE),
        both.apply(TownshipMonth.TABLE),
        both.apply(PartnerMonth.TABLE),
        both.apply(CountyPartnerMonth.TABLE),
        both.apply(ScopeMonth.TABLE),
        both.apply(ProblemMonth.TABLE),
        both.apply(MonitoringMonth.TABLE),
        both.apply(FallRate.TABLE),
        both.apply(Transition.TABLE),
        both.apply(Transition.SINCE_BASELINE),
        both.apply(Distribution.TABLE));
  }

  private static Dataset<Row> of(Lake lake, Table table, String month) {
    return lake.read(table, Map.of(Households.PERIOD, month));
  }

  private OutFolder folder(String month) {
    return new OutFolder(new Path(out, month), context.hadoop());
  }
}
