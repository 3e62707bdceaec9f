package org.duzhan.simulate;

import java.util.List;
import java.util.Map;

/**
 * A way to spoil a row so that it breaks exactly one rule.
 *
 * @param cells fields with another text than their own
 * @param times how often the row stands in the file
 */
record BadRow(String rule, String field, Map<String, String> cells, int times) {
  static final List<BadRow> HOUSEHOLDS =
      List.of(
          one("H01", "wage_income", "#N/A"),
          one("H02", "period", "2018-01"),
          one("H03", "village_code", "%county%10A200"),
          one("H04", "village_code", "110101100200"),
          one("H05", "household_id", ""),
          new BadRow("H06", "household_id", Map.of(), 2),
          one("H07", "id_number", "990100196001010010"),
          one("H08", "persons", "31"),
          one("H09", "poverty_status", "不详"),
          one("H10", "workers", "9"),
          one("H11", "school_age", "9"),
          new BadRow("H12", "out_of_school", Map.of("school_age", "1", "out_of_school", "2"), 1),
          one("H13", "uninsured", "9"),
          one("H14", "housing_grade", "E"),
          one("H15", "work_in_county", "8"),
          one("H16", "wage_income", "-100"),
          new BadRow("H17", "no_labour", Map.of("no_labour", "是", "workers", "1"), 1),
          new BadRow("H18", "moved_in", Map.of("relocated", "否", "moved_in", "是"), 1),
          one("H19", "monitor_type", "其他"),
          one("H20", "safety_net", "五保"),
          one("H21", "household_id", "5.22633E+17"),
          one("H23", "exit_year", "2012"),
          one("H27", "monitored_since", "1999-01-01"),
          one("H30", "business_income", "-2000000"),
          one("H31", "property_income", "-1"),
          one("H32", "transfer_income", "-1"),
          one("H33", "business_expense", "-1"),
          one("H34", "rigid_expense", "-1"),
          one("H37", "work_outside_province", "-1"),
          one("H38", "work_outside_county", "-1"),
          one("H39", "work_in_county", "-1"),
          one("H40", "welfare_posts", "3"));

  /** Of a household of one person, in a table of persons. */
  static final List<BadRow> PERSONS =
      List.of(
          one("H01", "wage_income", "#N/A"),
          one("H02", "period", "2018-01"),
          one("H03", "village_code", "%county%10A200"),
          one("H04", "village_code", "110101100200"),
          one("H10", "workers", "9"),
          one("H14", "housing_grade", "E"),
          one("H16", "wage_income", "-100"),
          one("H19", "monitor_type", "其他"),
          one("H20", "safety_net", "五保"),
          one("H21", "household_id", "5.22633E+17"),
          new BadRow("H72", "household_id", Map.of("relation", "配偶"), 1),
          one("H74", "persons", "3"),
          one("H75", "id_number", "990100196001010010"));

  static final List<BadRow> VILLAGES =
      List.of(
          one("V01", "rural_population", "约两千"),
          one("V02", "period", "2018-01"),
          one("V03", "village_code", "%county%10A200"),
          one("V04", "village_code", "110101100200"),
          new BadRow("V05", "village_code", Map.of(), 2),
          one("V06", "rural_population", "-5"),
          new BadRow(
              "V07",
              "approving_households",
              Map.of("surveyed_households", "10", "approving_households", "11"),
              1),
          one("V08", "rural_population", "200000"),
          one("V09", "rural_households", "5000"),
          new BadRow(
              "V10",
              "surveyed_households",
              Map.of("surveyed_households", "-1", "approving_households", ""),
              1));

  static final List<BadRow> PROBLEMS =
      List.of(
          one("P01", "found_on", "13月40日"),
          one("P02", "period", "2018-01"),
          one("P03", "village_code", "%county%ABCDEF"),
          new BadRow("P04", "county_code", Map.of("county_code", "110101", "village_code", ""), 1),
          one("P05", "problem_id", ""),
          new BadRow("P06", "problem_id", Map.of(), 2),
          one("P07", "status", "不明"),
          new BadRow(
              "P08",
              "rectified_on",
              Map.of("found_on", "2019-06-01", "rectified_on", "2019-05-01"),
              1),
          one("P09", "problem_id", "1.23457E+17"),
          new BadRow("P10", "due_on", Map.of("found_on", "2019-06-01", "due_on", "2019-05-01"), 1),
          new BadRow(
              "P11",
              "verified_on",
              Map.of(
                  "found_on",
                  "2019-06-01",
                  "rectified_on",
                  "2019-11-01",
                  "verified_on",
                  "2019-10-01"),
              1),
          one("P12", "found_on", "2001-01-01"),
          new BadRow(
              "P13", "rectified_on", Map.of("rectified_on", "2028-01-01", "verified_on", ""), 1),
          new BadRow(
              "P14",
              "verified_on",
              Map.of(
                  "found_on",
                  "2019-06-01",
                  "rectified_on",
                  "2019-11-01",
                  "verified_on",
                  "2028-01-01"),
              1),
          one("P15", "due_on", "2035-01-01"));

  /** Every rule has its turn, county by county and month by month. */
  static BadRow turn(List<BadRow> all, Outbox outbox, int also) {
    return all.get((outbox.county().index() + 5 * outbox.month() + 10 * also) % all.size());
  }

  /** The row's own cells for a county. */
  Map<String, String> in(String county) {
    return cells.values().stream().anyMatch(v -> v.contains("%county%"))
        ? Map.of(field, cells.getOrDefault(field, "").replace("%county%", county))
        : cells;
  }

  private static BadRow one(String rule, String field, String text) {
    return new BadRow(rule, field, Map.of(field, text), 1);
  }
}
