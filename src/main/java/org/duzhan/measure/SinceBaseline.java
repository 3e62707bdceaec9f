package org.duzhan.measure;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.when;
import static org.duzhan.measure.Sentence.EMPLOYMENT;
import static org.duzhan.measure.Sentence.EXIT;
import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Types.COUNT;
import static org.duzhan.table.Types.RATE;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.table.Areas;
import org.duzhan.table.Field;

/**
 * Villages beside what they were at the baseline, the end of last year. A village counts on both
 * sides or on neither: one that did not report, then or now, or that was split since, on neither.
 */
final class SinceBaseline {
  static final Field COMPARED_POOR_PERSONS =
      optional(
          "compared_poor_persons",
          COUNT,
          "人",
          "可比贫困人口",
          "Poor of villages whose baseline is known");
  static final Field COMPARED_BASELINE_POOR_PERSONS =
      optional("compared_baseline_poor_persons", COUNT, "人", "可比基期贫困人口", "Of these villages, then");
  static final Field COMPARED_MIGRANT_WORKERS =
      optional(
          "compared_migrant_workers",
          COUNT,
          "人",
          "可比务工人数",
          "Migrant workers of villages whose baseline is known");
  static final Field LAST_YEAR_MIGRANT_WORKERS =
      optional("last_year_migrant_workers", COUNT, "人", "上年务工人数", "Of these villages, then");
  static final Field POOR_OF_BASELINE =
      optional(
          "poor_of_baseline",
          RATE,
          "",
          "剩余贫困人口占基期比例",
          "compared_poor_persons / compared_baseline_poor_persons; above 1 where poverty grew");
  static final Field MIGRANT_WORKERS_OF_LAST_YEAR =
      optional(
          "migrant_workers_of_last_year",
          RATE,
          "",
          "务工人数占上年比例",
          "compared_migrant_workers / last_year_migrant_workers; 1.1061 is published as 110.61 %");

  static final List<Figure> FIGURES =
      List.of(
          Figure.ofVillage(EXIT, COMPARED_POOR_PERSONS),
          Figure.ofVillage(EXIT, COMPARED_BASELINE_POOR_PERSONS),
          Figure.ofVillage(EMPLOYMENT, COMPARED_MIGRANT_WORKERS),
          Figure.ofVillage(EMPLOYMENT, LAST_YEAR_MIGRANT_WORKERS),
          Figure.quotient(
              EXIT, POOR_OF_BASELINE, COMPARED_POOR_PERSONS, COMPARED_BASELINE_POOR_PERSONS),
          Figure.quotient(
              EMPLOYMENT,
              MIGRANT_WORKERS_OF_LAST_YEAR,
              COMPARED_MIGRANT_WORKERS,
              LAST_YEAR_MIGRANT_WORKERS));

  private static final Field POOR_THEN = Headcount.POOR_PERSONS.renamed("poor_then");
  private static final Field WORKERS_THEN = Livelihood.MIGRANT_WORKERS.renamed("workers_then");

  private SinceBaseline() {}

  /**
   * Adds the sums.
   *
   * @param villages a month's villages with the figures of their households
   * @param baseline the villages of the baseline month by present codes; the same villages where
   *     that is the month
   */
  static Dataset<Row> with(Dataset<Row> villages, Dataset<Row> baseline) {
    Dataset<Row> then =
        baseline
            .filter(VillageMonth.REPORTED.col())
            .select(
                Areas.VILLAGE_CODE.col(),
                POOR_THEN.from(Headcount.POOR_PERSONS.col()),
                WORKERS_THEN.from(Livelihood.MIGRANT_WORKERS.col()));
    return withSums(
            villages.join(then, new String[] {Areas.VILLAGE_CODE.name()}, "left_outer"),
            POOR_THEN.col(),
            WORKERS_THEN.col())
        .drop(POOR_THEN.name(), WORKERS_THEN.name());
  }

  /** The same for the villages of the baseline month. */
  static Dataset<Row> withThemselves(Dataset<Row> villages) {
    return withSums(villages, Headcount.POOR_PERSONS.col(), Livelihood.MIGRANT_WORKERS.col());
  }

  private static Dataset<Row> withSums(Dataset<Row> villages, Column poorThen, Column workersThen) {
    Column both = col(VillageMonth.REPORTED.name()).and(poorThen.isNotNull());
    return villages.withColumns(
        Map.of(
            COMPARED_POOR_PERSONS.name(), when(both, Headcount.POOR_PERSONS.col()),
            COMPARED_BASELINE_POOR_PERSONS.name(), when(both, poorThen),
            COMPARED_MIGRANT_WORKERS.name(), when(both, Livelihood.MIGRANT_WORKERS.col()),
            LAST_YEAR_MIGRANT_WORKERS.name(), when(both, workersThen)));
  }
}
