package org.duzhan.quality;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.last;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
 * <p>In order of receipt, a row that says something new, or changes what stood, is accepted; one
 * that says what stood is unchanged, and the earlier row keeps standing as its source; one received
 * before what stands was last said is superseded. A complete file closes what was last mentioned
 * before it.
 */
public final class Merged {
  public static final Field FATE =
      Field.optional("fate", Types.TEXT, "", "去向", "What became of a row that was read");
  public static final Field STANDS =
      Field.required("stands", Types.FLAG, "", "有效", "The row is the one that stands");

  private static final Field OLD =
      Field.required("stood_before", Types.FLAG, "", "原有", "The row stood in the table before");
  private static final Field CHANGES =
      Field.required("changes", Types.FLAG, "", "有变化", "The row says something new");
  private static final Field SUPERSEDED =
      Field.required("superseded", Types.FLAG, "", "过时", "Older than what stood");
  private static final Field IN_CHAIN =
      Field.required("in_chain", Types.FLAG, "", "计入", "Counts when asked what stood");
  private static final String ACCEPTED = "accepted";
  private static final String UNCHANGED = "unchanged";

  private Merged() {}

  /**
   * Every row that stood or was read, with {@link #FATE} (null for rows that stood) and {@link
   * #STANDS}.
   *
   * @param old rows of {@code table} that stand
   * @param read rows of {@code table}'s shape, with {@link Submissions#FILE} and {@link
   *     Judged#SOUND}
   * @param content the fields whose change matters
   * @param closedAt when a complete file, taken before, was received for the row's county and month
   * @param completeAt when the latest complete file among those read was received; null if none
   */
  public static Dataset<Row> of(
      Table table,
      Dataset<Row> old,
      Dataset<Row> read,
      List<Field> content,
      Column closedAt,
      Column completeAt) {
    Dataset<Row> all =
        old.withColumn(Submissions.FILE.name(), lit(""))
            .withColumn(Judged.SOUND.name(), lit(true))
            .withColumn(OLD.name(), lit(true))
            .unionByName(read.withColumn(OLD.name(), lit(false)));
    WindowSpec one = Window.partitionBy(identity(table));
    WindowSpec before =
        one.orderBy(order()).rowsBetween(Window.unboundedPreceding(), Window.currentRow() - 1);
    Column said = struct(columns(content));
    Column stood = last(when(IN_CHAIN.col(), said), true).over(before);
    return all.withColumn(SUPERSEDED.name(), superseded(one, closedAt))
        .withColumn(IN_CHAIN.name(), Judged.SOUND.col().and(not(SUPERSEDED.col())))
        .withColumn(
            CHANGES.name(),
            IN_CHAIN.col().and(OLD.col().or(stood.isNull()).or(not(said.eqNullSafe(stood)))))
        .withColumn(FATE.name(), fate())
        .withColumn(STANDS.name(), stands(one, completeAt))
        .withColumn(Households.SAID_AT.name(), lastSaid(one));
  }

  private static Column lastSaid(WindowSpec one) {
    return max(when(IN_CHAIN.col(), Households.SAID_AT.col())).over(one);
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
    return not(OLD.col())
        .and(Judged.SOUND.col())
        .and(
            coalesce(received.lt(latestOld), lit(false))
                .or(coalesce(received.lt(closedAt), lit(false))));
  }

  private static Column fate() {
    return when(not(Judged.SOUND.col()), lit("quarantined"))
        .when(OLD.col(), lit(null))
        .when(SUPERSEDED.col(), lit(SUPERSEDED.name()))
        .when(CHANGES.col(), lit(ACCEPTED))
        .otherwise(lit(UNCHANGED));
  }

  private static Column stands(WindowSpec one, Column completeAt) {
    Column place = struct(order());
    Column isLast = place.equalTo(max(when(CHANGES.col(), place)).over(one));
    Column mentioned = max(Households.SAID_AT.col()).over(one);
    return CHANGES.col().and(isLast).and(not(coalesce(mentioned.lt(completeAt), lit(false))));
  }

  private static Column[] order() {
    return new Column[] {
      Households.RECEIVED_AT.col(), Submissions.FILE.col(), Households.SOURCE_ROW.col()
    };
  }

  private static Column[] identity(Table table) {
    return Stream.concat(table.key().stream(), Stream.of(Households.COUNTY_CODE))
        .distinct()
        .map(Field::col)
        .toArray(Column[]::new);
  }

  private static Column[] columns(List<Field> fields) {
    List<Column> columns = new ArrayList<>();
    fields.forEach(f -> columns.add(f.col()));
    return columns.toArray(Column[]::new);
  }
}
