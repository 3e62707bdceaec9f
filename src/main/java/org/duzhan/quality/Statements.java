package org.duzhan.quality;

import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.ingest.Spooled;
import org.duzhan.table.Areas;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Submissions;
import org.duzhan.table.Table;

/** Judged rows under the names of the table they go to: where they belong, whence they came. */
public final class Statements {
  private static final Map<Field, Column> PLACED =
      Map.of(
          Households.PERIOD, Spooled.FILE_PERIOD.col(),
          Households.PROVINCE_CODE, Areas.provinceOf(Spooled.FILE_COUNTY.col()),
          Households.COUNTY_CODE, Spooled.FILE_COUNTY.col(),
          Households.HOUSEHOLD_KEY, Spooled.KEY.col(),
          Households.SOURCE_SHEET, Spooled.SHEET.col(),
          Households.SOURCE_ROW, Spooled.ROW.col(),
          Households.SOURCE_ROWS, Spooled.SOURCE_ROWS.col(),
          Households.SAID_AT, Spooled.RECEIVED_AT.col());

  private Statements() {}

  /**
   * Rows of the table's shape as far as counties state it, with {@link Judged#SOUND} and {@link
   * Submissions#FILE}. Fields no mapping names are null.
   */
  public static Dataset<Row> of(Dataset<Row> judged, Table table, List<Field> derived) {
    List<String> given = List.of(judged.columns());
    List<Column> columns = new ArrayList<>();
    for (Field field : table.fields()) {
      if (PLACED.containsKey(field)) {
        columns.add(field.from(PLACED.getOrDefault(field, lit(null))));
      } else if (given.contains(field.name())) {
        columns.add(field.col());
      } else if (!derived.contains(field)) {
        columns.add(field.from(lit(null)));
      }
    }
    columns.add(Submissions.FILE.col());
    columns.add(Judged.SOUND.col());
    return judged.select(columns.toArray(Column[]::new));
  }
}
