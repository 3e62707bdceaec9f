package org.duzhan.measure;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;
import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Field.required;
import static org.duzhan.table.Types.RATE;
import static org.duzhan.table.Types.TEXT;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NumericType;
import org.duzhan.table.Field;
import org.duzhan.table.Types;

/**
 * Figures that are not the same in two makings of a table: one row per area, item and figure.
 *
 * <p>A figure changed where one has a value and the other none, or the values differ: counts, money
 * and texts at all, doubles by more than 1e-9 of their size, since sums of them end in what order
 * they were added. Of a row that is only in one making, each value appeared or is gone.
 */
public final class FigureChanges {
  public static final Field AREA_CODE =
      required("area_code", TEXT, "", "地区代码", "The area; of a household, its village");
  public static final Field ITEM =
      required("item", TEXT, "", "项目", "What else names the row: criterion, states, household");
  public static final Field FIGURE = required("figure", TEXT, "", "指标", "Name of the column");
  public static final Field STATE = required("state", TEXT, "", "变化", "changed, appeared or gone");
  public static final Field OLD = optional("old", TEXT, "", "原值", "Before; null if there was none");
  public static final Field NEW = optional("new", TEXT, "", "新值", "After; null if there is none");
  public static final Field CHANGE =
      optional("change", RATE, "", "变动", "new − old; null where one is no number");
  public static final Field SHARE =
      optional("share", RATE, "", "变动幅度", "|change| over the larger of |old| and |new|");

  public static final String CHANGED = "changed";
  public static final String APPEARED = "appeared";
  public static final String GONE = "gone";

  /** What one row is made of. */
  public static final List<Field> FIELDS =
      List.of(AREA_CODE, ITEM, FIGURE, STATE, OLD, NEW, CHANGE, SHARE);

  private static final String BEFORE = "before_";
  private static final String AFTER = "after_";
  private static final String THERE = "there";
  private static final String EACH = "each";

  private FigureChanges() {}

  /**
   * What tells the rows of a month apart.
   *
   * @param key the columns that do
   * @param area the one that names an area
   * @param items those that are shown beside it: a prefecture may have the code of a county
   */
  public record Named(List<Field> key, Field area, List<Field> items) {}

  /**
   * The changes from one making to another.
   *
   * @param before rows of one month
   * @param after rows of the same table and month, made again
   * @param figures the columns to be compared
   */
  public static Dataset<Row> of(
      Dataset<Row> before, Dataset<Row> after, Named named, List<Field> figures) {
    String[] key = named.key().stream().map(Field::name).toArray(String[]::new);
    List<List<Field>> alike =
        List.copyOf(
            figures.stream()
                .collect(groupingBy(Field::type, LinkedHashMap::new, toList()))
                .values());
    Column[] changes =
        IntStream.range(0, alike.size())
            .mapToObj(at -> changes(alike.get(at), BEFORE + at, AFTER + at))
            .toArray(Column[]::new);
    Column[] item = named.items().stream().map(Field::col).toArray(Column[]::new);
    return side(before, key, alike, BEFORE)
        .join(side(after, key, alike, AFTER), key, "full_outer")
        .select(
            AREA_CODE.from(named.area().col()),
            ITEM.from(concat_ws(" ", item)),
            explode(concat(changes)).as(EACH))
        .select(FIELDS.stream().map(FigureChanges::unpacked).toArray(Column[]::new));
  }

  private static Column unpacked(Field field) {
    boolean ofRow = field.equals(AREA_CODE) || field.equals(ITEM);
    return ofRow ? field.col() : field.from(col(EACH + "." + field.name()));
  }

  private static Dataset<Row> side(
      Dataset<Row> rows, String[] key, List<List<Field>> alike, String side) {
    List<Column> columns = new ArrayList<>(Stream.of(key).map(name -> col(name)).toList());
    columns.add(lit(true).as(side + THERE));
    for (int at = 0; at < alike.size(); at++) {
      columns.add(array(of(alike.get(at), Field::col)).as(side + at));
    }
    return rows.select(columns.toArray(Column[]::new));
  }

  private static Column[] of(List<Field> figures, Function<Field, Column> column) {
    return figures.stream().map(column).toArray(Column[]::new);
  }

  /** Those of figures of one type: a plan of a few expressions, however many figures there are. */
  private static Column changes(List<Field> figures, String before, String after) {
    DataType type = figures.get(0).type();
    return array_compact(
        transform(
            array(of(figures, f -> lit(f.name()))),
            (name, at) -> change(type, name, get(col(before), at), get(col(after), at))));
  }

  /** What there is to say of a figure; null where it is the same. */
  private static Column change(DataType type, Column name, Column old, Column now) {
    Column state =
        when(col(BEFORE + THERE).isNull(), lit(APPEARED))
            .when(col(AFTER + THERE).isNull(), lit(GONE))
            .otherwise(lit(CHANGED));
    Column change = isNumber(type) ? number(now).minus(number(old)) : lit(null);
    Column larger =
        isNumber(type)
            ? greatest(abs(number(old)), abs(number(now))) // of one that is null, the other
            : lit(null);
    return when(
        type.equals(Types.RATE) ? FigureFaults.differ(old, now) : not(old.eqNullSafe(now)),
        struct(
            FIGURE.from(name),
            STATE.from(state),
            OLD.from(old),
            NEW.from(now),
            CHANGE.from(change),
            SHARE.from(when(larger.gt(0), coalesce(abs(change), larger).divide(larger)))));
  }

  private static boolean isNumber(DataType type) {
    return type instanceof NumericType;
  }

  private static Column number(Column column) {
    return column.cast(RATE);
  }
}
