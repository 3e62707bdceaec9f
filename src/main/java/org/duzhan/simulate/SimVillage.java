package org.duzhan.simulate;

/**
 * A village of the simulated world: its households are numbered from 0, the registered poor of the
 * baseline first, then the exited, then those never registered.
 *
 * @param criterion persons, incidence, or empty if it is not listed
 * @param population registered rural population
 * @param poorPersons registered poor persons at the baseline, exactly
 * @param poor households registered poor at the baseline
 * @param exited households that exited before
 * @param never households never registered
 * @param months months of its county's work until its own poor reach zero
 * @param troubled some of its households are poor unseen, or wrongly exited
 * @param falsified how its figures are made up
 */
record SimVillage(
    int index,
    String code,
    String name,
    String township,
    String criterion,
    int population,
    int poorPersons,
    int poor,
    int exited,
    int never,
    double months,
    boolean troubled,
    Falsified falsified) {
  int households() {
    return poor + exited + never;
  }

  boolean listed() {
    return !criterion.isEmpty();
  }

  SimVillage with(int moreOrSamePopulation, int exitedHouseholds, int neverRegistered) {
    return new SimVillage(
        index,
        code,
        name,
        township,
        criterion,
        moreOrSamePopulation,
        poorPersons,
        poor,
        exitedHouseholds,
        neverRegistered,
        months,
        troubled,
        falsified);
  }
}
