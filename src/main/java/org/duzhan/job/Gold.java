package org.duzhan.job;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.duzhan.judge.Accountability;
import org.duzhan.judge.Backsliding;
import org.duzhan.judge.CountyRisk;
import org.duzhan.judge.FallRate;
import org.duzhan.judge.PlaceFigures;
import org.duzhan.judge.VillageRisk;
import org.duzhan.lake.Lake;
import org.duzhan.measure.Change;
import org.duzhan.measure.CountyMonth;
import org.duzhan.measure.Distribution;
import org.duzhan.measure.KnownCounties;
import org.duzhan.measure.ListingCheck;
import org.duzhan.measure.ListingTargets;
import org.duzhan.measure.Moves;
import org.duzhan.measure.PartnerMonth;
import org.duzhan.measure.PrefectureMonth;
import org.duzhan.measure.ProblemMonth;
import org.duzhan.measure.ProvinceMonth;
import org.duzhan.measure.Rectification;
import org.duzhan.measure.Register;
import org.duzhan.measure.ScopeMonth;
import org.duzhan.measure.Succession;
import org.duzhan.measure.TownshipMonth;
import org.duzhan.measure.Transition;
import org.duzhan.measure.VillageMonth;
import org.duzhan.quality.Changes;
import org.duzhan.quality.Rules;
import org.duzhan.settings.Settings;
import org.duzhan.table.Households;
import org.duzhan.table.Problems;
import org.duzhan.table.Remarks;
import org.duzhan.table.Submissions;
import org.duzhan.table.Table;
import org.duzhan.table.Villages;

/** The figures of one month, each table replaced in one commit. */
final class Gold {
  private final Context context;
  private final SparkSession spark;
  private final Lake lake;
  private final Progress progress;
  private final Settings settings;
  private final String month;
  private final String runId;
  private final String note;
  private final Succession succession;
  private final Scope scope;

  /**
   * The figures of a month.
   *
   * @param scope the counties that what rests on households is made for
   */
  Gold(Context context, String month, String runId, Scope scope) {
    this.context = context;
    this.spark = context.spark();
    this.lake = context.lake();
    this.progress = context.progress();
    this.settings = context.settings();
    this.month = month;
    this.runId = runId;
    this.note = "run=" + runId;
    this.succession = context.succession(month);
    this.scope = scope;
  }

  /** The same over tables of a row to each village or fewer. */
  private Gold overVillages() {
    return new Gold(context.interpreting(), month, runId, scope);
  }

  /** Villages, counties, provinces, the check against annex 2, and transitions. */
  long assess() {
    Dataset<Row> households = scope.read(of(Households.TABLE, month));
    Optional<Dataset<Row>> known = householdsOf(before());
    Dataset<Row> before = known.orElseGet(this::noHouseholds);
    LongAdder written = new LongAdder();
    // A row to each village and move: all that is made of it would join all households again.
    Dataset<Row> moves =
        known
            .map(
                rows ->
                    scope.made(Moves.of(rows, households)).persist(StorageLevel.MEMORY_AND_DISK()))
            .orElseGet(() -> scope.made(Moves.ofStates(before, households)));
    try {
      Gold overVillages = overVillages();
      written.add(
          overVillages.villages(
              overVillages.handed(
                  VillageMonth.counted(
                      scope.made(households), settings, VillageMonth.VILLAGE_CODE)),
              overVillages.handed(
                  Change.ofVillages(known.isPresent() ? moves : Moves.of(before, before)))));
      Abreast.run(
          Stream.concat(
                  overVillages.above(written).stream(),
                  Stream.<Runnable>of(
                      () -> written.add(overVillages.listingCheck()),
                      () -> written.add(overVillages.problems()),
                      () -> written.add(transitions(Transition.TABLE, moves)),
                      () -> written.add(sinceBaseline(households, moves)),
                      () -> written.add(remarks(before, households))))
              .toList());
    } finally {
      moves.unpersist();
    }
    return written.sum();
  }

  private long sinceBaseline(Dataset<Row> households, Dataset<Row> sinceLastMonth) {
    String baseline = settings.supervision().baseline().toString();
    if (month.compareTo(baseline) <= 0) {
      return 0;
    }
    Dataset<Row> moves =
        before().equals(baseline)
            ? sinceLastMonth
            : scope.made(
                Moves.ofStates(householdsOf(baseline).orElseGet(this::noHouseholds), households));
    return transitions(Transition.SINCE_BASELINE, moves);
  }

  /** Those of the counties made, with those of all others as they stand. */
  private long transitions(Table table, Dataset<Row> moves) {
    Dataset<Row> all =
        scope.isAll()
            ? moves
            : Transition.counts(moves)
                .unionAll(scope.others(Transition.ofCounties(of(table, month))));
    return put(table, Transition.of(all, month));
  }

  /**
   * What another session's query comes to, computed as that session does: of all households by code
   * that was compiled, where what is made of a row to each village is not worth compiling.
   */
  private Dataset<Row> handed(Dataset<Row> rows) {
    return spark.createDataFrame(rows.javaRDD(), rows.schema());
  }

  private long villages(Dataset<Row> counted, Dataset<Row> changes) {
    Dataset<Row> register =
        Register.of(succession.renamed(scope.made(lake.read(Villages.TABLE))), month);
    Dataset<Row> baseline =
        scope.made(of(VillageMonth.TABLE, settings.supervision().baseline().toString()));
    return putMade(
        VillageMonth.TABLE,
        VillageMonth.of(
            new VillageMonth.Sources(
                counted,
                register,
                scope.made(ledger()),
                changes,
                succession.inherited(baseline),
                succession.figures(baseline)),
            month,
            settings));
  }

  /** Problems known of by the month. */
  private Dataset<Row> ledger() {
    return succession.kept(Rectification.ledger(lake.read(Problems.TABLE), month));
  }

  /** Problems by source, kind and unit, in every area. */
  private long problems() {
    return put(ProblemMonth.TABLE, ProblemMonth.of(ledger(), supervised(), month));
  }

  /** Codes of the provinces of the annexes. */
  private Set<String> supervised() {
    return settings.annexes().provinceNames().keySet();
  }

  private long listingCheck() {
    Dataset<Row> targets = rows(ListingTargets.TABLE, ListingTargets.rows(settings.annexes()));
    return put(ListingCheck.TABLE, ListingCheck.of(of(VillageMonth.TABLE, month), targets, month));
  }

  /** What is remarked on changes from the month before, in the place of what was. */
  private long remarks(Dataset<Row> before, Dataset<Row> households) {
    Rules rules = Rules.from(settings.rules());
    if (!rules.compare()) {
      return 0;
    }
    progress.step("%s: %s".formatted(month, Remarks.TABLE.name()));
    return lake.replace(
        Remarks.TABLE,
        scope.where(Changes.where(month, rules)),
        Changes.of(
            succession.kept(before), scope.made(households), lake.read(Submissions.TABLE), rules),
        note);
  }

  /** Areas of villages; and those of counties, once these are there. */
  private List<Runnable> above(LongAdder written) {
    Dataset<Row> villages = of(VillageMonth.TABLE, month);
    return List.of(
        () -> {
          written.add(counties(villages));
          Abreast.run(aboveCounties(villages, of(CountyMonth.TABLE, month), written));
        },
        () ->
            written.add(
                put(
                    TownshipMonth.TABLE,
                    TownshipMonth.of(villages, lake.read(TownshipMonth.TABLE), month, settings))),
        () ->
            written.add(
                put(
                    PartnerMonth.TABLE,
                    PartnerMonth.of(villages, lake.read(PartnerMonth.TABLE), month, settings))));
  }

  private List<Runnable> aboveCounties(
      Dataset<Row> villages, Dataset<Row> counties, LongAdder written) {
    return List.of(
        () ->
            written.add(
                put(
                    ProvinceMonth.TABLE,
                    ProvinceMonth.of(
                        counties, villages, lake.read(ProvinceMonth.TABLE), month, settings))),
        () ->
            written.add(
                put(
                    ScopeMonth.TABLE,
                    ScopeMonth.of(
                        counties, villages, lake.read(ScopeMonth.TABLE), month, settings))),
        () ->
            written.add(
                put(
                    PrefectureMonth.TABLE,
                    PrefectureMonth.of(
                        counties,
                        lake.read(PrefectureMonth.TABLE),
                        rows(PrefectureMonth.NAMES, PrefectureMonth.names(settings.areas())),
                        month,
                        settings))));
  }

  private long counties(Dataset<Row> villages) {
    return put(
        CountyMonth.TABLE,
        CountyMonth.of(
            villages,
            ledger(),
            lake.read(CountyMonth.TABLE),
            lake.read(Submissions.TABLE),
            rows(KnownCounties.TABLE, KnownCounties.rows(settings)),
            month,
            settings));
  }

  /** Households that fell back or may. */
  long backsliding() {
    return putMade(
        Backsliding.TABLE,
        Backsliding.of(
            householdsOf(before()).orElseGet(this::noHouseholds),
            scope.made(of(Households.TABLE, month)),
            settings.lines(),
            settings.monitoring()));
  }

  /** Incomes over persons, in every area. */
  long distribution() {
    return put(
        Distribution.TABLE, Distribution.of(of(Households.TABLE, month), settings.lines(), month));
  }

  /** Villages and counties by risk, and the places that have to answer for something. */
  long risk() {
    Gold overVillages = overVillages();
    return overVillages.scores() + overVillages.accountability();
  }

  private long accountability() {
    PlaceFigures figures =
        new PlaceFigures(
            of(VillageMonth.TABLE, month),
            of(CountyMonth.TABLE, month),
            of(ProvinceMonth.TABLE, month),
            of(VillageRisk.TABLE, month),
            of(CountyRisk.TABLE, month),
            of(ProblemMonth.TABLE, month),
            supervised());
    return put(Accountability.TABLE, Accountability.of(figures, settings.ladder(), month));
  }

  private long scores() {
    long rows =
        put(
            VillageRisk.TABLE,
            VillageRisk.of(
                of(VillageMonth.TABLE, month),
                succession.renamed(of(VillageRisk.TABLE, before())),
                settings.risk()));
    return rows
        + put(
            FallRate.TABLE,
            FallRate.of(of(Backsliding.TABLE, month), of(Transition.TABLE, month), month))
        + put(
            CountyRisk.TABLE,
            CountyRisk.of(
                of(CountyMonth.TABLE, month),
                of(Backsliding.TABLE, month),
                of(CountyRisk.TABLE, before()),
                settings.risk(),
                settings.supervision(),
                month));
  }

  /** Rows that are known to be none spare the join with them. */
  private Optional<Dataset<Row>> householdsOf(String period) {
    Dataset<Row> rows = scope.read(of(Households.TABLE, period));
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows);
  }

  private Dataset<Row> noHouseholds() {
    return rows(Households.TABLE, List.of());
  }

  private Dataset<Row> rows(Table table, List<Row> rows) {
    return spark.createDataFrame(rows, table.schema());
  }

  private String before() {
    return YearMonth.parse(month).minusMonths(1).toString();
  }

  private Dataset<Row> of(Table table, String period) {
    return lake.read(table).filter(Households.PERIOD.col().equalTo(period));
  }

  private long put(Table table, Dataset<Row> rows) {
    return put(table, rows, Scope.ALL);
  }

  /** Puts the rows of the counties made in the place of theirs. */
  private long putMade(Table table, Dataset<Row> rows) {
    return put(table, rows, scope);
  }

  private long put(Table table, Dataset<Row> rows, Scope of) {
    progress.step("%s: %s".formatted(month, table.name()));
    String where = "%s = '%s'".formatted(Households.PERIOD.name(), month);
    return lake.replace(table, of.where(where), of.made(rows), note);
  }
}
