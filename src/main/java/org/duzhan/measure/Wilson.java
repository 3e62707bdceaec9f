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
 * @param share a ratio of the catalogue, whose two sides it is drawn from
 */
record Wilson(Field share, Field low, Field high) {
  static final Wilson INCIDENCE = around(Register.INCIDENCE, "发生率");

  private static final List<Wilson> ALL =
      List.of(
          INCIDENCE,
          around(Register.COMPREHENSIVE_INCIDENCE, "综合发生率"),
          around(Headcount.MISSED_RATE, "漏评率"),
          around(Headcount.WRONGLY_EXITED_RATE, "错退率"));

  static final List<Field> FIELDS =
      ALL.stream().flatMap(interval -> Stream.of(interval.low, interval.high)).toList();

  private static final String FORMULA =
      "(x + z² / 2 %s z √(x (n − x) / n + z² / 4)) / (n + z²), x = %s, n = %s, z = interval.z, %s";

  private static Wilson around(Field share, String caption) {
    return new Wilson(
        share,
        end(share, "low", caption + "下限", "lower"),
        end(share, "high", caption + "上限", "upper"));
  }

  private static Field end(Field share, String name, String caption, String which) {
    return optional(
        "%s_%s".formatted(share.name(), name),
        RATE,
        "",
        caption,
        "Wilson interval, %s end, of %s".formatted(which, share.name()));
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
    Figure figure = figure();
    String formula =
        FORMULA.formatted(sign, figure.parts().get(0).name(), figure.parts().get(1).name(), bound);
    Indicator indicator = Indicator.anew(figure.sentence(), end, formula, share);
    return figure.nullReason().map(indicator::nullBy).orElse(indicator);
  }

  private Figure figure() {
    return Catalogue.named(share.name());
  }

  /** Of a village or an area, at the normal quantile {@code z}; null where the share is. */
  static Map<String, Column> columns(double z) {
    Map<String, Column> ends = new HashMap<>();
    for (Wilson interval : ALL) {
      List<Field> sides = interval.figure().parts();
      Column x = sides.get(0).col().cast(RATE);
      Column all = sides.get(1).col().cast(RATE);
      Column n = when(all.gt(0).and(x.leq(all)), all);
      ends.put(interval.low.name(), Statistic.wilsonLow(x, n, z));
      ends.put(interval.high.name(), Statistic.wilsonHigh(x, n, z));
    }
    return ends;
  }
}
