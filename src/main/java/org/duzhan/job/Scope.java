package org.duzhan.job;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static org.apache.spark.sql.functions.not;

import java.time.YearMonth;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.measure.AreaLevel;
import org.duzhan.measure.CommonHouseholds;
import org.duzhan.quality.History;
import org.duzhan.table.Areas;
import org.duzhan.table.Households;
import org.duzhan.table.Problems;
import org.duzhan.table.Table;
import org.duzhan.table.Villages;

/**
 * The counties that a month is made for: all, or those that were corrected and those that have a
 * household in common with them. What they are compared with may stand in yet other counties, which
 * are read and not made.
 *
 * @param made their rows are made and replaced; empty for all
 * @param read their households are read; empty for all
 */
record Scope(SortedSet<String> made, SortedSet<String> read) {
  static final Scope ALL = new Scope(new TreeSet<>(), new TreeSet<>());

  /** What is to be made of a month for the counties that were corrected; all if none is named. */
  static Scope of(Context context, Due.Work work) {
    return work.corrected().isEmpty() ? ALL : new Found(context, work.month()).of(work.corrected());
  }

  boolean isAll() {
    return made.isEmpty();
  }

  Dataset<Row> made(Dataset<Row> rows) {
    return isAll() ? rows : rows.filter(Households.COUNTY_CODE.col().isin(made.toArray()));
  }

  /** The same, and rows that are to be told apart before it is known of which county they are. */
  Dataset<Row> made(Dataset<Row> rows, Column apart) {
    Column theirs = Households.COUNTY_CODE.col().isin(made.toArray());
    return isAll() ? rows : rows.filter(theirs.or(apart));
  }

  Dataset<Row> read(Dataset<Row> rows) {
    return isAll() ? rows : rows.filter(Households.COUNTY_CODE.col().isin(read.toArray()));
  }

  /** Rows of areas that are no counties made, nor lie in them. */
  Dataset<Row> others(Dataset<Row> rows) {
    return rows.filter(not(Areas.countyOf(AreaLevel.CODE.col()).isin(made.toArray())));
  }

  /** The rows of {@code where} that are made. Codes were checked to be digits. */
  String where(String where) {
    return isAll()
        ? where
        : "%s and %s in (%s)".formatted(where, Households.COUNTY_CODE.name(), codes());
  }

  /** The rows of {@code where} that are of the counties made, of areas in them, or of several. */
  String whereAreas(String where) {
    return isAll()
        ? where
        : "%s and (%s not in ('%s', '%s', '%s') or substring(%s, 1, 6) in (%s))"
            .formatted(
                where,
                AreaLevel.LEVEL.name(),
                AreaLevel.VILLAGE.label(),
                AreaLevel.TOWNSHIP.label(),
                AreaLevel.COUNTY.label(),
                AreaLevel.CODE.name(),
                codes());
  }

  private String codes() {
    return made.stream().map("'%s'"::formatted).collect(joining(", "));
  }

  /** Looks through the rows that a month is made from for what counties have in common. */
  private record Found(Context context, String month) {
    Scope of(SortedSet<String> corrected) {
      context.progress().step(month + ": looking for households that counties share");
      SortedSet<String> made = with(corrected);
      if (made.contains(CommonHouseholds.MISPLACED)) {
        context.progress().step(month + ": made whole, rows stand in counties not their village's");
        return ALL;
      }
      SortedSet<String> read = made.equals(corrected) ? made : with(made);
      context.progress().step("%s: made for %s alone".formatted(month, String.join(", ", made)));
      return new Scope(made, read);
    }

    /** Some counties, with those that have a household in common with one of them. */
    private SortedSet<String> with(SortedSet<String> counties) {
      Dataset<Row> standing = compared(Households.TABLE);
      SortedSet<String> all =
          CommonHouseholds.of(standing, compared(History.of(Households.TABLE)), counties)
              .unionAll(CommonHouseholds.misplaced(standing))
              .unionAll(CommonHouseholds.misplaced(until(Villages.TABLE)))
              .unionAll(CommonHouseholds.misplaced(until(Problems.TABLE)))
              .collectAsList()
              .stream()
              .map(row -> row.getString(0))
              .collect(toCollection(TreeSet::new));
      all.addAll(counties);
      return all;
    }

    /** Rows of the month, and of those it is compared with. */
    private Dataset<Row> compared(Table table) {
      String last = YearMonth.parse(month).minusMonths(1).toString();
      String baseline = context.settings().supervision().baseline().toString();
      return rows(table, Households.PERIOD.col().isin(month, last, baseline));
    }

    private Dataset<Row> until(Table table) {
      return rows(table, Households.PERIOD.col().leq(month));
    }

    private Dataset<Row> rows(Table table, Column where) {
      return context.lake().read(table).filter(where);
    }
  }
}
