package org.duzhan.measure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.duzhan.settings.Partners;
import org.duzhan.settings.Settings;
import org.duzhan.settings.VillageChanges;
import org.duzhan.table.Households;
import org.duzhan.table.Problems;
import org.duzhan.table.Submissions;
import org.duzhan.table.Table;
import org.duzhan.testkit.Spark;
import org.duzhan.testkit.TestSettings;

/** A month's villages from households and a register as stated, with what came before if given. */
final class GivenMonth {
  /** No village became another. */
  static final Succession NO_SUCCESSION = new Succession(Optional.empty());

  /** What villages go by at a month. */
  static Succession succession(VillageChanges changes, String month) {
    return new Succession(
        Optional.of(
            Spark.session()
                .createDataFrame(Succession.rows(changes, month), Succession.TABLE.schema())));
  }

  private static final StructType OF_CHANGES =
      changes(none(Households.TABLE), none(Households.TABLE)).schema();
  private static final StructType OF_SENDERS =
      Rectification.senders(none(Submissions.TABLE), none(Problems.TABLE), "2020-12").schema();

  private GivenMonth() {}

  /** Villages of a month before which there is nothing. */
  static Dataset<Row> villages(
      Dataset<Row> households, Dataset<Row> register, String period, Settings settings) {
    return of(
        Measured.of(households, settings.lines()),
        register,
        none(OF_CHANGES),
        none(VillageMonth.TABLE),
        period,
        settings);
  }

  /**
   * Villages of a month.
   *
   * @param before households of the month before, as stated
   * @param baseline villages of the baseline month
   */
  static Dataset<Row> villages(
      Dataset<Row> before,
      Dataset<Row> households,
      Dataset<Row> register,
      Dataset<Row> baseline,
      String period,
      Settings settings) {
    Dataset<Row> measured = Measured.of(households, settings.lines());
    return of(
        measured,
        register,
        changes(Measured.of(before, settings.lines()), measured),
        baseline,
        period,
        settings);
  }

  private static Dataset<Row> of(
      Dataset<Row> measured,
      Dataset<Row> register,
      Dataset<Row> changes,
      Dataset<Row> baseline,
      String period,
      Settings settings) {
    return VillageMonth.of(
        new VillageMonth.Sources(
            VillageMonth.counted(measured, settings, VillageMonth.VILLAGE_CODE),
            register,
            none(Problems.TABLE),
            senders(),
            changes,
            true,
            baseline,
            baseline),
        period,
        settings);
  }

  /** What changed in villages that kept their codes. */
  static Dataset<Row> changes(Dataset<Row> before, Dataset<Row> now) {
    return Change.ofVillages(moves(before, now));
  }

  static Dataset<Row> moves(Dataset<Row> before, Dataset<Row> now) {
    return told(Moves.of(before, now));
  }

  /** Moves of villages that kept their codes. */
  static Dataset<Row> told(Dataset<Row> counted) {
    return Moves.told(counted, NO_SUCCESSION, "0000-01", "0000-02");
  }

  /** Transitions into a month, of villages without scopes and partners. */
  static Dataset<Row> transitions(Dataset<Row> moves, String period) {
    return Transition.of(Transition.counts(moves), noGroups(), period);
  }

  /** Where no village has a scope or a partner. */
  static Grains noGroups() {
    return grains(none(VillageMonth.TABLE));
  }

  /** What rows count in, where these counties are of annex 1. */
  static Grains grains(Dataset<Row> villages, String... annex) {
    return new Grains(
        villages,
        List.of(annex),
        TestSettings.defaults().annexes().provinceCodes(),
        new Partners(Map.of()));
  }

  /** No county has sent a ledger of problems. */
  static Dataset<Row> senders() {
    return none(OF_SENDERS);
  }

  static Dataset<Row> none(Table table) {
    return none(table.schema());
  }

  private static Dataset<Row> none(StructType schema) {
    return Spark.session().createDataFrame(List.<Row>of(), schema);
  }
}
