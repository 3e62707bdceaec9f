package org.duzhan.measure;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Households that fell since last month, over those that might have, one after another. */
final class ReferenceFalls {
  private static final BigDecimal MONITORING_LINE = new BigDecimal(5000);
  private static final BigDecimal BURDEN_SHARE = new BigDecimal("0.6");
  private static final String ALL = "all all";

  private final ReferenceGrains grains;

  /** Figures by level, code, kind, dimension and value. */
  private final Map<String, Map<String, @Nullable Double>> figures = new TreeMap<>();

  private ReferenceFalls(ReferenceGrains grains) {
    this.grains = grains;
  }

  /** Of households that stand in one place in both months, in villages that reported both. */
  static Map<String, Map<String, @Nullable Double>> of(
      RandomCountry country, ReferenceAreas areas) {
    ReferenceFalls falls = new ReferenceFalls(areas.grains());
    Set<String> known = new TreeSet<>();
    Set<String> reported = new TreeSet<>();
    areas
        .ofVillages()
        .forEach(
            (village, sums) -> {
              if (ReferenceVillages.isReported(sums)) {
                reported.add(village);
              }
              if (sums.get("newly_returned_households") != null) {
                known.add(village);
              }
            });
    Set<String> twice = new TreeSet<>(ReferenceVillages.twice(country.households));
    twice.addAll(ReferenceVillages.twice(country.before));
    Map<String, ReferenceHousehold> before = ReferenceHousehold.byKey(country.before);
    for (RandomCountry.Household row : country.households) {
      ReferenceHousehold is = new ReferenceHousehold(row.cells());
      ReferenceHousehold was = before.get(is.text("household_key"));
      boolean counts = known.contains(is.text("village_code"));
      if (counts
          && was != null
          && !twice.contains(is.text("household_key"))
          && !was.isRegisteredPoor()) {
        falls.count(was, is);
      }
    }
    known.forEach(village -> falls.stands(village, 0.0));
    reported.forEach(village -> falls.stands(village, null));
    falls.figures.forEach(falls::divide);
    return falls.figures;
  }

  /** Of an area of which nobody was counted both kinds stand all the same. */
  private void stands(String village, @Nullable Double none) {
    Map<String, @Nullable Double> row = new TreeMap<>();
    List.of("households", "persons", "base_households").forEach(f -> row.put(f, none));
    for (String area : grains.ofVillage(village)) {
      for (String kind : List.of("returned", "newly_poor")) {
        figures.putIfAbsent("%s %s %s".formatted(area, kind, ALL), new TreeMap<>(row));
      }
    }
  }

  /** A household that might have fallen; if it did, under each of its causes too. */
  private void count(ReferenceHousehold was, ReferenceHousehold is) {
    String kind = was.isExited() ? "returned" : "newly_poor";
    for (String area : grains.ofVillage(is.text("village_code"))) {
      for (String of : List.of(ALL, "previous_state " + ReferenceMoves.state(was))) {
        Map<String, @Nullable Double> row = row("%s %s %s".formatted(area, kind, of));
        row.merge("base_households", 1.0, Double::sum);
        if (is.isRegisteredPoor()) {
          fell(row, is);
        }
      }
      if (is.isRegisteredPoor()) {
        causes(was, is)
            .forEach(cause -> fell(row("%s %s cause %s".formatted(area, kind, cause)), is));
      }
    }
  }

  private Map<String, @Nullable Double> row(String key) {
    return figures.computeIfAbsent(
        key, k -> new TreeMap<>(Map.of("households", 0.0, "persons", 0.0)));
  }

  private static void fell(Map<String, @Nullable Double> row, ReferenceHousehold is) {
    row.merge("households", 1.0, Double::sum);
    row.merge("persons", is.persons(), Double::sum);
  }

  /** Of a cause it is the share of all that might have fallen. */
  private void divide(String key, Map<String, @Nullable Double> row) {
    String[] words = key.split(" ");
    if (words[3].equals("cause")) {
      String all = "%s %s %s %s".formatted(words[0], words[1], words[2], ALL);
      row.put("base_households", figures.get(all).get("base_households"));
    }
    Double base = row.get("base_households");
    row.put("rate", base == null || base == 0 ? null : row.get("households") / base);
  }

  /** As registered, and as figures show; of a household that is poor now. */
  private static Set<String> causes(ReferenceHousehold was, ReferenceHousehold is) {
    Set<String> causes = new LinkedHashSet<>();
    for (String stated : List.of("risk_cause", "poverty_cause")) {
      if (is.isGiven(stated)) {
        causes.add(is.text(stated));
      }
    }
    Double awayBefore = away(was);
    Double awayNow = away(is);
    Map<String, Boolean> shown = new HashMap<>();
    shown.put("收入低于监测线", isLow(is));
    shown.put("刚性支出过高", isBurdened(is));
    shown.put("失学辍学", is.lacksSchool());
    shown.put("未参加医保", is.lacksInsurance());
    shown.put("住房不安全", is.lacksSafeHouse());
    shown.put("饮水不安全", is.lacksSafeWater());
    shown.put("外出务工减少", awayBefore != null && awayNow != null && awayNow < awayBefore);
    shown.forEach(
        (cause, isSo) -> {
          if (Boolean.TRUE.equals(isSo)) {
            causes.add(cause);
          }
        });
    return causes.isEmpty() ? Set.of("未填") : causes;
  }

  /** Whether income per person is below the monitoring line, strictly. */
  private static boolean isLow(ReferenceHousehold household) {
    BigDecimal persons = BigDecimal.valueOf((long) household.persons());
    BigDecimal income = household.income();
    return income != null && income.compareTo(MONITORING_LINE.multiply(persons)) < 0;
  }

  /** Whether what it had to spend, if anything, is above a share of its income. */
  private static boolean isBurdened(ReferenceHousehold household) {
    BigDecimal income = household.income();
    return income != null
        && household.number("rigid_expense") > 0
        && new BigDecimal(household.text("rigid_expense")).compareTo(income.multiply(BURDEN_SHARE))
            > 0;
  }

  /** Who works outside the county; not known unless both cells say. */
  private static @Nullable Double away(ReferenceHousehold household) {
    Double province = household.known("work_outside_province");
    Double county = household.known("work_outside_county");
    return province == null || county == null ? null : Double.valueOf(province + county);
  }
}
