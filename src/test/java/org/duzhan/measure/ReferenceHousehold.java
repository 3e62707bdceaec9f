package org.duzhan.measure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a household is, by the definitions (domain §2 to §4), from its cells and without Spark. */
final class ReferenceHousehold {
  private static final Map<String, BigDecimal> LINES =
      Map.of("2019", new BigDecimal(3218), "2020", new BigDecimal(4000));
  private static final List<String> INCOMES =
      List.of("wage_income", "business_income", "property_income", "transfer_income");
  private static final List<String> JOBS =
      List.of("work_outside_province", "work_outside_county", "work_in_county");
  private static final List<String> WATER =
      List.of("water_quantity", "water_quality", "water_access", "water_supply");

  /** Who is deprived of a third is poor. */
  private static final double CUTOFF = 0.33;

  private static final int SUPPORT_DAYS = 30;

  private final Map<String, String> cells;

  ReferenceHousehold(Map<String, String> cells) {
    this.cells = cells;
  }

  /** A cell, null if blank. */
  String text(String column) {
    String cell = cells.get(column);
    if (cell == null) {
      throw new IllegalArgumentException("no column " + column);
    }
    return cell.equals("-") ? null : cell;
  }

  /** Households by their key, the last row of each. */
  static Map<String, ReferenceHousehold> byKey(List<RandomCountry.Household> rows) {
    Map<String, ReferenceHousehold> byKey = new HashMap<>();
    for (RandomCountry.Household row : rows) {
      ReferenceHousehold household = new ReferenceHousehold(row.cells());
      byKey.put(household.text("household_key"), household);
    }
    return byKey;
  }

  boolean isOneOf(String column, String... values) {
    String cell = text(column);
    return cell != null && Arrays.asList(values).contains(cell);
  }

  /** Whether it says yes. */
  boolean is(String column) {
    return isOneOf(column, "true");
  }

  boolean isGiven(String column) {
    return text(column) != null;
  }

  /** A number, 0 if blank. */
  double number(String column) {
    String cell = text(column);
    return cell == null ? 0 : Double.parseDouble(cell);
  }

  double persons() {
    return number("persons");
  }

  /** Its persons if something is so, none if not; null if that is not known. */
  Double personsIf(Boolean isSo) {
    return isSo == null ? null : Double.valueOf(isSo ? persons() : 0);
  }

  /** Of its members, those who work, wherever it is stated; null if it is nowhere. */
  Double migrants() {
    return JOBS.stream().anyMatch(this::isGiven) ? Double.valueOf(numbers(JOBS)) : null;
  }

  /** The same; null unless it is stated everywhere. */
  Double allMigrants() {
    return JOBS.stream().allMatch(this::isGiven) ? migrants() : null;
  }

  private double numbers(List<String> columns) {
    return columns.stream().mapToDouble(this::number).sum();
  }

  boolean isRegisteredPoor() {
    return isOneOf("poverty_status", "未脱贫", "预脱贫", "返贫", "新致贫");
  }

  boolean isExited() {
    return isOneOf("poverty_status", "已脱贫");
  }

  /** 建档立卡: whoever is poor, and whoever was and exited. */
  boolean isOnTheRegister() {
    return isRegisteredPoor() || isExited();
  }

  boolean isNeverRegistered() {
    return isOneOf("poverty_status", "非建档立卡");
  }

  /** What came in before the cost of production; 0 if nothing is said of it. */
  double grossIncome() {
    return numbers(INCOMES);
  }

  /** Whether any amount is stated. */
  boolean amounts() {
    return Stream.concat(INCOMES.stream(), Stream.of("business_expense")).anyMatch(this::isGiven);
  }

  /** Net income of the household, yuan; null if nothing is said of it. */
  BigDecimal income() {
    if (amounts()) {
      return INCOMES.stream()
          .map(this::amount)
          .reduce(BigDecimal.ZERO, BigDecimal::add)
          .subtract(amount("business_expense"));
    }
    return isGiven("income_per_person")
        ? amount("income_per_person")
            .multiply(BigDecimal.valueOf((long) persons()))
            .setScale(2, RoundingMode.HALF_UP)
        : null;
  }

  private BigDecimal amount(String column) {
    return isGiven(column) ? new BigDecimal(text(column)) : BigDecimal.ZERO;
  }

  BigDecimal line() {
    return LINES.get(text("period").substring(0, 4));
  }

  /** Whether income per person is below the line, strictly; null if income is not known. */
  Boolean isIncomeBelow() {
    BigDecimal income = income();
    return income == null
        ? null
        : income.compareTo(line().multiply(BigDecimal.valueOf((long) persons()))) < 0;
  }

  /** What is missing to the line, as a share of it, for one person; 0 if nothing is. */
  double gap() {
    if (!Boolean.TRUE.equals(isIncomeBelow())) {
      return 0;
    }
    double line = line().doubleValue();
    return (line - income().doubleValue() / persons()) / line;
  }

  /** Where there is no child of that age, none is out of school. */
  Boolean lacksSchool() {
    Double children = outOfSchool();
    return children == null ? null : children > 0;
  }

  Double outOfSchool() {
    boolean none = isGiven("school_age") && number("school_age") == 0;
    return known("out_of_school") == null && none ? Double.valueOf(0) : known("out_of_school");
  }

  /** A number; null if blank. */
  Double known(String column) {
    return isGiven(column) ? Double.valueOf(number(column)) : null;
  }

  /** Yes or no; null if blank. */
  Boolean answer(String column) {
    return isGiven(column) ? is(column) : null;
  }

  Boolean lacksInsurance() {
    return isGiven("uninsured") ? number("uninsured") > 0 : null;
  }

  Boolean lacksSafeHouse() {
    return isGiven("housing_grade") ? isOneOf("housing_grade", "C", "D") : null;
  }

  /** As stated; else by the four tests, which must all be known to be passed. */
  Boolean lacksSafeWater() {
    if (isGiven("water_safe")) {
      return !is("water_safe");
    }
    if (WATER.stream().anyMatch(test -> isOneOf(test, "不达标"))) {
      return true;
    }
    return WATER.stream().allMatch(this::isGiven) ? false : null;
  }

  private List<Boolean> lacks() {
    return Arrays.asList(lacksSchool(), lacksInsurance(), lacksSafeHouse(), lacksSafeWater());
  }

  /** How many of the four guarantees are known to be unmet. */
  long unmet() {
    return lacks().stream().filter(Boolean.TRUE::equals).count();
  }

  boolean lacksAGuarantee() {
    return unmet() > 0;
  }

  /** Whether at least so many are unmet; null where blanks leave it open. */
  Boolean lacksAtLeast(int guarantees) {
    long possible = lacks().stream().filter(lack -> !Boolean.FALSE.equals(lack)).count();
    if (unmet() >= guarantees) {
      return true;
    }
    return possible < guarantees ? false : null;
  }

  /** All four are known, and met. */
  boolean hasAllGuarantees() {
    return lacks().stream().allMatch(Boolean.FALSE::equals);
  }

  /** Measured poor by income, or for want of a guarantee; null where blanks leave it open. */
  Boolean isMeasuredPoor() {
    if (Boolean.TRUE.equals(isIncomeBelow()) || lacksAGuarantee()) {
      return true;
    }
    return isIncomeBelow() == null || !hasAllGuarantees() ? null : Boolean.valueOf(false);
  }

  /** Null where it is not known. */
  private Map<String, Boolean> deprivations() {
    Map<String, Boolean> deprivations = new TreeMap<>();
    deprivations.put("income", isIncomeBelow());
    deprivations.put("education", lacksSchool());
    deprivations.put("medical", lacksInsurance());
    deprivations.put("housing", lacksSafeHouse());
    deprivations.put("water", lacksSafeWater());
    return deprivations;
  }

  boolean isDeprivationKnown() {
    return !deprivations().containsValue(null);
  }

  private boolean isDeprivedOf(String what) {
    return Boolean.TRUE.equals(deprivations().get(what));
  }

  /** Weighted share of what it is deprived of, if it is enough; all five must be known. */
  double deprivation() {
    double share =
        RandomCountry.MPI_WEIGHTS.entrySet().stream()
            .filter(weight -> isDeprivedOf(weight.getKey()))
            .mapToDouble(Map.Entry::getValue)
            .sum();
    return isDeprivationKnown() && share >= CUTOFF ? share : 0;
  }

  /** What one of the five has in the deprivation of its persons. */
  double deprivationOf(String what) {
    return deprivation() > 0 && isDeprivedOf(what)
        ? RandomCountry.MPI_WEIGHTS.get(what) * persons()
        : 0;
  }

  boolean isMonitored(String... kinds) {
    return kinds.length == 0 ? isGiven("monitor_type") : isOneOf("monitor_type", kinds);
  }

  /** Under monitoring for over a month of 30 days by a day, and stated not to be supported. */
  boolean isUnsupportedSinceLong(LocalDate day) {
    return isMonitored()
        && Boolean.FALSE.equals(answer("support_in_place"))
        && isGiven("monitored_since")
        && LocalDate.parse(text("monitored_since")).plusDays(SUPPORT_DAYS).isBefore(day);
  }

  /** What is stated says whether {@link #isUnsupportedSinceLong}, or it is not monitored. */
  boolean isKnownHowLongUnsupported(LocalDate day) {
    Boolean support = answer("support_in_place");
    boolean given = isGiven("monitored_since");
    boolean recent =
        given && !LocalDate.parse(text("monitored_since")).plusDays(SUPPORT_DAYS).isBefore(day);
    return !isMonitored() || Boolean.TRUE.equals(support) || recent || (support != null && given);
  }

  /** Nobody can work. */
  boolean cannotWork() {
    return is("no_labour");
  }

  /** It is stated whether it is on a safety net. */
  boolean hasNet() {
    return isGiven("safety_net");
  }

  /** Of the relocation programme, with a member able to work. */
  boolean isRelocatedAndAble() {
    return is("relocated") && number("workers") > 0;
  }

  /** Null where no cell says that somebody is, and one is blank. */
  Boolean isEmployed() {
    if (numbers(JOBS) > 0 || number("welfare_posts") > 0) {
      return true;
    }
    return allMigrants() != null && isGiven("welfare_posts") ? false : null;
  }
}
