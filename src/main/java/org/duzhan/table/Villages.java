package org.duzhan.table;

import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Types.COUNT;
import static org.duzhan.table.Types.FLAG;
import static org.duzhan.table.Types.TEXT;

import java.util.List;
import java.util.stream.Stream;

/** 村表: one row per village and month: the register, with its denominators. */
public final class Villages {
  public static final Field PERIOD = Households.PERIOD;
  public static final Field PROVINCE_CODE = Areas.PROVINCE_CODE;
  public static final Field COUNTY_CODE = Areas.COUNTY_CODE;
  public static final Field VILLAGE_CODE = Areas.VILLAGE_CODE;
  public static final Field VILLAGE = optional("village", TEXT, "", "行政村名称", "Name of the village");
  public static final Field TOWNSHIP =
      optional("township", TEXT, "", "乡镇名称", "Name of its township");
  public static final Field RURAL_POPULATION =
      optional("rural_population", COUNT, "人", "农业户籍人口", "Registered rural population");
  public static final Field RURAL_HOUSEHOLDS =
      optional("rural_households", COUNT, "户", "农业户籍户数", "Registered rural households");
  public static final Field LISTED =
      optional(
          "listed", FLAG, "", "挂牌村", "On the list of supervised villages, as the county states");
  public static final Field SURVEYED_HOUSEHOLDS =
      optional("surveyed_households", COUNT, "户", "受访户数", "Households asked for their approval");
  public static final Field APPROVING_HOUSEHOLDS =
      optional("approving_households", COUNT, "户", "认可户数", "Of these, approving");
  public static final Field PARTNER =
      optional("partner", TEXT, "", "协作帮扶单位", "Partner that answers for the village");
  public static final Field SUBMISSION_ID = Households.SUBMISSION_ID;
  public static final Field SOURCE_SHEET = Households.SOURCE_SHEET;
  public static final Field SOURCE_ROW = Households.SOURCE_ROW;
  public static final Field RECEIVED_AT = Households.RECEIVED_AT;
  public static final Field SAID_AT = Households.SAID_AT;

  /** What a county fills in. */
  public static final List<Field> STATED =
      List.of(
          PERIOD,
          VILLAGE_CODE,
          VILLAGE,
          TOWNSHIP,
          RURAL_POPULATION,
          RURAL_HOUSEHOLDS,
          LISTED,
          SURVEYED_HOUSEHOLDS,
          APPROVING_HOUSEHOLDS,
          PARTNER);

  public static final Table TABLE =
      Table.of(
              "village",
              "village and month",
              List.of(PERIOD, VILLAGE_CODE),
              Stream.of(
                      List.of(PERIOD, PROVINCE_CODE, COUNTY_CODE),
                      STATED.subList(1, STATED.size()),
                      List.of(SUBMISSION_ID, SOURCE_SHEET, SOURCE_ROW, RECEIVED_AT, SAID_AT))
                  .flatMap(List::stream)
                  .toList())
          .partitionedBy(PERIOD)
          .skippingBy(COUNTY_CODE);

  private Villages() {}
}
