package org.duzhan.quality;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Offenders;
import org.duzhan.table.Quarantine;
import org.duzhan.table.Submissions;
import org.duzhan.table.Table;
import org.duzhan.table.Types;

/** Where the ledger and the tables contradict each other. */
public final class LedgerFaults {
  private static final Field ROWS =
      Field.required("rows_kept", Types.COUNT, "行", "留存行数", "Rows of a submission in the tables");
  private static final String ID = "of_submission";
  private static final List<Field> NAMED = List.of(Submissions.SUBMISSION_ID, Submissions.FILE);

  private LedgerFaults() {}

  /** Submissions whose rows read are not those accounted for; refused ones account for none. */
  public static Dataset<Row> unbalanced(Dataset<Row> submissions) {
    Column accounted = told().plus(Submissions.ROWS_QUARANTINED.col());
    return Offenders.of(
        submissions.filter(not(Submissions.ROWS_READ.col().eqNullSafe(accounted))),
        NAMED,
        differing(Submissions.ROWS_READ.col(), accounted));
  }

  /**
   * Submissions that do not have the rows in the tables that the ledger tells of.
   *
   * @param sound a row for each sound row that stands or is history, with its submission
   */
  public static Dataset<Row> miscounted(Dataset<Row> submissions, Dataset<Row> sound) {
    return differing(submissions, sound.groupBy(id()).agg(ROWS.from(count(lit(1)))), told());
  }

  /** Submissions that do not have the bad rows in quarantine that the ledger tells of. */
  public static Dataset<Row> misquarantined(Dataset<Row> submissions, Dataset<Row> quarantine) {
    Column row = struct(Quarantine.TABLE_NAME.col(), Quarantine.SHEET.col(), Quarantine.ROW.col());
    return differing(
        submissions,
        quarantine.groupBy(id()).agg(ROWS.from(count_distinct(row))),
        Submissions.ROWS_QUARANTINED.col());
  }

  /** Rows whose file the ledger does not know as taken in for their county and month. */
  public static Dataset<Row> orphans(Dataset<Row> submissions, Dataset<Row> rows, Field... ids) {
    List<Field> place = List.of(Submissions.PERIOD, Submissions.COUNTY_CODE);
    Column[] named = {place.get(0).col(), place.get(1).col(), explode(array(columns(ids))).as(ID)};
    Dataset<Row> known =
        accepted(submissions).select(place.get(0).col(), place.get(1).col(), id().as(ID));
    String[] on = {Submissions.PERIOD.name(), Submissions.COUNTY_CODE.name(), ID};
    return Offenders.of(rows.select(named).distinct().join(known, on, "left_anti"), place, col(ID));
  }

  /** Where each of a table's rows stands in its file. */
  public static Dataset<Row> places(Table table, Dataset<Row> rows) {
    return rows.select(
        lit(table.name()).as(Quarantine.TABLE_NAME.name()),
        Households.SUBMISSION_ID.col(),
        Households.SOURCE_SHEET.col().as(Quarantine.SHEET.name()),
        Households.SOURCE_ROW.col().as(Quarantine.ROW.name()));
  }

  /** Remarks on rows that are not there. */
  public static Dataset<Row> unplaced(Dataset<Row> remarks, Dataset<Row> places) {
    String[] on = {
      Quarantine.TABLE_NAME.name(),
      Quarantine.SUBMISSION_ID.name(),
      Quarantine.SHEET.name(),
      Quarantine.ROW.name()
    };
    return Offenders.of(
        remarks.join(places, on, "left_anti"),
        List.of(Quarantine.PERIOD, Quarantine.FILE, Quarantine.SHEET, Quarantine.ROW),
        Quarantine.RULE.col());
  }

  private static Dataset<Row> accepted(Dataset<Row> submissions) {
    return submissions.filter(Submissions.STATUS.col().equalTo(Submissions.ACCEPTED));
  }

  private static Dataset<Row> differing(
      Dataset<Row> submissions, Dataset<Row> found, Column expected) {
    Column kept = coalesce(ROWS.col(), lit(0L));
    return Offenders.of(
        accepted(submissions)
            .join(found, new String[] {Submissions.SUBMISSION_ID.name()}, "left_outer")
            .filter(not(kept.eqNullSafe(expected))),
        NAMED,
        differing(expected, kept));
  }

  private static Column differing(Column expected, Column found) {
    return concat_ws("", expected, lit("≠"), found);
  }

  private static Column told() {
    return Submissions.ROWS_ACCEPTED
        .col()
        .plus(Submissions.ROWS_UNCHANGED.col())
        .plus(Submissions.ROWS_SUPERSEDED.col());
  }

  private static Column id() {
    return Submissions.SUBMISSION_ID.col();
  }

  private static Column[] columns(Field... fields) {
    return List.of(fields).stream().map(Field::col).toArray(Column[]::new);
  }
}
