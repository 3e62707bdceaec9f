package org.duzhan.judge;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.format_number;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.slice;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;
import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Types.COUNT;
import static org.duzhan.table.Types.RATE;
import static org.duzhan.table.Types.TEXT;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.duzhan.measure.Indicator;
import org.duzhan.measure.Sentence;
import org.duzhan.settings.RiskSettings;
import org.duzhan.settings.RiskSettings.Factor;
import org.duzhan.table.Field;

/**
 * A transparent weighted score: each factor earns its points in proportion to how far its value
 * lies between two bounds; score = 100 × points earned / points that known factors could earn.
 */
final class Score {
  static final Field RANK =
      optional("rank", COUNT, "", "排名", "1 is the highest risk; null where nothing can be judged");
  static final Field PREVIOUS_RANK =
      optional("previous_rank", COUNT, "", "上月排名", "Rank in the month before");
  static final Field SCORE = optional("score", RATE, "分", "风险得分", "0-100; the higher, the riskier");
  static final Field GRADE =
      optional("grade", TEXT, "", "等级", "A work lags overall, B lags in part, C on course");
  static final Field FACTORS =
      optional(
          "factors",
          DataTypes.createArrayType(
              new StructType().add("factor", TEXT).add("value", RATE).add("points", RATE)),
          "",
          "风险因素",
          "Every factor known, its value and the points it earned, most first");
  static final Field EXPLANATION =
      optional("explanation", TEXT, "", "说明", "Why, in a Chinese sentence");

  private static final Field SAID =
      optional("said_factors", DataTypes.NullType, "", "", "Factors with their wording");
  private static final int MOST_NAMED = 3;
  private static final double WHOLE = 100;

  private Score() {}

  /** Its figures for the catalogue. */
  static List<Indicator> indicators() {
    return List.of(
        Indicator.anew(
            Sentence.STANDING, RANK, "row_number() in order of score, then of poor_persons"),
        Indicator.anew(Sentence.STANDING, PREVIOUS_RANK, "place in that order a month before"),
        Indicator.anew(
            Sentence.STANDING,
            SCORE,
            "100 × Σ points of factors / Σ points that these could earn (conf/risk.conf)"),
        Indicator.anew(Sentence.STANDING, GRADE, "score by the bounds of conf/risk.conf"));
  }

  /**
   * Adds score, grade, factors and explanation.
   *
   * @param known whether a row can be judged at all
   * @param ifNot what is said of one that cannot
   */
  static Dataset<Row> with(
      Dataset<Row> rows, List<Factor> factors, RiskSettings risk, Column known, String ifNot) {
    Formulas.check(factors, rows.columns());
    List<Column> said = new ArrayList<>();
    Column earned = lit(0.0);
    Column possible = lit(0.0);
    for (Factor factor : factors) {
      Column value = value(factor);
      earned = earned.plus(coalesce(points(factor, value), lit(0.0)));
      possible = possible.plus(when(value.isNotNull(), lit(factor.points())).otherwise(lit(0.0)));
      said.add(when(value.isNotNull(), said(factor, value)));
    }
    Column sorted =
        array_sort(
            array_compact(array(said.toArray(Column[]::new))),
            (a, b) ->
                when(a.getField("points").gt(b.getField("points")), lit(-1))
                    .when(a.getField("points").lt(b.getField("points")), lit(1))
                    .otherwise(lit(0)));
    Column score = when(known.and(possible.gt(0)), earned.divide(possible).multiply(WHOLE));
    return rows.withColumn(SAID.name(), sorted)
        .withColumn(SCORE.name(), SCORE.from(score))
        .withColumn(GRADE.name(), GRADE.from(grade(risk)))
        .withColumn(FACTORS.name(), FACTORS.from(plain()))
        .withColumn(EXPLANATION.name(), EXPLANATION.from(explanation(known, ifNot)))
        .drop(SAID.name());
  }

  private static Column value(Factor factor) {
    return expr(factor.value()).cast(RATE);
  }

  private static Column points(Factor factor, Column value) {
    Column share = value.minus(factor.from()).divide(lit(factor.to() - factor.from()));
    return least(lit(1.0), greatest(lit(0.0), share)).multiply(factor.points());
  }

  private static Column said(Factor factor, Column value) {
    return struct(
        lit(factor.caption()).as("factor"),
        value.as("value"),
        points(factor, value).as("points"),
        concat(lit(factor.caption()), written(factor.show(), value), lit(factor.unit()))
            .as("said"));
  }

  /** A value as it is read: a share in per cent, a count whole, an amount with two decimals. */
  static Column written(String show, Column value) {
    return switch (show) {
      // Rounded before it is multiplied: 0.0725 × 100 is a hair below 7.25, and would read 7.2%.
      case "share" -> concat(format_number(round(value, 3).multiply(WHOLE), 1), lit("%"));
      case "count" -> format_number(round(value, 0), 0);
      default -> format_number(round(value, 2), 2);
    };
  }

  private static Column grade(RiskSettings risk) {
    return when(SCORE.col().geq(risk.gradeA()), lit("A"))
        .when(SCORE.col().geq(risk.gradeB()), lit("B"))
        .when(SCORE.col().isNotNull(), lit("C"));
  }

  private static Column plain() {
    return when(
        SCORE.col().isNotNull(),
        transform(
            SAID.col(),
            f ->
                struct(
                    f.getField("factor").as("factor"),
                    f.getField("value").as("value"),
                    f.getField("points").as("points"))));
  }

  private static Column explanation(Column known, String ifNot) {
    Function<Column, Column> earns = f -> f.getField("points").gt(0);
    Column named =
        transform(slice(filter(SAID.col(), earns::apply), 1, MOST_NAMED), f -> f.getField("said"));
    return when(not(known), lit(ifNot))
        .when(SCORE.col().isNull(), lit("各项指标均不明，无法判断"))
        .when(size(named).gt(0), concat_ws("，", named))
        .otherwise(lit("各项指标未见风险"));
  }
}
