package org.duzhan.measure;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.duzhan.measure.Sentence.EMPLOYMENT;
import static org.duzhan.measure.Sentence.MONITORING;
import static org.duzhan.measure.Sentence.RELOCATION;
import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Types.COUNT;

import java.util.List;
import org.apache.spark.sql.Column;
import org.duzhan.table.Field;
import org.duzhan.table.Households;

/** Employment, safety net, relocation and monitoring (domain §4.2-4.4). */
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
  public static final Field UNSTABLE_HOUSEHOLDS =
      optional("unstable_households", COUNT, "户", "脱贫不稳定户数", "Exited, under monitoring");
  public static final Field MARGINAL_HOUSEHOLDS =
      optional("marginal_households", COUNT, "户", "边缘易致贫户数", "Never registered, under monitoring");
  public static final Field MONITORED_HOUSEHOLDS =
      optional("monitored_households", COUNT, "户", "监测户数", "Under monitoring");
  public static final Field MONITORED_SUPPORTED =
      optional("monitored_supported", COUNT, "户", "其中帮扶落实", "Of these, support in place");

  static final List<Figure> FIGURES =
      List.of(
          Figure.sum(EMPLOYMENT, WORKERS, orZero(Households.WORKERS)),
          Figure.sum(EMPLOYMENT, WORK_OUTSIDE_PROVINCE, orZero(Households.WORK_OUTSIDE_PROVINCE)),
          Figure.sum(EMPLOYMENT, WORK_OUTSIDE_COUNTY, orZero(Households.WORK_OUTSIDE_COUNTY)),
          Figure.sum(EMPLOYMENT, WORK_IN_COUNTY, orZero(Households.WORK_IN_COUNTY)),
          Figure.sum(
              EMPLOYMENT,
              MIGRANT_WORKERS,
              orZero(Households.WORK_OUTSIDE_PROVINCE)
                  .plus(orZero(Households.WORK_OUTSIDE_COUNTY))
                  .plus(orZero(Households.WORK_IN_COUNTY))),
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
          Figure.households(
              MONITORING,
              UNSTABLE_HOUSEHOLDS,
              Households.MONITOR_TYPE.col().equalTo(States.UNSTABLE_TYPE)),
          Figure.households(
              MONITORING,
              MARGINAL_HOUSEHOLDS,
              Households.MONITOR_TYPE.col().equalTo(States.MARGINAL_TYPE)),
          Figure.households(
              MONITORING, MONITORED_HOUSEHOLDS, Households.MONITOR_TYPE.col().isNotNull()),
          Figure.households(
              MONITORING,
              MONITORED_SUPPORTED,
              Households.MONITOR_TYPE.col().isNotNull().and(Households.SUPPORT_IN_PLACE.col())));

  private Livelihood() {}

  private static Column orZero(Field field) {
    return coalesce(field.col(), lit(0L));
  }
}
