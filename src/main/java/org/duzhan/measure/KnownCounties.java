package org.duzhan.measure;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.duzhan.settings.Annexes;
import org.duzhan.settings.Settings;
import org.duzhan.table.Table;

/** The counties that the settings know: their names, and which of them annex 1 lists. */
public final class KnownCounties {
  /** Never stored: what {@link CountyMonth} joins. */
  public static final Table TABLE =
      Table.of(
          "known_county",
          "county of conf/areas.csv or annex 1",
          List.of(CountyMonth.COUNTY_CODE),
          List.of(CountyMonth.COUNTY_CODE, CountyMonth.COUNTY, CountyMonth.IN_ANNEX));

  private KnownCounties() {}

  /** The counties of annex 1 alone, under its names. */
  public static List<Row> annex(Annexes annexes) {
    return annexes.counties().stream()
        .map(county -> RowFactory.create(county.code(), county.name(), true))
        .toList();
  }

  public static List<Row> rows(Settings settings) {
    Annexes annexes = settings.annexes();
    Map<String, String> names = new TreeMap<>(settings.areas().counties());
    annexes.counties().forEach(county -> names.putIfAbsent(county.code(), county.name()));
    return names.entrySet().stream()
        .map(
            named ->
                RowFactory.create(
                    named.getKey(), named.getValue(), annexes.county(named.getKey()).isPresent()))
        .toList();
  }
}
