package org.duzhan.simulate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duzhan.settings.Annexes;
import org.duzhan.settings.Settings;

/**
 * The simulated counties: those of annex 1, and others of their provinces that hold listed villages
 * too; each with the villages that {@link Calibration} gives it.
 */
final class World {
  /** Smallest size at which annex 2 is met in every cell. */
  static final int WHOLE = 200_000;

  private static final int TINY = 20_000;

  /** Counties outside annex 1 that hold listed villages here; the notice does not name them. */
  private static final List<String> OTHERS =
      List.of(
          "451224", "451227", "513435", "513437", "520521", "522327", "530628", "530621", "533324",
          "621123", "621202", "621222", "653121", "653221", "653130");

  private final long seed;
  private final Settings settings;
  private final List<SimCounty> counties = new ArrayList<>();

  private World(long seed, Settings settings) {
    this.seed = seed;
    this.settings = settings;
  }

  static List<SimCounty> of(SimulationPlan plan, Settings settings) {
    World world = new World(plan.seed(), settings);
    Map<String, List<SimCounty>> places = world.places(plan.households() < TINY);
    double share = Math.min(1, plan.households() / (double) WHOLE);
    double plain = Math.max(1500, Math.min(10_000, (plan.households() - 100_000) / 60));
    double perCounty = plain / world.counties.size();
    places.forEach(
        (province, there) ->
            new Calibration(plan.seed(), share, province, there)
                .fill(world.target(province), perCounty * there.size()));
    Peopling.spread(world.counties, plan.households());
    return world.counties;
  }

  /** What annex 2 says of a province; 宁夏 has no row in it, which is 0 villages. */
  private Annexes.ProvinceTarget target(String province) {
    return settings.annexes().provinces().stream()
        .filter(target -> target.provinceCode().equals(province))
        .findFirst()
        .orElseGet(() -> new Annexes.ProvinceTarget(province, province, 0, 0, 0));
  }

  private Map<String, List<SimCounty>> places(boolean tiny) {
    Map<String, List<SimCounty>> byProvince = new LinkedHashMap<>();
    for (Annexes.County county : settings.annexes().counties()) {
      List<SimCounty> there =
          byProvince.computeIfAbsent(county.provinceCode(), p -> new ArrayList<>());
      if (!tiny || there.isEmpty()) {
        add(there, county.code(), county.provinceCode(), true);
      }
    }
    for (String code : OTHERS) {
      String province = code.substring(0, 2) + "0000";
      if (!tiny) {
        add(byProvince.getOrDefault(province, List.of()), code, province, false);
      }
    }
    return byProvince;
  }

  private void add(List<SimCounty> there, String code, String province, boolean annex) {
    int index = counties.size();
    String name = settings.areas().of(code).orElseThrow();
    Chance chance = Chance.at(seed, index);
    double falls = chance.between(0.3, 1.7, Question.FALL_RATE);
    SimCounty county =
        new SimCounty(index, code, name, province, annex, months(chance), falls, new ArrayList<>());
    counties.add(county);
    there.add(county);
  }

  /** One county in eight is early, half are in time, a third late, a few very late. */
  private static double months(Chance county) {
    double u = county.of(Question.COUNTY_MONTHS);
    if (u < 0.12) {
      return between(6.5, 7.7, u / 0.12);
    }
    if (u < 0.60) {
      return between(7.7, 10.5, (u - 0.12) / 0.48);
    }
    return u < 0.92 ? between(10.5, 15, (u - 0.60) / 0.32) : between(17, 28, (u - 0.92) / 0.08);
  }

  private static double between(double low, double high, double share) {
    return low + (high - low) * share;
  }
}
