package org.duzhan.measure;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;
import static org.duzhan.measure.Sentence.EMPLOYMENT;
import static org.duzhan.measure.Sentence.RELOCATION;
import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Types.COUNT;
import static org.duzhan.table.Types.RATE;

import java.util.List;
import org.apache.spark.sql.Column;
import org.duzhan.table.Field;
import org.duzhan.table.Households;

/** Employment, safety net and relocation (domain §4.2, §4.3). */
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
  public static final Field RELOCATED_HOUSEHOLDS =
      optional("relocated_households", COUNT, "户", "易地搬迁户数", "Of the relocation programme");
  public static final Field RELOCATED_MOVED_IN =
      optional("relocated_moved_in", COUNT, "户", "其中实际入住", "Of these, living in the new home");
  public static final Field RELOCATED_FOLLOWED_UP =
      optional("relocated_followed_up", COUNT, "户", "其中后续帮扶落实", "Of these, follow-up in place");
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
          "no_labour_uncovered",
          COUNT,
          "户",
          "其中未兜底户数",
          "Nobody can work, on neither or not stated");
  public static final Field RELOCATED_NOT_MOVED_IN =
      optional("relocated_not_moved_in", COUNT, "户", "其中未入住", "Relocated, stated as not moved in");
  public static final Field RELOCATED_ABLE =
      optional("relocated_able", COUNT, "户", "其中有劳动力户数", "Relocated, with a member able to work");
  public static final Field RELOCATED_EMPLOYED =
      optional(
          "relocated_employed",
          COUNT,
          "户",
          "其中有人就业户数",
          "Of relocated_able, one works or has a post");
  public static final Field RELOCATED_UNEMPLOYED =
      optional("relocated_unemployed", COUNT, "户", "其中无人就业户数", "Of relocated_able, nobody does");
  public static final Field MOVED_IN_RATE =
      optional("moved_in_rate", RATE, "", "搬迁入住率", "relocated_moved_in / relocated_households");
  public static final Field RELOCATED_EMPLOYED_RATE =
      optional(
          "relocated_employed_rate", RATE, "", "搬迁户就业率", "relocated_employed / relocated_able");
  public static final Field NO_LABOUR_COVERAGE =
      optional(
          "no_labour_coverage", RATE, "", "兜底保障覆盖率", "no_labour_covered / no_labour_households");

  static final List<Figure> FIGURES =
      List.of(
          Figure.sum(EMPLOYMENT, WORKERS, orZero(Households.WORKERS)),
          Figure.sum(EMPLOYMENT, WORK_OUTSIDE_PROVINCE, orZero(Households.WORK_OUTSIDE_PROVINCE)),
          Figure.sum(EMPLOYMENT, WORK_OUTSIDE_COUNTY, orZero(Households.WORK_OUTSIDE_COUNTY)),
          Figure.sum(EMPLOYMENT, WORK_IN_COUNTY, orZero(Households.WORK_IN_COUNTY)),
          Figure.sum(EMPLOYMENT, MIGRANT_WORKERS, migrantWorkers()),
          Figure.sum(EMPLOYMENT, WELFARE_POSTS, orZero(Households.WELFARE_POSTS)),
          Figure.households(EMPLOYMENT, NO_LABOUR_HOUSEHOLDS, Households.NO_LABOUR.col()),
          Figure.households(
              EMPLOYMENT,
              NO_LABOUR_COVERED,
              Households.NO_LABOUR.col().and(Households.SAFETY_NET.col().isin("低保", "特困"))),
          Figure.households(RELOCATION, RELOCATED_HOUSEHOLDS, Households.RELOCATED.col()),
          Figure.households(
              RELOCATION,
              RELOCATED_MOVED_IN,
              Households.RELOCATED.col().and(Households.MOVED_IN.col())),
          Figure.households(
              RELOCATION,
              RELOCATED_FOLLOWED_UP,
              Households.RELOCATED.col().and(Households.FOLLOWED_UP.col())),
          Figure.sum(
              EMPLOYMENT,
              REGISTERED_MIGRANT_WORKERS,
              when(Poverty.isRegistered(), migrantWorkers()).otherwise(lit(0L))),
          noLabour(NO_LABOUR_ALLOWANCE, Households.SAFETY_NET.col().equalTo("低保")),
          noLabour(NO_LABOUR_DESTITUTE, Households.SAFETY_NET.col().equalTo("特困")),
          noLabour(
              NO_LABOUR_UNCOVERED,
              not(coalesce(Households.SAFETY_NET.col().isin("低保", "特困"), lit(false)))),
          relocated(RELOCATED_NOT_MOVED_IN, not(Households.MOVED_IN.col())),
          relocated(RELOCATED_ABLE, Households.WORKERS.col().gt(0)),
          relocated(RELOCATED_EMPLOYED, Households.WORKERS.col().gt(0).and(isEmployed())),
          relocated(RELOCATED_UNEMPLOYED, Households.WORKERS.col().gt(0).and(not(isEmployed()))),
          Figure.ratio(EMPLOYMENT, NO_LABOUR_COVERAGE, NO_LABOUR_COVERED, NO_LABOUR_HOUSEHOLDS),
          Figure.ratio(RELOCATION, MOVED_IN_RATE, RELOCATED_MOVED_IN, RELOCATED_HOUSEHOLDS),
          Figure.ratio(RELOCATION, RELOCATED_EMPLOYED_RATE, RELOCATED_EMPLOYED, RELOCATED_ABLE));

  private Livelihood() {}

  /** Members working outside the province, outside the county, and in it; blank is 0. */
  static Column migrantWorkers() {
    return orZero(Households.WORK_OUTSIDE_PROVINCE)
        .plus(orZero(Households.WORK_OUTSIDE_COUNTY))
        .plus(orZero(Households.WORK_IN_COUNTY));
  }

  private static Column isEmployed() {
    return migrantWorkers().plus(orZero(Households.WELFARE_POSTS)).gt(0);
  }

  private static Figure noLabour(Field field, Column condition) {
    return Figure.households(EMPLOYMENT, field, Households.NO_LABOUR.col().and(condition));
  }

  private static Figure relocated(Field field, Column condition) {
    return Figure.households(RELOCATION, field, Households.RELOCATED.col().and(condition));
  }

  private static Column orZero(Field field) {
    return coalesce(field.col(), lit(0L));
  }
}
