package org.duzhan.simulate;

/** Which counties send a month again, and when. */
final class Corrections {
  /** The month in which one county states all its households anew. */
  static final int COMPLETE_MONTH = 2;

  private static final int COMPLETE_COUNTY = 2;
  private static final int EVERY = 5;
  private static final int RESTATED_UNCHANGED = 211;

  private Corrections() {}

  /** Each county corrects some months' files a week later. */
  static boolean isSent(SimCounty county, int month) {
    return county.index() % EVERY == month % EVERY;
  }

  static boolean isComplete(SimCounty county) {
    return county.index() == COMPLETE_COUNTY;
  }

  /** In a correction, a few households are stated again just as they stood. */
  static boolean isRestatedUnchanged(Household h) {
    return h.id.hashCode() % RESTATED_UNCHANGED == 0;
  }
}
