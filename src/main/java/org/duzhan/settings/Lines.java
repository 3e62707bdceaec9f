package org.duzhan.settings;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Poverty and monitoring lines, yuan per person and year, from {@code conf/lines.csv}; a row for a
 * province wins over {@code *}.
 *
 * @param fixed one poverty line for every place and year, over all others
 */
public record Lines(List<Line> lines, Optional<BigDecimal> fixed) {
  public static final String POVERTY = "poverty";
  public static final String MONITORING = "monitoring";
  private static final String EVERYWHERE = "*";

  /** One line of a kind, a province code or {@code *}, and a year. */
  public record Line(String kind, String province, int year, BigDecimal yuan) {
    /** Whether it holds in every province that has no line of its own. */
    public boolean isNational() {
      return province.equals(EVERYWHERE);
    }
  }

  static Lines from(CsvTable table, Optional<Double> fixed) {
    List<Line> lines =
        table.rows().stream()
            .map(
                row ->
                    new Line(
                        row.oneOf("kind", POVERTY, MONITORING),
                        row.text("province"),
                        (int) row.whole("year"),
                        BigDecimal.valueOf(row.whole("yuan"))))
            .toList();
    return new Lines(lines, fixed.map(BigDecimal::valueOf));
  }

  /** The poverty line of a province and year; empty when none is known. */
  public Optional<BigDecimal> poverty(String province, int year) {
    return fixed.or(() -> find(POVERTY, province, year));
  }

  /** The monitoring line of a province and year; empty when none is known. */
  public Optional<BigDecimal> monitoring(String province, int year) {
    return find(MONITORING, province, year);
  }

  /** Province codes that have a line of their own for this kind and year. */
  public List<Line> ofYear(String kind, int year) {
    return lines.stream().filter(l -> l.kind.equals(kind) && l.year == year).toList();
  }

  private Optional<BigDecimal> find(String kind, String province, int year) {
    List<Line> ofYear = ofYear(kind, year);
    return ofYear.stream()
        .filter(l -> l.province.equals(province))
        .findFirst()
        .or(() -> ofYear.stream().filter(l -> l.province.equals(EVERYWHERE)).findFirst())
        .map(Line::yuan);
  }
}
