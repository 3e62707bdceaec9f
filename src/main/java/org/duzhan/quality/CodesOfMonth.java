package org.duzhan.quality;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.nullif;
import static org.duzhan.table.Areas.VILLAGE_CODE;
import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Field.required;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;
import org.duzhan.ingest.Spooled;
import org.duzhan.settings.VillageChanges;
import org.duzhan.table.Field;
import org.duzhan.table.Table;
import org.duzhan.table.Types;
import org.jspecify.annotations.Nullable;

/**
 * Village codes as they were in the month that a file speaks of: a clerk may still write the old
 * one, or already the new one.
 */
public final class CodesOfMonth {
  /** Why a code cannot stand in its month; null if it can. */
  public static final Field CODE_FAULT =
      optional(
          "code_fault",
          Types.TEXT,
          "",
          "代码问题",
          "split, dissolved or merged before the row's month, or unborn in it; null if none");

  private static final Field OF_MONTH =
      required("of_month", Types.TEXT, "", "月份", "Month of the rows");
  private static final Field OF_CODE =
      required("of_code", Types.TEXT, "", "所填代码", "Code that is not of that month");
  private static final Field STANDS_FOR =
      optional(
          "stands_for", Types.TEXT, "", "当月代码", "Code of that month; null if there is not one");

  /** Never stored: the codes that are not of a month, and what they stand for. */
  public static final Table TABLE =
      Table.of(
          "code_of_month",
          "month and code that is not of it",
          List.of(OF_MONTH, OF_CODE),
          List.of(OF_MONTH, OF_CODE, STANDS_FOR, CODE_FAULT));

  private CodesOfMonth() {}

  /** The rows of {@link #TABLE} for some months. */
  public static List<Row> rows(VillageChanges changes, Collection<String> months) {
    List<Row> rows = new ArrayList<>();
    for (String month : new TreeSet<>(months)) {
      YearMonth at = YearMonth.parse(month);
      for (String code : changes.codes()) {
        ended(changes, code, at).or(() -> unborn(changes, code, at)).ifPresent(rows::add);
      }
    }
    return rows;
  }

  private static Optional<Row> ended(VillageChanges changes, String code, YearMonth at) {
    return changes
        .end(code)
        .filter(end -> !end.isAfter(at))
        .map(
            end -> {
              SortedSet<String> now = changes.successors(code, end.minusMonths(1), at);
              if (now.size() != 1) {
                return row(at, code, null, now.isEmpty() ? "dissolved" : "split");
              }
              boolean merged = changes.origins(now.first(), at, end.minusMonths(1)).size() > 1;
              return row(at, code, now.first(), merged ? "merged" : null);
            });
  }

  private static Optional<Row> unborn(VillageChanges changes, String code, YearMonth at) {
    return changes
        .beginning(code)
        .filter(beginning -> beginning.isAfter(at))
        .map(
            beginning -> {
              SortedSet<String> then = changes.origins(code, beginning, at);
              boolean same =
                  then.size() == 1
                      && changes
                          .successors(then.first(), at, beginning)
                          .equals(new TreeSet<>(List.of(code)));
              return same ? row(at, code, then.first(), null) : row(at, code, null, "unborn");
            });
  }

  private static Row row(YearMonth at, String code, @Nullable String now, @Nullable String fault) {
    return RowFactory.create(at.toString(), code, now, fault);
  }

  /**
   * Spooled rows under the codes of their month, with {@link #CODE_FAULT}; the code as it was
   * written stays in its raw text. A village that a file states under its old and its new code is
   * {@link Spooled#REPEATED}.
   *
   * @param codes rows of {@link #TABLE}
   * @param addsUp several rows may be of one village, as households are: those of merged villages
   *     are taken to what these became
   */
  public static Dataset<Row> of(Dataset<Row> spooled, Dataset<Row> codes, boolean addsUp) {
    if (codes.isEmpty()) {
      return spooled.withColumn(CODE_FAULT.name(), lit(null).cast(Types.TEXT));
    }
    Column known =
        Spooled.FILE_PERIOD
            .col()
            .equalTo(OF_MONTH.col())
            .and(VILLAGE_CODE.col().equalTo(OF_CODE.col()));
    Column fault = addsUp ? nullif(CODE_FAULT.col(), lit("merged")) : CODE_FAULT.col();
    Dataset<Row> ofMonth =
        spooled
            .join(broadcast(codes), known, "left_outer")
            .withColumn(VILLAGE_CODE.name(), coalesce(STANDS_FOR.col(), VILLAGE_CODE.col()))
            .withColumn(CODE_FAULT.name(), fault)
            .drop(OF_MONTH.name(), OF_CODE.name(), STANDS_FOR.name());
    return addsUp ? ofMonth : ofMonth.withColumn(Spooled.REPEATED.name(), statedTwice());
  }

  private static Column statedTwice() {
    Column village = VILLAGE_CODE.col();
    Column rows = count(village).over(Window.partitionBy(Spooled.SUBMISSION_ID.col(), village));
    return Spooled.REPEATED.col().or(rows.gt(1));
  }
}
