package org.duzhan.job;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.duzhan.judge.Accountability;
import org.duzhan.judge.Backsliding;
import org.duzhan.judge.CountyRisk;
import org.duzhan.judge.FallRate;
import org.duzhan.judge.PlaceFigures;
import org.duzhan.judge.VillageRisk;
import org.duzhan.measure.CountyMonth;
import org.duzhan.measure.CountyPartnerMonth;
import org.duzhan.measure.KnownCounties;
import org.duzhan.measure.ListingCheck;
import org.duzhan.measure.ListingCounty;
import org.duzhan.measure.ListingTargets;
import org.duzhan.measure.ListingVillage;
import org.duzhan.measure.PartnerMonth;
import org.duzhan.measure.PrefectureMonth;
import org.duzhan.measure.ProblemMonth;
import org.duzhan.measure.ProvinceMonth;
import org.duzhan.measure.Register;
import org.duzhan.measure.ScopeMonth;
import org.duzhan.measure.TownshipMonth;
import org.duzhan.measure.Transition;
import org.duzhan.measure.VillageMonth;
import org.duzhan.measure.WiderAreas;
import org.duzhan.table.Submissions;
import org.duzhan.table.Villages;

/**
 * The figures of one month that villages add up to, and what follows from them: tables of a row to
 * each village or fewer.
 *
 * @param tables at work in a session that interprets
 */
record VillageGold(MonthTables tables) {
  /**
   * What another session's query comes to, computed as that session does: of all households by code
   * that was compiled, where what is made of a row to each village is not worth compiling.
   */
  Dataset<Row> handed(Dataset<Row> rows) {
    return tables.context().spark().createDataFrame(rows.javaRDD(), rows.schema());
  }

  long villages(Dataset<Row> counted, Dataset<Row> changes, boolean hasMonthBefore) {
    Dataset<Row> register =
        Register.of(
            tables.succession().renamed(tables.scope().made(tables.all(Villages.TABLE))),
            tables.month());
    return tables.putMade(
        VillageMonth.TABLE,
        VillageMonth.of(
            new VillageMonth.Sources(
                counted,
                register,
                tables.scope().made(tables.ledger()),
                tables.senders(),
                changes,
                hasMonthBefore,
                tables.succession().inherited(tables.scope().made(baseline())),
                tables
                    .succession()
                    .figures(tables.scope().made(tables.sinceBaseline(VillageMonth.TABLE)))),
            tables.month(),
            tables.settings()));
  }

  /** Areas of villages; and those of counties, once these are there. */
  long above() {
    Dataset<Row> villages = tables.of(VillageMonth.TABLE, tables.month());
    Dataset<Row> areas = WiderAreas.ofVillages(villages, tables.month(), tables.settings());
    return from(
        areas,
        List.of(
            () -> counties(villages) + aboveCounties(villages, areas),
            () -> tables.put(TownshipMonth.TABLE, TownshipMonth.of(areas)),
            () -> tables.put(PartnerMonth.TABLE, PartnerMonth.of(areas))));
  }

  private long aboveCounties(Dataset<Row> villages, Dataset<Row> ofVillages) {
    Dataset<Row> counties = tables.of(CountyMonth.TABLE, tables.month());
    Dataset<Row> areas = WiderAreas.ofCounties(counties, tables.month(), tables.settings());
    return from(
        areas,
        List.of(
            () -> listingCounties(counties),
            () -> tables.put(CountyPartnerMonth.TABLE, CountyPartnerMonth.of(areas)),
            () ->
                tables.put(
                    ProvinceMonth.TABLE,
                    ProvinceMonth.of(areas, villages, tables.settings().annexes())),
            () -> tables.put(ScopeMonth.TABLE, ScopeMonth.of(ofVillages, areas)),
            () -> tables.put(PrefectureMonth.TABLE, PrefectureMonth.of(areas, prefectures()))));
  }

  /**
   * Writes tables abreast that take their rows from the same areas, which are kept for as long:
   * each would compute them again.
   *
   * @param writes each returns the rows it wrote
   */
  private static long from(Dataset<Row> areas, List<LongSupplier> writes) {
    LongAdder written = new LongAdder();
    areas.persist(StorageLevel.MEMORY_AND_DISK());
    try {
      Abreast.run(writes.stream().<Runnable>map(w -> () -> written.add(w.getAsLong())).toList());
    } finally {
      areas.unpersist();
    }
    return written.sum();
  }

  private Dataset<Row> prefectures() {
    return tables.rows(PrefectureMonth.NAMES, PrefectureMonth.names(tables.settings().areas()));
  }

  private long counties(Dataset<Row> villages) {
    return tables.put(
        CountyMonth.TABLE,
        CountyMonth.of(
            villages,
            tables.ledger(),
            tables.all(Submissions.TABLE),
            tables.rows(KnownCounties.TABLE, KnownCounties.rows(tables.settings())),
            tables.month(),
            tables.settings()));
  }

  long listingCheck() {
    Dataset<Row> targets =
        tables.rows(ListingTargets.TABLE, ListingTargets.rows(tables.settings().annexes()));
    Dataset<Row> villages = tables.of(VillageMonth.TABLE, tables.month());
    return tables.put(ListingCheck.TABLE, ListingCheck.of(villages, targets, tables.month()))
        + tables.put(
            ListingVillage.TABLE,
            ListingVillage.of(
                villages,
                Register.of(
                    tables.succession().renamed(tables.all(Villages.TABLE)), tables.month()),
                tables.succession().inherited(baseline()),
                tables.supervised()));
  }

  private long listingCounties(Dataset<Row> counties) {
    return tables.put(
        ListingCounty.TABLE,
        ListingCounty.of(
            counties,
            tables.rows(KnownCounties.TABLE, KnownCounties.annex(tables.settings().annexes())),
            tables.month()));
  }

  private Dataset<Row> baseline() {
    return tables.of(VillageMonth.TABLE, tables.settings().supervision().baseline().toString());
  }

  /** Problems by source, kind and unit, in every area. */
  long problems() {
    return tables.put(
        ProblemMonth.TABLE, ProblemMonth.of(tables.ledger(), tables.grains(), tables.month()));
  }

  /** Villages and counties by risk, and the places that have to answer for something. */
  long risk() {
    return scores() + accountability();
  }

  private long scores() {
    long rows =
        tables.put(
            VillageRisk.TABLE,
            VillageRisk.of(
                tables.of(VillageMonth.TABLE, tables.month()),
                tables.succession().renamed(tables.of(VillageRisk.TABLE, tables.before())),
                tables.settings().risk()));
    return rows
        + tables.put(
            FallRate.TABLE,
            FallRate.of(
                tables.of(Backsliding.TABLE, tables.month()),
                tables.of(Transition.TABLE, tables.month()),
                tables.grains(),
                tables.month()))
        + tables.put(
            CountyRisk.TABLE,
            CountyRisk.of(
                tables.of(CountyMonth.TABLE, tables.month()),
                tables.of(Backsliding.TABLE, tables.month()),
                tables.of(CountyRisk.TABLE, tables.before()),
                tables.settings().risk(),
                tables.settings().supervision(),
                tables.month()));
  }

  private long accountability() {
    PlaceFigures figures =
        new PlaceFigures(
            tables.of(VillageMonth.TABLE, tables.month()),
            tables.of(CountyMonth.TABLE, tables.month()),
            tables.of(ProvinceMonth.TABLE, tables.month()),
            tables.of(VillageRisk.TABLE, tables.month()),
            tables.of(CountyRisk.TABLE, tables.month()),
            tables.of(ProblemMonth.TABLE, tables.month()),
            tables.supervised());
    return tables.put(
        Accountability.TABLE,
        Accountability.of(figures, tables.settings().ladder(), tables.month()));
  }
}
