package org.duzhan.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.types.ArrayType;
import org.duzhan.judge.Backsliding;
import org.duzhan.judge.CountyRisk;
import org.duzhan.judge.VillageRisk;
import org.duzhan.measure.CountyMonth;
import org.duzhan.measure.Distribution;
import org.duzhan.measure.ListingCheck;
import org.duzhan.measure.ProvinceMonth;
import org.duzhan.measure.Transition;
import org.duzhan.measure.VillageMonth;
import org.duzhan.table.Areas;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Table;

/**
 * A table whose rows of two runs are held against each other.
 *
 * @param step that makes it
 * @param area its column that names an area
 */
record Compared(Table table, Step step, Field area) {
  /** From the whole to its parts. */
  static final List<Compared> ALL =
      List.of(
          new Compared(ProvinceMonth.TABLE, Step.ASSESS, Areas.PROVINCE_CODE),
          new Compared(CountyMonth.TABLE, Step.ASSESS, Areas.COUNTY_CODE),
          new Compared(VillageMonth.TABLE, Step.ASSESS, Areas.VILLAGE_CODE),
          new Compared(ListingCheck.TABLE, Step.ASSESS, Areas.PROVINCE_CODE),
          new Compared(Transition.TABLE, Step.ASSESS, Transition.AREA_CODE),
          new Compared(Distribution.TABLE, Step.DISTRIBUTION, Distribution.AREA_CODE),
          new Compared(CountyRisk.TABLE, Step.RISK, Areas.COUNTY_CODE),
          new Compared(VillageRisk.TABLE, Step.RISK, Areas.VILLAGE_CODE),
          new Compared(Backsliding.TABLE, Step.BACKSLIDING, Areas.VILLAGE_CODE));

  /** Places among places: what is done in one county moves those of all. */
  static final Set<Field> AMONG_ALL = Set.of(VillageRisk.RANK, VillageRisk.PREVIOUS_RANK);

  /** Follow from the key, or from figures that are compared themselves. */
  private static final Set<Field> LEFT_OUT =
      Set.of(
          Households.PERIOD,
          Areas.PROVINCE_CODE,
          Areas.COUNTY_CODE,
          Areas.VILLAGE_CODE,
          Transition.AREA_LEVEL,
          Distribution.AREA_LEVEL,
          VillageRisk.EXPLANATION);

  /** What names a row beside its month and area. */
  List<Field> items() {
    List<Field> items = new ArrayList<>(table.key());
    items.removeAll(List.of(Households.PERIOD, area, Distribution.AREA_LEVEL));
    return items;
  }

  /** What is compared. */
  List<Field> figures() {
    return table.fields().stream()
        .filter(f -> !table.key().contains(f) && !LEFT_OUT.contains(f))
        .filter(f -> !(f.type() instanceof ArrayType))
        .toList();
  }

  /** Whether it is of risk, and so of conf/risk.conf. */
  boolean isRisk() {
    return step == Step.RISK;
  }

  static Stream<Field> allFigures() {
    return ALL.stream().flatMap(c -> c.figures().stream()).distinct();
  }
}
