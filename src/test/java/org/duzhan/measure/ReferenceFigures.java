package org.duzhan.measure;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;

/** All figures, each told by what it means. A new figure is a line here. */
final class ReferenceFigures {
  static final String TWO_PLACES = "households_in_two_places";
  private static final String ALL = "households";
  static final LocalDate END_OF_MONTH = LocalDate.parse("2019-12-31");

  /** Null of a household of which it is not known. */
  static final Map<String, Function<ReferenceHousehold, Double>> OF_HOUSEHOLDS =
      new LinkedHashMap<>();

  /** What counts the households that might have a figure which is not known of all. */
  static final Map<String, String> WHOLES = new LinkedHashMap<>();

  /** Of a household last month and now. */
  static final Map<String, BiFunction<ReferenceHousehold, ReferenceHousehold, Double>> OF_CHANGES =
      new LinkedHashMap<>();

  /** Of these, what needs cells that may be blank. */
  static final Set<String> COMPARED = new HashSet<>();

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
    households("not_poor_households", h -> !h.isRegisteredPoor());
    persons("poor_persons", h -> h.isRegisteredPoor());
    persons("exited_persons", h -> h.isExited());
    persons("not_registered_persons", h -> h.isNeverRegistered());
    measured("missed", "not_registered_persons", h -> h.isNeverRegistered());
    measured("wrongly_exited", "exited_persons", h -> h.isExited());
    persons("income_persons", h -> h.income() != null);
    known(
        "nonpositive_income_persons",
        ALL,
        h -> h.income() == null ? null : h.personsIf(h.income().signum() <= 0));
    known("gap_sum", ALL, h -> h.income() == null ? null : h.gap() * h.persons());
    known("severity_sum", ALL, h -> h.income() == null ? null : h.gap() * h.gap() * h.persons());
    known("income_poor_persons", ALL, h -> h.personsIf(h.isIncomeBelow()));
    known("net_income_sum", ALL, h -> h.income() == null ? null : h.income().doubleValue());
    known("gross_income_sum", ALL, h -> h.amounts() ? h.grossIncome() : null);
    for (String source : List.of("wage", "business", "property", "transfer")) {
      known(source + "_income_sum", ALL, h -> h.amounts() ? h.number(source + "_income") : null);
    }

    known("school_age_persons", ALL, h -> h.known("school_age"));
    guarantee("out_of_school", h -> h.lacksSchool(), h -> h.outOfSchool());
    guarantee("uninsured", h -> h.lacksInsurance(), h -> h.known("uninsured"));
    guarantee("unsafe_housing", h -> h.lacksSafeHouse());
    guarantee("unsafe_water", h -> h.lacksSafeWater());
    guarantee("unmet", h -> h.lacksAtLeast(1));
    guarantee("unmet_several", h -> h.lacksAtLeast(2));
    guarantee("unmet_all", h -> h.lacksAtLeast(4));
    known("out_of_school_household_persons", ALL, h -> h.personsIf(h.lacksSchool()));
    known("uninsured_household_persons", ALL, h -> h.personsIf(h.lacksInsurance()));
    persons("mpi_persons", h -> h.isDeprivationKnown());
    known(
        "mpi_poor_persons",
        ALL,
        h -> h.isDeprivationKnown() ? h.personsIf(h.deprivation() > 0) : null);
    known("mpi_sum", ALL, h -> h.isDeprivationKnown() ? h.deprivation() * h.persons() : null);
    for (String of : List.of("income", "education", "medical", "housing", "water")) {
      known(
          "mpi_%s_sum".formatted(of),
          ALL,
          h -> h.isDeprivationKnown() ? h.deprivationOf(of) : null);
    }

    cells("workers", "workers", "workers_unknown_households");
    known("work_outside_province", ALL, h -> h.known("work_outside_province"));
    known("work_outside_county", ALL, h -> h.known("work_outside_county"));
    known("work_in_county", ALL, h -> h.known("work_in_county"));
    known("migrant_workers", ALL, h -> h.migrants());
    households("migrant_work_unknown_households", h -> h.allMigrants() == null);
    known(
        "registered_migrant_workers",
        "registered_persons",
        h -> h.isOnTheRegister() ? h.migrants() : null);
    cells("welfare_posts", "welfare_posts", "welfare_posts_unknown_households");
    answers("no_labour_households", "no_labour", "no_labour_unknown_households");
    noLabour("no_labour_covered", h -> h.isOneOf("safety_net", "低保", "特困"));
    noLabour("no_labour_allowance", h -> h.isOneOf("safety_net", "低保"));
    noLabour("no_labour_destitute", h -> h.isOneOf("safety_net", "特困"));
    noLabour("no_labour_uncovered", h -> h.isOneOf("safety_net", "无"));
    part("no_labour_net_known", "no_labour_households", h -> h.cannotWork(), h -> h.hasNet());
    part("no_labour_net_unknown", "no_labour_households", h -> h.cannotWork(), h -> !h.hasNet());
    answers("relocated_households", "relocated", "relocated_unknown_households");
    relocated("relocated_moved_in", h -> h.answer("moved_in"));
    relocated("relocated_not_moved_in", h -> not(h.answer("moved_in")));
    relocated("relocated_moved_in_unknown", h -> !h.isGiven("moved_in"));
    relocated("relocated_followed_up", h -> h.answer("followed_up"));
    relocated("relocated_not_followed_up", h -> not(h.answer("followed_up")));
    relocated("relocated_followed_up_unknown", h -> !h.isGiven("followed_up"));
    relocated("relocated_able", h -> h.isGiven("workers") ? h.number("workers") > 0 : null);
    relocated("relocated_able_unknown", h -> !h.isGiven("workers"));
    able("relocated_employed", h -> h.isEmployed());
    able("relocated_unemployed", h -> not(h.isEmployed()));
    able("relocated_employment_known", h -> h.isEmployed() != null);
    able("relocated_employment_unknown", h -> h.isEmployed() == null);
    households("unstable_households", h -> h.isMonitored("脱贫不稳定户"));
    households("marginal_households", h -> h.isMonitored("边缘易致贫户"));
    households("monitored_households", h -> h.isMonitored());
    part(
        "monitored_supported",
        "monitored_households",
        h -> h.isMonitored(),
        h -> h.answer("support_in_place"));
    households("monitored_support_known", h -> h.isMonitored() && h.isGiven("support_in_place"));
    households("monitored_unsupported_long", h -> h.isUnsupportedSinceLong(END_OF_MONTH));
    households("monitored_long_unknown", h -> !h.isKnownHowLongUnsupported(END_OF_MONTH));
    persons("monitored_persons", h -> h.isMonitored());
    persons("registered_persons", h -> h.isOnTheRegister());

    compared("new_migrant_workers", (was, is) -> more(was.allMigrants(), is.allMigrants()));
    compared(
        "new_registered_migrant_workers",
        (was, is) ->
            is.isOnTheRegister() ? more(was.allMigrants(), is.allMigrants()) : Double.valueOf(0));
    compared(
        "new_welfare_posts",
        (was, is) -> more(was.known("welfare_posts"), is.known("welfare_posts")));
    met("newly_met_", h -> h.lacksAtLeast(1));
    met("newly_met_education_", h -> h.lacksSchool());
    met("newly_met_medical_", h -> h.lacksInsurance());
    met("newly_met_housing_", h -> h.lacksSafeHouse());
    met("newly_met_water_", h -> h.lacksSafeWater());
    met("newly_met_several_", h -> h.lacksAtLeast(2));
    met("newly_met_all_", h -> h.lacksAtLeast(4));
    compared(
        "newly_unmet_households",
        (was, is) -> ended(not(was.lacksAtLeast(1)), not(is.lacksAtLeast(1)), 1));
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

    OF_REPORTED.put("met_villages", ReferenceFigures::met);
    OF_REPORTED.put(TWO_PLACES, v -> v.get(TWO_PLACES));
    OF_REPORTED.put("met_unknown_villages", v -> met(v) == null ? 1.0 : 0.0);

    ratio("incidence", "assessed_poor_persons", "assessed_population");
    ratio("comprehensive_incidence", "assessed_found_persons", "assessed_population");
    ratio("approval", "approving_households", "surveyed_households");
    ratio("missed_rate", "missed_persons", "missed_known_persons");
    ratio("wrongly_exited_rate", "wrongly_exited_persons", "wrongly_exited_known_persons");
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
    ratio(
        "registered_migrant_workers_of_last_year",
        "compared_registered_migrant_workers",
        "last_year_registered_migrant_workers");
    ratio("no_labour_coverage", "no_labour_covered", "no_labour_net_known");
    ratio("moved_in_rate", "relocated_moved_in", "relocated_households");
    ratio("relocated_employed_rate", "relocated_employed", "relocated_employment_known");
    ratio("monitored_scale", "monitored_persons", "registered_persons");
    ratio("return_rate", "newly_returned_households", "exited_before_households");
    byType("general", "一般贫困户");
    byType("allowance", "低保贫困户");
    byType("destitute", "特困供养贫困户");
    changed(
        "exited_before_unknown_households",
        (was, is) -> was.isExited() && !was.isGiven("household_type"));
    ratio("newly_poor_rate", "became_poor_households", "never_registered_before_households");
    becamePoor("general", "一般贫困户");
    becamePoor("allowance", "低保贫困户");
    becamePoor("destitute", "特困供养贫困户");
    changed(
        "became_poor_unknown_households",
        (was, is) ->
            was.isNeverRegistered() && is.isRegisteredPoor() && !is.isGiven("household_type"));
  }

  static final List<String> OF_REGISTER =
      List.of(
          "rural_population", "rural_households", "surveyed_households", "approving_households");

  private ReferenceFigures() {}

  static Double found(Map<String, Double> village) {
    return village.get("poor_persons")
        + orZero(village.get("missed_persons"))
        + orZero(village.get("wrongly_exited_persons"));
  }

  private static double orZero(Double found) {
    return found == null ? 0 : found;
  }

  static boolean isRectified(Map<String, String> problem) {
    return List.of("已整改", "已核实").contains(problem.get("status"));
  }

  /** Of a blank status nothing is known. */
  static boolean isOpen(Map<String, String> problem) {
    return List.of("未整改", "整改中").contains(problem.get("status"));
  }

  private static boolean isDue(Map<String, String> problem) {
    String due = problem.get("due_on");
    return !due.equals("-") && !LocalDate.parse(due).isAfter(END_OF_MONTH);
  }

  private static void sum(String figure, ToDoubleFunction<ReferenceHousehold> of) {
    OF_HOUSEHOLDS.put(figure, of::applyAsDouble);
  }

  private static void known(
      String figure, String whole, Function<ReferenceHousehold, Double> ofOne) {
    OF_HOUSEHOLDS.put(figure, ofOne);
    WHOLES.put(figure, whole);
  }

  /** Of the households of a whole, those of which something is so; null is not known. */
  private static void part(
      String figure,
      String whole,
      Predicate<ReferenceHousehold> isOfWhole,
      Function<ReferenceHousehold, Boolean> isSo) {
    known(figure, whole, h -> isOfWhole.test(h) ? one(isSo.apply(h)) : null);
  }

  private static void cells(String figure, String cell, String unknown) {
    known(figure, ALL, h -> h.known(cell));
    households(unknown, h -> !h.isGiven(cell));
  }

  private static void answers(String figure, String cell, String unknown) {
    known(figure, ALL, h -> one(h.answer(cell)));
    households(unknown, h -> !h.isGiven(cell));
  }

  private static void noLabour(String figure, Predicate<ReferenceHousehold> isSo) {
    part(
        figure, "no_labour_households", h -> h.cannotWork(), h -> h.hasNet() ? isSo.test(h) : null);
  }

  private static void relocated(String figure, Function<ReferenceHousehold, Boolean> isSo) {
    part(figure, "relocated_households", h -> h.is("relocated"), isSo);
  }

  private static void able(String figure, Function<ReferenceHousehold, Boolean> isSo) {
    part(figure, "relocated_able", h -> h.isRelocatedAndAble(), isSo);
  }

  private static void guarantee(String name, Function<ReferenceHousehold, Boolean> lacks) {
    guarantee(name, lacks, h -> h.personsIf(lacks.apply(h)));
  }

  private static void guarantee(
      String name,
      Function<ReferenceHousehold, Boolean> lacks,
      Function<ReferenceHousehold, Double> persons) {
    together(name, lacks);
    known(name + "_persons", ALL, persons);
    of("poor_" + name, "poor_households", h -> h.isRegisteredPoor(), lacks, persons);
    of("not_poor_" + name, "not_poor_households", h -> !h.isRegisteredPoor(), lacks, persons);
  }

  private static void of(
      String name,
      String whole,
      Predicate<ReferenceHousehold> isOfWhole,
      Function<ReferenceHousehold, Boolean> lacks,
      Function<ReferenceHousehold, Double> persons) {
    part(name + "_households", whole, isOfWhole, lacks);
    known(name + "_persons", whole, h -> isOfWhole.test(h) ? persons.apply(h) : null);
  }

  private static void together(String name, Function<ReferenceHousehold, Boolean> lacks) {
    known(name + "_households", ALL, h -> one(lacks.apply(h)));
    known(name + "_persons", ALL, h -> h.personsIf(lacks.apply(h)));
    households(name + "_unknown_households", h -> lacks.apply(h) == null);
    persons(name + "_unknown_persons", h -> lacks.apply(h) == null);
  }

  /** Persons of some households that are measured poor, and those of whom it is known. */
  private static void measured(String name, String whole, Predicate<ReferenceHousehold> are) {
    known(name + "_persons", whole, h -> are.test(h) ? h.personsIf(h.isMeasuredPoor()) : null);
    persons(name + "_known_persons", h -> are.test(h) && h.isMeasuredPoor() != null);
  }

  private static Double one(Boolean isSo) {
    return isSo == null ? null : Double.valueOf(isSo ? 1 : 0);
  }

  private static Boolean not(Boolean isSo) {
    return isSo == null ? null : Boolean.valueOf(!isSo);
  }

  /** Whether nothing is unmet in a village: null where blanks leave it open. */
  private static Double met(Map<String, Double> village) {
    Double unmet = village.get("unmet_households");
    if (unmet != null && unmet > 0) {
      return 0.0;
    }
    return village.get("unmet_unknown_households") == 0 ? 1.0 : null;
  }

  private static void households(String figure, Predicate<ReferenceHousehold> are) {
    sum(figure, h -> are.test(h) ? 1 : 0);
  }

  private static void persons(String figure, Predicate<ReferenceHousehold> are) {
    sum(figure, h -> are.test(h) ? h.persons() : 0);
  }

  private static void change(
      String figure, ToDoubleBiFunction<ReferenceHousehold, ReferenceHousehold> of) {
    OF_CHANGES.put(figure, of::applyAsDouble);
  }

  private static void compared(
      String figure, BiFunction<ReferenceHousehold, ReferenceHousehold, Double> of) {
    OF_CHANGES.put(figure, of);
    COMPARED.add(figure);
  }

  private static void changed(
      String figure, BiPredicate<ReferenceHousehold, ReferenceHousehold> have) {
    change(figure, (was, is) -> have.test(was, is) ? 1 : 0);
  }

  /** Who had exited, by what the household was registered as then. */
  private static void byType(String name, String type) {
    String before = "exited_before_%s_households".formatted(name);
    String returned = "newly_returned_%s_households".formatted(name);
    changed(before, (was, is) -> was.isExited() && was.isOneOf("household_type", type));
    changed(
        returned,
        (was, is) ->
            was.isExited() && was.isOneOf("household_type", type) && is.isRegisteredPoor());
    ratio("return_rate_" + name, returned, before);
  }

  /** Who had never been registered, by what the household is registered as now. */
  private static void becamePoor(String name, String type) {
    String households = "became_poor_%s_households".formatted(name);
    changed(
        households,
        (was, is) ->
            was.isNeverRegistered() && is.isRegisteredPoor() && is.isOneOf("household_type", type));
    ratio("newly_poor_rate_" + name, households, "never_registered_before_households");
  }

  private static void changedPersons(
      String figure, BiPredicate<ReferenceHousehold, ReferenceHousehold> have) {
    change(figure, (was, is) -> have.test(was, is) ? is.persons() : 0);
  }

  /** Known to lack something last month, and known not to now. */
  private static void met(String figure, Function<ReferenceHousehold, Boolean> lacks) {
    compared(figure + "households", (was, is) -> ended(lacks.apply(was), lacks.apply(is), 1));
    compared(
        figure + "persons", (was, is) -> ended(lacks.apply(was), lacks.apply(is), is.persons()));
  }

  /** What was so and is not; where one of the two is not known, the other may tell enough. */
  private static Double ended(Boolean was, Boolean is, double counts) {
    if (Boolean.FALSE.equals(was) || Boolean.TRUE.equals(is)) {
      return 0.0;
    }
    return was == null || is == null ? null : Double.valueOf(counts);
  }

  private static Double more(Double before, Double now) {
    return before == null || now == null ? null : Double.valueOf(Math.max(now - before, 0));
  }

  private static void ratio(String figure, String numerator, String denominator) {
    RATIOS.put(figure, List.of(numerator, denominator));
  }
}
