package org.duzhan.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.job.CheckJob.Finding;
import org.duzhan.judge.Accountability;
import org.duzhan.judge.CountyRisk;
import org.duzhan.measure.CountyMonth;
import org.duzhan.measure.CountyPartnerMonth;
import org.duzhan.measure.Distribution;
import org.duzhan.measure.ListingCheck;
import org.duzhan.measure.ListingCounty;
import org.duzhan.measure.PartnerMonth;
import org.duzhan.measure.PrefectureMonth;
import org.duzhan.measure.ProblemMonth;
import org.duzhan.measure.ProvinceMonth;
import org.duzhan.measure.ScopeMonth;
import org.duzhan.measure.TownshipMonth;
import org.duzhan.measure.Transition;
import org.duzhan.measure.VillageMonth;
import org.duzhan.quality.Corrections;
import org.duzhan.table.Households;
import org.duzhan.table.Quarantine;
import org.duzhan.table.Remarks;
import org.duzhan.table.Submissions;
import org.duzhan.table.Table;
import org.duzhan.testkit.MemoryLake;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckJobIT {
  @TempDir static Path folder;
  private static MemoryLake sound;

  @BeforeAll
  static void makeAMonthOfFilesThatRestateEachOther() throws IOException {
    sound = new MemoryLake(folder.resolve("scratch"));
    TinyCounty county =
        TinyCounty.in(folder.resolve("inbox"))
            .with(
                "更正2019-12.csv",
                """
                统计月份,行政村代码,户编号,家庭人口数,脱贫属性,工资性收入
                2019-12,522633100201,h1,4,未脱贫,7000
                2019-12,522633100201,h2,3,未脱贫,6000
                """,
                9);
    Context context = Given.context(sound);
    Given.job(context, folder.resolve("reports"))
        .run(
            new MonthlyJob.Order(
                "run",
                new TreeSet<>(Set.of("2019-12")),
                List.of(Step.ASSESS, Step.DISTRIBUTION, Step.RISK),
                true),
            county.inbox());
  }

  @Test
  void findsASoundWarehouseSound() {
    assertThat(check(sound)).allMatch(Finding::holds).hasSizeGreaterThan(30);
  }

  @Test
  void findsEveryKindOfTampering() {
    MemoryLake lake = sound.copy();
    Dataset<Row> households = lake.read(Households.TABLE);
    put(
        lake,
        Households.TABLE,
        households.unionAll(
            households.limit(1).selectExpr(columns(Households.TABLE, "submission_id", "'none'"))));
    set(lake, Submissions.TABLE, "rows_read", "rows_read + if(rows_unchanged > 0, 1, 0)");
    put(lake, Quarantine.TABLE, lake.read(Quarantine.TABLE).limit(0));
    lake.with(
        Remarks.TABLE,
        "submission_id | file | county_code | period | table | sheet | row | field | rule\n"
            + "none | x.csv | 522633 | 2019-12 | household | | 7 | persons | H61");
    set(lake, Corrections.TABLE, "new", "'0.00'");
    set(lake, VillageMonth.TABLE, "persons", "persons + 1");
    set(lake, VillageMonth.TABLE, "incidence", "if(village_code = '522633100201', 1.5, null)");
    set(lake, ProvinceMonth.TABLE, "poor_persons", "poor_persons + 1");
    set(lake, CountyMonth.TABLE, "missed_rate", "-0.1");
    set(lake, CountyMonth.TABLE, "null_reason", "null");
    set(lake, ProvinceMonth.TABLE, "approval", "2.0");
    set(lake, ProvinceMonth.TABLE, "null_reason", "null");
    for (Table table :
        List.of(
            TownshipMonth.TABLE,
            PrefectureMonth.TABLE,
            PartnerMonth.TABLE,
            CountyPartnerMonth.TABLE,
            ScopeMonth.TABLE)) {
      set(lake, table, "poor_persons", "poor_persons + 1");
      set(lake, table, "approval", "2.0");
      set(lake, table, "incidence", "null");
      set(lake, table, "null_reason", "null");
    }
    set(lake, Distribution.TABLE, "poverty_gap", "poverty_gap + 0.001");
    set(
        lake,
        Distribution.TABLE,
        "p50",
        "if(area_code in ('522633', '522633100201'), p25 - 0.01, p50)");
    set(lake, Transition.TABLE, "households", "households + 1");
    set(
        lake,
        ProblemMonth.TABLE,
        "problems_overdue",
        "problems_overdue + if(dimension = 'all', 1, 0)");
    set(lake, Accountability.TABLE, "rung", "rung % 5 + 1");

    List<Finding> broken = check(lake).stream().filter(f -> !f.holds()).toList();

    assertThat(broken.stream().filter(f -> !isAnew(f)))
        .extracting(Finding::check)
        .containsExactly(
            "household: no key twice",
            "submission: rows read = accepted + unchanged + superseded + quarantined",
            "submission: rows quarantined are in quarantine",
            "household: every row's file is in the ledger, for its county and month",
            "remark: every row's file is in the ledger, for its county and month",
            "remark: every row is about one that stands or is history",
            "household: what was said last stands",
            "correction: what later files changed, and nothing else",
            "village_month: the month's households counted anew (assess where files came since)",
            "township_month: the villages of village_month added up",
            "county_month: the villages of village_month added up",
            "prefecture_month: the counties of county_month added up",
            "province_month: the counties of county_month added up",
            "partner_month: the villages of village_month added up",
            "county_partner_month: the counties of county_month added up",
            "scope_month: the annex counties, and the listed villages, added up",
            "village_month: ratios are their numerators over their denominators",
            "township_month: ratios are their numerators over their denominators",
            "county_month: ratios are their numerators over their denominators",
            "prefecture_month: ratios are their numerators over their denominators",
            "province_month: ratios are their numerators over their denominators",
            "partner_month: ratios are their numerators over their denominators",
            "county_partner_month: ratios are their numerators over their denominators",
            "scope_month: ratios are their numerators over their denominators",
            "distribution: the incomes that village_month has figures of",
            "distribution: quantiles are in order",
            "distribution: the Sen index is between poverty gap and headcount",
            "transition: as many households moved as stand, this month and the one before",
            "transition: the households that village_month has figures of",
            "transition: counties and villages added up",
            "problem_month: sources, kinds and units add up to all problems",
            "problem_month: the problems that village_month has figures of",
            "problem_month: the problems that county_month has figures of",
            "problem_month: the problems that partner_month has figures of",
            "problem_month: the problems that county_partner_month has figures of",
            "accountability: every place is on the highest rung of its facts",
            "village_month: shares are between 0 and 1",
            "township_month: shares are between 0 and 1",
            "county_month: shares are between 0 and 1",
            "prefecture_month: shares are between 0 and 1",
            "province_month: shares are between 0 and 1",
            "partner_month: shares are between 0 and 1",
            "county_partner_month: shares are between 0 and 1",
            "scope_month: shares are between 0 and 1",
            "village_month: incidence is there, or why not",
            "township_month: incidence is there, or why not",
            "county_month: incidence is there, or why not",
            "prefecture_month: incidence is there, or why not",
            "province_month: poor_persons is there, or why not",
            "partner_month: incidence is there, or why not",
            "county_partner_month: incidence is there, or why not",
            "scope_month: incidence is there, or why not");
    assertThat(broken.stream().filter(CheckJobIT::isAnew))
        .extracting(Finding::check)
        .contains(
            anew(ProvinceMonth.TABLE),
            anew(PrefectureMonth.TABLE),
            anew(CountyMonth.TABLE),
            anew(TownshipMonth.TABLE),
            anew(VillageMonth.TABLE),
            anew(ScopeMonth.TABLE),
            anew(PartnerMonth.TABLE),
            anew(CountyPartnerMonth.TABLE),
            anew(ProblemMonth.TABLE),
            anew(Transition.TABLE),
            anew(Distribution.TABLE),
            anew(Accountability.TABLE));
    assertThat(offenders(broken, "county_month: the villages of village_month added up"))
        .containsExactly("2019-12 522633 persons");
    assertThat(offenders(broken, "distribution: the incomes that village_month has figures of"))
        .contains("2019-12 522633100201 poverty_gap");
    assertThat(offenders(broken, "distribution: quantiles are in order"))
        .containsExactlyInAnyOrder(
            "2019-12 county 522633 persons p50", "2019-12 village 522633100201 persons p50");
    assertThat(
            offenders(broken, "distribution: the Sen index is between poverty gap and headcount"))
        .as("where the poor are all alike it is the gap, which is another now")
        .containsExactly("2019-12 village 522633100202 persons sen");
    assertThat(offenders(broken, "village_month: shares are between 0 and 1"))
        .containsExactly("2019-12 522633100201 incidence");
  }

  private static List<String> offenders(List<Finding> findings, String check) {
    return findings.stream()
        .filter(f -> f.check().equals(check))
        .findFirst()
        .orElseThrow()
        .offenders();
  }

  /** What no sum and no range gives away: it is what the month does not come to. */
  @Test
  void makesTheLastMonthAnewAndNamesEachFigureThatIsOtherwise() {
    MemoryLake lake = sound.copy();
    set(lake, VillageMonth.TABLE, "incidence_high", "0.99");
    set(lake, CountyMonth.TABLE, "days_late", "if(county_code = '522633', 77, days_late)");
    set(lake, ListingCheck.TABLE, "computed_count", "computed_count + 9");
    set(lake, ListingCounty.TABLE, "finding", "'other_name'");
    set(lake, CountyRisk.TABLE, "score", "score + 0.5");

    List<Finding> broken = check(lake).stream().filter(f -> !f.holds()).toList();

    assertThat(broken)
        .extracting(Finding::check)
        .containsExactly(
            anew(CountyMonth.TABLE),
            anew(VillageMonth.TABLE),
            anew(ListingCheck.TABLE),
            anew(ListingCounty.TABLE),
            anew(CountyRisk.TABLE));
    assertThat(offenders(broken, anew(CountyMonth.TABLE)))
        .containsExactly("522633 days_late 77 ≠ 29");
    assertThat(folder.resolve("scratch")).isEmptyDirectory();
  }

  private static boolean isAnew(Finding finding) {
    return finding.check().contains("made anew");
  }

  private static String anew(Table table) {
    return "%s: what 2019-12 comes to, made anew (run it again where files or settings changed since)"
        .formatted(table.name());
  }

  @Test
  void missesRowsThatAreNoLongerThere() {
    MemoryLake lake = sound.copy();
    put(lake, Households.TABLE, lake.read(Households.TABLE).filter("wage_income < 90000"));

    List<Finding> broken = check(lake).stream().filter(f -> !f.holds()).toList();

    assertThat(broken.stream().filter(f -> !isAnew(f)))
        .extracting(Finding::check)
        .containsExactly(
            "submission: rows accepted, unchanged and superseded stand or are history",
            "village_month: the month's households counted anew (assess where files came since)",
            "transition: as many households moved as stand, this month and the one before");
    assertThat(broken).extracting(Finding::check).contains(anew(VillageMonth.TABLE));
  }

  private static List<Finding> check(MemoryLake lake) {
    return new CheckJob(Given.context(lake)).run();
  }

  private static void set(MemoryLake lake, Table table, String column, String value) {
    put(lake, table, lake.read(table).selectExpr(columns(table, column, value)));
  }

  private static void put(MemoryLake lake, Table table, Dataset<Row> rows) {
    lake.replace(table, "true", rows, "tampered");
  }

  private static String[] columns(Table table, String changed, String value) {
    return table.fields().stream()
        .map(f -> f.name().equals(changed) ? value + " as " + changed : f.name())
        .toArray(String[]::new);
  }
}
