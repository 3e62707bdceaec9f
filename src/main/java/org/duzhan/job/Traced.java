package org.duzhan.job;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.spark.sql.Row;
import org.duzhan.job.AreaFigures.Line;
import org.duzhan.settings.Settings;
import org.duzhan.table.Field;
import org.duzhan.table.Table;

/** What figures are published of and can be proven of: an area, or places taken as one whole. */
sealed interface Traced permits TracedArea, TracedWhole {
  /** By which its own row is known in its table. */
  String code();

  /** Empty if it has none beside its code. */
  String name(List<Line> lines);

  /** What it is, as {@code county} or {@code partner}. */
  String kind();

  /** The table that its own row stands in. */
  Table table();

  /** Where its own row and those that are added up for it stand, no table twice. */
  List<Rows> rows();

  /** Which places are its own. */
  Reach reach(List<Line> lines, Settings settings);

  /** Whether a line is its own, not one of its parts. */
  default boolean isOwn(Line line) {
    return line.table().equals(table().name()) && line.code().equals(code());
  }

  /**
   * Rows of a table of figures.
   *
   * @param where values that their columns of text have
   * @param which of these rows are meant
   */
  record Rows(Grain grain, Map<Field, String> where, Predicate<Row> which) {
    static Rows of(Grain grain, Field column, Optional<String> value) {
      return new Rows(grain, value.map(v -> Map.of(column, v)).orElse(Map.of()), row -> true);
    }

    Rows only(Predicate<Row> more) {
      return new Rows(grain, where, which.and(more));
    }
  }
}
