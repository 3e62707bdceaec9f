package org.duzhan.table;

import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Field.required;
import static org.duzhan.table.Types.COUNT;
import static org.duzhan.table.Types.TEXT;
import static org.duzhan.table.Types.TIME;

import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** One row per run that had something to do. */
public final class Runs {
  public static final String RUNNING = "running";
  public static final String DONE = "done";
  public static final String FAILED = "failed";

  public static final Field RUN_ID = Submissions.RUN_ID;
  public static final Field COMMAND = required("command", TEXT, "", "命令", "Command that was run");
  public static final Field PERIOD =
      optional(
          "period", TEXT, "", "统计月份", "Month or months asked for: YYYY-MM or YYYY-MM..YYYY-MM");
  public static final Field STATUS =
      required(
          "status", TEXT, "", "状态", "running, done or failed; running without a heartbeat: dead");
  public static final Field STARTED_AT = required("started_at", TIME, "", "开始时间", "When it began");
  public static final Field HEARD_AT =
      required("heard_at", TIME, "", "最近心跳", "When it was last heard of");
  public static final Field FINISHED_AT =
      optional("finished_at", TIME, "", "结束时间", "When it ended");
  public static final Field HOLDER =
      required("holder", TEXT, "", "执行者", "Host and process of its driver");
  public static final Field CONFIG_HASH =
      required("config_hash", TEXT, "", "配置指纹", "Hash over all settings");
  public static final Field VERSIONS_READ =
      optional("versions_read", versions(), "", "读取版本", "Versions of the tables it began from");
  public static final Field VERSIONS_WRITTEN =
      optional("versions_written", versions(), "", "写入版本", "Versions of the tables it left");
  public static final Field ROWS =
      optional("rows", versions(), "行", "各步行数", "Rows written, by step");
  public static final Field FINGERPRINTS =
      optional(
          "fingerprints",
          DataTypes.createMapType(TEXT, TEXT),
          "",
          "输入指纹",
          "For each month and step done: a hash over all it was made from");
  public static final Field ACTIONS =
      optional("actions", actions(), "", "动作", "What was done: county, month and action");

  public static final Field INPUTS =
      optional(
          "inputs",
          DataTypes.createMapType(TEXT, TEXT),
          "",
          "所用设置",
          "What figures were made from beside files: each setting with its value (passwords left out),"
              + " each rule and file of conf with a hash, the program's version; null of older runs");

  public static final Table TABLE =
      Table.of(
          "run",
          "run",
          List.of(RUN_ID),
          List.of(
              RUN_ID,
              COMMAND,
              PERIOD,
              STATUS,
              STARTED_AT,
              HEARD_AT,
              FINISHED_AT,
              HOLDER,
              CONFIG_HASH,
              VERSIONS_READ,
              VERSIONS_WRITTEN,
              ROWS,
              FINGERPRINTS,
              ACTIONS,
              INPUTS));

  private static DataType versions() {
    return DataTypes.createMapType(TEXT, COUNT);
  }

  private static DataType actions() {
    return DataTypes.createArrayType(
        new StructType().add("county", TEXT).add("month", TEXT).add("action", TEXT));
  }

  private Runs() {}
}
