package org.duzhan.measure;

import static org.apache.spark.sql.functions.left;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.duzhan.table.Households.PERIOD;
import static org.duzhan.table.Households.PROVINCE_CODE;

import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Column;
import org.duzhan.settings.Lines;
import org.duzhan.settings.Lines.Line;
import org.duzhan.table.Types;

/** The line of a household's province and year, yuan per person and year; null if none is known. */
public final class LineOf {
  private static final int YEAR_DIGITS = 4;

  private LineOf() {}

  /**
   * The poverty line: the fixed one if there is one; else the province's own, else the national.
   */
  public static Column poverty(Lines lines) {
    return lines
        .fixed()
        .map(yuan -> lit(yuan).cast(Types.MONEY))
        .orElseGet(() -> of(lines, Lines.POVERTY, PERIOD.col(), PROVINCE_CODE.col()));
  }

  /** The monitoring line. */
  public static Column monitoring(Lines lines) {
    return monitoring(lines, PERIOD.col(), PROVINCE_CODE.col());
  }

  /** The monitoring line of a month and a province. */
  public static Column monitoring(Lines lines, Column period, Column province) {
    return of(lines, Lines.MONITORING, period, province);
  }

  private static Column of(Lines lines, String kind, Column period, Column province) {
    List<Line> latestFirst =
        lines.lines().stream()
            .filter(l -> l.kind().equals(kind))
            .sorted(
                Comparator.comparing(Line::year)
                    .reversed()
                    .thenComparing(Line::province, Comparator.reverseOrder()))
            .toList();
    Column year = left(period, lit(YEAR_DIGITS));
    Column line = null;
    for (Line entry : latestFirst) {
      Column ofYear = year.equalTo(String.valueOf(entry.year()));
      Column here = entry.isNational() ? ofYear : ofYear.and(province.equalTo(entry.province()));
      Column yuan = lit(entry.yuan()).cast(Types.MONEY);
      line = line == null ? when(here, yuan) : line.when(here, yuan);
    }
    return line == null ? lit(null).cast(Types.MONEY) : line;
  }
}
