package org.duzhan.measure;

import static org.duzhan.testkit.TextTables.rows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.settings.Settings;
import org.duzhan.table.Households;
import org.duzhan.table.Problems;
import org.duzhan.table.Submissions;
import org.duzhan.table.Table;
import org.duzhan.table.Villages;
import org.duzhan.testkit.MemoryLake;
import org.duzhan.testkit.TestSettings;

/** Households and a register at random, always the same for a seed, and their figures. */
final class RandomCountry {
  private static final Settings SETTINGS = TestSettings.defaults();
  private static final Map<Long, RandomCountry> MADE = new ConcurrentHashMap<>();
  private static final String MONTH = "2019-12";

  /** Four of annex 1 in three provinces, one in a province of no annex. */
  private static final String[] COUNTIES = {"522633", "522634", "530423", "620923", "110101"};

  private static final String REGISTER =
      "village_code | rural_population | rural_households | surveyed_households | approving_households\n";

  /** A household, as far as it is at random. */
  record Household(String village, int persons, String status, Integer wage, String rest) {
    private static final String HEADER =
        "village_code | persons | poverty_status | wage_income | business_expense | out_of_school"
            + " | uninsured | housing_grade | water_safe | monitor_type | workers | period\n";

    /** The same household with less wages, if it is known to have any. */
    Household poorerBy(int yuan) {
      return new Household(village, persons, status, wage == null ? null : wage - yuan, rest);
    }

    private String text() {
      return "%s | %d | %s | %s | %s | %s\n"
          .formatted(village, persons, status, wage == null ? "-" : wage, rest, MONTH);
    }
  }

  final long seed;
  final List<Household> households = new ArrayList<>();
  final List<Row> villages;
  final List<Row> counties;
  final List<Row> provinces;
  private final StringBuilder register = new StringBuilder(REGISTER);

  private RandomCountry(long seed) {
    this.seed = seed;
    Random random = new Random(seed);
    for (String county : COUNTIES) {
      for (int v = random.nextInt(6); v >= 0; v--) {
        people(county + "1002" + (10 + v), random);
      }
    }
    MemoryLake lake = new MemoryLake(Path.of("none"));
    lake.append(VillageMonth.TABLE, ofVillages(households), "test");
    villages = inOrder(lake.read(VillageMonth.TABLE));
    lake.append(
        CountyMonth.TABLE,
        CountyMonth.of(
            lake.read(VillageMonth.TABLE),
            none(Problems.TABLE),
            none(CountyMonth.TABLE),
            none(Submissions.TABLE),
            TestSettings.counties(SETTINGS),
            MONTH,
            SETTINGS),
        "test");
    counties = lake.read(CountyMonth.TABLE).collectAsList();
    provinces =
        ProvinceMonth.of(
                lake.read(CountyMonth.TABLE),
                lake.read(VillageMonth.TABLE),
                none(ProvinceMonth.TABLE),
                MONTH,
                SETTINGS)
            .collectAsList();
  }

  static RandomCountry of(long seed) {
    return MADE.computeIfAbsent(seed, RandomCountry::new);
  }

  /** Figures of the villages, by code, if these are the households. */
  List<Row> villagesOf(List<Household> some) {
    return inOrder(ofVillages(some));
  }

  List<Row> areas() {
    return Stream.of(villages, counties, provinces).flatMap(List::stream).toList();
  }

  /** The rows of the households, as they are kept. */
  Dataset<Row> householdRows() {
    return rowsOf(households);
  }

  Dataset<Row> registerRows() {
    return rows(Villages.TABLE, register.toString());
  }

  private static Dataset<Row> rowsOf(List<Household> some) {
    StringBuilder text = new StringBuilder(Household.HEADER);
    some.forEach(h -> text.append(h.text()));
    return Measured.of(rows(Households.TABLE, text.toString()), SETTINGS.lines());
  }

  private Dataset<Row> ofVillages(List<Household> some) {
    return VillageMonth.of(
        rowsOf(some),
        registerRows(),
        none(Problems.TABLE),
        none(VillageMonth.TABLE),
        MONTH,
        SETTINGS);
  }

  private static List<Row> inOrder(Dataset<Row> villages) {
    return villages.orderBy(VillageMonth.VILLAGE_CODE.col()).collectAsList();
  }

  private void people(String village, Random random) {
    int surveyed = random.nextInt(20);
    register.append(
        "%s | %s | %d | %d | %d\n"
            .formatted(
                village,
                one(random, "40", "200", "9", "0", "-"),
                random.nextInt(50),
                surveyed,
                surveyed == 0 ? 0 : random.nextInt(surveyed + 1)));
    for (int h = random.nextInt(9); h > 0; h--) {
      households.add(
          new Household(
              village,
              1 + random.nextInt(6),
              one(random, "未脱贫", "已脱贫", "已脱贫", "预脱贫", "返贫", "非建档立卡", "非建档立卡"),
              random.nextInt(8) == 0 ? null : random.nextInt(40_000) - 2_000,
              String.join(
                  " | ",
                  one(random, "-", "100", "9000"),
                  one(random, "0", "0", "0", "1", "-"),
                  one(random, "0", "0", "0", "1", "-"),
                  one(random, "A", "A", "B", "C", "-"),
                  one(random, "true", "true", "true", "false", "-"),
                  one(random, "-", "-", "脱贫不稳定户", "边缘易致贫户"),
                  one(random, "0", "1", "2", "-"))));
    }
  }

  private static Dataset<Row> none(Table table) {
    return rows(table, table.fields().get(0).name());
  }

  private static String one(Random random, String... of) {
    return of[random.nextInt(of.length)];
  }

  @Override
  public String toString() {
    return "country of seed " + seed;
  }
}
