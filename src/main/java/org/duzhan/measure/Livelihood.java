package org.duzhan.measure;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;
import static org.duzhan.measure.Sentence.EMPLOYMENT;
import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Types.COUNT;
import static org.duzhan.table.Types.RATE;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.duzhan.table.Field;
import org.duzhan.table.Households;

/**
 * Employment and safety net (domain §4.2). Blank is neither yes nor no: what is known is counted,
 * and beside it the households of which it is not.
 */
public final class Livelihood {
  public static final Field WORKERS =
      optional("workers", COUNT, "人", "劳动力人数", "Members able to work");
  public static final Field WORK_OUTSIDE_PROVINCE =
      optional("work_outside_province", COUNT, "人", "省外务工人数", "Working outside the province");
  public static final Field WORK_OUTSIDE_COUNTY =
      optional(
          "work_outside_county", COUNT, "人", "县外省内务工人数", "In the province, outside the county");
  public static final Field WORK_IN_COUNTY =
      optional("work_in_county", COUNT, "人", "县内务工人数", "Working inside the county");
  public static final Field MIGRANT_WORKERS =
      optional(
          "migrant_workers", COUNT, "人", "务工人数", "Outside province, outside county, in county");
  public static final Field WELFARE_POSTS =
      optional("welfare_posts", COUNT, "人", "公益岗位人数", "In public-welfare posts");
  public static final Field NO_LABOUR_HOUSEHOLDS =
      optional("no_labour_households", COUNT, "户", "无劳动能力户数", "Nobody can work");
  public static final Field NO_LABOUR_COVERED =
      optional("no_labour_covered", COUNT, "户", "其中已兜底户数", "Of these, on 低保 or 特困");
  public static final Field REGISTERED_MIGRANT_WORKERS =
      optional(
          "registered_migrant_workers",
          COUNT,
          "人",
          "建档立卡户务工人数",
          "Migrant workers of households registered poor or exited");
  public static final Field NO_LABOUR_ALLOWANCE =
      optional("no_labour_allowance", COUNT, "户", "其中低保户数", "Nobody can work, on 低保");
  public static final Field NO_LABOUR_DESTITUTE =
      optional("no_labour_destitute", COUNT, "户", "其中特困户数", "Nobody can work, on 特困");
  public static final Field NO_LABOUR_UNCOVERED =
      optional(
          "no_labour_uncovered", COUNT, "户", "其中未兜底户数", "Nobody can work, stated to be on neither");
  static final Field NO_LABOUR_NET_KNOWN =
      homes("no_labour_net_known", "其中兜底情况已知户数", "Nobody can work, safety net stated");
  public static final Field NO_LABOUR_COVERAGE =
      optional(
          "no_labour_coverage", RATE, "", "兜底保障覆盖率", "no_labour_covered / no_labour_net_known");

  static final List<Field> PLACES =
      List.of(
          Households.WORK_OUTSIDE_PROVINCE,
          Households.WORK_OUTSIDE_COUNTY,
          Households.WORK_IN_COUNTY);

  static final List<Figure> FIGURES =
      Stream.of(employment(), safetyNet()).flatMap(List::stream).toList();

  private Livelihood() {}

  private static List<Figure> employment() {
    return List.of(
        stated(WORKERS, Households.WORKERS),
        unknown(EMPLOYMENT, "workers_unknown_households", "劳动力情况不明户数", Households.WORKERS),
        stated(WORK_OUTSIDE_PROVINCE, Households.WORK_OUTSIDE_PROVINCE),
        stated(WORK_OUTSIDE_COUNTY, Households.WORK_OUTSIDE_COUNTY),
        stated(WORK_IN_COUNTY, Households.WORK_IN_COUNTY),
        Figure.known(EMPLOYMENT, MIGRANT_WORKERS, migrantWorkers()),
        Figure.households(
            EMPLOYMENT,
            homes(
                "migrant_work_unknown_households",
                "务工情况不明户数",
                "Blank in one of the three places at least: what it states counts, the rest does not"),
            knownMigrantWorkers().isNull()),
        Figure.known(
            EMPLOYMENT,
            REGISTERED_MIGRANT_WORKERS,
            when(Poverty.isRegistered(), migrantWorkers()),
            Monitoring.REGISTERED_PERSONS),
        stated(WELFARE_POSTS, Households.WELFARE_POSTS),
        unknown(
            EMPLOYMENT,
            "welfare_posts_unknown_households",
            "公益岗位情况不明户数",
            Households.WELFARE_POSTS));
  }

  private static List<Figure> safetyNet() {
    Column net = Households.SAFETY_NET.col();
    return List.of(
        Figure.known(
            EMPLOYMENT,
            NO_LABOUR_HOUSEHOLDS,
            Households.NO_LABOUR.col().cast(COUNT),
            Headcount.HOUSEHOLDS),
        unknown(EMPLOYMENT, "no_labour_unknown_households", "有无劳动能力不明户数", Households.NO_LABOUR),
        noLabour(NO_LABOUR_COVERED, net.isin("低保", "特困")),
        noLabour(NO_LABOUR_ALLOWANCE, net.equalTo("低保")),
        noLabour(NO_LABOUR_DESTITUTE, net.equalTo("特困")),
        noLabour(NO_LABOUR_UNCOVERED, not(net.isin("低保", "特困"))),
        noLabour(NO_LABOUR_NET_KNOWN, net.isNotNull()),
        noLabour(
            homes("no_labour_net_unknown", "其中兜底情况不明户数", "Nobody can work, safety net blank"),
            net.isNull()),
        Figure.ratio(EMPLOYMENT, NO_LABOUR_COVERAGE, NO_LABOUR_COVERED, NO_LABOUR_NET_KNOWN));
  }

  /** Members working outside the province, outside the county, and in it; null if all are blank. */
  static Column migrantWorkers() {
    Column stated = PLACES.stream().map(f -> f.col().isNotNull()).reduce(Column::or).orElseThrow();
    return when(
        stated,
        PLACES.stream().map(f -> coalesce(f.col(), lit(0L))).reduce(Column::plus).orElseThrow());
  }

  /** The same; null if one is blank. */
  static Column knownMigrantWorkers() {
    return PLACES.stream().map(Field::col).reduce(Column::plus).orElseThrow();
  }

  private static Figure stated(Field field, Field ofHousehold) {
    return Figure.known(EMPLOYMENT, field, ofHousehold.col());
  }

  static Figure unknown(Sentence sentence, String name, String caption, Field cell) {
    return Figure.households(
        sentence,
        homes(name, caption, "Households with %s blank".formatted(cell.name())),
        cell.col().isNull());
  }

  private static Figure noLabour(Field field, Column condition) {
    return part(EMPLOYMENT, field, Households.NO_LABOUR.col(), condition, NO_LABOUR_HOUSEHOLDS);
  }

  static Figure part(
      Sentence sentence, Field field, Column isWhole, Column condition, Field whole) {
    return Figure.known(sentence, field, when(isWhole, condition.cast(COUNT)), whole);
  }

  static Field homes(String name, String caption, String meaning) {
    return optional(name, COUNT, "户", caption, meaning);
  }
}
