package org.duzhan.simulate;

import java.util.List;
import java.util.Map;
import org.duzhan.settings.Annexes;

/**
 * The villages of a province, calibrated to annex 2 and to published totals.
 *
 * <p>At the baseline each province has exactly the villages of annex 2 above 1,000 registered poor
 * persons and above 10 % incidence, and a little margin keeps every other village off both cuts;
 * two villages stand exactly on a cut, where they are not listed. A province's registered poor are,
 * to the person, a quarter of the published totals of the end of 2019: 云南 442,000, 新疆 165,800, 宁夏
 * 18,800, 甘肃's counties 101,400 [S]; 广西 246,000, 四川 203,000 and 贵州 308,000 are assumed [A]. What
 * the listed villages leave over is shared unevenly among the others.
 */
final class Calibration {
  private static final double SCALE = 0.25;

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

  private final long seed;
  private final double share;
  private final String province;
  private final List<SimCounty> annex;
  private final List<SimCounty> others;
  private final List<SimCounty> counties;
  private long poorLeft;

  /**
   * A province to be filled.
   *
   * @param share of a whole world: below 1, villages and poor are fewer in proportion
   */
  Calibration(long seed, double share, String province, List<SimCounty> counties) {
    this.seed = seed;
    this.share = share;
    this.province = province;
    this.counties = counties;
    this.annex = counties.stream().filter(SimCounty::annex).toList();
    this.others = counties.stream().filter(county -> !county.annex()).toList();
    this.poorLeft = Math.round(PUBLISHED.getOrDefault(province, 100_000) * SCALE * share);
  }

  /** Puts villages into the counties: those listed, and so many that are not. */
  void fill(Annexes.ProvinceTarget target, double unlisted) {
    int persons = scaled(target.overPersons());
    for (int i = 0; i < persons; i++) {
      overPersons(i);
    }
    for (int i = persons; i < persons + scaled(target.overIncidence()); i++) {
      overIncidence(i);
    }
    onTheCuts(counties.get(0));
    unlisted(Math.max(counties.size(), scaled(Math.round(unlisted))));
  }

  private void overPersons(int number) {
    Chance chance = chance(number);
    int poor = 1030 + chance.below(200, Question.POOR_PERSONS);
    village(place(number), "persons", 4000 + chance.below(6000, Question.POPULATION), poor);
  }

  private void overIncidence(int number) {
    Chance chance = chance(number);
    int population = 380 + chance.below(600, Question.POPULATION);
    double incidence = chance.between(0.115, 0.17, Question.POOR_PERSONS);
    village(place(number), "incidence", population, (int) Math.ceil(population * incidence));
  }

  /** Exactly 10 % and exactly 1,000 persons: strict tests list neither. */
  private void onTheCuts(SimCounty county) {
    village(county, "", 1000, 100);
    if (share == 1) {
      village(county, "", 20_000, 1000);
    }
  }

  /** Shares the poor that are left, to the person, over villages that are not listed. */
  private void unlisted(int villages) {
    long poor = Math.max(0, poorLeft);
    double weights = 0;
    for (int i = 0; i < villages; i++) {
      weights += weight(i);
    }
    double passed = 0;
    long given = 0;
    for (int i = 0; i < villages; i++) {
      passed += weight(i);
      long upToHere = Math.round(poor * Math.min(1, passed / weights));
      int there = (int) Math.min(MOST_UNLISTED, upToHere - given);
      given += there;
      int drawn = 2500 + chance(-1 - i).below(3000, Question.POPULATION);
      int population = Math.max(drawn, (int) Math.ceil(there / HIGHEST_UNLISTED));
      village(counties.get(i % counties.size()), "", population, there);
    }
  }

  private double weight(int unlisted) {
    return chance(-1 - unlisted).between(0.3, 1.7, Question.SHARE_OF_POOR);
  }

  /** Listed villages count from 0, the others from −1 down. */
  private Chance chance(int village) {
    return Chance.at(seed, Long.parseLong(province), village);
  }

  private int scaled(long count) {
    return (int) Math.round(count * share);
  }

  /** One listed village in eight lies outside the annex's counties. */
  private SimCounty place(int listed) {
    boolean outside = listed % 8 == 7 && !others.isEmpty();
    List<SimCounty> among = outside ? others : annex;
    return among.get(listed / (outside ? 8 : 1) % among.size());
  }

  private void village(SimCounty county, String criterion, int population, int poorPersons) {
    poorLeft -= poorPersons;
    county.villages().add(Settling.village(seed, county, criterion, population, poorPersons));
  }
}
