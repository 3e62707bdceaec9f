package org.duzhan.table;

import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Field.required;
import static org.duzhan.table.Types.TEXT;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/** One row per bad row and rule it breaks, with the text as it stood. */
public final class Quarantine {
  public static final Field SUBMISSION_ID = Households.SUBMISSION_ID;
  public static final Field FILE = Submissions.FILE;
  public static final Field COUNTY_CODE = Submissions.COUNTY_CODE;
  public static final Field PERIOD = Submissions.PERIOD;
  public static final Field TABLE_NAME =
      required("table", TEXT, "", "表", "Table the row was meant for");
  public static final Field SHEET = required("sheet", TEXT, "", "工作表", "Sheet; empty for CSV");
  public static final Field ROW =
      required("row", Types.COUNT, "", "行号", "Row, from 1, headings counted");
  public static final Field FIELD =
      required("field", TEXT, "", "字段", "Field the rule is about; * for the row as a whole");
  public static final Field RULE = required("rule", TEXT, "", "规则", "Code of the rule broken");
  public static final Field MESSAGE =
      required("message", TEXT, "", "说明", "What is wrong, in Chinese");
  public static final Field RAW =
      optional("raw", TEXT, "", "原值", "The cell as it stood; personal fields masked");
  public static final Field RULES_HASH =
      required(
          "rules_hash", TEXT, "", "规则版本", "All rules it was judged by: 16 digits of their SHA-256");
  public static final Field ROW_KEY =
      optional(
          "household_key",
          TEXT,
          "",
          "户标识",
          "Household of a household's row (HMAC), if it is named and stands once in the file");
  public static final Field CELLS =
      optional(
          "cells",
          DataTypes.createMapType(TEXT, TEXT),
          "",
          "各列内容",
          "What else the row says, by field, without what is personal; only once a row");

  /** Stands for all fields of a row. */
  public static final String WHOLE_ROW = "*";

  public static final Table TABLE =
      Table.of(
          "quarantine",
          "bad row and rule it breaks",
          List.of(SUBMISSION_ID, TABLE_NAME, SHEET, ROW, RULE, FIELD),
          List.of(
              SUBMISSION_ID,
              FILE,
              COUNTY_CODE,
              PERIOD,
              TABLE_NAME,
              SHEET,
              ROW,
              FIELD,
              RULE,
              MESSAGE,
              RAW,
              RULES_HASH,
              ROW_KEY,
              CELLS));

  private Quarantine() {}
}
