package org.duzhan.table;

import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Field.required;
import static org.duzhan.table.Types.DATE;
import static org.duzhan.table.Types.FLAG;
import static org.duzhan.table.Types.TEXT;

import java.util.List;
import java.util.stream.Stream;

/** 问题台账: one row per problem and month: found, due, rectified, verified. */
public final class Problems {
  /** The month of the ledger the row stands in. */
  public static final Field PERIOD = Households.PERIOD;

  public static final Field PROVINCE_CODE = Areas.PROVINCE_CODE;
  public static final Field COUNTY_CODE = Areas.COUNTY_CODE;
  public static final Field PROBLEM_ID =
      required("problem_id", TEXT, "", "问题编号", "Number in the county's ledger");
  public static final Field VILLAGE_CODE =
      optional("village_code", TEXT, "", "行政村代码", "Village, if the problem is one village's");
  public static final Field SOURCE =
      optional("source", TEXT, "", "问题来源", "Inspection that found it");
  public static final Field KIND = optional("kind", TEXT, "", "问题类别", "What it is about");
  public static final Field DESCRIPTION = optional("description", TEXT, "", "问题描述", "In words");
  public static final Field UNIT = optional("unit", TEXT, "", "责任单位", "Unit that answers for it");
  public static final Field FOUND_ON = optional("found_on", DATE, "", "发现日期", "Day it was found");
  public static final Field DUE_ON = optional("due_on", DATE, "", "整改期限", "Day it is due");
  public static final Field STATUS = optional("status", TEXT, "", "整改状态", "未整改, 整改中, 已整改 or 已核实");
  public static final Field RECTIFIED_ON =
      optional("rectified_on", DATE, "", "整改完成日期", "Day it was put right");
  public static final Field VERIFIED_ON =
      optional("verified_on", DATE, "", "核实日期", "Day that was verified");
  public static final Field FALSIFIED =
      optional("falsified", FLAG, "", "弄虚作假", "Figures or rectification found false");
  public static final Field SUBMISSION_ID = Households.SUBMISSION_ID;
  public static final Field SOURCE_SHEET = Households.SOURCE_SHEET;
  public static final Field SOURCE_ROW = Households.SOURCE_ROW;
  public static final Field RECEIVED_AT = Households.RECEIVED_AT;
  public static final Field SAID_AT = Households.SAID_AT;

  /** What a county fills in. */
  public static final List<Field> STATED =
      List.of(
          PERIOD,
          COUNTY_CODE,
          VILLAGE_CODE,
          PROBLEM_ID,
          SOURCE,
          KIND,
          DESCRIPTION,
          UNIT,
          FOUND_ON,
          DUE_ON,
          STATUS,
          RECTIFIED_ON,
          VERIFIED_ON,
          FALSIFIED);

  public static final Table TABLE =
      Table.of(
              "problem",
              "problem and month",
              List.of(PERIOD, COUNTY_CODE, PROBLEM_ID),
              Stream.of(
                      List.of(PERIOD, PROVINCE_CODE, COUNTY_CODE),
                      STATED.subList(2, STATED.size()),
                      List.of(SUBMISSION_ID, SOURCE_SHEET, SOURCE_ROW, RECEIVED_AT, SAID_AT))
                  .flatMap(List::stream)
                  .toList())
          .partitionedBy(PERIOD)
          .skippingBy(COUNTY_CODE);

  private Problems() {}
}
