package org.duzhan.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.types.ArrayType;
import org.duzhan.judge.Accountability;
import org.duzhan.judge.Backsliding;
import org.duzhan.judge.CountyRisk;
import org.duzhan.judge.FallRate;
import org.duzhan.judge.VillageRisk;
import org.duzhan.measure.AreaLevel;
import org.duzhan.measure.CountyMonth;
import org.duzhan.measure.CountyPartnerMonth;
import org.duzhan.measure.Distribution;
import org.duzhan.measure.FigureChanges;
import org.duzhan.measure.Grains;
import org.duzhan.measure.ListingCheck;
import org.duzhan.measure.ListingCounty;
import org.duzhan.measure.ListingVillage;
import org.duzhan.measure.MonitoringMonth;
import org.duzhan.measure.PartnerMonth;
import org.duzhan.measure.PrefectureMonth;
import org.duzhan.measure.ProblemMonth;
import org.duzhan.measure.ProvinceMonth;
import org.duzhan.measure.ScopeMonth;
import org.duzhan.measure.TownshipMonth;
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
 * @param area its column that names an area, or a partner
 * @param subject what its rows are figures of
 */
record Compared(Table table, Step step, Field area, Subject subject) {
  /** From the whole to its parts, then what is told of areas of several levels. */
  static final List<Compared> ALL =
      List.of(
          new Compared(ProvinceMonth.TABLE, Step.ASSESS, Areas.PROVINCE_CODE, Subject.SUPERVISED),
          place(PrefectureMonth.TABLE, Step.ASSESS, Areas.PREFECTURE_CODE),
          place(CountyMonth.TABLE, Step.ASSESS, Areas.COUNTY_CODE),
          place(TownshipMonth.TABLE, Step.ASSESS, Areas.TOWNSHIP_CODE),
          place(VillageMonth.TABLE, Step.ASSESS, Areas.VILLAGE_CODE),
          new Compared(ScopeMonth.TABLE, Step.ASSESS, Areas.PROVINCE_CODE, Subject.SCOPE),
          new Compared(PartnerMonth.TABLE, Step.ASSESS, PartnerMonth.PARTNER, Subject.PARTNER),
          new Compared(
              CountyPartnerMonth.TABLE,
              Step.ASSESS,
              CountyPartnerMonth.PARTNER,
              Subject.COUNTY_PARTNER),
          place(ListingCheck.TABLE, Step.ASSESS, Areas.PROVINCE_CODE),
          place(ListingCounty.TABLE, Step.ASSESS, Areas.COUNTY_CODE),
          place(ListingVillage.TABLE, Step.ASSESS, Areas.VILLAGE_CODE),
          area(ProblemMonth.TABLE, Step.ASSESS, Grains.CODE),
          area(Transition.TABLE, Step.ASSESS, Grains.CODE),
          area(Transition.SINCE_BASELINE, Step.ASSESS, Grains.CODE),
          area(Distribution.TABLE, Step.DISTRIBUTION, Grains.CODE),
          area(FallRate.TABLE, Step.RISK, Grains.CODE),
          place(CountyRisk.TABLE, Step.RISK, Areas.COUNTY_CODE),
          place(VillageRisk.TABLE, Step.RISK, Areas.VILLAGE_CODE),
          place(Accountability.TABLE, Step.RISK, AreaLevel.CODE),
          place(Backsliding.TABLE, Step.BACKSLIDING, Areas.VILLAGE_CODE),
          area(MonitoringMonth.TABLE, Step.BACKSLIDING, Grains.CODE));

  /** Places among places: what is done in one county moves those of all. */
  static final Set<Field> AMONG_ALL = Set.of(VillageRisk.RANK, VillageRisk.PREVIOUS_RANK);

  /** Follow from the key, or from figures that are compared themselves. */
  private static final Set<Field> LEFT_OUT =
      Set.of(
          Households.PERIOD,
          Areas.PROVINCE_CODE,
          Areas.COUNTY_CODE,
          Areas.VILLAGE_CODE,
          AreaLevel.LEVEL,
          Grains.LEVEL,
          VillageRisk.EXPLANATION,
          ListingCounty.FINDING_NAME,
          ListingVillage.FINDING_NAME,
          Accountability.AREA,
          Accountability.RUNG_NAME);

  private static final Set<Subject> PARTNERS = Set.of(Subject.PARTNER, Subject.COUNTY_PARTNER);

  private static final Set<Table> OF_RISK =
      Set.of(CountyRisk.TABLE, VillageRisk.TABLE, Accountability.TABLE);

  private static Compared place(Table table, Step step, Field area) {
    return new Compared(table, step, area, Subject.PLACE);
  }

  private static Compared area(Table table, Step step, Field area) {
    return new Compared(table, step, area, Subject.SUPERVISED);
  }

  /**
   * What tells the rows of a month apart. A household that moved is gone here, and is new there.
   */
  FigureChanges.Named named() {
    List<Field> key = new ArrayList<>(table.key());
    key.remove(Households.PERIOD);
    if (!key.contains(area)) {
      key.add(area);
    }
    List<Field> items = new ArrayList<>(key);
    items.remove(area);
    items.removeAll(LEFT_OUT);
    return new FigureChanges.Named(key, area, items);
  }

  /** What is compared. */
  List<Field> figures() {
    return table.fields().stream()
        .filter(f -> !table.key().contains(f) && !LEFT_OUT.contains(f))
        .filter(f -> !(f.type() instanceof ArrayType))
        .toList();
  }

  /**
   * Whether rows may lie in an area, if one is asked for: a partner answers for villages of any.
   */
  boolean mayLieIn(Optional<String> asked) {
    return asked.isEmpty() || !PARTNERS.contains(subject);
  }

  /** Whether it goes by conf/risk.conf: some facts of the ladder are scores and grades. */
  boolean isOfRisk() {
    return OF_RISK.contains(table);
  }

  /** Whether it goes by conf/ladder.conf. */
  boolean isOfLadder() {
    return table.equals(Accountability.TABLE);
  }

  static Stream<Field> allFigures() {
    return ALL.stream().flatMap(c -> c.figures().stream()).distinct();
  }
}
