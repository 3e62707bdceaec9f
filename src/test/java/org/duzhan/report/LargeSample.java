package org.duzhan.report;

import static java.util.stream.Collectors.joining;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.lit;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.judge.Accountability;
import org.duzhan.judge.Backsliding;
import org.duzhan.judge.CountyRisk;
import org.duzhan.judge.VillageRisk;
import org.duzhan.measure.CountyMonth;
import org.duzhan.measure.Estimates;
import org.duzhan.measure.ExitStandard;
import org.duzhan.measure.Guarantees;
import org.duzhan.measure.Headcount;
import org.duzhan.measure.ListingCheck;
import org.duzhan.measure.ListingCounty;
import org.duzhan.measure.ListingVillage;
import org.duzhan.measure.Livelihood;
import org.duzhan.measure.Progress;
import org.duzhan.measure.ProvinceMonth;
import org.duzhan.measure.Rectification;
import org.duzhan.measure.Register;
import org.duzhan.measure.SinceBaseline;
import org.duzhan.measure.VillageMonth;
import org.duzhan.settings.Annexes;
import org.duzhan.settings.Settings;
import org.duzhan.table.Field;
import org.duzhan.table.Table;
import org.duzhan.testkit.TestSettings;
import org.duzhan.testkit.TextTables;

/** Gold tables of a made-up country, large enough to look at: sixty counties. */
final class LargeSample {
  private static final Settings SETTINGS = TestSettings.defaults();

  private final Random random = new Random(1);
  private final List<Map<Field, Object>> villages = new ArrayList<>();
  private final List<Map<Field, Object>> counties = new ArrayList<>();
  private final List<Map<Field, Object>> provinces = new ArrayList<>();
  private final List<Map<Field, Object>> villageRisks = new ArrayList<>();
  private final List<Map<Field, Object>> countyRisks = new ArrayList<>();
  private final List<Map<Field, Object>> falls = new ArrayList<>();

  static ReportInput of(int villagesPerCounty) {
    TreeMap<String, Long> versions = new TreeMap<>();
    for (String t : List.of("village_month", "county_month", "province_month", "village_risk")) {
      versions.put(t, 4L);
    }
    return new ReportInput(
        new LargeSample().month("2020-04", 0.55, villagesPerCounty),
        new LargeSample().month("2020-03", 0.65, villagesPerCounty),
        listing(),
        TextTables.rows(Accountability.TABLE, "period\nx").limit(0),
        SmallAreas.all(),
        SETTINGS,
        new Provenance(
            "20200505T020000Z-4f2a",
            YearMonth.of(2020, 4),
            versions,
            SETTINGS.hash(),
            "jobs/duzhan report --period 2020-04 --warehouse warehouse"),
        new Scope(Optional.empty()));
  }

  private ReportInput.Month month(String period, double left, int perCounty) {
    List<Annexes.County> annex = SETTINGS.annexes().counties();
    for (int c = 0; c < 60; c++) {
      String code = c < 52 ? annex.get(c).code() : "5304" + (20 + c);
      county(period, code, c, left, perCounty);
    }
    SETTINGS.annexes().provinceCodes().forEach(p -> total(period, p));
    total(period, "000000");
    Dataset<Row> fallen =
        rows(Backsliding.TABLE, falls)
            .withColumn(Backsliding.CAUSES.name(), array(lit("因病"), lit("务工就业不稳")));
    return new ReportInput.Month(
        rows(VillageMonth.TABLE, villages),
        rows(CountyMonth.TABLE, counties),
        rows(ProvinceMonth.TABLE, provinces),
        rows(VillageRisk.TABLE, villageRisks),
        rows(CountyRisk.TABLE, countyRisks),
        fallen);
  }

  private void county(String period, String code, int number, double left, int perCounty) {
    boolean reported = number != 17;
    boolean done = number % 13 == 5;
    long base = 3000 + 700L * number;
    long poor = done ? 0 : Math.round(base * Math.min(1, left * (0.5 + random.nextDouble())));
    long population = base * 9;
    Map<Field, Object> row = new HashMap<>();
    row.put(CountyMonth.PERIOD, period);
    row.put(CountyMonth.PROVINCE_CODE, code.substring(0, 2) + "0000");
    row.put(CountyMonth.COUNTY_CODE, code);
    row.put(CountyMonth.COUNTY, "某某县");
    row.put(CountyMonth.VILLAGES, perCounty);
    row.put(CountyMonth.REPORTED_VILLAGES, reported ? perCounty - number % 3 : 0);
    row.put(CountyMonth.LISTED_VILLAGES, perCounty - 3);
    row.put(SinceBaseline.BASELINE_POOR_PERSONS, base);
    if (reported) {
      figures(row, poor, population);
      row.put(CountyMonth.EXITED_VILLAGES, number % 7);
      row.put(Progress.REMAINING_POOR_PERSONS, poor);
      row.put(Progress.PROGRESS, (base - poor) / (double) base);
      row.put(Progress.REQUIRED_PACE, poor / 8.0);
      row.put(Progress.OBSERVED_PACE, (base - poor) / 4.0);
      row.put(Progress.PROJECTED_ZERO, number % 9 == 0 ? "-" : "2020-11");
      row.put(
          Progress.COURSE,
          done
              ? "met"
              : List.of("on_course", "lagging", "critical")
                  .get((number + (period.endsWith("3") ? 0 : number % 5 / 3)) % 3));
      row.put(CountyMonth.SUBMITTED_ON, "2020-05-03");
      row.put(CountyMonth.TIMELY, number % 11 != 0);
    } else {
      row.put(CountyMonth.NULL_REASON, "not_submitted");
      row.put(SinceBaseline.NULL_REASON, "not_submitted");
      row.put(Progress.NULL_REASON, "not_submitted");
    }
    counties.add(row);
    risk(countyRisks, code, number + 1, reported);
    for (int v = 0; v < perCounty; v++) {
      village(period, code, number, v, reported);
    }
  }

  private static void figures(Map<Field, Object> row, long poor, long population) {
    row.put(Register.RURAL_POPULATION, population);
    row.put(Headcount.POOR_PERSONS, poor);
    row.put(Register.INCIDENCE, poor / (double) population);
    row.put(Register.COMPREHENSIVE_INCIDENCE, (poor + 20) / (double) population);
    row.put(Headcount.MISSED_RATE, 0.0031);
    row.put(Headcount.WRONGLY_EXITED_RATE, 0.0214);
    row.put(Register.APPROVAL, 0.913);
    row.put(Guarantees.OUT_OF_SCHOOL_PERSONS, poor / 100);
    row.put(Guarantees.UNINSURED_PERSONS, poor / 70);
    row.put(Guarantees.UNSAFE_HOUSING_HOUSEHOLDS, poor / 50);
    row.put(Guarantees.UNSAFE_WATER_HOUSEHOLDS, poor / 40);
    row.put(Livelihood.MIGRANT_WORKERS, population / 4);
    row.put(Rectification.PROBLEMS_FOUND, 12);
    row.put(Rectification.PROBLEMS_RECTIFIED, 9);
    row.put(Rectification.PROBLEMS_OVERDUE, 2);
  }

  private void village(String period, String county, int number, int v, boolean reported) {
    String code = county + "%03d%03d".formatted(100 + v / 10, 200 + v);
    long population = 400 + random.nextInt(2000);
    long poor = Math.round(population * random.nextDouble() * 0.2);
    Map<Field, Object> row = new HashMap<>();
    row.put(VillageMonth.PERIOD, period);
    row.put(VillageMonth.PROVINCE_CODE, county.substring(0, 2) + "0000");
    row.put(VillageMonth.COUNTY_CODE, county);
    row.put(VillageMonth.VILLAGE_CODE, code);
    row.put(VillageMonth.VILLAGE, v % 9 == 0 ? "依格孜牙希克吾斯塘村" : "青山" + v + "村");
    row.put(VillageMonth.TOWNSHIP, "河东镇");
    row.put(VillageMonth.LISTED, v % 5 != 0);
    row.put(VillageMonth.CRITERION, poor > 1000 ? "persons" : "incidence");
    row.put(VillageMonth.PARTNER, v % 4 == 0 ? "广东省某某协作办公室" : "-");
    row.put(VillageMonth.REPORTED, reported);
    if (reported) {
      figures(row, poor, population);
      row.put(Estimates.INCIDENCE_LOW, poor * 0.8 / population);
      row.put(Estimates.INCIDENCE_HIGH, poor * 1.2 / population);
      row.put(ExitStandard.EXIT_READY, poor * 33 < population);
    } else {
      row.put(VillageMonth.NULL_REASON, "not_submitted");
    }
    villages.add(row);
    risk(villageRisks, code, number * 20 + v + 1, reported);
    if (reported && v % 3 == 0) {
      fall(period, county, code, v);
    }
  }

  private void fall(String period, String county, String village, int v) {
    Map<Field, Object> row = new HashMap<>();
    row.put(Backsliding.PERIOD, period);
    row.put(Backsliding.PROVINCE_CODE, county.substring(0, 2) + "0000");
    row.put(Backsliding.COUNTY_CODE, county);
    row.put(Backsliding.VILLAGE_CODE, village);
    row.put(Backsliding.HOUSEHOLD_KEY, village);
    row.put(Backsliding.PERSONS, 4);
    row.put(Backsliding.KIND, List.of("at_risk", "returned", "newly_poor").get(v % 7 % 3));
    row.put(Backsliding.CONTINUED, v % 2 == 0);
    row.put(Backsliding.SUPPORT_IN_PLACE, v % 4 == 0);
    falls.add(row);
  }

  private void risk(List<Map<Field, Object>> risks, String code, int rank, boolean known) {
    boolean village = code.length() == 12;
    Map<Field, Object> row = new HashMap<>();
    row.put(VillageRisk.PROVINCE_CODE, code.substring(0, 2) + "0000");
    row.put(VillageRisk.COUNTY_CODE, code.substring(0, 6));
    if (village) {
      row.put(VillageRisk.VILLAGE_CODE, code);
    }
    if (known) {
      row.put(VillageRisk.RANK, rank);
      row.put(VillageRisk.PREVIOUS_RANK, rank + random.nextInt(7) - 3);
      row.put(VillageRisk.SCORE, 99.0 - (village ? rank / 14.0 : rank * 1.4));
      row.put(VillageRisk.GRADE, "ABC".substring(rank * 3 / (village ? 1300 : 70)).substring(0, 1));
      row.put(VillageRisk.EXPLANATION, "贫困发生率12.3%（126人），住房不安全8户，逾期未整改问题3项；比上月名次前移");
    } else {
      row.put(VillageRisk.EXPLANATION, "本月未报送户表，无法判断");
    }
    risks.add(row);
  }

  private void total(String period, String code) {
    Map<Field, Object> row = new HashMap<>();
    for (Map<Field, Object> county : counties) {
      if (code.equals("000000") || county.get(CountyMonth.PROVINCE_CODE).equals(code)) {
        county.forEach(
            (field, value) -> {
              if (value instanceof Number n && !(value instanceof Double)) {
                row.merge(field, n.longValue(), (a, b) -> (Long) a + (Long) b);
              }
            });
      }
    }
    long poor = (Long) row.getOrDefault(Headcount.POOR_PERSONS, 0L);
    long base = (Long) row.getOrDefault(SinceBaseline.BASELINE_POOR_PERSONS, 0L);
    figures(row, poor, (Long) row.getOrDefault(Register.RURAL_POPULATION, 1L));
    row.put(Progress.PROGRESS, (base - poor) / (double) base);
    row.put(ProvinceMonth.PERIOD, period);
    row.put(ProvinceMonth.PROVINCE_CODE, code);
    row.put(ProvinceMonth.ANNEX_COUNTIES, 8);
    row.put(ProvinceMonth.ANNEX_VILLAGES, 48);
    row.put(ProvinceMonth.FOUND_VILLAGES, 48);
    row.put(ProvinceMonth.COUNTIES_SUBMITTED, 7);
    row.put(ProvinceMonth.TIMELY_COUNTIES, 6);
    row.put(ProvinceMonth.MISSING_COUNTIES, 1);
    row.put(ProvinceMonth.TIMELINESS, 0.75);
    row.put(ProvinceMonth.DAYS_LATE, 3);
    row.put(ProvinceMonth.TIMELY, false);
    provinces.add(row);
  }

  private static ReportInput.Listing listing() {
    List<Map<Field, Object>> rows = new ArrayList<>();
    for (String province : SETTINGS.annexes().provinceCodes()) {
      rows.add(
          Map.of(
              ListingCheck.PROVINCE_CODE, province,
              ListingCheck.CRITERION, "persons",
              ListingCheck.ANNEX_COUNT, 4,
              ListingCheck.COMPUTED_COUNT, 4,
              ListingCheck.DIFFERENCE, 0));
    }
    return new ReportInput.Listing(
        rows(ListingCheck.TABLE, rows),
        TextTables.rows(ListingCounty.TABLE, "period\nx").limit(0),
        TextTables.rows(ListingVillage.TABLE, "period\nx").limit(0));
  }

  private static Dataset<Row> rows(Table table, List<Map<Field, Object>> rows) {
    List<Field> used =
        table.fields().stream()
            .filter(f -> rows.stream().anyMatch(r -> value(r, f) != null))
            .toList();
    String head = used.stream().map(Field::name).collect(joining(" | "));
    String body =
        rows.stream()
            .map(
                row ->
                    used.stream()
                        .map(f -> String.valueOf(value(row, f) == null ? "-" : value(row, f)))
                        .collect(joining(" | ")))
            .collect(joining("\n"));
    return TextTables.rows(table, head + "\n" + body);
  }

  private static Object value(Map<Field, Object> row, Field field) {
    return row.entrySet().stream()
        .filter(e -> e.getKey().name().equals(field.name()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }
}
