package org.duzhan.report;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.judge.VillageRisk;
import org.duzhan.measure.Headcount;
import org.duzhan.measure.Register;
import org.duzhan.measure.VillageMonth;
import org.duzhan.table.Areas;
import org.duzhan.table.Field;

/**
 * Villages beside last month and their risk. They may be many: they come to the driver one
 * partition at a time.
 */
record VillageRows(Dataset<Row> villages) {
  static final Field POOR_BEFORE = Headcount.POOR_PERSONS.renamed("poor_persons_before");
  static final Field INCIDENCE_BEFORE = Register.INCIDENCE.renamed("incidence_before");

  /** Numbers of villages. */
  record Counts(long shown, long left) {}

  private static final List<Field> RISK =
      List.of(
          VillageRisk.RANK,
          VillageRisk.PREVIOUS_RANK,
          VillageRisk.SCORE,
          VillageRisk.GRADE,
          VillageRisk.EXPLANATION);

  /** The villages of the scope. */
  static VillageRows of(ReportInput input) {
    Column inScope = input.scope().holds();
    return new VillageRows(
        input
            .now()
            .villages()
            .filter(inScope)
            .join(before(input), using(), "left")
            .join(risks(input), using(), "left"));
  }

  /** Listed, or of grade A. */
  VillageRows shown() {
    return new VillageRows(villages.filter(isShown()));
  }

  /** How many are shown, and how many are not. */
  Counts counts() {
    Row counts = villages.agg(count_if(isShown()), count_if(not(isShown()))).first();
    return new Counts(counts.getLong(0), counts.getLong(1));
  }

  /** By rank; villages without one last, by code. */
  Iterator<Row> inOrder() {
    return villages
        .sort(VillageRisk.RANK.col().asc_nulls_last(), Areas.VILLAGE_CODE.col())
        .toLocalIterator();
  }

  private static Column isShown() {
    return coalesce(VillageMonth.LISTED.col(), lit(false))
        .or(coalesce(VillageRisk.GRADE.col().equalTo("A"), lit(false)));
  }

  private static Dataset<Row> before(ReportInput input) {
    return input
        .before()
        .villages()
        .select(
            Areas.VILLAGE_CODE.col(),
            POOR_BEFORE.from(Headcount.POOR_PERSONS.col()),
            INCIDENCE_BEFORE.from(Register.INCIDENCE.col()));
  }

  private static Dataset<Row> risks(ReportInput input) {
    return input
        .now()
        .villageRisks()
        .select(
            Stream.concat(Stream.of(Areas.VILLAGE_CODE), RISK.stream())
                .map(Field::col)
                .toArray(Column[]::new));
  }

  private static String[] using() {
    return new String[] {Areas.VILLAGE_CODE.name()};
  }
}
