package org.duzhan.measure;

import static org.apache.spark.sql.functions.lit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.settings.Settings;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Table;

/**
 * What tables of areas have in common: all figures, and progress since the baseline, over the
 * villages or counties that lie in an area.
 */
final class AreaMonth {
  static final Field PERIOD = Households.PERIOD;

  private AreaMonth() {}

  /**
   * A table of areas.
   *
   * @param key what names an area, beside the month
   * @param about what else is told of it
   */
  static Table table(String name, String grain, List<Field> key, List<Field> about) {
    List<Field> fields =
        Stream.of(
                List.of(PERIOD),
                key,
                about,
                RollUp.COUNTS,
                Catalogue.fields(),
                Estimates.FIELDS,
                Progress.FIELDS,
                ExitStandard.FIELDS,
                NullReasons.FIELDS)
            .flatMap(List::stream)
            .toList();
    return Table.of(
            name,
            grain + " and month",
            Stream.concat(Stream.of(PERIOD), key.stream()).toList(),
            fields)
        .partitionedBy(PERIOD)
        .skippingBy(key.get(0));
  }

  /**
   * Rows of a table.
   *
   * @param areas those of {@link WiderAreas} that are the table's
   * @param own columns that are not named so there
   */
  static Dataset<Row> rows(Table table, Dataset<Row> areas, Map<Field, Column> own) {
    return areas.select(
        table.fields().stream()
            .map(field -> field.from(own.getOrDefault(field, field.col())))
            .toArray(Column[]::new));
  }

  /**
   * What follows from the figures of an area and its progress: exit standards, estimates, reasons.
   */
  static Map<String, Column> judged(String period, Settings settings) {
    Map<String, Column> columns = new HashMap<>(ExitStandard.ofArea(settings.exit()));
    columns.putAll(Estimates.ofArea(settings.intervalZ()));
    columns.putAll(NullReasons.ofArea());
    columns.put(PERIOD.name(), PERIOD.from(lit(period)));
    return columns;
  }
}
