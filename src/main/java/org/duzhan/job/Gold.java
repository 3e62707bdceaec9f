package org.duzhan.job;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.duzhan.judge.Backsliding;
import org.duzhan.measure.Change;
import org.duzhan.measure.Distributed;
import org.duzhan.measure.Distribution;
import org.duzhan.measure.MonitoringCounts;
import org.duzhan.measure.MonitoringMonth;
import org.duzhan.measure.Moves;
import org.duzhan.measure.Transition;
import org.duzhan.measure.TwoPlaces;
import org.duzhan.measure.VillageMonth;
import org.duzhan.table.Households;
import org.duzhan.table.Submissions;
import org.duzhan.table.Table;

/** The figures of one month, each table replaced in one commit; here what rests on households. */
final class Gold {
  private final MonthTables tables;
  private final VillageGold ofVillages;

  /**
   * The figures of a month.
   *
   * @param scope the counties that what rests on households is made for
   */
  Gold(Context context, String month, String runId, Scope scope) {
    MonthTables small = new MonthTables(context.interpreting(), month, runId, scope);
    this.ofVillages = new VillageGold(small);
    this.tables = isFew(small) ? small : new MonthTables(context.compiling(), month, runId, scope);
  }

  /**
   * Whether no more rows were taken than are sooner counted than compiled for: of the month, and of
   * those that it is compared with.
   */
  private static boolean isFew(MonthTables tables) {
    String baseline = tables.settings().supervision().baseline().toString();
    Row taken =
        tables
            .all(Submissions.TABLE)
            .filter(Submissions.PERIOD.col().isin(tables.month(), tables.before(), baseline))
            .agg(coalesce(sum(Submissions.ROWS_ACCEPTED.col()), lit(0L)))
            .head();
    return taken.getLong(0) <= tables.settings().interpretedRows();
  }

  /** Villages, counties, provinces, the check against annex 2, and transitions. */
  long assess() {
    Dataset<Row> households = tables.scope().read(tables.of(Households.TABLE, tables.month()));
    Optional<Dataset<Row>> known = householdsOf(tables.before());
    Dataset<Row> before = known.orElseGet(this::noHouseholds);
    LongAdder written = new LongAdder();
    Dataset<Row> counted =
        kept(known.isPresent() ? Moves.of(before, households) : Moves.ofFirst(before, households));
    try {
      Dataset<Row> moves = told(counted, tables.before());
      written.add(
          ofVillages.villages(
              ofVillages.handed(
                  VillageMonth.counted(
                      tables.scope().made(households),
                      tables.settings(),
                      VillageMonth.VILLAGE_CODE)),
              ofVillages.handed(Change.ofVillages(moves)),
              known.isPresent() || !tables.of(Households.TABLE, tables.before()).isEmpty()));
      Abreast.run(
          List.of(
              () -> written.add(ofVillages.above()),
              () -> written.add(ofVillages.listingCheck()),
              () -> written.add(ofVillages.problems()),
              () -> written.add(transitions(Transition.TABLE, moves)),
              () -> written.add(sinceBaseline(households, moves)),
              () -> written.add(new MonthRemarks(tables).make(before, households))));
    } finally {
      counted.unpersist();
    }
    return written.sum();
  }

  private long sinceBaseline(Dataset<Row> households, Dataset<Row> sinceLastMonth) {
    String baseline = tables.settings().supervision().baseline().toString();
    if (tables.month().compareTo(baseline) <= 0) {
      return 0;
    }
    if (tables.before().equals(baseline)) {
      return transitions(Transition.SINCE_BASELINE, sinceLastMonth);
    }
    Dataset<Row> counted =
        kept(
            householdsOf(baseline)
                .map(then -> Moves.ofStates(then, households))
                .orElseGet(() -> Moves.ofFirst(noHouseholds(), households)));
    try {
      return transitions(Transition.SINCE_BASELINE, told(counted, baseline));
    } finally {
      counted.unpersist();
    }
  }

  /** A row to each village and move: all that is made of it would join all households again. */
  private Dataset<Row> kept(Dataset<Row> moves) {
    return tables.scope().made(moves, Moves.isApart()).persist(StorageLevel.MEMORY_AND_DISK());
  }

  /** What lies in two counties is told apart first, and then of the counties made. */
  private Dataset<Row> told(Dataset<Row> moves, String before) {
    return tables.scope().made(Moves.told(moves, tables.succession(), before, tables.month()));
  }

  /** Those of the counties made, with those of all others as they stand. */
  private long transitions(Table table, Dataset<Row> moves) {
    Dataset<Row> made = Transition.counts(moves);
    Dataset<Row> all =
        tables.scope().isAll()
            ? made
            : made.unionAll(
                Transition.standing(tables.scope().others(tables.of(table, tables.month()))));
    return tables.putAreas(table, Transition.of(all, tables.grains(), tables.month()));
  }

  /** Households that fell back or may, and those that are watched for it. */
  long backsliding() {
    Dataset<Row> before = householdsOf(tables.before()).orElseGet(this::noHouseholds);
    Dataset<Row> all = tables.of(Households.TABLE, tables.month());
    Dataset<Row> households = tables.scope().made(all);
    return tables.putMade(
            Backsliding.TABLE,
            Backsliding.of(
                TwoPlaces.told(before, tables.scope().read(all)),
                tables.succession().whole(villagesOf(before), tables.before()),
                households,
                tables.settings().lines(),
                tables.settings().monitoring()))
        + monitoring(before, households);
  }

  private static Dataset<Row> villagesOf(Dataset<Row> households) {
    return households.select(Households.PERIOD.col(), Households.VILLAGE_CODE.col()).distinct();
  }

  /** Counted of the villages of the counties made; of all others it stands as it was. */
  private long monitoring(Dataset<Row> before, Dataset<Row> households) {
    Dataset<Row> made =
        MonitoringCounts.of(
            before,
            households,
            tables.of(VillageMonth.TABLE, tables.month()),
            tables.settings().monitoring());
    Dataset<Row> stands = tables.of(MonitoringMonth.TABLE, tables.month());
    Dataset<Row> all =
        tables.scope().isAll()
            ? made
            : made.unionByName(MonitoringMonth.ofVillages(tables.scope().others(stands)));
    return tables.putAreas(
        MonitoringMonth.TABLE, MonitoringMonth.of(all, tables.grains(), tables.month()));
  }

  /**
   * Incomes over persons, in all that their households count in. All are read for some counties
   * too: quantiles of a province do not add up from those of its counties.
   */
  long distribution() {
    return tables.putAreas(
        Distribution.TABLE,
        Distributed.of(
                tables.of(Households.TABLE, tables.month()),
                expr(tables.scope().whereAreas("true")),
                tables.grains(),
                tables.settings().lines(),
                tables.month())
            .unionAll(Distributed.withoutIncomes(tables.grains())));
  }

  /** Rows that are known to be none spare the join with them. */
  private Optional<Dataset<Row>> householdsOf(String period) {
    Dataset<Row> rows = tables.scope().read(tables.of(Households.TABLE, period));
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows);
  }

  private Dataset<Row> noHouseholds() {
    return tables.rows(Households.TABLE, List.of());
  }
}
