package org.duzhan.quality;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.last;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
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
 * All that was ever said of a household, village or problem, told in order of receipt, whatever the
 * order in which it came: what stood when each row was said, and which row stands in the end.
 */
final class Told {
  /** Sound rows speak; bad ones of a complete file only say that what they name is still there. */
  static final Field MENTIONS =
      Field.required("mentions", Types.FLAG, "", "提及", "The row says that what it names is there");

  static final Field CLOSINGS =
      Field.required("closings", Types.COUNT, "", "关闭次数", "How often it was closed before");
  static final Field CHANGES =
      Field.required("changes", Types.FLAG, "", "有变化", "The row says something new");
  static final Field STANDS =
      Field.required("stands", Types.FLAG, "", "有效", "The row is the one that stands");

  /** The row that stood when this one was said; null if none did. */
  static final String BEFORE = "before";

  private static final Field NEXT =
      Field.optional("next_mention", Types.TIME, "", "下次提及", "When it was mentioned next");
  private static final Field CLOSED =
      Field.required(
          "closed", Types.COUNT, "", "其后关闭", "1 if it was closed before the next mention");

  private Told() {}

  /**
   * All rows with what stood before each.
   *
   * @param said every row that stands, stood or was read, with {@link Judged#SOUND} and {@link
   *     Submissions#FILE}
   * @param content the fields whose change matters
   * @param complete when complete files of the row's county and month were received; null if none
   */
  static Dataset<Row> of(Table table, Dataset<Row> said, List<Field> content, Column complete) {
    WindowSpec one = Window.partitionBy(identity(table));
    WindowSpec before = before(table);
    return said.withColumn(MENTIONS.name(), mentions(table, complete))
        .withColumn(NEXT.name(), nextMention(one))
        .withColumn(CLOSED.name(), closedBeforeNext(complete))
        .withColumn(CLOSINGS.name(), coalesce(sum(CLOSED.col()).over(before), lit(0L)))
        .withColumn(CHANGES.name(), changes(before, content))
        .withColumn(STANDS.name(), stands(one))
        .withColumn(
            BEFORE, last(when(CHANGES.col(), struct(remembered(content))), true).over(before))
        .drop(NEXT.name(), CLOSED.name());
  }

  /** What a row says; a household that comes again after it was closed is new. */
  static Column content(List<Field> content) {
    return struct(columns(Stream.concat(content.stream(), Stream.of(CLOSINGS)).toList()));
  }

  /** The place of a row in the order of receipt. */
  static Column place() {
    return struct(order());
  }

  /** Earlier rows about the same. */
  static WindowSpec before(Table table) {
    return Window.partitionBy(identity(table))
        .orderBy(order())
        .rowsBetween(Window.unboundedPreceding(), Window.currentRow() - 1);
  }

  static Column[] identity(Table table) {
    return columns(
        Stream.concat(table.key().stream(), Stream.of(Households.COUNTY_CODE)).distinct().toList());
  }

  /** Whether a row tells what it is about; its month is its file's. */
  static Column isNamed(Table table) {
    return table.key().stream()
        .filter(f -> !f.equals(Households.PERIOD))
        .map(f -> f.col().isNotNull())
        .reduce(lit(true), Column::and);
  }

  private static Column mentions(Table table, Column complete) {
    Column ofCompleteFile = array_contains(complete, Households.RECEIVED_AT.col());
    return Judged.SOUND.col().or(coalesce(ofCompleteFile, lit(false)).and(isNamed(table)));
  }

  private static Column nextMention(WindowSpec one) {
    Column time = when(MENTIONS.col(), Households.RECEIVED_AT.col());
    return lead(time, 1, null, true).over(one.orderBy(order()));
  }

  private static Column closedBeforeNext(Column complete) {
    Column after =
        exists(
            complete,
            at ->
                at.gt(Households.RECEIVED_AT.col()).and(NEXT.col().isNull().or(at.lt(NEXT.col()))));
    return when(MENTIONS.col().and(coalesce(after, lit(false))), lit(1L)).otherwise(lit(0L));
  }

  private static Column changes(WindowSpec before, List<Field> content) {
    Column said = content(content);
    Column stood = last(when(Judged.SOUND.col(), said), true).over(before);
    return Judged.SOUND.col().and(stood.isNull().or(not(said.eqNullSafe(stood))));
  }

  /** The last change, unless what it names was closed since. */
  private static Column stands(WindowSpec one) {
    Column isLast = place().equalTo(max(when(CHANGES.col(), place())).over(one));
    return CHANGES.col().and(isLast).and(sum(CLOSED.col()).over(one).equalTo(CLOSINGS.col()));
  }

  private static Column[] remembered(List<Field> content) {
    List<Field> fields = new ArrayList<>(content);
    fields.addAll(
        List.of(
            CLOSINGS, Households.SUBMISSION_ID, Households.SOURCE_SHEET, Households.SOURCE_ROW));
    return columns(fields);
  }

  private static Column[] order() {
    return columns(List.of(Households.RECEIVED_AT, Submissions.FILE, Households.SOURCE_ROW));
  }

  private static Column[] columns(List<Field> fields) {
    return fields.stream().map(f -> col(f.name())).toArray(Column[]::new);
  }
}
