package org.duzhan.ingest;

import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Field.required;
import static org.duzhan.table.Types.COUNT;
import static org.duzhan.table.Types.FLAG;
import static org.duzhan.table.Types.TEXT;
import static org.duzhan.table.Types.TIME;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Submissions;

/**
 * Columns of spooled rows beside the fields of their table, which are texts under the fields' own
 * names; {@link #raw} has the text as it stood, where cleaning changed it.
 */
public final class Spooled {
  public static final Field SUBMISSION_ID = Households.SUBMISSION_ID;
  public static final Field FILE = Submissions.FILE;
  public static final Field RECEIVED_AT =
      required("received_at", TIME, "", "收到时间", "When the file was received");
  public static final Field FILE_COUNTY =
      required("file_county", TEXT, "", "报送县", "County the file speaks for");
  public static final Field FILE_PERIOD =
      required("file_period", TEXT, "", "文件月份", "Month the file speaks of");
  public static final Field COMPLETE =
      required("complete", FLAG, "", "完整报送", "The file states all households");
  public static final Field SHEET = required("sheet", TEXT, "", "工作表", "Sheet");
  public static final Field ROW = required("row", COUNT, "", "行号", "Row of the sheet, from 1");
  public static final Field KEY =
      optional("key", TEXT, "", "标识", "Keyed hash of what names the row");
  public static final Field REPEATED =
      required("repeated", FLAG, "", "重复", "The key stands in the file more than once");
  public static final Field ID_SOUND =
      optional("id_sound", FLAG, "", "证件号码有效", "Check digit of the ID number holds");

  /** They all, in the order of the reader. */
  public static final List<Field> COLUMNS =
      List.of(
          SUBMISSION_ID,
          FILE,
          RECEIVED_AT,
          FILE_COUNTY,
          FILE_PERIOD,
          COMPLETE,
          SHEET,
          ROW,
          KEY,
          REPEATED,
          ID_SOUND);

  private static final String RAW = "raw_";

  private Spooled() {}

  /** The column with the text of a field as it stood, null where cleaning changed nothing. */
  public static String raw(String field) {
    return RAW + field;
  }

  static StructType schema(List<String> fields) {
    Stream<StructField> fixed =
        COLUMNS.stream().map(f -> DataTypes.createStructField(f.name(), f.type(), true));
    Stream<StructField> texts =
        Stream.concat(fields.stream(), fields.stream().map(Spooled::raw))
            .map(n -> DataTypes.createStructField(n, TEXT, true));
    return new StructType(Stream.concat(fixed, texts).toArray(StructField[]::new));
  }
}
