package org.duzhan.simulate;

import java.time.YearMonth;
import java.util.function.Consumer;

/**
 * The households of a village in a month: a pure function of seed, place, number and month, so that
 * nothing is kept in memory and every month can be told by itself.
 */
final class Households {
  private static final int LEAVING = 40;

  private Households() {}

  /** Shows every household of a village; {@code month} counts from the baseline. */
  static void of(
      long seed,
      SimCounty county,
      SimVillage village,
      YearMonth baseline,
      int month,
      Consumer<Household> each) {
    Moment at = Moment.of(seed, county, village, baseline, month);
    int left = village.poorPersons();
    for (int i = 0; i < village.households(); i++) {
      Chance chance = Chance.at(seed, county.index(), village.index(), i);
      int persons = size(chance);
      if (i < village.poor()) {
        persons = Math.min(persons, left);
        left -= persons;
      }
      each.accept(one(at, i, persons, chance));
    }
  }

  /** How many households make up so many poor persons. */
  static int poorHouseholds(long seed, int county, int village, int persons) {
    int left = persons;
    int count = 0;
    while (left > 0) {
      left -= size(Chance.at(seed, county, village, count++));
    }
    return count;
  }

  private static int size(Chance chance) {
    double u = chance.of(Question.SIZE);
    return u < 0.08
        ? 1
        : u < 0.25 ? 2 : u < 0.46 ? 3 : u < 0.70 ? 4 : u < 0.86 ? 5 : u < 0.95 ? 6 : 7;
  }

  private static Household one(Moment at, int number, int persons, Chance chance) {
    Household h = new Household();
    h.persons = persons;
    Identity.give(h, at, number, chance);
    Fate.tell(h, at, number, chance);
    Needs.fill(h, at, chance);
    Incomes.fill(h, at, chance, at.month());
    h.corrected =
        Corrections.isSent(at.county(), at.month()) && chance.of(Question.CORRECTED) < 0.01;
    h.gone = isGone(at, number);
    h.keepTruth();
    at.falsified().apply(h, at, chance);
    return h;
  }

  /** Where one county states all its households anew in the third month: some have left by then. */
  private static boolean isGone(Moment at, int number) {
    boolean never = number >= at.village().poor() + at.village().exited();
    return Corrections.isComplete(at.county())
        && never
        && at.month() >= Corrections.COMPLETE_MONTH
        && number % LEAVING == 7;
  }
}
