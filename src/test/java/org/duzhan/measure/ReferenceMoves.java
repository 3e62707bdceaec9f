package org.duzhan.measure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Where households went from one month to the next, one household after another. */
final class ReferenceMoves {
  private static final String NOT_SUBMITTED = "未报送";
  private static final String TWO_PLACES = "两处登记";
  private static final Set<String> UNKNOWN = Set.of(NOT_SUBMITTED, TWO_PLACES);

  /** Households and persons by level, code, from-state and to-state. */
  private final Map<String, double[]> counts = new TreeMap<>();

  private final List<RandomCountry.Household> earlier;
  private final List<RandomCountry.Household> now;
  private final ReferenceGrains grains;
  private final Set<String> reportedBefore = new TreeSet<>();
  private final Set<String> reportsNow = new TreeSet<>();

  private ReferenceMoves(
      List<RandomCountry.Household> earlier,
      List<RandomCountry.Household> now,
      ReferenceGrains grains) {
    this.earlier = earlier;
    this.now = now;
    this.grains = grains;
    earlier.forEach(row -> reportedBefore.add(row.cells().get("village_code")));
    now.forEach(row -> reportsNow.add(row.cells().get("village_code")));
  }

  /**
   * Figures by level, code, from-state and to-state.
   *
   * @param month the earlier one
   */
  static Map<String, Map<String, @Nullable Double>> since(
      String month, RandomCountry country, ReferenceGrains grains) {
    ReferenceMoves moves =
        new ReferenceMoves(country.householdsOf(month), country.households, grains);
    moves.count();
    return moves.figures();
  }

  private void count() {
    Set<String> twice = new TreeSet<>(ReferenceVillages.twice(now));
    twice.addAll(ReferenceVillages.twice(earlier));
    Map<String, ReferenceHousehold> before = new HashMap<>();
    for (RandomCountry.Household row : earlier) {
      ReferenceHousehold was = new ReferenceHousehold(row.cells());
      if (twice.contains(was.text("household_key"))) {
        move(was, state(was), TWO_PLACES);
      } else {
        before.put(was.text("household_key"), was);
      }
    }
    for (RandomCountry.Household row : now) {
      ReferenceHousehold is = new ReferenceHousehold(row.cells());
      ReferenceHousehold was = before.remove(is.text("household_key"));
      if (twice.contains(is.text("household_key"))) {
        move(is, TWO_PLACES, state(is));
      } else if (was != null) {
        move(is, state(was), state(is));
      } else {
        boolean isNew = reportedBefore.contains(is.text("village_code"));
        move(is, isNew ? "新增" : NOT_SUBMITTED, state(is));
      }
    }
    for (ReferenceHousehold gone : before.values()) {
      boolean left = reportsNow.contains(gone.text("village_code"));
      move(gone, state(gone), left ? "离开" : NOT_SUBMITTED);
    }
  }

  static String state(ReferenceHousehold household) {
    if (household.isRegisteredPoor()) {
      return "贫困";
    }
    if (household.isExited()) {
      return household.isMonitored("脱贫不稳定户") ? "脱贫监测" : "脱贫稳定";
    }
    return household.isMonitored("边缘易致贫户") ? "边缘" : "非贫困";
  }

  private void move(ReferenceHousehold household, String from, String to) {
    for (String area : grains.ofVillage(household.text("village_code"))) {
      double[] count =
          counts.computeIfAbsent("%s %s %s".formatted(area, from, to), key -> new double[2]);
      count[0]++;
      count[1] += household.persons();
    }
  }

  private Map<String, Map<String, @Nullable Double>> figures() {
    Map<String, Double> known = new HashMap<>();
    counts.forEach(
        (key, count) -> {
          if (isShare(key)) {
            known.merge(of(key), count[0], Double::sum);
          }
        });
    Map<String, Map<String, @Nullable Double>> figures = new TreeMap<>();
    counts.forEach(
        (key, count) -> {
          Map<String, @Nullable Double> row = new TreeMap<>();
          row.put("households", count[0]);
          row.put("persons", count[1]);
          row.put("rate", isShare(key) ? Double.valueOf(count[0] / known.get(of(key))) : null);
          figures.put(key, row);
        });
    return figures;
  }

  /** All but the to-state. */
  private static String of(String key) {
    return key.substring(0, key.lastIndexOf(' '));
  }

  private static boolean isShare(String key) {
    List<String> words = new ArrayList<>(List.of(key.split(" ")));
    String from = words.get(2);
    return !UNKNOWN.contains(words.get(3)) && !UNKNOWN.contains(from) && !from.equals("新增");
  }
}
