package org.duzhan.measure;

import static java.util.stream.Collectors.joining;
import static org.apache.spark.sql.functions.lit;
import static org.duzhan.testkit.TextTables.rows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.settings.Annexes;
import org.duzhan.settings.Settings;
import org.duzhan.table.Households;
import org.duzhan.table.Problems;
import org.duzhan.table.Submissions;
import org.duzhan.table.Table;
import org.duzhan.table.Villages;
import org.duzhan.testkit.MemoryLake;
import org.duzhan.testkit.Spark;
import org.duzhan.testkit.TestSettings;

/** Households, a register and problems at random, always the same for a seed, and their figures. */
final class RandomCountry {
  static final String MONTH = "2019-12";

  static final String BEFORE = "2019-11";

  static final String FIRST = "2019-10";

  /** No two alike, that none may stand for another. */
  static final Map<String, Double> MPI_WEIGHTS =
      Map.of("income", 0.3, "education", 0.25, "medical", 0.2, "housing", 0.15, "water", 0.1);

  /** More registered poor than this, and a village is listed; few enough that some are. */
  static final int LISTED_ABOVE = 9;

  private static final Map<Long, RandomCountry> MADE = new ConcurrentHashMap<>();

  /** Four in three provinces of the annexes, the first in annex 1; one in a province of none. */
  private static final String[] COUNTIES = {"522633", "522634", "530423", "620923", "110101"};

  /** What a household's cells may be, by column; more of one makes it likelier. */
  private static final Map<String, List<String>> OF_HOUSEHOLD = new LinkedHashMap<>();

  static {
    may("poverty_status", "未脱贫", "已脱贫", "已脱贫", "预脱贫", "返贫", "新致贫", "非建档立卡", "非建档立卡");
    may("household_type", "一般贫困户", "低保贫困户", "特困供养贫困户", "-");
    may("monitor_type", "-", "-", "脱贫不稳定户", "边缘易致贫户");
    may("risk_cause", "-", "因病", "产业失败");
    may("monitored_since", "-", "2019-03-01", "2019-11-30", "2019-12-01", "2019-12-20");
    may("business_income", "-", "0", "2500.55");
    may("property_income", "-", "0", "120");
    may("transfer_income", "-", "0", "1800.40");
    may("business_expense", "-", "100", "9000");
    may("income_per_person", "-", "-", "900.5", "3217.99", "3218", "12000");
    may("weight", "-", "-", "2.5", "0.75");
    may("rigid_expense", "-", "500", "20000");
    may("school_age", "0", "1", "2", "-");
    may("out_of_school", "0", "0", "0", "1", "-");
    may("uninsured", "0", "0", "0", "1", "-");
    may("housing_grade", "A", "A", "B", "C", "D", "-");
    may("water_safe", "true", "true", "false", "-", "-");
    may("water_quantity", "达标", "达标", "基本达标", "不达标", "-");
    may("water_quality", "达标", "达标", "基本达标", "不达标");
    may("water_access", "达标", "达标", "基本达标", "不达标");
    may("water_supply", "达标", "达标", "基本达标", "不达标");
    may("workers", "0", "1", "2", "-");
    may("work_outside_province", "0", "1", "-");
    may("work_outside_county", "0", "1", "-");
    may("work_in_county", "0", "1", "-");
    may("welfare_posts", "0", "0", "1", "-");
    may("no_labour", "true", "false", "false", "-");
    may("safety_net", "低保", "特困", "无", "-");
    may("relocated", "true", "false", "-");
    may("moved_in", "true", "false", "-");
    may("followed_up", "true", "false", "-");
    may("support_in_place", "true", "false", "-");
  }

  /** A household: its cells by column, "-" where blank. */
  record Household(Map<String, String> cells) {
    String county() {
      return cells.get("county_code");
    }

    /** The same household with less wages, if it is known to have any. */
    Household poorerBy(int yuan) {
      String wage = cells.get("wage_income");
      return wage.equals("-") ? this : with("wage_income", Integer.parseInt(wage) - yuan);
    }

    /** The same household where another lives. */
    Household in(Household other) {
      Household moved = this;
      for (String area : List.of("province_code", "county_code", "village_code")) {
        moved = moved.with(area, other.cells.get(area));
      }
      return moved;
    }

    Household with(String column, Object cell) {
      Map<String, String> changed = new LinkedHashMap<>(cells);
      changed.put(column, String.valueOf(cell));
      return new Household(changed);
    }
  }

  final long seed;

  final RandomPast past;

  /** The month itself, or one before. */
  final String baseline;

  final List<Household> households = new ArrayList<>();

  /** The households of the month before, some of which have moved or left since. */
  final List<Household> before = new ArrayList<>();

  /** Those of the month before that. */
  final List<Household> first = new ArrayList<>();

  final List<Map<String, String>> register = new ArrayList<>();
  final List<Map<String, String>> problems = new ArrayList<>();

  /** Files that counties sent, some with a ledger of problems that may have no row. */
  final List<Map<String, String>> submissions = new ArrayList<>();

  final List<Row> villages;
  final List<Row> counties;
  final List<Row> provinces;

  private final Settings settings;

  /** Villages of months from the baseline to the one before. */
  private Dataset<Row> ofPast;

  private final Dataset<Row> ofVillages;
  private final Dataset<Row> ofCounties;
  private final Dataset<Row> aboveVillages;
  private final Dataset<Row> aboveCounties;

  private RandomCountry(long seed) {
    this.seed = seed;
    this.past = RandomPast.of(seed);
    this.baseline = past.baseline();
    this.settings = TestSettings.with(keys());
    Random random = new Random(seed);
    for (String county : COUNTIES) {
      for (int v = random.nextInt(6); v >= 0; v--) {
        people(county + "1002" + (10 + v), random);
      }
      problems(county, "-", random);
    }
    twice(households, new Random(seed + 3));
    before.addAll(earlier(households, BEFORE, new Random(seed + 1)));
    twice(before, new Random(seed + 4));
    submissions(new Random(seed + 2));
    received(new Random(seed + 5));
    describe(new Random(seed + 6));
    causes(new Random(seed + 7));
    if (past.hasFirst()) {
      threeMonths(new Random(seed + 8));
    }
    MemoryLake lake = new MemoryLake(Path.of("none"));
    ofPast = lake.read(VillageMonth.TABLE);
    for (String month : past.months().subList(0, past.months().size() - 1)) {
      // Of a month of which nothing came no figures are made.
      if (register.stream().anyMatch(row -> row.get("period").equals(month))) {
        lake.append(VillageMonth.TABLE, ofVillages(month), "test");
        ofPast = lake.read(VillageMonth.TABLE);
      }
    }
    lake.append(VillageMonth.TABLE, ofVillages(MONTH), "test");
    ofVillages = lake.read(VillageMonth.TABLE).filter(VillageMonth.PERIOD.col().equalTo(MONTH));
    lake.append(
        CountyMonth.TABLE,
        CountyMonth.of(
            ofVillages,
            ledger(MONTH),
            table(Submissions.TABLE, submissions),
            TestSettings.counties(settings),
            MONTH,
            settings),
        "test");
    ofCounties = lake.read(CountyMonth.TABLE);
    aboveVillages = atHand(WiderAreas.ofVillages(ofVillages, MONTH, settings));
    aboveCounties = atHand(WiderAreas.ofCounties(ofCounties, MONTH, settings));
    villages = inOrder(ofVillages);
    counties = ofCounties.collectAsList();
    provinces = ProvinceMonth.of(aboveCounties, ofVillages, settings.annexes()).collectAsList();
  }

  List<Row> townships() {
    return TownshipMonth.of(aboveVillages).collectAsList();
  }

  List<Row> prefectures() {
    return PrefectureMonth.of(aboveCounties, none(PrefectureMonth.NAMES)).collectAsList();
  }

  List<Row> partners() {
    return PartnerMonth.of(aboveVillages).collectAsList();
  }

  List<Row> countyPartners() {
    return CountyPartnerMonth.of(aboveCounties).collectAsList();
  }

  List<Row> scopes() {
    return ScopeMonth.of(aboveVillages, aboveCounties).collectAsList();
  }

  /** At hand: each table takes its rows from it. */
  private static Dataset<Row> atHand(Dataset<Row> areas) {
    return Spark.session().createDataFrame(areas.collectAsList(), areas.schema());
  }

  private Map<String, String> keys() {
    Map<String, String> keys = new HashMap<>();
    MPI_WEIGHTS.forEach((indicator, weight) -> keys.put("mpi." + indicator, weight.toString()));
    keys.put("listing.persons_above", String.valueOf(LISTED_ABOVE));
    keys.put("supervision.baseline", baseline);
    return keys;
  }

  static RandomCountry of(long seed) {
    return MADE.computeIfAbsent(seed, RandomCountry::new);
  }

  /** Figures of the villages, by code, if these are the households. */
  List<Row> villagesOf(List<Household> some) {
    return inOrder(ofVillages(before, some, MONTH));
  }

  /** Distributions of all areas, in order, if these are the households. */
  List<Row> distributionsOf(List<Household> some) {
    return Distributed.of(measured(some), lit(true), GivenMonth.noGroups(), settings.lines(), MONTH)
        .orderBy(
            Distribution.AREA_LEVEL.col(),
            Distribution.AREA_CODE.col(),
            Distribution.WEIGHTING.col())
        .collectAsList();
  }

  /** Figures of the households of each county, not of its villages added up. */
  List<Row> countiesAtOnce() {
    return VillageMonth.counted(measured(households), settings, CountyMonth.COUNTY_CODE)
        .collectAsList();
  }

  List<Row> areas() {
    return Stream.of(villages, counties, provinces).flatMap(List::stream).toList();
  }

  /** The rows of the households, as they are kept. */
  Dataset<Row> householdRows() {
    return measured(households);
  }

  Dataset<Row> rowsBefore() {
    return measured(before);
  }

  /** All rows of the register, as they are kept. */
  Dataset<Row> registerRows() {
    return table(Villages.TABLE, register);
  }

  /** Rows of the villages' figures in the month. */
  Dataset<Row> villageRows() {
    return ofVillages;
  }

  Dataset<Row> countyRows() {
    return ofCounties;
  }

  /** Rows of the villages' figures in the baseline month. */
  Dataset<Row> villagesAtBaseline() {
    return baseline.equals(MONTH) ? ofVillages : ofPast.filter(isBaseline());
  }

  List<Household> householdsOf(String month) {
    return Map.of(MONTH, households, BEFORE, before, FIRST, first).get(month);
  }

  /** Where households of a month went to, as the pipeline asks it. */
  Dataset<Row> movesSince(String month) {
    return moves(householdsOf(month), households);
  }

  private Dataset<Row> moves(List<Household> earlier, List<Household> now) {
    return GivenMonth.told(
        handed(
            earlier.isEmpty()
                ? Moves.ofFirst(measured(earlier), measured(now))
                : Moves.of(measured(earlier), measured(now))));
  }

  private Column isBaseline() {
    return VillageMonth.PERIOD.col().equalTo(baseline);
  }

  Settings settings() {
    return settings;
  }

  private Dataset<Row> ofVillages(String month) {
    List<Household> earlier =
        month.equals(MONTH) ? before : month.equals(BEFORE) ? first : List.of();
    return ofVillages(earlier, householdsOf(month), month);
  }

  private Dataset<Row> ofVillages(List<Household> earlier, List<Household> now, String month) {
    return VillageMonth.of(
        new VillageMonth.Sources(
            handed(VillageMonth.counted(measured(now), settings, VillageMonth.VILLAGE_CODE)),
            handed(Register.of(registerRows(), month)),
            handed(ledger(month)),
            handed(
                Rectification.senders(table(Submissions.TABLE, submissions), ledger(month), month)),
            handed(Change.ofVillages(moves(earlier, now))),
            !earlier.isEmpty(),
            ofPast.filter(isBaseline()),
            ofPast),
        month,
        settings);
  }

  /** What a query comes to: one that goes on from there is planned without it. */
  private static Dataset<Row> handed(Dataset<Row> rows) {
    return Spark.session().createDataFrame(rows.collectAsList(), rows.schema());
  }

  private Dataset<Row> measured(List<Household> some) {
    return Measured.of(
        table(Households.TABLE, some.stream().map(Household::cells).toList()), settings.lines());
  }

  /** Problems known of by a month. */
  Dataset<Row> ledger(String month) {
    return Rectification.ledger(table(Problems.TABLE, problems), month);
  }

  /** Of some months one household stands in two places. */
  private static void twice(List<Household> month, Random random) {
    if (random.nextInt(3) == 0 && month.size() > 1) {
      Household some = month.get(random.nextInt(month.size()));
      month.add(some.in(month.get(random.nextInt(month.size()))));
    }
  }

  /** Households as they were a month earlier; some were elsewhere, and some were not there. */
  private static List<Household> earlier(List<Household> month, String period, Random random) {
    List<Household> earlier = new ArrayList<>();
    for (Household household : month) {
      Household was = household.with("period", period);
      for (Map.Entry<String, List<String>> column : OF_HOUSEHOLD.entrySet()) {
        if (random.nextInt(4) == 0) {
          List<String> of = column.getValue();
          was = was.with(column.getKey(), of.get(random.nextInt(of.size())));
        }
      }
      if (random.nextInt(4) == 0) {
        was = was.with("persons", 1 + random.nextInt(6));
      }
      if (random.nextInt(8) == 0) {
        was = was.in(month.get(random.nextInt(month.size())));
      }
      if (random.nextInt(8) == 0) {
        was = was.with("household_key", was.cells().get("household_key") + "-gone");
      }
      if (random.nextInt(8) > 0) {
        earlier.add(was);
      }
    }
    return earlier;
  }

  /** A month before the others, and then what of these did not come. */
  private void threeMonths(Random random) {
    first.addAll(earlier(before, FIRST, random));
    twice(first, random);
    List<String> codes = register.stream().map(r -> r.get("village_code")).distinct().toList();
    for (String code : codes) {
      if (random.nextInt(8) > 0) {
        register.add(village(code, FIRST, random));
      }
    }
    String county = one(random, before.stream().map(Household::county).toArray(String[]::new));
    switch (past) {
      case NOTHING_BEFORE -> forgetBefore(place -> true);
      case ONE_COUNTY_BEFORE -> forgetBefore(place -> !place.startsWith(county));
      case NOTHING_AT_BASELINE -> first.clear();
      default -> {}
    }
  }

  private void forgetBefore(Predicate<String> place) {
    before.removeIf(h -> place.test(h.county()));
    register.removeIf(r -> r.get("period").equals(BEFORE) && place.test(r.get("village_code")));
  }

  private void submissions(Random random) {
    for (String county : COUNTIES) {
      if (random.nextInt(3) == 0) {
        forgetProblems(county);
      }
      Map<String, String> cells = new LinkedHashMap<>();
      cells.put("submission_id", county);
      cells.put("county_code", county);
      cells.put("period", one(random, "2019-10", MONTH, "2020-01"));
      cells.put("status", one(random, "accepted", "accepted", "refused"));
      cells.put("tables", one(random, "household", "household,problem", "village"));
      submissions.add(cells);
    }
  }

  private void describe(Random random) {
    for (Map<String, String> cells : problems) {
      cells.put("source", one(random, "督战检查", "审计", "-"));
      cells.put("kind", one(random, "住房", "饮水"));
      cells.put("unit", one(random, "县教育局", "-"));
      cells.put("found_on", one(random, "2019-08-01", "2019-10-15", "2019-12-02", "-"));
      cells.put("rectified_on", one(random, "2019-12-01", "2019-12-20", "-"));
    }
  }

  /** Of each month anew. */
  private void causes(Random random) {
    Stream.of(households, before)
        .forEach(
            month -> month.replaceAll(h -> h.with("poverty_cause", one(random, "-", "因病", "因残"))));
  }

  private void received(Random random) {
    for (Map<String, String> cells : submissions) {
      cells.put(
          "received_at",
          one(random, "2020-01-03 09:00:00", "2020-01-05 23:59:00", "2020-01-09 00:30:00"));
    }
  }

  private void forgetProblems(String county) {
    problems.removeIf(p -> p.get("county_code").equals(county));
  }

  private static List<Row> inOrder(Dataset<Row> villages) {
    return villages.orderBy(VillageMonth.VILLAGE_CODE.col()).collectAsList();
  }

  private void people(String village, Random random) {
    for (String period : List.of(BEFORE, MONTH, "2020-01")) {
      if (random.nextInt(8) > 0) {
        register.add(village(village, period, random));
      }
    }
    for (int h = random.nextInt(9); h > 0; h--) {
      Map<String, String> cells = new LinkedHashMap<>();
      cells.put("period", MONTH);
      cells.put("province_code", village.substring(0, 2) + "0000");
      cells.put("county_code", village.substring(0, 6));
      cells.put("village_code", village);
      cells.put("household_key", village + h);
      cells.put("persons", String.valueOf(1 + random.nextInt(6)));
      cells.put(
          "wage_income",
          random.nextInt(8) == 0 ? "-" : String.valueOf(random.nextInt(40_000) - 2_000));
      OF_HOUSEHOLD.forEach((column, of) -> cells.put(column, of.get(random.nextInt(of.size()))));
      households.add(new Household(random.nextInt(10) > 0 ? cells : withoutAmounts(cells)));
    }
    problems(village.substring(0, 6), village, random);
  }

  private static Map<String, String> withoutAmounts(Map<String, String> cells) {
    cells.keySet().stream()
        .filter(c -> c.endsWith("_income") || c.equals("business_expense"))
        .forEach(c -> cells.put(c, "-"));
    return cells;
  }

  private static Map<String, String> village(String village, String period, Random random) {
    int surveyed = random.nextInt(20);
    Map<String, String> cells = new LinkedHashMap<>();
    cells.put("period", period);
    cells.put("village_code", village);
    cells.put("rural_population", one(random, "40", "200", "9", "0", "-"));
    cells.put("rural_households", one(random, "1", "4", "50", "-"));
    cells.put("surveyed_households", String.valueOf(surveyed));
    cells.put("listed", one(random, "true", "false", "-", "-", "-"));
    cells.put("partner", one(random, "东莞市", "教育部", "-"));
    cells.put(
        "approving_households", String.valueOf(surveyed == 0 ? 0 : random.nextInt(surveyed + 1)));
    return cells;
  }

  private void problems(String county, String village, Random random) {
    for (int p = random.nextInt(5); p > 0; p--) {
      for (String period : List.of("2019-10", MONTH, "2020-01")) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("period", period);
        cells.put("county_code", county);
        cells.put("village_code", village);
        cells.put("problem_id", village + "P" + p);
        cells.put("status", one(random, "未整改", "整改中", "已整改", "已核实", "-"));
        cells.put("due_on", one(random, "2019-10-01", "2019-12-31", "2020-01-01", "-"));
        cells.put("falsified", one(random, "true", "false", "-"));
        if (random.nextInt(3) > 0) {
          problems.add(cells);
        }
      }
    }
  }

  private static Dataset<Row> table(Table table, List<Map<String, String>> records) {
    if (records.isEmpty()) {
      return none(table);
    }
    return rows(
        table,
        Stream.concat(
                Stream.of(line(records.get(0).keySet())),
                records.stream().map(r -> line(r.values())))
            .collect(joining("\n")));
  }

  private static String line(Collection<String> cells) {
    return String.join(" | ", cells);
  }

  private static Dataset<Row> none(Table table) {
    return rows(table, table.fields().get(0).name());
  }

  private static void may(String column, String... cells) {
    OF_HOUSEHOLD.put(column, List.of(cells));
  }

  double monitoredScale() {
    return settings.monitoring().scaleAtMost();
  }

  Annexes annexes() {
    return settings.annexes();
  }

  /** The normal quantile of intervals. */
  double intervalZ() {
    return settings.intervalZ();
  }

  private static String one(Random random, String... of) {
    return of[random.nextInt(of.length)];
  }

  @Override
  public String toString() {
    return "country of seed " + seed;
  }
}
