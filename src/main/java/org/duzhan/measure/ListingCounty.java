package org.duzhan.measure;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Field.required;
import static org.duzhan.table.Types.TEXT;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.table.Areas;
import org.duzhan.table.Field;
import org.duzhan.table.Table;

/**
 * Annex 1 against the data, county by county: whether files or villages stand under its code, and
 * whether the code goes by its full name. 临夏县 (622921) is not 临夏市 (622901).
 */
public final class ListingCounty {
  public static final Field COUNTY = required("county", TEXT, "", "附件1县名", "Full name by annex 1");
  public static final Field KNOWN_AS =
      optional("known_as", TEXT, "", "数据中县名", "The name the code goes by in county_month");
  public static final Field FINDING =
      required(
          "finding",
          TEXT,
          "",
          "核对结果",
          "found (by code and full name), other_name (by code, under another name or none) or missing"
              + " (no file and no village under the code)");
  public static final Field FINDING_NAME =
      required("finding_name", TEXT, "", "核对说明", "The finding in Chinese");

  public static final String FOUND = "found";
  public static final String OTHER_NAME = "other_name";
  public static final String MISSING = "missing";

  public static final Table TABLE =
      Table.of(
              "listing_county",
              "county of annex 1 and month",
              List.of(CountyMonth.PERIOD, CountyMonth.COUNTY_CODE),
              List.of(
                  CountyMonth.PERIOD,
                  CountyMonth.PROVINCE_CODE,
                  CountyMonth.COUNTY_CODE,
                  COUNTY,
                  KNOWN_AS,
                  CountyMonth.VILLAGES,
                  FINDING,
                  FINDING_NAME))
          .partitionedBy(CountyMonth.PERIOD)
          .skippingBy(CountyMonth.COUNTY_CODE);

  private ListingCounty() {}

  /**
   * The counties of a month.
   *
   * @param counties rows of {@link CountyMonth} of the month
   * @param annex rows of {@link KnownCounties} of annex 1
   */
  public static Dataset<Row> of(Dataset<Row> counties, Dataset<Row> annex, String period) {
    Dataset<Row> seen =
        counties.select(
            CountyMonth.COUNTY_CODE.col(),
            KNOWN_AS.from(CountyMonth.COUNTY.col()),
            CountyMonth.VILLAGES.col(),
            CountyMonth.SUBMITTED_ON.col());
    Column villages = coalesce(CountyMonth.VILLAGES.col(), lit(0L));
    Column isSeen = villages.gt(0).or(CountyMonth.SUBMITTED_ON.col().isNotNull());
    Column isNamed = coalesce(KNOWN_AS.col().equalTo(COUNTY.col()), lit(false));
    return TABLE.conform(
        annex
            .select(CountyMonth.COUNTY_CODE.col(), COUNTY.col())
            .join(seen, new String[] {CountyMonth.COUNTY_CODE.name()}, "left_outer")
            .withColumn(CountyMonth.PERIOD.name(), lit(period))
            .withColumn(
                CountyMonth.PROVINCE_CODE.name(), Areas.provinceOf(CountyMonth.COUNTY_CODE.col()))
            .withColumn(FINDING.name(), finding(isSeen, isNamed, FOUND, OTHER_NAME, MISSING))
            .withColumn(
                FINDING_NAME.name(),
                finding(isSeen, isNamed, "代码、全称均找到", "代码找到，名称不同", "未找到：该代码下没有文件，也没有村"))
            .withColumn(CountyMonth.VILLAGES.name(), villages)
            .drop(CountyMonth.SUBMITTED_ON.name()));
  }

  private static Column finding(
      Column isSeen, Column isNamed, String found, String otherName, String missing) {
    return when(isSeen.and(isNamed), lit(found))
        .when(isSeen, lit(otherName))
        .otherwise(lit(missing));
  }
}
