package org.duzhan.report;

import static org.apache.spark.sql.functions.lit;

import java.util.Optional;
import org.apache.spark.sql.Column;
import org.duzhan.settings.UserError;
import org.duzhan.table.Areas;

/**
 * The area a report is for: all, or one province, prefecture or county, by its 6-digit code. Rows
 * of other areas are left out before anything else is done.
 *
 * @param code 6 digits; empty for all
 */
public record Scope(Optional<String> code) {
  private static final String SIX_DIGITS = "[0-9]{6}";

  /** What one code stands for. */
  public enum Level {
    COUNTRY,
    PROVINCE,
    PREFECTURE,
    COUNTY
  }

  public Scope {
    if (code.filter(c -> !c.matches(SIX_DIGITS)).isPresent()) {
      throw new UserError(
          "--scope: cannot report on '%s' (expected the 6-digit code of a province, prefecture or county)"
              .formatted(code.get()));
    }
  }

  public Level level() {
    return code.map(Scope::levelOf).orElse(Level.COUNTRY);
  }

  /** The county lies in the area. */
  public boolean holds(String countyCode) {
    return countyCode.startsWith(prefix());
  }

  /** Rows of counties and villages in the area. */
  public Column holds() {
    return prefix().isEmpty() ? lit(true) : Areas.COUNTY_CODE.col().startsWith(prefix());
  }

  /** Rows of areas, of whatever level, wholly in the area. */
  Column holdsArea(Column code) {
    return prefix().isEmpty() ? lit(true) : code.startsWith(prefix());
  }

  /** Rows of provinces wholly in the area; the country's own row is one of them. */
  public Column holdsProvince() {
    return switch (level()) {
      case COUNTRY -> lit(true);
      case PROVINCE -> Areas.PROVINCE_CODE.col().equalTo(code.orElse(""));
      case PREFECTURE, COUNTY -> lit(false);
    };
  }

  private static Level levelOf(String code) {
    if (code.endsWith("0000")) {
      return Level.PROVINCE;
    }
    return code.endsWith("00") ? Level.PREFECTURE : Level.COUNTY;
  }

  private String prefix() {
    String all = code.orElse("");
    return switch (level()) {
      case COUNTRY -> "";
      case PROVINCE -> all.substring(0, 2);
      case PREFECTURE -> all.substring(0, 4);
      case COUNTY -> all;
    };
  }
}
