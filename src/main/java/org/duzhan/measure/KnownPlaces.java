package org.duzhan.measure;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.lit;
import static org.duzhan.table.Field.required;
import static org.duzhan.table.Types.FLAG;
import static org.duzhan.table.Types.TEXT;

import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.table.Areas;
import org.duzhan.table.Field;
import org.duzhan.table.Table;
import org.duzhan.table.Villages;

/** The places that have figures in a month: rows of others count nowhere. */
record KnownPlaces(Dataset<Row> places) {
  private static final Field CODE =
      required("known_place", TEXT, "", "已知地区", "Code of an area that has figures");
  private static final Field DEFINED =
      required("is_defined", FLAG, "", "可测算", "What is asked of villages holds for it");
  private static final Field STATED =
      required("stated_village", TEXT, "", "名册行政村", "Village of a row of the register");

  /**
   * Villages, and counties too if they are asked for.
   *
   * @param where what is asked of villages
   */
  static KnownPlaces of(Function<Table, Dataset<Row>> rows, Column where, boolean counties) {
    Dataset<Row> villages =
        rows.apply(VillageMonth.TABLE)
            .select(CODE.from(VillageMonth.VILLAGE_CODE.col()), DEFINED.from(where));
    return new KnownPlaces(
        counties
            ? villages.unionByName(
                rows.apply(CountyMonth.TABLE)
                    .select(CODE.from(CountyMonth.COUNTY_CODE.col()), DEFINED.from(lit(true))))
            : villages);
  }

  /** Those for which it holds. */
  KnownPlaces defined() {
    return new KnownPlaces(places.filter(DEFINED.col()));
  }

  Dataset<Row> joinedTo(Dataset<Row> rows, Column place) {
    return rows.join(broadcast(places), place.equalTo(CODE.col()));
  }

  static Column isDefined() {
    return DEFINED.col();
  }

  /** Villages with where their row of the register stands, if they have one. */
  static Dataset<Row> withStated(Dataset<Row> villages, Dataset<Row> register) {
    Dataset<Row> stated =
        register.select(
            STATED.from(Villages.VILLAGE_CODE.col()),
            Villages.SUBMISSION_ID.col(),
            Villages.SOURCE_SHEET.col(),
            Villages.SOURCE_ROW.col());
    return villages.join(stated, Areas.VILLAGE_CODE.col().equalTo(STATED.col()), "left_outer");
  }
}
