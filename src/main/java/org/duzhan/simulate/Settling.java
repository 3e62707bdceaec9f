package org.duzhan.simulate;

/** Gives a village its place in a county: code, names, and what becomes of it. */
final class Settling {
  private static final int VILLAGES_PER_TOWNSHIP = 12;
  private static final double LISTED_EARLY = 0.22;
  private static final double TROUBLED = 0.22;

  private Settling() {}

  /** The next village of a county. */
  static SimVillage village(
      long seed, SimCounty county, String criterion, int population, int poorPersons) {
    int index = county.villages().size();
    int township = index / VILLAGES_PER_TOWNSHIP;
    Chance chance = Chance.at(seed, county.index(), index);
    Chance names = Chance.at(seed, county.index());
    return new SimVillage(
        index,
        "%s%03d%03d".formatted(county.code(), 100 + township, 200 + index % VILLAGES_PER_TOWNSHIP),
        Names.village(county.provinceCode(), names, index),
        Names.township(county.provinceCode(), names, township),
        criterion,
        population,
        poorPersons,
        Households.poorHouseholds(seed, county.index(), index, poorPersons),
        0,
        0,
        months(county, !criterion.isEmpty(), chance),
        chance.of(Question.VILLAGE_TROUBLE) < TROUBLED,
        Falsified.of(chance));
  }

  /**
   * A listed village in five or so is helped first and soon done; all others go with the county.
   */
  private static double months(SimCounty county, boolean listed, Chance village) {
    double u = village.of(Question.VILLAGE_PACE);
    return listed && u < LISTED_EARLY
        ? county.months() * 0.55 * Math.sqrt(u / LISTED_EARLY)
        : county.months() * (0.8 + 0.2 * u);
  }
}
