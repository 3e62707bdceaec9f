package org.duzhan.simulate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duzhan.settings.Annexes;
import org.duzhan.settings.Settings;

/**
 * The simulated counties and villages, calibrated to the annexes.
 *
 * <p>At the baseline each province has exactly the villages of annex 2 above 1,000 registered poor
 * persons and above 10 % incidence, and a little margin keeps every other village off both cuts;
 * two villages stand exactly on a cut, where they are not listed. A province's registered poor are,
 * to the person, a quarter of the published totals of the end of 2019: 云南 442,000, 新疆 165,800, 宁夏
 * 18,800, 甘肃's counties 101,400 [S]; 广西 246,000, 四川 203,000 and 贵州 308,000 are assumed [A]. What
 * the listed villages leave over is shared unevenly among the others.
 */
final class World {
  /** Smallest size at which annex 2 is met in every cell. */
  static final int WHOLE = 200_000;

  private static final double SCALE = 0.25;
  private static final int TINY = 20_000;

  /** Most poor persons and highest incidence of a village that is not listed. */
  private static final int MOST_UNLISTED = 900;

  private static final double HIGHEST_UNLISTED = 0.085;

  private static final Map<String, Integer> PUBLISHED =
      Map.of(
          "450000", 246_000,
          "510000", 203_000,
          "520000", 308_000,
          "530000", 442_000,
          "620000", 101_400,
          "640000", 18_800,
          "650000", 165_800);

  /** Counties outside annex 1 that hold listed villages here; the notice does not name them. */
  private static final List<String> OTHERS =
      List.of(
          "451224", "451227", "513435", "513437", "520521", "522327", "530628", "530621", "533324",
          "621123", "621202", "621222", "653121", "653221", "653130");

  private final long seed;
  private final double share;
  private final Settings settings;
  private final List<SimCounty> counties = new ArrayList<>();

  private World(SimulationPlan plan, Settings settings) {
    this.seed = plan.seed();
    this.share = Math.min(1, plan.households() / (double) WHOLE);
    this.settings = settings;
  }

  static List<SimCounty> of(SimulationPlan plan, Settings settings) {
    World world = new World(plan, settings);
    Map<String, List<SimCounty>> byProvince = world.places(plan.households() < TINY);
    double plain = Math.max(1500, Math.min(10_000, (plan.households() - 100_000) / 60));
    byProvince.forEach(
        (province, places) ->
            world.fill(province, places, plain * places.size() / world.counties.size()));
    Peopling.spread(world.counties, plan.households());
    return world.counties;
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

  private void fill(String province, List<SimCounty> places, double plain) {
    var target =
        settings.annexes().provinces().stream()
            .filter(t -> t.provinceCode().equals(province))
            .findFirst();
    long persons = scaled(target.map(Annexes.ProvinceTarget::overPersons).orElse(0L));
    long incidence = scaled(target.map(Annexes.ProvinceTarget::overIncidence).orElse(0L));
    long poor = Math.round(PUBLISHED.getOrDefault(province, 100_000) * SCALE * share);
    int at = 0;
    for (long i = 0; i < persons; i++) {
      Chance chance = draw(province, at);
      int there = 1030 + chance.below(200, Question.POOR_PERSONS);
      int population = 4000 + chance.below(6000, Question.POPULATION);
      village(listedPlace(places, at++), "persons", population, there);
      poor -= there;
    }
    for (long i = 0; i < incidence; i++) {
      Chance chance = draw(province, at);
      int population = 380 + chance.below(600, Question.POPULATION);
      int there = (int) Math.ceil(population * chance.between(0.115, 0.17, Question.POOR_PERSONS));
      village(listedPlace(places, at++), "incidence", population, there);
      poor -= there;
    }
    poor -= onTheCuts(places.get(0));
    fillOthers(province, places, Math.max(places.size(), scaled(Math.round(plain))), poor);
  }

  private Chance draw(String province, long village) {
    return Chance.at(seed, Long.parseLong(province), village);
  }

  /** Shares a province's remaining poor, to the person, over villages that are not listed. */
  private void fillOthers(String province, List<SimCounty> places, long others, long poor) {
    double weights = 0;
    for (long i = 0; i < others; i++) {
      weights += unevenness(province, i);
    }
    double passed = 0;
    long given = 0;
    for (long i = 0; i < others; i++) {
      passed += unevenness(province, i);
      long upToHere = Math.round(Math.max(0, poor) * Math.min(1, passed / weights));
      int there = (int) Math.min(MOST_UNLISTED, upToHere - given);
      given += there;
      int drawn = 2500 + draw(province, -1 - i).below(3000, Question.POPULATION);
      int population = Math.max(drawn, (int) Math.ceil(there / HIGHEST_UNLISTED));
      village(places.get((int) (i % places.size())), "", population, there);
    }
  }

  private double unevenness(String province, long village) {
    return draw(province, -1 - village).between(0.3, 1.7, Question.SHARE_OF_POOR);
  }

  /**
   * Exactly 10 % and exactly 1,000 persons: strict tests list neither.
   *
   * @return how many poor persons live there
   */
  private int onTheCuts(SimCounty county) {
    village(county, "", 1000, 100);
    if (share < 1) {
      return 100;
    }
    village(county, "", 20_000, 1000);
    return 1100;
  }

  private long scaled(long count) {
    return Math.round(count * share);
  }

  /** One listed village in eight lies outside the annex's counties. */
  private static SimCounty listedPlace(List<SimCounty> places, int at) {
    List<SimCounty> annex = places.stream().filter(SimCounty::annex).toList();
    List<SimCounty> other = places.stream().filter(c -> !c.annex()).toList();
    boolean outside = at % 8 == 7 && !other.isEmpty();
    List<SimCounty> among = outside ? other : annex;
    return among.get((at / (outside ? 8 : 1)) % among.size());
  }

  private void village(SimCounty county, String criterion, int population, int poorPersons) {
    county.villages().add(Settling.village(seed, county, criterion, population, poorPersons));
  }
}
