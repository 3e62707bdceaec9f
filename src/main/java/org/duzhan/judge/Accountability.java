package org.duzhan.judge;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.array_max;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;
import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Field.required;
import static org.duzhan.table.Types.COUNT;
import static org.duzhan.table.Types.RATE;
import static org.duzhan.table.Types.TEXT;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.duzhan.measure.AreaLevel;
import org.duzhan.measure.Indicator;
import org.duzhan.measure.Sentence;
import org.duzhan.settings.Ladder;
import org.duzhan.settings.Ladder.Fact;
import org.duzhan.settings.Sql;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Offenders;
import org.duzhan.table.Table;

/**
 * 督战阶梯 (section 五（二）): the villages, counties, prefectures and provinces under supervision that
 * some fact puts on a rung, one row each and month, with every fact that holds. A place stands on
 * the highest rung of its facts; one of which no fact holds has no row.
 *
 * <p>A fact holds where its value is at least the threshold of the place's level, both of {@code
 * conf/ladder.conf}: the notice names rungs and reasons in words, and every number is ours.
 */
public final class Accountability {
  public static final Field PERIOD = Households.PERIOD;
  public static final Field AREA = optional("area", TEXT, "", "地区", "Name, where it is known");
  public static final Field RUNG =
      required("rung", COUNT, "", "阶梯", "1 to 5: the highest rung of its facts");
  public static final Field RUNG_NAME =
      required("rung_name", TEXT, "", "督战措施", "分析研判, 支持, 整改, 约谈 or 问责");
  public static final Field FACTS =
      required(
          "facts",
          DataTypes.createArrayType(
              new StructType()
                  .add("fact", TEXT)
                  .add("value", RATE)
                  .add("threshold", RATE)
                  .add("rung", COUNT)
                  .add("explanation", TEXT)),
          "",
          "事实依据",
          "Every fact that holds, the highest rung first, with the rung it leads to");

  public static final Table TABLE =
      Table.of(
              "accountability",
              "area on a rung and month",
              List.of(PERIOD, AreaLevel.LEVEL, AreaLevel.CODE),
              List.of(PERIOD, AreaLevel.LEVEL, AreaLevel.CODE, AREA, RUNG, RUNG_NAME, FACTS))
          .partitionedBy(PERIOD)
          .skippingBy(AreaLevel.CODE);

  private static final String FLAG = "flag";

  private Accountability() {}

  /** Its figures for the catalogue. */
  public static List<Indicator> indicators() {
    return List.of(
        Indicator.anew(
            Sentence.LADDER, RUNG, "array_max(facts.rung), facts as conf/ladder.conf has them"));
  }

  /** Refuses facts that name a figure that no place has. */
  public static void check(Ladder ladder) {
    Map<String, String> formulas = new LinkedHashMap<>();
    ladder.facts().forEach(f -> formulas.put("ladder.%s.value".formatted(f.name()), f.value()));
    Formulas.check("conf/ladder.conf", formulas, PlaceFigures.names());
  }

  /** The places of a month that stand on a rung. */
  public static Dataset<Row> of(PlaceFigures figures, Ladder ladder, String period) {
    Column[] facts = ladder.facts().stream().map(Accountability::fact).toArray(Column[]::new);
    Dataset<Row> judged =
        figures
            .rows(named(ladder))
            .select(
                PERIOD.from(lit(period)),
                AreaLevel.LEVEL.col(),
                AreaLevel.CODE.col(),
                AREA.col(),
                FACTS.from(array_compact(array(facts))))
            .filter(size(FACTS.col()).gt(0))
            .withColumn(RUNG.name(), highest());
    return TABLE.conform(judged.withColumn(RUNG_NAME.name(), nameOf(RUNG.col())));
  }

  /** The figures that its facts name. Spark tells names apart without regard to case. */
  private static Set<String> named(Ladder ladder) {
    return ladder.facts().stream()
        .flatMap(fact -> Sql.columns(fact.value()).stream())
        .map(name -> name.toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  /** Places that do not stand on the highest rung of their facts. */
  public static Dataset<Row> misplaced(Dataset<Row> rows) {
    Column standing = RUNG.col().eqNullSafe(highest()).and(isNamed());
    return Offenders.of(
        rows.filter(functions.not(standing)),
        List.of(PERIOD, AreaLevel.LEVEL, AreaLevel.CODE),
        RUNG.col().cast(TEXT));
  }

  private static Column highest() {
    return array_max(transform(FACTS.col(), fact -> fact.getField("rung")));
  }

  private static Column isNamed() {
    return coalesce(RUNG_NAME.col().equalTo(nameOf(RUNG.col())), lit(false));
  }

  private static Column nameOf(Column rung) {
    Column[] names = Ladder.RUNGS.stream().map(functions::lit).toArray(Column[]::new);
    return element_at(array(names), rung.cast(DataTypes.IntegerType));
  }

  /** Null where it does not hold. */
  private static Column fact(Fact fact) {
    Column value = expr(fact.value()).cast(RATE);
    Column threshold = threshold(fact);
    return when(
        value.geq(threshold),
        struct(
            lit(fact.caption()).as("fact"),
            value.as("value"),
            threshold.as("threshold"),
            lit((long) fact.rung()).as("rung"),
            explanation(fact, value, threshold).as("explanation")));
  }

  private static Column threshold(Fact fact) {
    Column threshold = lit(null).cast(RATE);
    for (Map.Entry<String, Double> level : fact.atLeast().entrySet()) {
      threshold =
          when(AreaLevel.LEVEL.col().equalTo(level.getKey()), lit(level.getValue()))
              .otherwise(threshold);
    }
    return threshold;
  }

  private static Column explanation(Fact fact, Column value, Column threshold) {
    if (fact.show().equals(FLAG)) {
      return concat(
          Stream.of(fact.caption(), "：", fact.reason()).map(functions::lit).toArray(Column[]::new));
    }
    return concat(
        lit(fact.caption()),
        Score.written(fact.show(), value),
        lit(fact.unit() + "（≥"),
        Score.written(fact.show(), threshold),
        lit(fact.unit() + "）：" + fact.reason()));
  }
}
