package org.duzhan.measure;

import static org.apache.spark.sql.functions.when;
import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Types.RATE;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.duzhan.table.Field;

/**
 * Wilson's interval around a share of persons, at every grain: as if the persons of the area were
 * drawn one by one.
 *
 * @param cases numerator of the share
 * @param of its denominator
 */
record Wilson(Field share, Field cases, Field of, Field low, Field high) {
  static final Wilson INCIDENCE =
      of(Register.INCIDENCE, Register.ASSESSED_POOR_PERSONS, Register.ASSESSED_POPULATION, "发生率");

  private static final List<Wilson> ALL =
      List.of(
          INCIDENCE,
          of(
              Register.COMPREHENSIVE_INCIDENCE,
              Register.ASSESSED_FOUND_PERSONS,
              Register.ASSESSED_POPULATION,
              "综合发生率"),
          of(
              Headcount.MISSED_RATE,
              Headcount.MISSED_PERSONS,
              Headcount.MISSED_KNOWN_PERSONS,
              "漏评率"),
          of(
              Headcount.WRONGLY_EXITED_RATE,
              Headcount.WRONGLY_EXITED_PERSONS,
              Headcount.WRONGLY_EXITED_KNOWN_PERSONS,
              "错退率"));

  static final List<Field> FIELDS =
      ALL.stream().flatMap(interval -> Stream.of(interval.low, interval.high)).toList();

  private static final String FORMULA =
      "(x + z² / 2 %s z √(x (n − x) / n + z² / 4)) / (n + z²), x = %s, n = %s, z = interval.z, %s";

  private static Wilson of(Field share, Field cases, Field of, String caption) {
    return new Wilson(
        share,
        cases,
        of,
        optional(
            share.name() + "_low",
            RATE,
            "",
            caption + "下限",
            "Wilson interval, lower end, of %s over %s".formatted(cases.name(), of.name())),
        optional(
            share.name() + "_high",
            RATE,
            "",
            caption + "上限",
            "Wilson interval, upper end, of the same"));
  }

  /** The figures for the catalogue. */
  static List<Indicator> indicators() {
    return ALL.stream()
        .flatMap(
            interval ->
                Stream.of(
                    interval.indicator(interval.low, "−", "at least 0"),
                    interval.indicator(interval.high, "+", "at most 1")))
        .toList();
  }

  private Indicator indicator(Field end, String sign, String bound) {
    Figure figure = Catalogue.named(share.name());
    Indicator indicator =
        Indicator.anew(
            figure.sentence(), end, FORMULA.formatted(sign, cases.name(), of.name(), bound), share);
    return figure.nullReason().map(indicator::nullBy).orElse(indicator);
  }

  /** Of a village or an area, at the normal quantile {@code z}; null where the share is. */
  static Map<String, Column> columns(double z) {
    Map<String, Column> ends = new HashMap<>();
    for (Wilson interval : ALL) {
      Column x = interval.cases.col().cast(RATE);
      Column all = interval.of.col().cast(RATE);
      Column n = when(all.gt(0).and(x.leq(all)), all);
      ends.put(interval.low.name(), Statistic.wilsonLow(x, n, z));
      ends.put(interval.high.name(), Statistic.wilsonHigh(x, n, z));
    }
    return ends;
  }
}
