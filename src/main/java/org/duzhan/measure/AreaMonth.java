package org.duzhan.measure;

import static org.apache.spark.sql.functions.lit;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.settings.Settings;
import org.duzhan.table.Areas;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Table;

/**
 * What tables of areas other than counties and provinces have in common: all figures, and progress
 * since the baseline, over the villages or counties that lie in an area.
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
                isOfProvince(key, about) ? ExitStandard.FIELDS : List.<Field>of(),
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

  /** Exit standards are a province's: an area of several has none. */
  private static boolean isOfProvince(List<Field> key, List<Field> about) {
    return key.contains(Areas.PROVINCE_CODE) || about.contains(Areas.PROVINCE_CODE);
  }

  /**
   * Rows of a table.
   *
   * @param added sums over the areas, with what is told of them
   */
  static Dataset<Row> rows(Table table, Dataset<Row> added, String period, Settings settings) {
    Dataset<Row> figures =
        Catalogue.withRatios(added).withColumn(PERIOD.name(), PERIOD.from(lit(period)));
    Dataset<Row> judged = Progress.with(figures, period, settings);
    Dataset<Row> held =
        table.fields().containsAll(ExitStandard.FIELDS)
            ? ExitStandard.margins(judged, settings.exit())
            : judged;
    return table.conform(
        held.withColumns(Estimates.ofArea(settings.intervalZ())).withColumns(NullReasons.ofArea()));
  }
}
