package org.duzhan.report;

import static org.apache.spark.sql.functions.split;
import static org.duzhan.testkit.TextTables.rows;

import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.duzhan.judge.Accountability;
import org.duzhan.judge.Backsliding;
import org.duzhan.judge.CountyRisk;
import org.duzhan.judge.VillageRisk;
import org.duzhan.measure.CountyMonth;
import org.duzhan.measure.ListingCheck;
import org.duzhan.measure.ListingCounty;
import org.duzhan.measure.ListingVillage;
import org.duzhan.measure.ProvinceMonth;
import org.duzhan.measure.VillageMonth;
import org.duzhan.table.Table;
import org.duzhan.testkit.TestSettings;

/**
 * A made-up country of three counties: one on course, one that sent nothing, one off the annex; and
 * a county outside it that once sent a file by mistake.
 */
final class SmallSample {
  /** Rows are read and typed once for all tests. */
  private static final ReportInput.Month NOW = now(0, "-");

  private static final ReportInput.Month BEFORE = before();
  private static final Dataset<Row> ACCOUNTABILITY = accountability();
  private static final ReportInput.Areas AREAS = SmallAreas.all();

  static ReportInput of(String scope) {
    return of(scope, NOW);
  }

  /** A county outside the scope of supervision, silent in the other samples, sends a file too. */
  static ReportInput withAFileFromOutside() {
    return of("", now(1, "777"));
  }

  private static ReportInput of(String scope, ReportInput.Month now) {
    return new ReportInput(
        now,
        BEFORE,
        listing(),
        ACCOUNTABILITY,
        AREAS,
        TestSettings.defaults(),
        provenance(),
        new Scope(Optional.of(scope).filter(s -> !s.isEmpty())));
  }

  static ReportInput firstMonth() {
    return new ReportInput(
        NOW,
        none(),
        listing(),
        none(Accountability.TABLE),
        AREAS,
        TestSettings.defaults(),
        provenance(),
        new Scope(Optional.empty()));
  }

  private static Provenance provenance() {
    return new Provenance(
        "run-7",
        YearMonth.of(2020, 4),
        new TreeMap<>(Map.of("village_month", 3L, "county_month", 4L)),
        "0123456789abcdef",
        "jobs/duzhan report --period 2020-04 --warehouse warehouse");
  }

  private static ReportInput.Month now(int outsideVillages, String outsidePoor) {
    return new ReportInput.Month(
        rows(
            VillageMonth.TABLE,
            """
            period | province_code | county_code | village_code | village | township | partner | listed | criterion | reported | rural_population | poor_persons | incidence | incidence_low | incidence_high | comprehensive_incidence | problems_overdue | exit_ready | null_reason
            2020-04 | 450000 | 451228 | 451228100200 | 青山村 | 河东镇 | 广东某协作办 | true | incidence | true | 500 | 61 | 0.122 | 0.0965 | 0.1535 | 0.1260 | 2 | false | -
            2020-04 | 450000 | 451228 | 451228100201 | =1+1村 | 河东镇 | - | false | - | true | 800 | 8 | 0.01 | 0.0051 | 0.0196 | 0.0100 | 0 | true | -
            2020-04 | 450000 | 451228 | 451228100202 | 白水村 | 河东镇 | - | false | - | true | 900 | 90 | 0.1 | 0.08 | 0.12 | 0.11 | 1 | false | -
            2020-04 | 510000 | 513429 | 513429100200 | 石门村 | 城关镇 | - | true | persons | false | - | - | - | - | - | - | - | - | not_submitted
            2020-04 | 450000 | 451202 | 451202100200 | 柳下村 | 城东镇 | - | true | incidence | true | - | 30 | - | - | - | - | 0 | - | no_rural_population
            """),
        rows(
            CountyMonth.TABLE,
            """
            period | province_code | province | county_code | county | in_annex | scope | villages | reported_villages | listed_villages | exited_villages | baseline_poor_persons | remaining_poor_persons | progress | required_pace | observed_pace | projected_zero | course | submitted_on | timely | rural_population | poor_persons | incidence | comprehensive_incidence | problems_found | problems_rectified | problems_overdue | null_reason | assessed_population | assessed_poor_persons | assessed_found_persons | compared_villages | compared_poor_persons | compared_baseline_poor_persons | baseline_null_reason | course_null_reason
            2020-04 | 450000 | 广西壮族自治区 | 451228 | 都安瑶族自治县 | true | annex | 3 | 3 | 1 | 0 | 400 | 159 | 0.6025 | 19.875 | 45.5 | 2020-08 | on_course | 2020-05-03 | true | 2200 | 159 | 0.0722727 | 0.0759 | 5 | 2 | 3 | - | 2200 | 159 | 167 | 3 | 159 | 400 | - | -
            2020-04 | 510000 | 四川省 | 513429 | 布拖县 | true | annex | 1 | 0 | 1 | - | 300 | - | - | - | - | - | - | - | - | - | - | - | - | - | - | - | not_submitted | - | - | - | 0 | - | - | not_submitted | not_submitted
            2020-04 | 450000 | 广西壮族自治区 | 451202 | 金城江区 | false | other | 1 | 1 | 1 | - | 40 | 30 | 0.25 | 3.75 | -1 | - | critical | 2020-05-07 | false | - | 30 | - | - | 0 | 0 | 0 | no_rural_population | - | - | - | 1 | 30 | 40 | - | no_zero
            2020-04 | 410000 | 河南省 | 411624 | 沈丘县 | false | outside | 1 | %d | 0 | 0 | - | %s | - | - | - | - | - | - | - | - | - | - | - | 0 | 0 | 0 | not_submitted | - | - | - | 0 | - | - | no_baseline | no_baseline
            """
                .formatted(outsideVillages, outsidePoor)),
        provinces("2020-04", 189, 240),
        rows(
            VillageRisk.TABLE,
            """
            period | province_code | county_code | village_code | rank | previous_rank | score | grade | explanation
            2020-04 | 450000 | 451228 | 451228100200 | 1 | 3 | 71.25 | A | 贫困发生率12.2%（61人）
            2020-04 | 450000 | 451228 | 451228100201 | 4 | 2 | 5 | C | 贫困发生率1.0%（8人）
            2020-04 | 450000 | 451228 | 451228100202 | 2 | - | 66 | A | 贫困发生率10.0%（90人）
            2020-04 | 510000 | 513429 | 513429100200 | - | - | - | - | 本月未报送户表，无法判断
            2020-04 | 450000 | 451202 | 451202100200 | 3 | 3 | 40 | B | 剩余贫困人口30人
            """),
        rows(
            CountyRisk.TABLE,
            """
            period | province_code | county_code | rank | previous_rank | score | grade | explanation
            2020-04 | 450000 | 451228 | 2 | 1 | 35.05 | B | 贫困发生率7.2%（159人），问题逾期3项
            2020-04 | 510000 | 513429 | - | 2 | - | - | 本月未报送户表，无法判断
            2020-04 | 450000 | 451202 | 1 | 3 | 60 | A | 剩余贫困人口30人
            """),
        rows(
                Backsliding.TABLE,
                """
                period | province_code | county_code | village_code | household_key | persons | kind | continued | support_in_place | state
                2020-04 | 450000 | 451228 | 451228100200 | h1 | 4 | returned | false | true | 因病
                2020-04 | 450000 | 451228 | 451228100200 | h2 | 3 | at_risk | true | - | 因病,饮水不安全
                2020-04 | 450000 | 451202 | 451202100200 | h3 | 5 | newly_poor | false | false | -
                """)
            .withColumn(Backsliding.CAUSES.name(), split(Backsliding.STATE.col(), ",")));
  }

  private static ReportInput.Month before() {
    return new ReportInput.Month(
        rows(
            VillageMonth.TABLE,
            """
            period | province_code | county_code | village_code | listed | reported | rural_population | poor_persons | incidence
            2020-03 | 450000 | 451228 | 451228100200 | true | true | 500 | 80 | 0.16
            2020-03 | 450000 | 451228 | 451228100201 | false | true | 800 | 8 | 0.01
            2020-03 | 510000 | 513429 | 513429100200 | true | true | 600 | 70 | 0.1166667
            """),
        rows(
            CountyMonth.TABLE,
            """
            period | province_code | county_code | villages | reported_villages | remaining_poor_persons | incidence | course | progress | exited_villages | baseline_null_reason | course_null_reason
            2020-03 | 450000 | 451228 | 3 | 3 | 200 | 0.0909091 | lagging | 0.5 | 0 | - | -
            2020-03 | 510000 | 513429 | 1 | 1 | 70 | 0.1166667 | critical | 0.7667 | 1 | - | -
            """),
        provinces("2020-03", 240, 300),
        none(VillageRisk.TABLE),
        rows(
            CountyRisk.TABLE,
            """
            period | province_code | county_code | rank | score
            2020-03 | 450000 | 451228 | 1 | 48.25
            2020-03 | 510000 | 513429 | 2 | 30
            """),
        rows(
                Backsliding.TABLE,
                """
                period | province_code | county_code | village_code | household_key | persons | kind | continued | support_in_place | state
                2020-03 | 510000 | 513429 | 513429100200 | h9 | 2 | at_risk | false | false | 因灾
                2020-03 | 450000 | 451228 | 451228100200 | h2 | 3 | at_risk | false | - | 因病
                2020-03 | 450000 | 451228 | 451228100201 | h8 | 1 | returned | false | true | 因病
                """)
            .withColumn(Backsliding.CAUSES.name(), split(Backsliding.STATE.col(), ",")));
  }

  private static Dataset<Row> provinces(String period, int guangxi, int country) {
    return rows(
        ProvinceMonth.TABLE,
        """
        period | province_code | province | annex_counties | counties_submitted | missing_counties | timely_counties | timeliness | days_late | timely | annex_villages | found_villages | villages | reported_villages | listed_villages | exited_villages | baseline_poor_persons | remaining_poor_persons | progress | rural_population | poor_persons | incidence | comprehensive_incidence | problems_found | problems_rectified | problems_overdue | null_reason | compared_villages | compared_poor_persons | compared_baseline_poor_persons | baseline_null_reason
        %1$s | 000000 | 督战范围 | 52 | 1 | 51 | 1 | 0.0192308 | 0 | false | 1113 | 3 | 5 | 4 | 3 | 0 | 740 | %3$d | 0.7 | 2200 | %3$d | 0.0725 | 0.076 | 5 | 2 | 3 | - | 4 | %3$d | 740 | -
        %1$s | 450000 | 广西壮族自治区 | 8 | 1 | 7 | 1 | 0.125 | 0 | false | 48 | 2 | 4 | 4 | 2 | 0 | 440 | %2$d | 0.57 | 2200 | %2$d | 0.0725 | 0.076 | 5 | 2 | 3 | - | 4 | %2$d | 440 | -
        %1$s | 510000 | 四川省 | 7 | 0 | 7 | 0 | 0 | - | false | 299 | 1 | 1 | 0 | 1 | - | 300 | - | - | - | - | - | - | - | - | - | not_submitted | 0 | - | - | not_submitted
        """
            .formatted(period, guangxi, country));
  }

  private static ReportInput.Listing listing() {
    return new ReportInput.Listing(
        rows(
            ListingCheck.TABLE,
            """
            period | province_code | criterion | annex_count | computed_count | difference
            2019-12 | 450000 | persons | 4 | 0 | -4
            2019-12 | 450000 | incidence | 44 | 2 | -42
            2019-12 | 510000 | persons | 10 | 10 | 0
            """),
        rows(
            ListingCounty.TABLE,
            """
            period | province_code | county_code | county | known_as | villages | finding | finding_name
            2020-04 | 450000 | 451228 | 都安瑶族自治县 | 都安瑶族自治县 | 3 | found | 代码、全称均找到
            2020-04 | 510000 | 513429 | 布拖县 | 布托县 | 1 | other_name | 代码找到，名称不同
            2020-04 | 530000 | 530326 | 会泽县 | - | 0 | missing | 未找到：该代码下没有文件，也没有村
            """),
        rows(
            ListingVillage.TABLE,
            """
            period | province_code | county_code | village_code | village | stated | criterion | baseline_poor_persons | baseline_rural_population | baseline_incidence | finding | finding_name | finding_null_reason
            2020-04 | 450000 | 451228 | 451228100200 | 青山村 | false | incidence | 90 | 500 | 0.18 | new | 新增：数据达到标准，县未列为挂牌村 | -
            2020-04 | 450000 | 451228 | 451228100201 | =1+1村 | true | - | 80 | 800 | 0.1 | missing | 缺失：县列为挂牌村，数据未达到标准 | -
            2020-04 | 510000 | 513429 | 513429100200 | 石门村 | true | - | - | - | - | - | 无法判定：基期未报送户表 | not_submitted
            2020-04 | 450000 | 451202 | 451202100200 | 柳下村 | - | incidence | 30 | 200 | 0.15 | - | 无法判定：县未填报是否挂牌村 | not_stated
            """));
  }

  /** The facts of a place stand behind the name of its rung. */
  private static Dataset<Row> accountability() {
    return rows(
            Accountability.TABLE,
            """
            period | area_level | area_code | area | rung | rung_name
            2020-04 | village | 451228100200 | 青山村 | 4 | 约谈/逾期未整改问题2个（≥1个）：整改不到位/风险等级为A：工作整体滞后，须逐项研判
            2020-04 | village | 451228100202 | 白水村 | 1 | 分析研判/风险等级为A：工作整体滞后，须逐项研判
            2020-04 | village | 513429100200 | - | 5 | 问责/最长逾期75天（≥60天）：长期拒不整改
            2020-04 | county | 451228 | 都安瑶族自治县 | 4 | 约谈/逾期未整改问题3个（≥3个）：整改不到位
            2020-04 | county | 451202 | 金城江区 | 1 | 分析研判/减贫进度滞后：按现速度难以按期清零，须分析原因
            2020-04 | prefecture | 451200 | - | 3 | 整改/整改中问题2个（≥1个）：未到期的问题须按期整改到位
            2020-04 | province | 510000 | 四川省 | 4 | 约谈/弄虚作假未核实整改10个（≥10个）：弄虚作假
            """)
        .withColumn(
            Accountability.FACTS.name(),
            functions.expr(
                "transform(slice(split(rung_name, '/'), 2, 9),"
                    + " f -> named_struct('fact', f, 'explanation', f))"))
        .withColumn(
            Accountability.RUNG_NAME.name(), functions.expr("split_part(rung_name, '/', 1)"));
  }

  private static ReportInput.Month none() {
    return new ReportInput.Month(
        none(VillageMonth.TABLE),
        none(CountyMonth.TABLE),
        none(ProvinceMonth.TABLE),
        none(VillageRisk.TABLE),
        none(CountyRisk.TABLE),
        none(Backsliding.TABLE));
  }

  private static Dataset<Row> none(Table table) {
    return rows(table, table.fields().get(0).name() + "\nx").filter(functions.lit(false));
  }

  private SmallSample() {}
}
