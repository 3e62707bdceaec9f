package org.duzhan.job;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.duzhan.measure.AreaLevel;
import org.duzhan.measure.CountyMonth;
import org.duzhan.measure.CountyPartnerMonth;
import org.duzhan.measure.PartnerMonth;
import org.duzhan.measure.PrefectureMonth;
import org.duzhan.measure.ProvinceMonth;
import org.duzhan.measure.ScopeMonth;
import org.duzhan.measure.TownshipMonth;
import org.duzhan.measure.VillageMonth;
import org.duzhan.table.Field;
import org.duzhan.table.Table;

/** A table of figures: the columns of code and name of its rows, and others that are needed. */
record Grain(Table table, Field code, Field name, List<Field> more) {
  static final Grain VILLAGES =
      new Grain(
          VillageMonth.TABLE,
          VillageMonth.VILLAGE_CODE,
          VillageMonth.VILLAGE,
          List.of(VillageMonth.TOWNSHIP));
  static final Grain COUNTIES =
      new Grain(CountyMonth.TABLE, CountyMonth.COUNTY_CODE, CountyMonth.COUNTY, List.of());
  static final Grain PROVINCES =
      new Grain(
          ProvinceMonth.TABLE, ProvinceMonth.PROVINCE_CODE, ProvinceMonth.PROVINCE, List.of());
  static final Grain PARTNERS =
      new Grain(PartnerMonth.TABLE, PartnerMonth.PARTNER, PartnerMonth.PARTNER, List.of());
  static final Grain COUNTY_PARTNERS =
      new Grain(
          CountyPartnerMonth.TABLE,
          CountyPartnerMonth.PARTNER,
          CountyPartnerMonth.PARTNER,
          List.of());
  static final Grain SCOPES =
      new Grain(ScopeMonth.TABLE, ScopeMonth.SCOPE, ScopeMonth.SCOPE, List.of());
  private static final Grain TOWNSHIPS =
      new Grain(TownshipMonth.TABLE, TownshipMonth.TOWNSHIP_CODE, VillageMonth.TOWNSHIP, List.of());
  private static final Grain PREFECTURES =
      new Grain(
          PrefectureMonth.TABLE,
          PrefectureMonth.PREFECTURE_CODE,
          PrefectureMonth.PREFECTURE,
          List.of());

  /** Of the table that has rows of such areas. */
  static Grain of(AreaLevel level) {
    return switch (level) {
      case COUNTRY, PROVINCE -> PROVINCES;
      case COUNTY -> COUNTIES;
      case VILLAGE -> VILLAGES;
      case PREFECTURE -> PREFECTURES;
      case TOWNSHIP -> TOWNSHIPS;
    };
  }

  /** The same with other columns too. */
  Grain with(Field... others) {
    return new Grain(
        table, code, name, Stream.concat(more.stream(), Stream.of(others)).distinct().toList());
  }

  String codeOf(Row row) {
    return row.getAs(code.name());
  }
}
