package org.duzhan.table;

import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Field.required;
import static org.duzhan.table.Types.COUNT;
import static org.duzhan.table.Types.DATE;
import static org.duzhan.table.Types.FLAG;
import static org.duzhan.table.Types.MONEY;
import static org.duzhan.table.Types.RATE;
import static org.duzhan.table.Types.TEXT;
import static org.duzhan.table.Types.TIME;

import java.util.List;
import java.util.stream.Stream;

/**
 * 户表: one row per household and month, as its county last stated it. Money is rolling 12 months.
 */
public final class Households {
  public static final Field PERIOD = required("period", TEXT, "", "统计月份", "Month, YYYY-MM");
  public static final Field PROVINCE_CODE = Areas.PROVINCE_CODE;
  public static final Field COUNTY_CODE = Areas.COUNTY_CODE;
  public static final Field VILLAGE_CODE = Areas.VILLAGE_CODE;
  public static final Field HOUSEHOLD_KEY =
      required("household_key", TEXT, "", "户标识", "HMAC-SHA-256 of the household id, in hex");
  public static final Field PERSONS =
      required("persons", COUNT, "人", "家庭人口数", "Registered members");
  public static final Field HOUSEHOLD_TYPE =
      optional("household_type", TEXT, "", "贫困户属性", "一般贫困户, 低保贫困户 or 特困供养贫困户");
  public static final Field POVERTY_STATUS =
      required("poverty_status", TEXT, "", "脱贫属性", "未脱贫, 已脱贫, 预脱贫, 返贫, 新致贫 or 非建档立卡");
  public static final Field EXIT_YEAR = optional("exit_year", COUNT, "年", "脱贫年度", "Year of exit");
  public static final Field MONITOR_TYPE =
      optional("monitor_type", TEXT, "", "监测对象类型", "脱贫不稳定户 or 边缘易致贫户; blank if not monitored");
  public static final Field RISK_CAUSE =
      optional("risk_cause", TEXT, "", "返贫风险类型", "Main risk of falling back");
  public static final Field MONITORED_SINCE =
      optional("monitored_since", DATE, "", "监测识别日期", "Day the household came under monitoring");
  public static final Field POVERTY_CAUSE =
      optional("poverty_cause", TEXT, "", "主要致贫原因", "Main cause of poverty");
  public static final Field WAGE_INCOME =
      optional("wage_income", MONEY, "元", "工资性收入", "Wages, 12 months, whole household");
  public static final Field BUSINESS_INCOME =
      optional("business_income", MONEY, "元", "生产经营性收入", "Production and trade, 12 months");
  public static final Field PROPERTY_INCOME =
      optional("property_income", MONEY, "元", "财产性收入", "Property, 12 months");
  public static final Field TRANSFER_INCOME =
      optional("transfer_income", MONEY, "元", "转移性收入", "Transfers, 12 months");
  public static final Field BUSINESS_EXPENSE =
      optional("business_expense", MONEY, "元", "生产经营性支出", "Cost of production, 12 months");
  public static final Field INCOME_PER_PERSON =
      optional(
          "income_per_person",
          RATE,
          "元/人",
          "人均收入",
          "Net income per person, of files that state no amounts of the household");
  public static final Field WEIGHT =
      optional(
          "weight",
          RATE,
          "",
          "抽样权重",
          "Of surveys: how many households of the population the household stands for");
  public static final Field RIGID_EXPENSE =
      optional("rigid_expense", MONEY, "元", "刚性支出", "Unavoidable spending, 12 months");
  public static final Field SCHOOL_AGE =
      optional("school_age", COUNT, "人", "义务教育适龄人数", "Children of 6-15");
  public static final Field OUT_OF_SCHOOL =
      optional("out_of_school", COUNT, "人", "失学辍学人数", "Of these, out of school");
  public static final Field UNINSURED =
      optional("uninsured", COUNT, "人", "未参加基本医保人数", "Members without basic medical insurance");
  public static final Field HOUSING_GRADE =
      optional("housing_grade", TEXT, "", "住房等级", "A and B are safe, C and D are not");
  public static final Field WATER_QUANTITY =
      optional("water_quantity", TEXT, "", "水量", "达标, 基本达标 or 不达标");
  public static final Field WATER_QUALITY =
      optional("water_quality", TEXT, "", "水质", "达标, 基本达标 or 不达标");
  public static final Field WATER_ACCESS =
      optional("water_access", TEXT, "", "方便程度", "达标, 基本达标 or 不达标");
  public static final Field WATER_SUPPLY =
      optional("water_supply", TEXT, "", "保证率", "达标, 基本达标 or 不达标");
  public static final Field WATER_SAFE =
      optional("water_safe", FLAG, "", "饮水安全", "As stated, else all four water tests pass");
  public static final Field WORKERS =
      optional("workers", COUNT, "人", "劳动力人数", "Members able to work");
  public static final Field WORK_OUTSIDE_PROVINCE =
      optional("work_outside_province", COUNT, "人", "省外务工人数", "Working outside the province");
  public static final Field WORK_OUTSIDE_COUNTY =
      optional(
          "work_outside_county", COUNT, "人", "县外省内务工人数", "In the province, outside the county");
  public static final Field WORK_IN_COUNTY =
      optional("work_in_county", COUNT, "人", "县内务工人数", "Working inside the county");
  public static final Field WELFARE_POSTS =
      optional("welfare_posts", COUNT, "人", "公益岗位人数", "Members in public-welfare posts");
  public static final Field NO_LABOUR =
      optional("no_labour", FLAG, "", "无劳动能力家庭", "Nobody in the household can work");
  public static final Field SAFETY_NET = optional("safety_net", TEXT, "", "兜底保障", "低保, 特困 or 无");
  public static final Field RELOCATED =
      optional("relocated", FLAG, "", "易地搬迁户", "Household of the relocation programme");
  public static final Field MOVED_IN =
      optional("moved_in", FLAG, "", "实际入住", "Lives in the new home");
  public static final Field FOLLOWED_UP =
      optional("followed_up", FLAG, "", "后续帮扶落实", "Follow-up support after relocation in place");
  public static final Field SUPPORT_IN_PLACE =
      optional("support_in_place", FLAG, "", "帮扶措施落实", "Support measures in place");

  public static final Field CORRECTED_BY =
      optional("corrected_by", TEXT, "", "更正人", "Official who corrected the row, where it says so");
  public static final Field CORRECTION_REASON =
      optional("correction_reason", TEXT, "", "更正原因", "Why, where the row says so");

  public static final Field NET_INCOME =
      optional(
          "net_income", MONEY, "元", "纯收入", "Four incomes less cost of production; may be negative");
  public static final Field NET_INCOME_PER_CAPITA =
      optional("net_income_per_capita", RATE, "元/人", "人均纯收入", "net_income / persons, unrounded");
  public static final Field REGISTERED_POOR =
      required("registered_poor", FLAG, "", "建档立卡贫困", "未脱贫, 预脱贫, 返贫 or 新致贫");
  public static final Field MEASURED_POOR =
      optional("measured_poor", FLAG, "", "实测贫困", "Income below the line, or a guarantee unmet");
  public static final Field STATE = required("state", TEXT, "", "状态", "贫困, 脱贫监测, 脱贫稳定, 边缘 or 非贫困");
  public static final Field SUBMISSION_ID =
      required("submission_id", TEXT, "", "报送编号", "SHA-256 of the file the row stands in");
  public static final Field SOURCE_SHEET =
      required("source_sheet", TEXT, "", "来源工作表", "Sheet of that file; empty for CSV");
  public static final Field SOURCE_ROW =
      required("source_row", COUNT, "", "来源行号", "Row of that sheet, from 1, headings counted");
  public static final Field SOURCE_ROWS =
      optional(
          "source_rows",
          TEXT,
          "",
          "来源各行",
          "Of a household folded from rows of persons, all these rows, such as 5-8,112");
  public static final Field RECEIVED_AT =
      required("received_at", TIME, "", "收到时间", "When that file was received");
  public static final Field SAID_AT =
      required("said_at", TIME, "", "最近报送时间", "When the latest file that says so was received");

  /** What a county fills in, personal fields apart. */
  public static final List<Field> STATED =
      List.of(
          PERIOD,
          VILLAGE_CODE,
          PERSONS,
          HOUSEHOLD_TYPE,
          POVERTY_STATUS,
          EXIT_YEAR,
          MONITOR_TYPE,
          RISK_CAUSE,
          MONITORED_SINCE,
          POVERTY_CAUSE,
          WAGE_INCOME,
          BUSINESS_INCOME,
          PROPERTY_INCOME,
          TRANSFER_INCOME,
          BUSINESS_EXPENSE,
          INCOME_PER_PERSON,
          WEIGHT,
          RIGID_EXPENSE,
          SCHOOL_AGE,
          OUT_OF_SCHOOL,
          UNINSURED,
          HOUSING_GRADE,
          WATER_QUANTITY,
          WATER_QUALITY,
          WATER_ACCESS,
          WATER_SUPPLY,
          WATER_SAFE,
          WORKERS,
          WORK_OUTSIDE_PROVINCE,
          WORK_OUTSIDE_COUNTY,
          WORK_IN_COUNTY,
          WELFARE_POSTS,
          NO_LABOUR,
          SAFETY_NET,
          RELOCATED,
          MOVED_IN,
          FOLLOWED_UP,
          SUPPORT_IN_PLACE,
          CORRECTED_BY,
          CORRECTION_REASON);

  /** What a row says of its correction, not of the household. */
  public static final List<Field> OF_CORRECTION = List.of(CORRECTED_BY, CORRECTION_REASON);

  public static final Table TABLE =
      Table.of(
              "household",
              "household and month",
              List.of(PERIOD, HOUSEHOLD_KEY),
              Stream.of(
                      List.of(PERIOD, PROVINCE_CODE, COUNTY_CODE, VILLAGE_CODE, HOUSEHOLD_KEY),
                      STATED.subList(2, STATED.size()),
                      List.of(
                          NET_INCOME,
                          NET_INCOME_PER_CAPITA,
                          REGISTERED_POOR,
                          MEASURED_POOR,
                          STATE,
                          SUBMISSION_ID,
                          SOURCE_SHEET,
                          SOURCE_ROW,
                          SOURCE_ROWS,
                          RECEIVED_AT,
                          SAID_AT))
                  .flatMap(List::stream)
                  .toList())
          .partitionedBy(PERIOD)
          .skippingBy(COUNTY_CODE)
          .distinctIn(
              HOUSEHOLD_KEY,
              WAGE_INCOME,
              BUSINESS_INCOME,
              TRANSFER_INCOME,
              BUSINESS_EXPENSE,
              RIGID_EXPENSE,
              NET_INCOME,
              NET_INCOME_PER_CAPITA,
              SOURCE_ROW);

  private Households() {}
}
