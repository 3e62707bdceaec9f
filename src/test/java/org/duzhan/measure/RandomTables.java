package org.duzhan.measure;

import static org.apache.spark.sql.functions.lit;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.judge.Backsliding;
import org.duzhan.judge.FallRate;
import org.duzhan.settings.Settings;
import org.duzhan.testkit.Spark;

/** What the pipeline's queries make of a random country beside its areas' figures. */
final class RandomTables {
  private final RandomCountry country;
  private final Settings settings;
  private final Grains grains;

  RandomTables(RandomCountry country) {
    this.country = country;
    this.settings = country.settings();
    this.grains = Grains.of(country.villageRows(), settings);
  }

  /** How income lies over persons. */
  List<Row> distributions() {
    return Distributed.of(
            country.householdRows(), lit(true), grains, settings.lines(), RandomCountry.MONTH)
        .unionAll(Distributed.withoutIncomes(grains))
        .collectAsList();
  }

  /** Where households went since the month before. */
  List<Row> transitions() {
    return moved(RandomCountry.BEFORE).collectAsList();
  }

  List<Row> transitionsSinceBaseline() {
    return moved(country.baseline).collectAsList();
  }

  List<Row> problems() {
    return ProblemMonth.of(country.ledger(RandomCountry.MONTH), grains, RandomCountry.MONTH)
        .collectAsList();
  }

  /** Who is under monitoring, by kind and cause. */
  List<Row> monitoring() {
    Dataset<Row> counts =
        MonitoringCounts.of(
            country.rowsBefore(),
            country.householdRows(),
            country.villageRows(),
            settings.monitoring());
    return MonitoringMonth.of(counts, grains, RandomCountry.MONTH).collectAsList();
  }

  /** Who fell since the month before, by cause and by state then. */
  List<Row> fallRates() {
    Dataset<Row> now = country.householdRows();
    Dataset<Row> fallen =
        Backsliding.of(
            TwoPlaces.told(country.rowsBefore(), now),
            country.rowsBefore(),
            now,
            settings.lines(),
            settings.monitoring());
    return FallRate.of(fallen, moved(RandomCountry.BEFORE), grains, RandomCountry.MONTH)
        .collectAsList();
  }

  private Dataset<Row> moved(String since) {
    Dataset<Row> counts = Transition.counts(country.movesSince(since));
    return Transition.of(counts, grains, RandomCountry.MONTH);
  }

  List<Row> listingCheck() {
    Dataset<Row> targets =
        Spark.session()
            .createDataFrame(
                ListingTargets.rows(settings.annexes()), ListingTargets.TABLE.schema());
    return ListingCheck.of(country.villageRows(), targets, RandomCountry.MONTH).collectAsList();
  }

  List<Row> listingVillages() {
    return ListingVillage.of(
            country.villageRows(),
            Register.of(country.registerRows(), RandomCountry.MONTH),
            country.villagesAtBaseline(),
            settings.annexes().provinceCodes())
        .collectAsList();
  }

  List<Row> listingCounties() {
    Dataset<Row> annex =
        Spark.session()
            .createDataFrame(KnownCounties.annex(settings.annexes()), KnownCounties.TABLE.schema());
    return ListingCounty.of(country.countyRows(), annex, RandomCountry.MONTH).collectAsList();
  }
}
