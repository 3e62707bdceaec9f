package org.duzhan.measure;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Types.COUNT;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.table.Field;

/** Areas from those that lie in them: numerators and denominators added up, never rates. */
final class RollUp {
  static final Field VILLAGES =
      optional("villages", COUNT, "个", "行政村数", "Villages of the register, or named by a file");
  static final Field REPORTED_VILLAGES =
      optional("reported_villages", COUNT, "个", "已报送村数", "Of these, with household rows");
  static final Field LISTED_VILLAGES =
      optional("listed_villages", COUNT, "个", "挂牌村数", "Of these, listed");
  static final Field EXITED_VILLAGES =
      optional("exited_villages", COUNT, "个", "达到退出标准的挂牌村数", "Listed and meeting all standards");

  static final List<Field> COUNTS =
      List.of(VILLAGES, REPORTED_VILLAGES, LISTED_VILLAGES, EXITED_VILLAGES);

  private RollUp() {}

  /** Rows of {@link VillageMonth} added up, and more of each group. */
  static Dataset<Row> villages(Dataset<Row> villages, List<Field> by, Column... more) {
    Column listed = VillageMonth.LISTED.col();
    List<Column> sums = new ArrayList<>();
    sums.add(REPORTED_VILLAGES.from(count_if(VillageMonth.REPORTED.col())));
    sums.add(LISTED_VILLAGES.from(count_if(listed)));
    sums.add(EXITED_VILLAGES.from(count_if(listed.and(VillageMonth.EXIT_READY.col()))));
    Catalogue.additive().forEach(f -> sums.add(f.overAreas()));
    sums.addAll(List.of(more));
    return villages
        .groupBy(columns(by))
        .agg(VILLAGES.from(count(lit(1))), sums.toArray(Column[]::new));
  }

  /**
   * Rows of {@link CountyMonth} added up, with the baseline of those that reported: a county that
   * sent nothing counts on neither side of progress.
   */
  static Dataset<Row> counties(Dataset<Row> counties, List<Field> by, Column... more) {
    List<Column> sums = new ArrayList<>();
    COUNTS.forEach(f -> sums.add(f.from(sum(f.col()))));
    Catalogue.additive().forEach(f -> sums.add(f.overAreas()));
    sums.addAll(List.of(more));
    Column baseline =
        when(
            Progress.REMAINING_POOR_PERSONS.col().isNotNull(),
            Progress.BASELINE_POOR_PERSONS.col());
    return counties
        .groupBy(columns(by))
        .agg(Progress.BASELINE_POOR_PERSONS.from(sum(baseline)), sums.toArray(Column[]::new));
  }

  private static Column[] columns(List<Field> fields) {
    return fields.stream().map(Field::col).toArray(Column[]::new);
  }
}
