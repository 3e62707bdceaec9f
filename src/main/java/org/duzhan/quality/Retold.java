package org.duzhan.quality;

import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Offenders;
import org.duzhan.table.Submissions;
import org.duzhan.table.Table;
import org.duzhan.table.Types;

/**
 * Counties and months that were told more than once, told again from all that was said: what must
 * stand, and what must be in the table of corrections.
 */
public final class Retold {
  private static final String COMPLETE = "complete_files_at";
  private static final String[] PLACE = {Households.PERIOD.name(), Households.COUNTY_CODE.name()};

  private final Table table;
  private final Dataset<Row> standing;
  private final List<Field> content;
  private final Dataset<Row> merged;

  private Retold(Table table, Dataset<Row> standing, List<Field> content, Dataset<Row> merged) {
    this.table = table;
    this.standing = standing;
    this.content = content;
    this.merged = merged;
  }

  /**
   * A table told again.
   *
   * @param stated what counties state of its rows
   * @param standing its rows
   * @param history rows of its {@link History}
   * @param submissions the ledger
   */
  public static Retold of(
      Table table,
      List<Field> stated,
      Dataset<Row> standing,
      Dataset<Row> history,
      Dataset<Row> submissions) {
    Dataset<Row> restated =
        standing.join(history.select(PLACE[0], PLACE[1]).distinct(), PLACE, "left_semi");
    Dataset<Row> old = withLedger(table, restated, submissions);
    Dataset<Row> none = old.limit(0).withColumn(Judged.SOUND.name(), lit(true));
    List<Field> content = Merged.content(table, stated);
    Dataset<Row> merged =
        Merged.of(
            table,
            new Merged.Said(old, withLedger(table, history, submissions), none),
            content,
            lit(null).cast(Types.TIME),
            col(COMPLETE));
    return new Retold(table, restated, content, merged);
  }

  /** Rows that stand and should not, or should and do not. */
  public Dataset<Row> wronglyStanding() {
    List<Field> named = new ArrayList<>(table.key());
    named.addAll(
        List.of(
            Households.COUNTY_CODE,
            Households.SUBMISSION_ID,
            Households.SOURCE_ROW,
            Households.SAID_AT));
    return differing(
        standing, merged.filter(Merged.STANDS.col()), named.stream().distinct().toList());
  }

  /** Corrections that are missing, or that no two files make. */
  public Dataset<Row> wrongCorrections(Dataset<Row> corrections) {
    return differing(corrections, Corrections.of(merged, content), Corrections.TABLE.fields());
  }

  private static Dataset<Row> differing(Dataset<Row> one, Dataset<Row> other, List<Field> named) {
    Column[] columns = named.stream().map(Field::col).toArray(Column[]::new);
    Dataset<Row> left = one.select(columns);
    Dataset<Row> right = other.select(columns);
    return Offenders.of(left.exceptAll(right), named, lit("too much"))
        .unionAll(Offenders.of(right.exceptAll(left), named, lit("missing")));
  }

  /** Beside each row the path of its file, and when complete files came for its place. */
  private static Dataset<Row> withLedger(Table table, Dataset<Row> rows, Dataset<Row> submissions) {
    Dataset<Row> accepted =
        submissions.filter(Submissions.STATUS.col().equalTo(Submissions.ACCEPTED));
    Dataset<Row> files = accepted.select(Submissions.SUBMISSION_ID.col(), Submissions.FILE.col());
    Dataset<Row> complete =
        accepted
            .filter(Submissions.COMPLETE.col().and(lit(table.equals(Households.TABLE))))
            .groupBy(PLACE[0], PLACE[1])
            .agg(array_distinct(collect_list(Submissions.RECEIVED_AT.col())).as(COMPLETE));
    return rows.join(files, new String[] {Submissions.SUBMISSION_ID.name()})
        .join(complete, PLACE, "left_outer");
  }
}
