package org.duzhan.table;

import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.substring;
import static org.duzhan.table.Field.required;
import static org.duzhan.table.Types.TEXT;

import org.apache.spark.sql.Column;

/** Codes of places (GB/T 2260, 12-digit village codes): strings, never numbers. */
public final class Areas {
  public static final Field PROVINCE_CODE =
      required("province_code", TEXT, "", "省级代码", "6 digits, 520000");
  public static final Field PREFECTURE_CODE =
      required("prefecture_code", TEXT, "", "地级代码", "6 digits, 522600");
  public static final Field COUNTY_CODE =
      required("county_code", TEXT, "", "县级代码", "6 digits, 522633");
  public static final Field TOWNSHIP_CODE =
      required("township_code", TEXT, "", "乡级代码", "9 digits: county 6, township 3");
  public static final Field VILLAGE_CODE =
      required("village_code", TEXT, "", "行政村代码", "12 digits: county 6, township 3, village 3");

  /** The province of a county or village code. */
  public static Column provinceOf(Column code) {
    return concat(substring(code, 1, 2), lit("0000"));
  }

  /** The prefecture of a county or village code. */
  public static Column prefectureOf(Column code) {
    return concat(substring(code, 1, 4), lit("00"));
  }

  /** The township of a village code. */
  public static Column townshipOf(Column villageCode) {
    return substring(villageCode, 1, 9);
  }

  /** The county of a village code. */
  public static Column countyOf(Column villageCode) {
    return substring(villageCode, 1, 6);
  }

  private Areas() {}
}
