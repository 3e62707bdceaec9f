package org.duzhan.measure;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;

/** All figures, each told by what it means. A new figure is a line here. */
final class ReferenceFigures {
  private static final LocalDate END_OF_MONTH = LocalDate.parse("2019-12-31");

  static final Map<String, ToDoubleFunction<ReferenceHousehold>> OF_HOUSEHOLDS =
      new LinkedHashMap<>();

  /** Of a household last month and now. */
  static final Map<String, ToDoubleBiFunction<ReferenceHousehold, ReferenceHousehold>> OF_CHANGES =
      new LinkedHashMap<>();

  static final Map<String, Predicate<Map<String, String>>> OF_PROBLEMS = new LinkedHashMap<>();

  /** Of a village whose incidence is defined. */
  static final Map<String, Function<Map<String, Double>, Double>> OF_ASSESSED =
      new LinkedHashMap<>();

  /** Of a village that households were reported of. */
  static final Map<String, Function<Map<String, Double>, Double>> OF_REPORTED =
      new LinkedHashMap<>();

  static final Map<String, List<String>> RATIOS = new LinkedHashMap<>();

  static {
    sum("households", h -> 1);
    sum("persons", h -> h.persons());
    households("poor_households", h -> h.isRegisteredPoor());
    persons("poor_persons", h -> h.isRegisteredPoor());
    persons("exited_persons", h -> h.isExited());
    persons("not_registered_persons", h -> h.isNeverRegistered());
    persons("missed_persons", h -> h.isNeverRegistered() && h.isMeasuredPoor());
    persons("wrongly_exited_persons", h -> h.isExited() && h.isMeasuredPoor());
    persons("income_persons", h -> h.income() != null);
    persons("nonpositive_income_persons", h -> h.income() != null && h.income().signum() <= 0);
    sum("gap_sum", h -> h.gap() * h.persons());
    sum("severity_sum", h -> h.gap() * h.gap() * h.persons());
    persons("income_poor_persons", h -> Boolean.TRUE.equals(h.isIncomeBelow()));
    sum("net_income_sum", h -> h.income() == null ? 0 : h.income().doubleValue());
    sum("gross_income_sum", h -> h.grossIncome());
    sum("wage_income_sum", h -> h.number("wage_income"));
    sum("business_income_sum", h -> h.number("business_income"));
    sum("property_income_sum", h -> h.number("property_income"));
    sum("transfer_income_sum", h -> h.number("transfer_income"));

    sum("school_age_persons", h -> h.number("school_age"));
    sum("out_of_school_persons", h -> h.number("out_of_school"));
    sum("uninsured_persons", h -> h.number("uninsured"));
    households("unsafe_housing_households", h -> Boolean.TRUE.equals(h.lacksSafeHouse()));
    households("unsafe_water_households", h -> Boolean.TRUE.equals(h.lacksSafeWater()));
    households("unmet_households", h -> h.lacksAGuarantee());
    households("out_of_school_households", h -> h.number("out_of_school") > 0);
    households("uninsured_households", h -> h.number("uninsured") > 0);
    persons("unsafe_housing_persons", h -> h.isOneOf("housing_grade", "C", "D"));
    persons("unsafe_water_persons", h -> Boolean.TRUE.equals(h.lacksSafeWater()));
    persons("unmet_persons", h -> h.lacksAGuarantee());
    households("unmet_several_households", h -> h.unmet() > 1);
    poor("poor_out_of_school_households", h -> h.number("out_of_school") > 0);
    poor("poor_uninsured_households", h -> h.number("uninsured") > 0);
    poor("poor_unsafe_housing_households", h -> h.isOneOf("housing_grade", "C", "D"));
    poor("poor_unsafe_water_households", h -> Boolean.TRUE.equals(h.lacksSafeWater()));
    poor("poor_unmet_households", h -> h.lacksAGuarantee());
    persons("mpi_persons", h -> h.isDeprivationKnown());
    persons("mpi_poor_persons", h -> h.deprivation() > 0);
    sum("mpi_sum", h -> h.deprivation() * h.persons());
    sum("mpi_income_sum", h -> h.deprivationOf("income"));
    sum("mpi_education_sum", h -> h.deprivationOf("education"));
    sum("mpi_medical_sum", h -> h.deprivationOf("medical"));
    sum("mpi_housing_sum", h -> h.deprivationOf("housing"));
    sum("mpi_water_sum", h -> h.deprivationOf("water"));

    sum("workers", h -> h.number("workers"));
    sum("work_outside_province", h -> h.number("work_outside_province"));
    sum("work_outside_county", h -> h.number("work_outside_county"));
    sum("work_in_county", h -> h.number("work_in_county"));
    sum("migrant_workers", h -> h.migrants());
    sum("registered_migrant_workers", h -> h.isNeverRegistered() ? 0 : h.migrants());
    sum("welfare_posts", h -> h.number("welfare_posts"));
    households("no_labour_households", h -> h.cannotWork());
    households("no_labour_covered", h -> h.cannotWork() && h.isOneOf("safety_net", "低保", "特困"));
    households("no_labour_allowance", h -> h.cannotWork() && h.isOneOf("safety_net", "低保"));
    households("no_labour_destitute", h -> h.cannotWork() && h.isOneOf("safety_net", "特困"));
    households("no_labour_uncovered", h -> h.cannotWork() && !h.isOneOf("safety_net", "低保", "特困"));
    households("relocated_households", h -> h.is("relocated"));
    households("relocated_moved_in", h -> h.is("relocated") && h.is("moved_in"));
    households("relocated_followed_up", h -> h.is("relocated") && h.is("followed_up"));
    households("relocated_not_moved_in", h -> h.is("relocated") && h.isOneOf("moved_in", "false"));
    households("relocated_able", h -> h.isRelocatedAndAble());
    households("relocated_employed", h -> h.isRelocatedAndAble() && h.isEmployed());
    households("relocated_unemployed", h -> h.isRelocatedAndAble() && !h.isEmployed());
    households("unstable_households", h -> h.isMonitored("脱贫不稳定户"));
    households("marginal_households", h -> h.isMonitored("边缘易致贫户"));
    households("monitored_households", h -> h.isMonitored());
    households("monitored_supported", h -> h.isMonitored() && h.is("support_in_place"));
    households("monitored_unsupported_long", h -> h.isUnsupportedSinceLong(END_OF_MONTH));
    persons("monitored_persons", h -> h.isMonitored());
    persons("registered_persons", h -> h.isOnTheRegister());

    change("new_migrant_workers", (was, is) -> more(was.migrants(), is.migrants()));
    change(
        "new_registered_migrant_workers",
        (was, is) -> is.isOnTheRegister() ? more(was.migrants(), is.migrants()) : 0);
    change(
        "new_welfare_posts",
        (was, is) -> more(was.number("welfare_posts"), is.number("welfare_posts")));
    changed("newly_met_households", (was, is) -> was.lacksAGuarantee() && is.hasAllGuarantees());
    changed("newly_met_education_households", met(h -> h.lacksSchool()));
    changed("newly_met_medical_households", met(h -> h.lacksInsurance()));
    changed("newly_met_housing_households", met(h -> h.lacksSafeHouse()));
    changed("newly_met_water_households", met(h -> h.lacksSafeWater()));
    changed("newly_unmet_households", (was, is) -> was.hasAllGuarantees() && is.lacksAGuarantee());
    changedPersons("newly_exited_persons", (was, is) -> was.isRegisteredPoor() && is.isExited());
    changed("newly_monitored_households", (was, is) -> !was.isMonitored() && is.isMonitored());
    changed("cleared_households", (was, is) -> was.isMonitored() && !is.isMonitored());
    changed(
        "cleared_unmet_households",
        (was, is) -> was.isMonitored() && !is.isMonitored() && is.lacksAGuarantee());
    changed("exited_before_households", (was, is) -> was.isExited());
    changed("newly_returned_households", (was, is) -> was.isExited() && is.isRegisteredPoor());
    changedPersons("newly_returned_persons", (was, is) -> was.isExited() && is.isRegisteredPoor());
    changed("never_registered_before_households", (was, is) -> was.isNeverRegistered());
    changed(
        "became_poor_households", (was, is) -> was.isNeverRegistered() && is.isRegisteredPoor());
    changedPersons(
        "became_poor_persons", (was, is) -> was.isNeverRegistered() && is.isRegisteredPoor());

    OF_PROBLEMS.put("problems_found", p -> true);
    OF_PROBLEMS.put("problems_rectified", p -> isRectified(p));
    OF_PROBLEMS.put("problems_verified", p -> p.get("status").equals("已核实"));
    OF_PROBLEMS.put("problems_in_progress", p -> isOpen(p) && !isDue(p));
    OF_PROBLEMS.put("problems_overdue", p -> isOpen(p) && isDue(p));
    OF_PROBLEMS.put("problems_falsified", p -> p.get("falsified").equals("true"));

    OF_ASSESSED.put("assessed_population", v -> v.get("rural_population"));
    OF_ASSESSED.put("assessed_poor_persons", v -> v.get("poor_persons"));
    OF_ASSESSED.put("assessed_found_persons", ReferenceFigures::found);

    OF_REPORTED.put("met_villages", v -> v.get("unmet_households") == 0 ? 1.0 : 0.0);
    OF_REPORTED.put("baseline_poor_persons", v -> v.get("poor_persons"));
    OF_REPORTED.put("compared_poor_persons", v -> v.get("poor_persons"));
    OF_REPORTED.put("compared_baseline_poor_persons", v -> v.get("poor_persons"));
    OF_REPORTED.put("compared_migrant_workers", v -> v.get("migrant_workers"));
    OF_REPORTED.put("last_year_migrant_workers", v -> v.get("migrant_workers"));

    ratio("incidence", "assessed_poor_persons", "assessed_population");
    ratio("comprehensive_incidence", "assessed_found_persons", "assessed_population");
    ratio("approval", "approving_households", "surveyed_households");
    ratio("missed_rate", "missed_persons", "not_registered_persons");
    ratio("wrongly_exited_rate", "wrongly_exited_persons", "exited_persons");
    ratio("poverty_gap", "gap_sum", "income_persons");
    ratio("severity", "severity_sum", "income_persons");
    ratio("income_headcount", "income_poor_persons", "income_persons");
    ratio("mean_income", "net_income_sum", "income_persons");
    ratio("wage_share", "wage_income_sum", "gross_income_sum");
    ratio("business_share", "business_income_sum", "gross_income_sum");
    ratio("property_share", "property_income_sum", "gross_income_sum");
    ratio("transfer_share", "transfer_income_sum", "gross_income_sum");
    ratio("mpi", "mpi_sum", "mpi_persons");
    ratio("mpi_headcount", "mpi_poor_persons", "mpi_persons");
    ratio("mpi_intensity", "mpi_sum", "mpi_poor_persons");
    ratio("mpi_income_contribution", "mpi_income_sum", "mpi_sum");
    ratio("mpi_education_contribution", "mpi_education_sum", "mpi_sum");
    ratio("mpi_medical_contribution", "mpi_medical_sum", "mpi_sum");
    ratio("mpi_housing_contribution", "mpi_housing_sum", "mpi_sum");
    ratio("mpi_water_contribution", "mpi_water_sum", "mpi_sum");
    ratio("village_completeness", "register_villages_reported", "register_villages");
    ratio("household_completeness", "reported_rural_households", "rural_households");
    ratio("poor_of_baseline", "compared_poor_persons", "compared_baseline_poor_persons");
    ratio("migrant_workers_of_last_year", "compared_migrant_workers", "last_year_migrant_workers");
    ratio("no_labour_coverage", "no_labour_covered", "no_labour_households");
    ratio("moved_in_rate", "relocated_moved_in", "relocated_households");
    ratio("relocated_employed_rate", "relocated_employed", "relocated_able");
    ratio("monitored_scale", "monitored_persons", "registered_persons");
    ratio("return_rate", "newly_returned_households", "exited_before_households");
    ratio("newly_poor_rate", "became_poor_households", "never_registered_before_households");
  }

  static final List<String> OF_REGISTER =
      List.of(
          "rural_population", "rural_households", "surveyed_households", "approving_households");

  private ReferenceFigures() {}

  static Double found(Map<String, Double> village) {
    return village.get("poor_persons")
        + village.get("missed_persons")
        + village.get("wrongly_exited_persons");
  }

  private static boolean isRectified(Map<String, String> problem) {
    return List.of("已整改", "已核实").contains(problem.get("status"));
  }

  private static boolean isOpen(Map<String, String> problem) {
    return List.of("未整改", "整改中").contains(problem.get("status"));
  }

  private static boolean isDue(Map<String, String> problem) {
    String due = problem.get("due_on");
    return !due.equals("-") && !LocalDate.parse(due).isAfter(END_OF_MONTH);
  }

  private static void sum(String figure, ToDoubleFunction<ReferenceHousehold> of) {
    OF_HOUSEHOLDS.put(figure, of);
  }

  private static void households(String figure, Predicate<ReferenceHousehold> are) {
    sum(figure, h -> are.test(h) ? 1 : 0);
  }

  private static void persons(String figure, Predicate<ReferenceHousehold> are) {
    sum(figure, h -> are.test(h) ? h.persons() : 0);
  }

  private static void poor(String figure, Predicate<ReferenceHousehold> are) {
    households(figure, h -> h.isRegisteredPoor() && are.test(h));
  }

  private static void change(
      String figure, ToDoubleBiFunction<ReferenceHousehold, ReferenceHousehold> of) {
    OF_CHANGES.put(figure, of);
  }

  private static void changed(
      String figure, BiPredicate<ReferenceHousehold, ReferenceHousehold> have) {
    change(figure, (was, is) -> have.test(was, is) ? 1 : 0);
  }

  private static void changedPersons(
      String figure, BiPredicate<ReferenceHousehold, ReferenceHousehold> have) {
    change(figure, (was, is) -> have.test(was, is) ? is.persons() : 0);
  }

  /** Known to lack something last month, and known not to now. */
  private static BiPredicate<ReferenceHousehold, ReferenceHousehold> met(
      Function<ReferenceHousehold, Boolean> lacks) {
    return (was, is) ->
        Boolean.TRUE.equals(lacks.apply(was)) && Boolean.FALSE.equals(lacks.apply(is));
  }

  private static double more(double before, double now) {
    return Math.max(now - before, 0);
  }

  private static void ratio(String figure, String numerator, String denominator) {
    RATIOS.put(figure, List.of(numerator, denominator));
  }
}
