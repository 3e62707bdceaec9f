package org.duzhan.measure;

import static org.apache.spark.sql.functions.lit;

import java.util.Collection;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.duzhan.table.Areas;

/**
 * A place that figures are of.
 *
 * @param code by which its level is told
 * @param name empty if it is not known
 */
public record Area(AreaLevel level, String code, String name) {
  /** The level of a code: 12 digits a village, 9 a township, 6 the others; empty if it is none. */
  public static Optional<AreaLevel> levelOf(String code) {
    if (!code.matches("[0-9]{6}|[0-9]{9}|[0-9]{12}")) {
      return Optional.empty();
    }
    return Optional.of(
        switch (code.length()) {
          case 12 -> AreaLevel.VILLAGE;
          case 9 -> AreaLevel.TOWNSHIP;
          default -> ofSixDigits(code);
        });
  }

  private static AreaLevel ofSixDigits(String code) {
    if (code.equals(ProvinceMonth.COUNTRY)) {
      return AreaLevel.COUNTRY;
    }
    if (code.endsWith("0000")) {
      return AreaLevel.PROVINCE;
    }
    return code.endsWith("00") ? AreaLevel.PREFECTURE : AreaLevel.COUNTY;
  }

  /** Whether a place lies in it, or is it. Of the whole country the provinces in scope. */
  public boolean holds(String place, Collection<String> provinces) {
    return level == AreaLevel.COUNTRY
        ? provinces.stream().anyMatch(p -> place.startsWith(p.substring(0, 2)))
        : place.startsWith(prefix());
  }

  /**
   * The same in a query.
   *
   * @param place code of a village or county
   * @param provinces in scope
   */
  public Column holds(Column place, Collection<String> provinces) {
    return level == AreaLevel.COUNTRY
        ? Areas.provinceOf(place).isin(provinces.toArray())
        : place.startsWith(lit(prefix()));
  }

  /** Whether places in it may be of a county: what files are passed over by. */
  public Column mayHold(Column county) {
    return county()
        .map(county::equalTo)
        .orElse(level == AreaLevel.COUNTRY ? lit(true) : county.startsWith(lit(prefix())));
  }

  /** The county that it is or lies in, if it is no larger than one. */
  public Optional<String> county() {
    return level.compareTo(AreaLevel.COUNTY) <= 0
        ? Optional.of(code.substring(0, AreaLevel.COUNTY.digits()))
        : Optional.empty();
  }

  private String prefix() {
    return code.substring(0, level.digits());
  }
}
