package org.duzhan.simulate;

/** Who a household is: names that are nobody's, numbers that cannot be a person's. */
final class Identity {
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECK_DIGITS = "10X98765432";
  private static final int FIRST_YEAR = 1940;
  private static final int YEARS = 55;
  private static final int MONTHS = 12;
  private static final int DAYS = 28;
  private static final long SERIALS = 1000;
  private static final long PER_REGION = YEARS * MONTHS * DAYS * SERIALS;
  private static final int REGIONS_PER_COUNTY = 10;

  /** Most households of a village: each has a number of its own in its county. */
  private static final long PER_VILLAGE = 60_000;

  /** Has no factor in common with {@link #PER_REGION}: spreads numbers, each to another. */
  private static final long SPREAD = 7_919_777;

  private Identity() {}

  static void give(Household h, Moment at, int number, Chance chance) {
    StringBuilder id = new StringBuilder(17).append(at.village().code());
    digits(id, number, 5);
    h.id = id.toString();
    h.head = Names.person(at.county().provinceCode(), chance);
    h.idNumber = idNumber(at, number);
    // No telephone number begins with 10 and has eleven digits.
    StringBuilder phone = new StringBuilder(11).append("10");
    digits(phone, chance.below(1_000_000_000, Question.PHONE), 9);
    h.phone = phone.toString();
  }

  /**
   * Valid by its check digit, and no other household's; its region begins with 99, which GB/T 2260
   * never assigned.
   */
  private static String idNumber(Moment at, int number) {
    long own = at.village().index() * PER_VILLAGE + number;
    int region = at.county().index() * REGIONS_PER_COUNTY + (int) (own / PER_REGION);
    long left = own % PER_REGION * SPREAD % PER_REGION;
    StringBuilder number17 = new StringBuilder(18).append("99");
    digits(number17, region, 4);
    digits(number17, FIRST_YEAR + left / (SERIALS * DAYS * MONTHS), 4);
    digits(number17, 1 + left / (SERIALS * DAYS) % MONTHS, 2);
    digits(number17, 1 + left / SERIALS % DAYS, 2);
    digits(number17, left % SERIALS, 3);
    return checked(number17.toString());
  }

  private static void digits(StringBuilder text, long number, int width) {
    String digits = Long.toString(number);
    text.append("0".repeat(width - digits.length())).append(digits);
  }

  /** The first 17 characters, with their check digit. */
  static String checked(String first17) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * (first17.charAt(i) - '0');
    }
    return first17 + CHECK_DIGITS.charAt(sum % 11);
  }
}
