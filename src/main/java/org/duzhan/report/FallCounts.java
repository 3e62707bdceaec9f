package org.duzhan.report;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.explode_outer;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.duzhan.judge.Backsliding.CAUSES;
import static org.duzhan.judge.Backsliding.CONTINUED;
import static org.duzhan.judge.Backsliding.KIND;
import static org.duzhan.judge.Backsliding.PERSONS;
import static org.duzhan.judge.Backsliding.SUPPORT_IN_PLACE;
import static org.duzhan.table.Field.required;
import static org.duzhan.table.Types.COUNT;
import static org.duzhan.table.Types.TEXT;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.judge.Backsliding;
import org.duzhan.table.Field;
import org.jspecify.annotations.Nullable;

/** Households that fell back, became poor or may do so, counted by area or by cause. */
final class FallCounts {
  static final Field RETURNED = counted("returned_households", "户", "返贫户", "Fell back");
  static final Field RETURNED_PERSONS = counted("returned_persons", "人", "返贫人口", "In these");
  static final Field NEWLY_POOR = counted("newly_poor_households", "户", "新致贫户", "Became poor");
  static final Field NEWLY_POOR_PERSONS = counted("newly_poor_persons", "人", "新致贫人口", "In these");
  static final Field AT_RISK = counted("at_risk_households", "户", "有风险户", "May fall");
  static final Field AT_RISK_PERSONS = counted("at_risk_persons", "人", "有风险人口", "In these");
  static final Field WITHOUT_SUPPORT =
      counted("without_support", "户", "未落实或未填帮扶", "Of all these, support not stated in place");
  static final Field NEW_THIS_MONTH =
      counted(
          "new_this_month",
          "户",
          "本月新增",
          "Of all these, not of this kind a month ago; none of which it is not known");

  /** The cause, where households are counted by cause: one household may count under several. */
  static final Field CAUSE = required("cause", TEXT, "", "成因", "A cause of falling");

  /** All figures, in the order in which they are read. */
  static final List<Field> FIGURES =
      List.of(
          RETURNED,
          RETURNED_PERSONS,
          NEWLY_POOR,
          NEWLY_POOR_PERSONS,
          AT_RISK,
          AT_RISK_PERSONS,
          WITHOUT_SUPPORT,
          NEW_THIS_MONTH);

  /** The same figures of the month before. */
  static Field before(Field figure) {
    return figure.renamed(figure.name() + "_before");
  }

  /** Counts of this month beside last month's, of whatever has any in one of them. */
  static Dataset<Row> beside(Dataset<Row> now, Dataset<Row> before, Field by) {
    List<Column> renamed = new ArrayList<>(List.of(by.col()));
    FIGURES.forEach(figure -> renamed.add(before(figure).from(figure.col())));
    String[] using = {by.name()};
    return noneIsZero(now.join(before.select(renamed.toArray(Column[]::new)), using, "full_outer"));
  }

  /** What fell in one of the months alone is 0 in the other; what is not known stays so. */
  private static Dataset<Row> noneIsZero(Dataset<Row> both) {
    Map<String, Column> filled = new HashMap<>();
    for (Field figure : FIGURES) {
      filled.put(figure.name(), when(RETURNED.col().isNull(), lit(0L)).otherwise(figure.col()));
      Field then = before(figure);
      filled.put(then.name(), when(before(RETURNED).col().isNull(), lit(0L)).otherwise(then.col()));
    }
    return both.withColumns(filled);
  }

  /** A figure of a row; null where it is not known, 0 where nothing fell. */
  static @Nullable Long of(GoldRow row, Field figure) {
    boolean isNew = figure.equals(NEW_THIS_MONTH) || figure.equals(before(NEW_THIS_MONTH));
    return isNew && !row.isAbsent() && row.number(figure) == null
        ? null
        : Long.valueOf(row.count(figure));
  }

  /** One row per area with any; without areas, one row for all. */
  static Dataset<Row> of(Dataset<Row> backsliding, Field... areas) {
    Column[] by = Arrays.stream(areas).map(Field::col).toArray(Column[]::new);
    return backsliding
        .groupBy(by)
        .agg(
            RETURNED.from(count_if(is(Backsliding.RETURNED))),
            RETURNED_PERSONS.from(persons(is(Backsliding.RETURNED))),
            NEWLY_POOR.from(count_if(is(Backsliding.NEWLY_POOR))),
            NEWLY_POOR_PERSONS.from(persons(is(Backsliding.NEWLY_POOR))),
            AT_RISK.from(count_if(is(Backsliding.AT_RISK))),
            AT_RISK_PERSONS.from(persons(is(Backsliding.AT_RISK))),
            WITHOUT_SUPPORT.from(count_if(isWithoutSupport())),
            NEW_THIS_MONTH.from(sum(not(CONTINUED.col()).cast(COUNT))));
  }

  /** One row per cause; households that state none count under 未注明. */
  static Dataset<Row> byCause(Dataset<Row> backsliding) {
    Dataset<Row> each = backsliding.withColumn(CAUSE.name(), explode_outer(CAUSES.col()));
    Column stated = coalesce(CAUSE.col(), lit("未注明"));
    return of(each.withColumn(CAUSE.name(), stated), CAUSE);
  }

  private static Column is(String kind) {
    return KIND.col().equalTo(kind);
  }

  /** Not stated counts as not in place. */
  private static Column isWithoutSupport() {
    return not(coalesce(SUPPORT_IN_PLACE.col(), lit(false)));
  }

  private static Column persons(Column condition) {
    return coalesce(sum(when(condition, PERSONS.col())), lit(0));
  }

  private static Field counted(String name, String unit, String caption, String meaning) {
    return required(name, COUNT, unit, caption, meaning);
  }

  private FallCounts() {}
}
