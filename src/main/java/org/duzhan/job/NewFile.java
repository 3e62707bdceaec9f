package org.duzhan.job;

import static java.util.Comparator.comparing;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.duzhan.table.Field;
import org.duzhan.table.Submissions;
import org.duzhan.table.Villages;

/**
 * A file that was taken in between two runs and changed what stands.
 *
 * @param tables found in it
 * @param rows new, or changing what stood
 */
public record NewFile(
    String file, String county, String period, Set<String> tables, long rows, String runId) {

  static final Comparator<NewFile> ORDER =
      comparing(NewFile::county).thenComparing(NewFile::period).thenComparing(NewFile::file);

  static final List<Field> READ =
      List.of(
          Submissions.FILE,
          Submissions.STATUS,
          Submissions.COUNTY_CODE,
          Submissions.PERIOD,
          Submissions.TABLES,
          Submissions.COMPLETE,
          Submissions.ROWS_ACCEPTED,
          Submissions.RUN_ID);

  /** Whether a row of the ledger is of such a file: a complete one may only close households. */
  static boolean changes(Row row) {
    return Submissions.ACCEPTED.equals(row.getAs(Submissions.STATUS.name()))
        && (row.<Long>getAs(Submissions.ROWS_ACCEPTED.name()) > 0
            || row.<Boolean>getAs(Submissions.COMPLETE.name()));
  }

  static NewFile of(Row row) {
    String tables = row.getAs(Submissions.TABLES.name());
    return new NewFile(
        row.getAs(Submissions.FILE.name()),
        Objects.requireNonNull(row.getAs(Submissions.COUNTY_CODE.name())),
        Objects.requireNonNull(row.getAs(Submissions.PERIOD.name())),
        tables == null ? Set.of() : Set.of(tables.split(",")),
        row.getAs(Submissions.ROWS_ACCEPTED.name()),
        row.getAs(Submissions.RUN_ID.name()));
  }

  boolean hasRegister() {
    return tables.contains(Villages.TABLE.name());
  }

  boolean hasMoreThanRegister() {
    return tables.size() > 1 || !hasRegister();
  }

  /** As it is shown. */
  public String text() {
    return "%s (%s %s)".formatted(file, county, period);
  }
}
