package org.duzhan.report;

import static org.duzhan.testkit.TextTables.rows;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.judge.FallRate;
import org.duzhan.measure.CountyPartnerMonth;
import org.duzhan.measure.Distribution;
import org.duzhan.measure.MonitoringMonth;
import org.duzhan.measure.PartnerMonth;
import org.duzhan.measure.PrefectureMonth;
import org.duzhan.measure.ProblemMonth;
import org.duzhan.measure.ScopeMonth;
import org.duzhan.measure.TownshipMonth;
import org.duzhan.measure.Transition;

/** Areas and kinds of {@link SmallSample}. */
final class SmallAreas {
  static ReportInput.Areas all() {
    return new ReportInput.Areas(
        rows(
            PrefectureMonth.TABLE,
            """
            period | province_code | prefecture_code | prefecture | annex_counties | counties_submitted | missing_counties | timely_counties | timeliness | timeliness_null_reason | villages | reported_villages | poor_persons | incidence | comprehensive_incidence | progress | mean_income | unmet_households | problems_found | problems_rectified | problems_overdue | village_completeness | null_reason
            2020-04 | 450000 | 451200 | 河池市 | 1 | 1 | 0 | 1 | 1 | - | 4 | 4 | 189 | 0.0725 | 0.076 | 0.57 | 8123.4 | 12 | 5 | 2 | 3 | 1 | -
            2020-04 | 510000 | 513400 | 凉山彝族自治州 | 1 | 0 | 1 | 0 | 0 | - | 1 | 0 | - | - | - | - | - | - | - | - | - | 0 | not_submitted
            2020-04 | 410000 | 411600 | 周口市 | 0 | 0 | 0 | 0 | - | none_owed | 1 | 0 | - | - | - | - | - | - | - | - | - | - | not_submitted
            2020-03 | 450000 | 451200 | 河池市 | 1 | 1 | 0 | 1 | 1 | - | 4 | 4 | 240 | 0.09 | 0.1 | 0.5 | 8000 | 15 | 5 | 1 | 3 | 1 | -
            2020-03 | 520000 | 522600 | 黔东南苗族侗族自治州 | 2 | 0 | 2 | 0 | 0 | - | 9 | 9 | 77 | 0.1 | 0.1 | 0.5 | - | - | - | - | - | - | -
            """),
        rows(
            TownshipMonth.TABLE,
            """
            period | province_code | county_code | township_code | township | villages | reported_villages | poor_persons | incidence | progress | null_reason
            2020-04 | 450000 | 451228 | 451228100 | 河东镇 | 3 | 3 | 159 | 0.0723 | 0.6 | -
            2020-04 | 450000 | 451202 | 451202100 | =城东镇 | 1 | 1 | 30 | - | 0.25 | no_rural_population
            2020-04 | 510000 | 513429 | 513429100 | - | 1 | 0 | - | - | - | not_submitted
            2020-03 | 450000 | 451228 | 451228100 | 河东镇 | 3 | 2 | 200 | 0.0909 | 0.5 | -
            """),
        rows(
            PartnerMonth.TABLE,
            """
            period | partner | counties | villages | reported_villages | listed_villages | poor_persons | incidence | progress
            2020-04 | 广东某协作办 | 1 | 1 | 1 | 1 | 61 | 0.122 | 0.4
            2020-04 | =SUM(跨省单位) | 2 | 3 | 2 | 2 | 70 | 0.09 | 0.3
            2020-03 | 广东某协作办 | 1 | 1 | 1 | 1 | 80 | 0.16 | 0.2
            """),
        rows(
            CountyPartnerMonth.TABLE,
            """
            period | partner | partner_counties | villages | reported_villages | listed_villages | poor_persons | incidence | progress
            2020-04 | 广东省 | 1 | 3 | 3 | 1 | 159 | 0.0723 | 0.6
            2020-04 | 佛山市 | 1 | 1 | 0 | 1 | - | - | -
            2020-03 | 广东省 | 1 | 3 | 3 | 1 | 200 | 0.0909 | 0.5
            """),
        rows(
            ScopeMonth.TABLE,
            """
            period | scope | province_code | villages | reported_villages | listed_villages | poor_persons | poor_households | incidence | mean_income | unmet_households | newly_returned_households | new_migrant_workers | migrant_workers | migrant_workers_of_last_year | problems_found | problems_rectified | problems_overdue | null_reason | change_null_reason
            2020-04 | annex_counties | 000000 | 4 | 3 | 2 | 159 | 40 | 0.0723 | 8123.45 | 12 | - | - | 310 | 1.1061 | 5 | 2 | 3 | - | not_submitted_before
            2020-04 | annex_counties | 450000 | 3 | 3 | 1 | 159 | 40 | 0.0723 | 8123.45 | 12 | 1 | 9 | 310 | 1.1061 | 5 | 2 | 3 | - | -
            2020-04 | annex_counties | 510000 | 1 | 0 | 1 | - | - | - | - | - | - | - | - | - | - | - | - | not_submitted | not_submitted
            2020-04 | listed_villages | 000000 | 3 | 2 | 3 | 91 | 22 | 0.122 | 7000 | 9 | 1 | 4 | 99 | - | 2 | 0 | 2 | - | -
            2020-04 | listed_villages | 450000 | 2 | 2 | 2 | 91 | 22 | 0.122 | 7000 | 9 | 1 | 4 | 99 | - | 2 | 0 | 2 | - | -
            2020-03 | annex_counties | 000000 | 4 | 4 | 2 | 270 | 70 | 0.0964 | 8000 | 15 | 2 | 5 | 300 | 1.05 | 5 | 1 | 3 | - | -
            2020-03 | listed_villages | 000000 | 3 | 2 | 3 | 150 | 40 | 0.1364 | 6900 | 11 | 0 | 2 | 90 | - | 2 | 0 | 1 | - | -
            2020-03 | annex_counties | 450000 | 3 | 3 | 1 | 200 | 50 | 0.0909 | 8000 | 15 | 2 | 5 | 300 | 1.05 | 5 | 1 | 3 | - | -
            """),
        rows(
            ProblemMonth.TABLE,
            """
            period | area_level | area_code | dimension | value | problems_found | problems_rectified | problems_verified | problems_in_progress | problems_overdue | problems_falsified | problems_new | problems_reopened | median_days_to_rectify | median_days_open | longest_overdue_days
            2020-04 | country | 000000 | all | 全部 | 5 | 2 | 1 | 3 | 3 | 1 | 1 | 1 | 21.5 | 60 | 75
            2020-04 | country | 000000 | source | 各地“大排查” | 2 | 2 | 1 | 0 | 0 | 0 | 0 | 0 | 21.5 | - | -
            2020-04 | country | 000000 | source | 中央专项巡视“回头看” | 3 | 0 | 0 | 3 | 3 | 1 | 1 | 1 | - | 60 | 75
            2020-04 | country | 000000 | unit | =住建局 | 5 | 2 | 1 | 3 | 3 | 1 | 1 | 1 | 21.5 | 60 | 75
            2020-03 | country | 000000 | all | 全部 | 4 | 1 | 0 | 3 | 2 | 0 | 0 | 0 | 20 | 40 | 44
            2020-04 | province | 510000 | all | 全部 | 7 | 2 | 1 | 5 | 3 | 1 | 1 | 1 | 21.5 | 60 | 75
            2020-04 | province | 510000 | unit | 布拖住建局 | 7 | 2 | 1 | 5 | 3 | 1 | 1 | 1 | 21.5 | 60 | 75
            """),
        rows(
            MonitoringMonth.TABLE,
            """
            period | area_level | area_code | kind | cause | households | persons | found | found_unknown | supported | support_unknown | unsupported_long | cleared | cleared_unmet | cleared_unknown | change_null_reason
            2020-04 | country | 000000 | all | all | 9 | 33 | 2 | 0 | 7 | 1 | 1 | 2 | 1 | 0 | -
            2020-04 | country | 000000 | marginal | 因病 | 4 | 15 | 1 | 0 | 4 | 0 | 0 | - | - | - | not_submitted_before
            2020-04 | country | 000000 | marginal | all | 4 | 15 | 1 | 0 | 4 | 0 | 0 | 1 | 0 | 0 | -
            2020-04 | country | 000000 | unstable | all | 5 | 18 | 1 | 0 | 3 | 1 | 1 | 1 | 1 | 0 | -
            2020-03 | country | 000000 | all | all | 8 | 30 | 2 | 0 | 7 | 1 | 1 | 2 | 1 | 0 | -
            """),
        rows(
            FallRate.TABLE,
            """
            period | area_level | area_code | kind | dimension | value | households | persons | base_households | rate
            2020-04 | country | 000000 | returned | all | all | 1 | 4 | 200 | 0.005
            2020-04 | country | 000000 | returned | cause | 因病 | 1 | 4 | 200 | 0.005
            2020-04 | country | 000000 | returned | previous_state | 脱贫监测 | 1 | 4 | 20 | 0.05
            2020-04 | country | 000000 | newly_poor | all | all | 0 | 0 | 300 | 0
            2020-03 | country | 000000 | returned | all | all | 2 | 7 | 199 | 0.0100503
            """),
        transitions(""),
        transitions("2"),
        rows(
            Distribution.TABLE,
            """
            period | area_level | area_code | weighting | households | population | poor_population | mean_income | gini | headcount | poverty_gap | severity | watts | sen | p10 | p25 | p50 | p75 | p90 | lowest_20_share | lowest_40_share | null_reason
            2020-04 | country | 000000 | persons | 500 | 2000 | 100 | 8123.4 | 0.3521 | 0.05 | 0.01 | 0.004 | 0.02 | 0.015 | 2500 | 4000 | 7000 | 10000 | 15000 | 0.08 | 0.2 | -
            2020-04 | province | 450000 | persons | 500 | 2000 | 100 | 8123.4 | 0.3521 | 0.05 | 0.01 | 0.004 | 0.02 | 0.015 | 2500 | 4000 | 7000 | 10000 | 15000 | 0.08 | 0.2 | -
            2020-04 | county | 451228 | persons | 0 | 0 | 0 | - | - | - | - | - | - | - | - | - | - | - | - | - | - | no_incomes
            2020-04 | county | 411624 | persons | 1 | 4 | 0 | 9999 | 0 | 0 | 0 | 0 | 0 | 0 | 9999 | 9999 | 9999 | 9999 | 9999 | 0.2 | 0.4 | -
            2020-04 | township | 451228100 | persons | 1 | 4 | 0 | 9999 | 0 | 0 | 0 | 0 | 0 | 0 | 9999 | 9999 | 9999 | 9999 | 9999 | 0.2 | 0.4 | -
            2020-03 | country | 000000 | persons | 500 | 2000 | 100 | 8000 | 0.36 | 0.05 | 0.01 | 0.004 | 0.02 | 0.015 | 2500 | 4000 | 6900 | 10000 | 15000 | 0.08 | 0.2 | -
            """));
  }

  private static Dataset<Row> transitions(String more) {
    return rows(
        Transition.TABLE,
        """
        period | area_level | area_code | from_state | to_state | households | persons | rate
        2020-04 | country | 000000 | 贫困 | 贫困 | %1$s40 | 160 | 0.8
        2020-04 | country | 000000 | 贫困 | 脱贫监测 | 8 | 30 | 0.16
        2020-04 | country | 000000 | 贫困 | 离开 | 2 | 8 | 0.04
        2020-04 | country | 000000 | 脱贫稳定 | 脱贫稳定 | 180 | 720 | 1
        2020-04 | country | 000000 | 非贫困 | 未报送 | 17 | 70 | -
        2020-04 | country | 000000 | 新增 | 非贫困 | 3 | 10 | -
        2020-03 | country | 000000 | 贫困 | 贫困 | 55 | 160 | 1
        2020-04 | province | 510000 | 贫困 | 贫困 | 66 | 160 | 1
        """
            .formatted(more));
  }

  private SmallAreas() {}
}
