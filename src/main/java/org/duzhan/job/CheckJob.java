package org.duzhan.job;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.lake.Lake;
import org.duzhan.quality.Corrections;
import org.duzhan.quality.History;
import org.duzhan.quality.Judged;
import org.duzhan.quality.LedgerFaults;
import org.duzhan.quality.Retold;
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
    FigureChecks.of(context).forEach(c -> findings.add(finding(c.name(), c.offenders())));
    Remade.ofLast(context, c -> findings.add(finding(c.name(), c.offenders())));
  }

  private Finding finding(String check, Dataset<Row> offenders) {
    context.progress().step(check);
    List<String> first =
        offenders.limit(SHOWN + 1).collectAsList().stream().map(r -> r.getString(0)).toList();
    return new Finding(
        check, first.subList(0, Math.min(SHOWN, first.size())), first.size() > SHOWN);
  }
}
