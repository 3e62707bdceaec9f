package org.duzhan.measure;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring;

import java.util.Arrays;
import java.util.Locale;
import org.apache.spark.sql.Column;

/** The areas a village lies in, by the first digits of its code. */
enum AreaLevel {
  VILLAGE(12, ""),
  TOWNSHIP(9, ""),
  COUNTY(6, ""),
  PREFECTURE(4, "00"),
  PROVINCE(2, "0000"),
  COUNTRY(0, ProvinceMonth.COUNTRY);

  private final int digits;
  private final String filling;

  AreaLevel(int digits, String filling) {
    this.digits = digits;
    this.filling = filling;
  }

  /** How tables name it. */
  String inTables() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The code of the area of this level that a village lies in. */
  String codeOf(String village) {
    return village.substring(0, digits) + filling;
  }

  private Column codeOf(Column village) {
    return concat(substring(village, 1, digits), lit(filling));
  }

  /** All areas a village lies in, as level and code. */
  static Column areasOf(Column village) {
    return array(
        Arrays.stream(values())
            .map(
                level ->
                    struct(
                        lit(level.inTables()).as(Distribution.AREA_LEVEL.name()),
                        level.codeOf(village).as(Distribution.AREA_CODE.name())))
            .toArray(Column[]::new));
  }
}
