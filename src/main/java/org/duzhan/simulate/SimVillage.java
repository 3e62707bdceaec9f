package org.duzhan.simulate;

/**
 * A village of the simulated world: its households are numbered from 0, the registered poor of the
 * baseline first, then the exited, then those never registered.
 *
 * @param criterion persons, incidence, or empty if it is not listed
 * @param population registered rural population, as the register has it
 * @param poorPersons registered poor persons at the baseline, exactly
 * @param poor households registered poor at the baseline
 * @param exited households that exited before
 * @param never households never registered
 * @param falsified how its incomes are made up: copied, heaped, or empty
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
    String falsified) {
  int households() {
    return poor + exited + never;
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
        falsified);
  }
}
