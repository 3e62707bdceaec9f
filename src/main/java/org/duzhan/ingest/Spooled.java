package org.duzhan.ingest;

import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Field.required;
import static org.duzhan.table.Types.COUNT;
import static org.duzhan.table.Types.FLAG;
import static org.duzhan.table.Types.TEXT;
import static org.duzhan.table.Types.TIME;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.duzhan.ingest.Mapping.MappedField;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Submissions;

/**
 * Columns of spooled rows beside the fields of their table, which stand under the fields' own names
 * in the type of their kind, null where blank or unreadable; {@link #raw} has the text as it stood.
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
  public static final Field KEY_LOST =
      required("key_lost", FLAG, "", "标识失真", "What names the row came as a number too long");
  public static final Field ID_HOUSEHOLDS =
      optional(
          "id_households",
          COUNT,
          "户",
          "同号户数",
          "Households of the file under this ID number; null if no other is");
  public static final Field PHONE_HOUSEHOLDS =
      optional(
          "phone_households",
          COUNT,
          "户",
          "同一电话户数",
          "Households of the file with this phone; null if no other has it");
  public static final Field NTH =
      required(
          "nth", COUNT, "", "序号", "Tells the row from the others of its table in the file, from 1");
  public static final Field BAD =
      required("bad", FLAG, "", "不合格", "The row is among the BadRows that the reader was given");
  public static final Field UNREADABLE =
      optional(
          "unreadable",
          DataTypes.createArrayType(TEXT),
          "",
          "无法识别",
          "Fields whose text is not what they can hold; null if there is none");
  public static final Field SHIFTED =
      required(
          "shifted", FLAG, "", "错列", "The row has more cells than headings: none of them is kept");
  public static final Field MISQUOTED =
      required(
          "misquoted",
          FLAG,
          "",
          "引号有误",
          "A quote of the row is one too many: none of its cells is kept");
  public static final Field SOURCE_ROWS = Households.SOURCE_ROWS;
  public static final Field HEADS =
      optional("heads", COUNT, "人", "户主数", "Heads among the rows it was folded from");
  public static final Field MEMBERS =
      optional("members", COUNT, "人", "成员行数", "Rows of persons it was folded from");
  public static final Field DISAGREEING =
      optional("disagreeing", TEXT, "", "不一致的字段", "First field that these rows state in two ways");
  public static final Field DISAGREEMENTS =
      optional("disagreements", TEXT, "", "不一致之处", "All these, with both values and rows");
  public static final Field UNSOUND_IDS =
      optional("unsound_ids", TEXT, "", "证件号码有误的行", "Rows whose ID number cannot be one");
  public static final Field REPEATED_IDS =
      optional("repeated_ids", TEXT, "", "证件号码重复的行", "Rows whose ID number stands twice");
  public static final Field AILING =
      optional(
          "ailing", COUNT, "人", "病残人数", "Members who are ill or disabled; null if of one unknown");
  public static final Field CHILDREN_AT_WORK =
      optional("children_at_work", TEXT, "", "未满16周岁务工的行", "Rows of children under 16 at work");
  public static final Field FIT_BUT_UNABLE =
      optional(
          "fit_but_unable",
          TEXT,
          "",
          "健康而无劳动力的行",
          "Rows of healthy people of 16 to 60, not in school, said to be unable to work");

  /** What the fold of a household tells, null for other rows, in the order of the reader. */
  static final List<Field> OF_FOLDS =
      List.of(
          SOURCE_ROWS,
          HEADS,
          MEMBERS,
          DISAGREEING,
          DISAGREEMENTS,
          UNSOUND_IDS,
          REPEATED_IDS,
          AILING,
          CHILDREN_AT_WORK,
          FIT_BUT_UNABLE);

  /** They all, in the order of the reader. */
  public static final List<Field> COLUMNS =
      Stream.concat(
              Stream.of(
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
                  ID_SOUND,
                  KEY_LOST,
                  ID_HOUSEHOLDS,
                  PHONE_HOUSEHOLDS,
                  NTH,
                  BAD,
                  UNREADABLE,
                  SHIFTED,
                  MISQUOTED),
              OF_FOLDS.stream())
          .toList();

  private static final String RAW = "raw_";

  private Spooled() {}

  /** The column with the text of a field as it stood; null where the cell was blank. */
  public static String raw(String field) {
    return RAW + field;
  }

  /** What is known of a table's rows before they are judged, but for their texts as they stood. */
  public static StructType typed(Mapping mapping) {
    StructType typed = new StructType();
    for (Field column : COLUMNS) {
      typed = column.equals(BAD) ? typed : typed.add(column.name(), column.type());
    }
    for (MappedField field : mapping.stored()) {
      typed = typed.add(field.name(), CellType.of(field.kind()));
    }
    return typed;
  }

  static StructType schema(List<MappedField> fields) {
    Stream<StructField> fixed = COLUMNS.stream().map(f -> column(f.name(), f.type()));
    Stream<StructField> values = fields.stream().map(f -> column(f.name(), CellType.of(f.kind())));
    Stream<StructField> texts = fields.stream().map(f -> column(raw(f.name()), TEXT));
    return new StructType(
        Stream.of(fixed, values, texts).flatMap(s -> s).toArray(StructField[]::new));
  }

  private static StructField column(String name, DataType type) {
    return DataTypes.createStructField(name, type, true);
  }
}
