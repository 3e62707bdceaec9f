package org.duzhan.table;

import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Field.required;
import static org.duzhan.table.Types.COUNT;
import static org.duzhan.table.Types.TEXT;
import static org.duzhan.table.Types.TIME;

import java.util.List;

/**
 * The ledger: one row per file received. For an accepted file, read = accepted + unchanged +
 * superseded + quarantined; for a refused one all four are 0.
 */
public final class Submissions {
  public static final String ACCEPTED = "accepted";
  public static final String REFUSED = "refused";
  public static final String DUPLICATE = "duplicate";

  public static final Field SUBMISSION_ID = Households.SUBMISSION_ID;
  public static final Field FILE =
      required("file", TEXT, "", "文件", "Path of the file inside the inbox");
  public static final Field COUNTY_CODE =
      optional(
          "county_code", TEXT, "", "县级代码", "County the file speaks for; null if it does not say");
  public static final Field PERIOD =
      optional("period", TEXT, "", "统计月份", "Month the file speaks of; null if it does not say");
  public static final Field STATUS =
      required("status", TEXT, "", "状态", "accepted, refused or duplicate");
  public static final Field REASON =
      optional(
          "reason",
          TEXT,
          "",
          "原因",
          "Why refused or duplicate; of an accepted file, sheets that could not be taken");
  public static final Field TABLES =
      optional("tables", TEXT, "", "所含表", "Tables found in it, by name, comma between");
  public static final Field COMPLETE =
      required(
          "complete", Types.FLAG, "", "完整报送", "States all households: those missing are closed");
  public static final Field ROWS_READ =
      required("rows_read", COUNT, "行", "读取行数", "Data rows found");
  public static final Field ROWS_ACCEPTED =
      required("rows_accepted", COUNT, "行", "采用行数", "Rows new, or changing what stood");
  public static final Field ROWS_UNCHANGED =
      required("rows_unchanged", COUNT, "行", "未变行数", "Rows saying what stood");
  public static final Field ROWS_SUPERSEDED =
      required("rows_superseded", COUNT, "行", "过时行数", "Rows older than what stood");
  public static final Field ROWS_QUARANTINED =
      required("rows_quarantined", COUNT, "行", "隔离行数", "Rows that broke a rule");
  public static final Field ROWS_SET_ASIDE =
      optional(
          "rows_set_aside",
          COUNT,
          "行",
          "非数据行数",
          "Rows below headings that are no data, beside those read: totals, notes, headings again,"
              + " unused lines of a form; null if it was not counted");
  public static final Field BYTES = required("bytes", COUNT, "字节", "文件大小", "Size of the file");
  public static final Field RECEIVED_AT =
      required(
          "received_at", TIME, "", "收到时间", "When the file was received: its modification time");
  public static final Field RUN_ID =
      required("run_id", TEXT, "", "运行编号", "Run that took the file in");

  public static final Table TABLE =
      Table.of(
          "submission",
          "file received",
          List.of(SUBMISSION_ID, FILE),
          List.of(
              SUBMISSION_ID,
              FILE,
              COUNTY_CODE,
              PERIOD,
              STATUS,
              REASON,
              TABLES,
              COMPLETE,
              ROWS_READ,
              ROWS_ACCEPTED,
              ROWS_UNCHANGED,
              ROWS_SUPERSEDED,
              ROWS_QUARANTINED,
              ROWS_SET_ASIDE,
              BYTES,
              RECEIVED_AT,
              RUN_ID));

  private Submissions() {}
}
