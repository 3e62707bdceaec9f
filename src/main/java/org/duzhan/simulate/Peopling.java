package org.duzhan.simulate;

import java.util.List;

/** Spreads the households that are not registered poor over villages, where people live. */
final class Peopling {
  private static final double PERSONS_PER_HOUSEHOLD = 3.8;

  /** Most households for a person of the register, where the register is not to grow. */
  private static final double FULL = 0.9 / PERSONS_PER_HOUSEHOLD;

  private static final int SMALL = 2000;

  private Peopling() {}

  /** Adds the rest of {@code households}, so that each month has so many in all. */
  static void spread(List<SimCounty> counties, int households) {
    long left = households;
    double people = 0;
    for (SimCounty county : counties) {
      for (SimVillage village : county.villages()) {
        left -= village.poor();
        people += room(village);
      }
    }
    double each = Math.max(0, left) / people;
    double full = 0;
    double open = 0;
    for (SimCounty county : counties) {
      for (SimVillage village : county.villages()) {
        full += isFixed(village) ? Math.min(each, FULL) * room(village) : 0;
        open += isFixed(village) ? 0 : room(village);
      }
    }
    double elsewhere = open == 0 ? each : (Math.max(0, left) - full) / open;
    double carried = 0;
    for (SimCounty county : counties) {
      for (int i = 0; i < county.villages().size(); i++) {
        SimVillage village = county.villages().get(i);
        carried += room(village) * (isFixed(village) ? Math.min(each, FULL) : elsewhere);
        int more = (int) carried;
        carried -= more;
        county.villages().set(i, peopled(village, more));
      }
    }
  }

  /** Whether the register's number of people decides if the village is listed. */
  private static boolean isFixed(SimVillage village) {
    return !village.criterion().isEmpty() || village.population() <= SMALL;
  }

  private static SimVillage peopled(SimVillage village, int more) {
    int exited = (int) Math.round(more * 0.6);
    double people = (village.poor() + more) * PERSONS_PER_HOUSEHOLD * 1.05;
    int population =
        isFixed(village) ? village.population() : (int) Math.max(village.population(), people);
    return village.with(population, exited, more - exited);
  }

  /** Persons beside the poor. */
  private static double room(SimVillage village) {
    return Math.max(50, village.population() - village.poorPersons());
  }
}
