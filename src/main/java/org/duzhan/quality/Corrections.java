package org.duzhan.quality;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Field.required;
import static org.duzhan.table.Types.COUNT;
import static org.duzhan.table.Types.TEXT;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.table.Areas;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Table;
import org.duzhan.table.Types;

/**
 * One row per household, month and field that a later file changed: what it said before and says
 * since, and where both stand. Later is by the time of receipt; the order in which files come in
 * does not matter. Nothing personal is kept, so that a change of it leaves no row.
 */
public final class Corrections {
  public static final Field FIELD = required("field", TEXT, "", "字段", "Field that was changed");
  public static final Field OLD =
      optional("old", TEXT, "", "原值", "What stood before, as text; null if nothing did");
  public static final Field NEW =
      optional("new", TEXT, "", "新值", "What was said then, as text; null if nothing was");
  public static final Field OLD_SUBMISSION_ID =
      required("old_submission_id", TEXT, "", "原报送编号", "File that said first what stood before");
  public static final Field OLD_SHEET =
      required("old_sheet", TEXT, "", "原工作表", "Sheet of that file; empty for CSV");
  public static final Field OLD_ROW = required("old_row", COUNT, "", "原行号", "Row of that sheet");
  public static final Field NEW_SUBMISSION_ID =
      required("new_submission_id", TEXT, "", "新报送编号", "File that changed it");
  public static final Field NEW_SHEET =
      required("new_sheet", TEXT, "", "新工作表", "Sheet of that file; empty for CSV");
  public static final Field NEW_ROW = required("new_row", COUNT, "", "新行号", "Row of that sheet");
  public static final Field RECEIVED_AT =
      required("received_at", Types.TIME, "", "更正时间", "When the file that changed it was received");
  public static final Field AUTHOR =
      optional("author", TEXT, "", "更正人", "Official who changed it; null if the file does not say");
  public static final Field REASON =
      optional("reason", TEXT, "", "更正原因", "Why it was changed; null if the file does not say");

  public static final Table TABLE =
      Table.of(
              "correction",
              "household, month and field that a later file changed",
              List.of(Households.PERIOD, Households.HOUSEHOLD_KEY, FIELD, NEW_SUBMISSION_ID),
              List.of(
                  Households.PERIOD,
                  Areas.PROVINCE_CODE,
                  Areas.COUNTY_CODE,
                  Households.HOUSEHOLD_KEY,
                  FIELD,
                  OLD,
                  NEW,
                  OLD_SUBMISSION_ID,
                  OLD_SHEET,
                  OLD_ROW,
                  NEW_SUBMISSION_ID,
                  NEW_SHEET,
                  NEW_ROW,
                  RECEIVED_AT,
                  AUTHOR,
                  REASON))
          .partitionedBy(Households.PERIOD)
          .skippingBy(Areas.COUNTY_CODE);

  private static final String CHANGED = "changed";

  private Corrections() {}

  /**
   * The corrections among the rows of {@link Merged}.
   *
   * @param content the fields whose change matters
   */
  public static Dataset<Row> of(Dataset<Row> merged, List<Field> content) {
    Column[] changed = content.stream().map(Corrections::changed).toArray(Column[]::new);
    return merged
        .filter(Told.CHANGES.col().and(before(Told.CLOSINGS).equalTo(Told.CLOSINGS.col())))
        .withColumn(CHANGED, explode(array_compact(array(changed))))
        .select(
            Households.PERIOD.col(),
            Areas.PROVINCE_CODE.col(),
            Areas.COUNTY_CODE.col(),
            Households.HOUSEHOLD_KEY.col(),
            col(CHANGED).getField(FIELD.name()).as(FIELD.name()),
            col(CHANGED).getField(OLD.name()).as(OLD.name()),
            col(CHANGED).getField(NEW.name()).as(NEW.name()),
            OLD_SUBMISSION_ID.from(before(Households.SUBMISSION_ID)),
            OLD_SHEET.from(before(Households.SOURCE_SHEET)),
            OLD_ROW.from(before(Households.SOURCE_ROW)),
            NEW_SUBMISSION_ID.from(Households.SUBMISSION_ID.col()),
            NEW_SHEET.from(Households.SOURCE_SHEET.col()),
            NEW_ROW.from(Households.SOURCE_ROW.col()),
            RECEIVED_AT.from(Households.RECEIVED_AT.col()),
            AUTHOR.from(Households.CORRECTED_BY.col()),
            REASON.from(Households.CORRECTION_REASON.col()));
  }

  private static Column changed(Field field) {
    return when(
        not(before(field).eqNullSafe(field.col())),
        struct(lit(field.name()).as(FIELD.name()), OLD.from(before(field)), NEW.from(field.col())));
  }

  private static Column before(Field field) {
    return col(Told.BEFORE).getField(field.name());
  }
}
