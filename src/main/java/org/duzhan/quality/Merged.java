package org.duzhan.quality;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.last;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Submissions;
import org.duzhan.table.Table;
import org.duzhan.table.Types;

/**
 * What stands after several files spoke of the same households, villages or problems of a county
 * and month, and the fate of each row.
 *
 * <p>What stands, and what was corrected, follows from all that was ever said, in order of receipt
 * ({@link Told}): the order in which files come in does not matter. A row's fate is told at the
 * moment it comes in: one that says something new, or changes what stood, is accepted; one that
 * says what stood is unchanged, and the earlier row keeps standing as its source; one received
 * before what stands was last said is superseded. A complete file closes what was last mentioned
 * before it.
 */
public final class Merged {
  public static final Field FATE =
      Field.optional("fate", Types.TEXT, "", "去向", "What became of a row that was read");
  public static final Field STANDS = Told.STANDS;

  private static final Field READ =
      Field.required("is_read", Types.FLAG, "", "读入", "The row was read now");
  private static final Field OLD =
      Field.required("stood_before", Types.FLAG, "", "原有", "The row stood in the table before");
  private static final Field NEWS =
      Field.required("news", Types.FLAG, "", "新情况", "Says something else than what stood");
  private static final Field SUPERSEDED =
      Field.required("superseded", Types.FLAG, "", "过时", "Older than what stood");
  private static final Field IN_CHAIN =
      Field.required("in_chain", Types.FLAG, "", "计入", "Counts when asked what stood");
  private static final String ACCEPTED = "accepted";
  private static final String UNCHANGED = "unchanged";

  private Merged() {}

  /**
   * What was said of a county and month before, and what was read now; all with {@link
   * Submissions#FILE}.
   *
   * @param standing rows of the table
   * @param history rows of its {@link History}
   * @param read rows of the table's shape, with {@link Judged#SOUND}
   */
  public record Said(Dataset<Row> standing, Dataset<Row> history, Dataset<Row> read) {
    private Dataset<Row> all() {
      return standing
          .withColumn(Judged.SOUND.name(), lit(true))
          .withColumn(OLD.name(), lit(true))
          .withColumn(READ.name(), lit(false))
          .unionByName(
              History.said(history)
                  .withColumn(OLD.name(), lit(false))
                  .withColumn(READ.name(), lit(false)))
          .unionByName(read.withColumn(OLD.name(), lit(false)).withColumn(READ.name(), lit(true)));
    }
  }

  /**
   * Every row that was said before or read now, with {@link #FATE} (null for rows not read now),
   * {@link #STANDS}, and what stood before it.
   *
   * @param content the fields whose change matters
   * @param closedAt when a complete file, taken before, was received for the row's county and month
   * @param complete when complete files were received for it, those read now among them; null if
   *     there were none
   */
  public static Dataset<Row> of(
      Table table, Said said, List<Field> content, Column closedAt, Column complete) {
    WindowSpec one = Window.partitionBy(Told.identity(table));
    Column says = Told.content(content);
    Column stood = last(when(IN_CHAIN.col(), says), true).over(Told.before(table));
    return Told.of(table, said.all(), content, complete)
        .withColumn(SUPERSEDED.name(), superseded(one, closedAt))
        .withColumn(
            IN_CHAIN.name(),
            Judged.SOUND.col().and(OLD.col().or(READ.col())).and(not(SUPERSEDED.col())))
        .withColumn(NEWS.name(), stood.isNull().or(not(says.eqNullSafe(stood))))
        .withColumn(FATE.name(), fate())
        .withColumn(Households.SAID_AT.name(), lastSaid(one))
        .drop(OLD.name(), READ.name(), SUPERSEDED.name(), IN_CHAIN.name(), NEWS.name());
  }

  /** What a row says, beside which month: a change of these is a change. */
  public static List<Field> content(Table table, List<Field> stated) {
    return stated.stream()
        .filter(f -> !f.equals(Households.PERIOD) && !Households.OF_CORRECTION.contains(f))
        .filter(f -> table.fields().contains(f))
        .toList();
  }

  private static Column lastSaid(WindowSpec one) {
    return max(when(Judged.SOUND.col(), Households.SAID_AT.col())).over(one);
  }

  /** Rows read, by submission and fate. */
  public static Dataset<Row> counts(Dataset<Row> merged) {
    return merged
        .filter(FATE.col().isNotNull())
        .groupBy(Households.SUBMISSION_ID.col(), Submissions.FILE.col())
        .agg(
            counted(ACCEPTED, Submissions.ROWS_ACCEPTED),
            counted(UNCHANGED, Submissions.ROWS_UNCHANGED),
            counted(SUPERSEDED.name(), Submissions.ROWS_SUPERSEDED),
            counted("quarantined", Submissions.ROWS_QUARANTINED));
  }

  private static Column counted(String fate, Field as) {
    return as.from(count_if(FATE.col().equalTo(fate)));
  }

  private static Column superseded(WindowSpec one, Column closedAt) {
    Column received = Households.RECEIVED_AT.col();
    Column latestOld = max(when(OLD.col(), Households.SAID_AT.col())).over(one);
    Column placeOfOld = max(when(OLD.col(), Told.place())).over(one);
    Column closed = received.lt(closedAt).and(not(STANDS.col()));
    return READ.col()
        .and(Judged.SOUND.col())
        .and(
            coalesce(received.lt(latestOld), lit(false))
                .or(coalesce(Told.place().lt(placeOfOld), lit(false)))
                .or(coalesce(closed, lit(false))));
  }

  private static Column fate() {
    return when(not(READ.col()), lit(null))
        .when(not(Judged.SOUND.col()), lit("quarantined"))
        .when(SUPERSEDED.col(), lit(SUPERSEDED.name()))
        .when(NEWS.col(), lit(ACCEPTED))
        .otherwise(lit(UNCHANGED));
  }
}
