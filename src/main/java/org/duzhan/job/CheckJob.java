package org.duzhan.job;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.judge.Accountability;
import org.duzhan.lake.Lake;
import org.duzhan.measure.CountyMonth;
import org.duzhan.measure.Distribution;
import org.duzhan.measure.FigureFaults;
import org.duzhan.measure.Headcount;
import org.duzhan.measure.ProblemFaults;
import org.duzhan.measure.ProblemMonth;
import org.duzhan.measure.ProvinceMonth;
import org.duzhan.measure.Register;
import org.duzhan.measure.Transition;
import org.duzhan.measure.TransitionFaults;
import org.duzhan.measure.VillageMonth;
import org.duzhan.quality.Corrections;
import org.duzhan.quality.History;
import org.duzhan.quality.Judged;
import org.duzhan.quality.LedgerFaults;
import org.duzhan.quality.Retold;
import org.duzhan.table.Areas;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Offenders;
import org.duzhan.table.Problems;
import org.duzhan.table.Quarantine;
import org.duzhan.table.Remarks;
import org.duzhan.table.Runs;
import org.duzhan.table.Submissions;
import org.duzhan.table.Table;
import org.duzhan.table.Villages;

/** Holds a warehouse to what must be true of it, whatever came in. Writes nothing. */
public final class CheckJob {
  private static final int SHOWN = 10;

  private final Context context;
  private final Lake lake;
  private final Dataset<Row> submissions;

  public CheckJob(Context context) {
    this.context = context;
    this.lake = context.lake();
    this.submissions = lake.read(Submissions.TABLE);
  }

  /**
   * What came of one check.
   *
   * @param check what must hold
   * @param offenders the first rows of which it does not
   * @param more whether there are others
   */
  public record Finding(String check, List<String> offenders, boolean more) {
    public boolean holds() {
      return offenders.isEmpty();
    }
  }

  /** A table that counties state rows of. */
  private record Stated(Table table, List<Field> fields) {}

  private static final List<Stated> STATED =
      List.of(
          new Stated(Households.TABLE, Households.STATED),
          new Stated(Villages.TABLE, Villages.STATED),
          new Stated(Problems.TABLE, Problems.STATED));

  /** All checks, in order; refuses while a run is writing. */
  public List<Finding> run() {
    Holders.refuseIfHeld(context);
    List<Finding> findings = new ArrayList<>();
    keys(findings);
    ledger(findings);
    corrections(findings);
    figures(findings);
    return findings;
  }

  private void keys(List<Finding> findings) {
    for (Table table : Stream.concat(StepJobs.tables().stream(), Stream.of(Runs.TABLE)).toList()) {
      findings.add(
          finding(
              "%s: no key twice".formatted(table.name()),
              Offenders.repeatedKeys(table, lake.read(table))));
    }
  }

  private void ledger(List<Finding> findings) {
    findings.add(
        finding(
            "submission: rows read = accepted + unchanged + superseded + quarantined",
            LedgerFaults.unbalanced(submissions)));
    findings.add(
        finding(
            "submission: rows accepted, unchanged and superseded stand or are history",
            LedgerFaults.miscounted(submissions, sound())));
    findings.add(
        finding(
            "submission: rows quarantined are in quarantine",
            LedgerFaults.misquarantined(submissions, lake.read(Quarantine.TABLE))));
    for (Stated stated : STATED) {
      findings.add(orphans(stated.table(), Households.SUBMISSION_ID));
      findings.add(orphans(History.of(stated.table()), Households.SUBMISSION_ID));
    }
    findings.add(orphans(Quarantine.TABLE, Quarantine.SUBMISSION_ID));
    findings.add(orphans(Remarks.TABLE, Remarks.SUBMISSION_ID));
    findings.add(
        finding(
            "remark: every row is about one that stands or is history",
            LedgerFaults.unplaced(lake.read(Remarks.TABLE), places())));
    findings.add(
        orphans(Corrections.TABLE, Corrections.OLD_SUBMISSION_ID, Corrections.NEW_SUBMISSION_ID));
  }

  private Dataset<Row> sound() {
    return STATED.stream()
        .flatMap(
            s ->
                Stream.of(
                    lake.read(s.table()),
                    lake.read(History.of(s.table())).filter(Judged.SOUND.col())))
        .map(rows -> rows.select(Households.SUBMISSION_ID.col()))
        .reduce(Dataset::unionAll)
        .orElseThrow();
  }

  /** Table, file, sheet and row of each sound row that stands or is history. */
  private Dataset<Row> places() {
    return STATED.stream()
        .flatMap(
            s ->
                Stream.of(
                        lake.read(s.table()),
                        lake.read(History.of(s.table())).filter(Judged.SOUND.col()))
                    .map(rows -> LedgerFaults.places(s.table(), rows)))
        .reduce(Dataset::unionAll)
        .orElseThrow();
  }

  private Finding orphans(Table table, Field... ids) {
    return finding(
        "%s: every row's file is in the ledger, for its county and month".formatted(table.name()),
        LedgerFaults.orphans(submissions, lake.read(table), ids));
  }

  private void corrections(List<Finding> findings) {
    for (Stated stated : STATED) {
      Table table = stated.table();
      Retold retold =
          Retold.of(
              table, stated.fields(), lake.read(table), lake.read(History.of(table)), submissions);
      findings.add(
          finding(
              "%s: what was said last stands".formatted(table.name()), retold.wronglyStanding()));
      if (table.equals(Households.TABLE)) {
        findings.add(
            finding(
                "correction: what later files changed, and nothing else",
                retold.wrongCorrections(lake.read(Corrections.TABLE))));
      }
    }
  }

  private void figures(List<Finding> findings) {
    Dataset<Row> villages = lake.read(VillageMonth.TABLE);
    Dataset<Row> counties = lake.read(CountyMonth.TABLE);
    Dataset<Row> provinces = lake.read(ProvinceMonth.TABLE);
    Dataset<Row> inScope = counties.filter(CountyMonth.SCOPE.col().notEqual(CountyMonth.OUTSIDE));
    Dataset<Row> all = ProvinceMonth.country(inScope);
    Dataset<Row> households = lake.read(Households.TABLE);
    findings.add(
        finding(
            "village_month: the month's households counted anew (assess where files came since)",
            FigureFaults.notRecounted(households, villages, context.settings())));
    findings.add(
        finding(
            "county_month: the villages of village_month added up",
            FigureFaults.notAddedUp(villages, counties, Areas.COUNTY_CODE)));
    findings.add(
        finding(
            "province_month: the counties of county_month added up",
            FigureFaults.notAddedUp(inScope.unionByName(all), provinces, Areas.PROVINCE_CODE)));
    findings.addAll(
        List.of(
            ratios(VillageMonth.TABLE, villages, Areas.VILLAGE_CODE),
            ratios(CountyMonth.TABLE, counties, Areas.COUNTY_CODE),
            ratios(ProvinceMonth.TABLE, provinces, Areas.PROVINCE_CODE)));
    findings.add(
        finding(
            "distribution: the incomes that village_month has figures of",
            FigureFaults.otherIncomes(lake.read(Distribution.TABLE), villages)));
    findings.add(
        finding(
            "transition: as many households moved as stand, this month and the one before",
            TransitionFaults.of(lake.read(Transition.TABLE), households)));
    problems(findings, villages, counties);
    findings.addAll(
        List.of(
            shares(
                VillageMonth.TABLE,
                villages,
                Areas.VILLAGE_CODE,
                VillageMonth.INCIDENCE_LOW,
                VillageMonth.INCIDENCE_HIGH,
                VillageMonth.INCIDENCE_SHRUNK),
            shares(CountyMonth.TABLE, counties, Areas.COUNTY_CODE),
            shares(ProvinceMonth.TABLE, provinces, Areas.PROVINCE_CODE)));
    findings.addAll(
        List.of(
            explained(VillageMonth.TABLE, villages, Areas.VILLAGE_CODE, Register.INCIDENCE),
            explained(CountyMonth.TABLE, counties, Areas.COUNTY_CODE, Register.INCIDENCE),
            explained(
                ProvinceMonth.TABLE, provinces, Areas.PROVINCE_CODE, Headcount.POOR_PERSONS)));
  }

  private void problems(List<Finding> findings, Dataset<Row> villages, Dataset<Row> counties) {
    Dataset<Row> problems = lake.read(ProblemMonth.TABLE);
    findings.add(
        finding(
            "problem_month: sources, kinds and units add up to all problems",
            ProblemFaults.notAddedUp(problems)));
    findings.add(
        finding(
            "problem_month: the problems that village_month has figures of",
            ProblemFaults.otherThanVillages(problems, villages)));
    findings.add(
        finding(
            "problem_month: the problems that county_month has figures of",
            ProblemFaults.otherThanCounties(problems, villages, counties)));
    findings.add(
        finding(
            "accountability: every place is on the highest rung of its facts",
            Accountability.misplaced(lake.read(Accountability.TABLE))));
  }

  private Finding ratios(Table table, Dataset<Row> areas, Field code) {
    return finding(
        "%s: ratios are their numerators over their denominators".formatted(table.name()),
        FigureFaults.wrongRatios(areas, code));
  }

  private Finding shares(Table table, Dataset<Row> areas, Field code, Field... more) {
    return finding(
        "%s: shares are between 0 and 1".formatted(table.name()),
        FigureFaults.noShares(areas, code, more));
  }

  private Finding explained(Table table, Dataset<Row> areas, Field code, Field figure) {
    return finding(
        "%s: %s is there, or why not".formatted(table.name(), figure.name()),
        FigureFaults.unexplained(areas, code, figure, CountyMonth.NULL_REASON));
  }

  private Finding finding(String check, Dataset<Row> offenders) {
    context.progress().step(check);
    List<String> first =
        offenders.limit(SHOWN + 1).collectAsList().stream().map(r -> r.getString(0)).toList();
    return new Finding(
        check, first.subList(0, Math.min(SHOWN, first.size())), first.size() > SHOWN);
  }
}
