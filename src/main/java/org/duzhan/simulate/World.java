package org.duzhan.simulate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duzhan.settings.Annexes;

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

  /** Counties outside annex 1 that hold listed villages. */
  private static final String[][] OTHERS = {
    {"451224", "东兰县"}, {"451227", "巴马瑶族自治县"}, {"513435", "甘洛县"}, {"513437", "雷波县"},
    {"520521", "大方县"}, {"522327", "册亨县"}, {"530628", "彝良县"}, {"530621", "鲁甸县"},
    {"533324", "贡山独龙族怒族自治县"}, {"621123", "渭源县"}, {"621202", "武都区"}, {"621222", "文县"},
    {"653121", "疏附县"}, {"653221", "和田县"}, {"653130", "巴楚县"}
  };

  private final long seed;
  private final double share;
  private final Annexes annexes;
  private final List<SimCounty> counties = new ArrayList<>();

  private World(SimulationPlan plan, Annexes annexes) {
    this.seed = plan.seed();
    this.share = Math.min(1, plan.households() / (double) WHOLE);
    this.annexes = annexes;
  }

  static List<SimCounty> of(SimulationPlan plan, Annexes annexes) {
    World world = new World(plan, annexes);
    Map<String, List<SimCounty>> byProvince = world.places(plan.households() < TINY);
    long plain = Math.max(1500, Math.min(10_000, (plan.households() - 100_000) / 60));
    byProvince.forEach(
        (province, places) -> world.fill(province, places, plain, byProvince.size()));
    Peopling.spread(world.counties, plan.households());
    return world.counties;
  }

  private Map<String, List<SimCounty>> places(boolean tiny) {
    Map<String, List<SimCounty>> byProvince = new LinkedHashMap<>();
    for (Annexes.County county : annexes.counties()) {
      List<SimCounty> there =
          byProvince.computeIfAbsent(county.provinceCode(), p -> new ArrayList<>());
      if (!tiny || there.isEmpty()) {
        add(there, county.code(), county.name(), county.provinceCode(), true);
      }
    }
    for (String[] other : OTHERS) {
      String province = other[0].substring(0, 2) + "0000";
      if (!tiny) {
        add(byProvince.getOrDefault(province, List.of()), other[0], other[1], province, false);
      }
    }
    return byProvince;
  }

  private void add(
      List<SimCounty> there, String code, String name, String province, boolean annex) {
    int index = counties.size();
    // Some counties reach zero in seven months, some only after the year is over.
    double months = 7 + 9 * Chance.of(seed, 1, index);
    SimCounty county = new SimCounty(index, code, name, province, annex, months, new ArrayList<>());
    counties.add(county);
    there.add(county);
  }

  private void fill(String province, List<SimCounty> places, long plain, int provinces) {
    var target =
        annexes.provinces().stream().filter(t -> t.provinceCode().equals(province)).findFirst();
    long persons = scaled(target.map(Annexes.ProvinceTarget::overPersons).orElse(0L));
    long incidence = scaled(target.map(Annexes.ProvinceTarget::overIncidence).orElse(0L));
    long poor = Math.round(PUBLISHED.getOrDefault(province, 100_000) * SCALE * share);
    long first = places.get(0).index();
    int at = 0;
    for (long i = 0; i < persons; i++) {
      int there = 1030 + Chance.below(200, seed, 2, at, first);
      poor -= there;
      village(
          listedPlace(places, at),
          "persons",
          4000 + Chance.below(6000, seed, 3, at++, first),
          there);
    }
    for (long i = 0; i < incidence; i++) {
      int population = 400 + Chance.below(700, seed, 4, at, first);
      double rate = 0.115 + 0.055 * Chance.of(seed, 5, at, first);
      int there = (int) Math.ceil(population * rate);
      poor -= there;
      village(listedPlace(places, at++), "incidence", population, there);
    }
    poor -= onTheCuts(places.get(0));
    fillOthers(places, Math.max(places.size(), scaled(plain / provinces)), poor, at);
  }

  /** Shares a province's remaining poor, to the person, over villages that are not listed. */
  private void fillOthers(List<SimCounty> places, long others, long poor, int at) {
    long first = places.get(0).index();
    double weights = 0;
    for (long i = 0; i < others; i++) {
      weights += unevenness(at + i, first);
    }
    double passed = 0;
    long given = 0;
    for (long i = 0; i < others; i++) {
      passed += unevenness(at + i, first);
      long upToHere = Math.round(Math.max(0, poor) * Math.min(1, passed / weights));
      int there = (int) Math.min(MOST_UNLISTED, upToHere - given);
      given += there;
      int drawn = 2500 + Chance.below(3000, seed, 6, at + i, first);
      int population = Math.max(drawn, (int) Math.ceil(there / HIGHEST_UNLISTED));
      village(places.get((int) (i % places.size())), "", population, there);
    }
  }

  private double unevenness(long at, long province) {
    return 0.3 + 1.4 * Chance.of(seed, 7, at, province);
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
    int index = county.villages().size();
    int township = index / 12;
    String code = "%s%03d%03d".formatted(county.code(), 100 + township, 200 + index % 12);
    String made =
        switch (Chance.below(120, seed, 8, county.index(), index)) {
          case 0 -> "copied";
          case 1 -> "heaped";
          default -> "";
        };
    county
        .villages()
        .add(
            new SimVillage(
                index,
                code,
                Names.village(seed, 9, county.index(), index),
                Names.township(seed, 10, county.index(), township),
                criterion,
                population,
                poorPersons,
                Households.poorHouseholds(seed, county.index(), index, poorPersons),
                0,
                0,
                made));
  }
}
