package org.duzhan.settings;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

  static Lines from(CsvTable table) {
    List<Line> lines = table.each(Lines::line);
    Faults faults = new Faults();
    Set<List<Object>> told = new HashSet<>();
    lines.stream()
        .filter(l -> !told.add(List.of(l.kind, l.province, l.year)))
        .map(
            l ->
                "%s: %s, %s, %d stands twice".formatted(table.origin(), l.kind, l.province, l.year))
        .forEach(faults::add);
    faults.tell();
    return new Lines(lines, Optional.empty());
  }

  /** The same lines, with one poverty line over all of them where it is given. */
  Lines fixedAt(Optional<Double> yuan) {
    return new Lines(lines, yuan.map(BigDecimal::valueOf));
  }

  /** Refuses to begin without the national lines of these years. */
  void require(int first, int last) {
    Faults faults = new Faults();
    for (int year = first; year <= last; year++) {
      if (poverty(EVERYWHERE, year).isEmpty()) {
        faults.add("conf/lines.csv: no national %s line for %d".formatted(POVERTY, year));
      }
      if (monitoring(EVERYWHERE, year).isEmpty()) {
        faults.add("conf/lines.csv: no national %s line for %d".formatted(MONITORING, year));
      }
    }
    faults.tell();
  }

  private static Line line(CsvTable.Line row) {
    return new Line(
        row.oneOf("kind", POVERTY, MONITORING),
        row.matching("province", "\\*|[1-9][0-9]0000", "* or the 6-digit code of a province"),
        (int) row.whole("year", 1978, 2100),
        BigDecimal.valueOf(row.whole("yuan", 1, 10_000_000)));
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
