package org.duzhan.report;

import static java.util.stream.Collectors.toMap;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.table.Areas;
import org.duzhan.table.Field;

/**
 * One month's rows of the small tables, by area code; only areas inside the scope.
 *
 * @param figures as added up
 * @param risks as judged
 * @param falls households that fell, counted; areas without any are left out
 */
record RowsByArea(
    Map<String, GoldRow> figures, Map<String, GoldRow> risks, Map<String, GoldRow> falls) {

  static RowsByArea counties(ReportInput.Month month, Scope scope) {
    return new RowsByArea(
        by(Areas.COUNTY_CODE, month.counties().filter(scope.holds())),
        by(Areas.COUNTY_CODE, month.countyRisks().filter(scope.holds())),
        by(
            Areas.COUNTY_CODE,
            FallCounts.of(month.backsliding().filter(scope.holds()), Areas.COUNTY_CODE)));
  }

  static RowsByArea provinces(ReportInput.Month month, Scope scope) {
    return new RowsByArea(
        by(Areas.PROVINCE_CODE, month.provinces().filter(scope.holdsProvince())),
        Map.of(),
        Map.of());
  }

  GoldRow figures(String code) {
    return figures.getOrDefault(code, GoldRow.ABSENT);
  }

  GoldRow risks(String code) {
    return risks.getOrDefault(code, GoldRow.ABSENT);
  }

  GoldRow falls(String code) {
    return falls.getOrDefault(code, GoldRow.ABSENT);
  }

  private static Map<String, GoldRow> by(Field code, Dataset<Row> small) {
    return GoldRow.all(small.sort(code.col())).stream()
        .collect(toMap(row -> row.words(code), row -> row, (a, b) -> a, LinkedHashMap::new));
  }
}
