package org.duzhan.measure;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.when;
import static org.duzhan.table.Field.required;
import static org.duzhan.table.Types.TEXT;

import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.duzhan.table.Areas;
import org.duzhan.table.Field;

/** A level of areas, the narrowest first, and which area of it a place lies in. */
public enum AreaLevel {
  VILLAGE("village", 12),
  TOWNSHIP("township", 9),
  COUNTY("county", 6),
  PREFECTURE("prefecture", 4),
  PROVINCE("province", 2),
  COUNTRY("country", 0);

  public static final Field LEVEL =
      required(
          "area_level",
          TEXT,
          "",
          "层级",
          "village, township, county, prefecture, province or country: all under supervision");
  public static final Field CODE =
      required(
          "area_code",
          TEXT,
          "",
          "地区代码",
          "12 digits for a village, 9 for a township, else 6; 000000 for the country");

  private final String label;
  private final int digits;

  AreaLevel(String label, int digits) {
    this.label = label;
    this.digits = digits;
  }

  /** As tables name it. */
  public String label() {
    return label;
  }

  /** How many digits of a place's code name its area of this level. */
  int digits() {
    return digits;
  }

  /** Rows of this level. */
  public Column isLevel() {
    return LEVEL.col().equalTo(label);
  }

  /**
   * The areas of these levels that a place lies in: an array of {@link #LEVEL} and {@link #CODE}. A
   * county lies in no village and no township.
   *
   * @param place code of a village or a county
   */
  static Column areas(Column place, AreaLevel... levels) {
    return array_compact(
        array(Stream.of(levels).map(level -> level.area(place)).toArray(Column[]::new)));
  }

  /** All areas a place lies in but the country, in which only supervised provinces count. */
  static Column areasOf(Column place) {
    return areas(place, local());
  }

  /** All but the country. */
  static AreaLevel[] local() {
    return new AreaLevel[] {VILLAGE, TOWNSHIP, COUNTY, PREFECTURE, PROVINCE};
  }

  /** The code of the area of this level that a village lies in. */
  String codeOf(String village) {
    return switch (this) {
      case VILLAGE, TOWNSHIP -> village.substring(0, digits);
      case COUNTRY -> ProvinceMonth.COUNTRY;
      default -> (village.substring(0, digits) + "0000").substring(0, 6);
    };
  }

  private Column area(Column place) {
    return when(
        length(place).geq(digits),
        struct(lit(label).as(LEVEL.name()), codeOf(place).as(CODE.name())));
  }

  private Column codeOf(Column place) {
    return switch (this) {
      case VILLAGE, TOWNSHIP -> substring(place, 1, digits);
      case COUNTY -> Areas.countyOf(place);
      case PREFECTURE -> concat(substring(place, 1, digits), lit("00"));
      case PROVINCE -> Areas.provinceOf(place);
      case COUNTRY -> lit(ProvinceMonth.COUNTRY);
    };
  }
}
