package org.duzhan.measure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.duzhan.settings.Annexes;
import org.duzhan.settings.Annexes.ProvinceTarget;
import org.duzhan.table.Table;

/**
 * Annex 2: the villages listed in each province of annex 1 by each criterion. 宁夏 has no row in
 * annex 2, which is 0 villages.
 */
public final class ListingTargets {
  /** Never stored: what {@link ListingCheck} joins. */
  public static final Table TABLE =
      Table.of(
          "listing_target",
          "province and criterion",
          List.of(ListingCheck.PROVINCE_CODE, ListingCheck.CRITERION),
          List.of(
              ListingCheck.PROVINCE_CODE,
              ListingCheck.PROVINCE,
              ListingCheck.CRITERION,
              ListingCheck.ANNEX_COUNT));

  private ListingTargets() {}

  public static List<Row> rows(Annexes annexes) {
    return annexes.provinceNames().entrySet().stream()
        .flatMap(province -> rows(province, annexes))
        .toList();
  }

  private static Stream<Row> rows(Map.Entry<String, String> province, Annexes annexes) {
    String code = province.getKey();
    Optional<ProvinceTarget> target =
        annexes.provinces().stream().filter(t -> t.provinceCode().equals(code)).findFirst();
    long persons = target.map(ProvinceTarget::overPersons).orElse(0L);
    long incidence = target.map(ProvinceTarget::overIncidence).orElse(0L);
    return Stream.of(
        RowFactory.create(code, province.getValue(), Listing.PERSONS, persons),
        RowFactory.create(code, province.getValue(), Listing.INCIDENCE, incidence));
  }
}
