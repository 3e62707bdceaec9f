package org.duzhan.job;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.duzhan.measure.AreaLevel;
import org.duzhan.measure.PartnerMonth;
import org.duzhan.measure.VillageMonth;

/** What the rows of a month name that has figures in it. */
record NamesOfMonth(MonthFigures month) {
  static final int TOWNSHIP_DIGITS = 9;

  /** Shows villages and their townships, each township as often as it has villages. */
  void villages(BiConsumer<String, String> show) {
    month.rows(
        VillageMonth.TABLE,
        List.of(VillageMonth.VILLAGE_CODE, VillageMonth.VILLAGE, VillageMonth.TOWNSHIP),
        row -> {
          String code = row.getString(0);
          if (!row.isNullAt(1)) {
            show.accept(code, row.getString(1));
          }
          if (!row.isNullAt(2)) {
            show.accept(code.substring(0, TOWNSHIP_DIGITS), row.getString(2));
          }
        });
  }

  /** Shows the partners that answer for villages. */
  void partners(Consumer<String> show) {
    month.rows(
        PartnerMonth.TABLE, List.of(PartnerMonth.PARTNER), row -> show.accept(row.getString(0)));
  }

  /** Shows the codes of areas of a level that have figures. */
  void codes(AreaLevel level, Consumer<String> show) {
    Grain grain = Grain.of(level);
    month.rows(grain.table(), List.of(grain.code()), row -> show.accept(row.getString(0)));
  }
}
