package org.duzhan.ingest;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Telephones and ID numbers that stand where none belong: a clerk took the wrong column. No figure
 * has eleven digits that begin as a mobile's do, and none has fifteen.
 */
final class PersonalNumbers {
  private static final int SHOWN = 3;
  private static final int LEAST = 11;
  private static final int VILLAGE_CODE = 12;

  private static final String DIGIT = "[0-9０-９]";

  /** What people put between groups of digits, on keyboards of all kinds. */
  private static final String APART = "[-‐‑‒–—―−－ 　·]?";

  /** Not the decimals of a number. */
  private static final String BEGIN = "(?<!%1$s)(?<!%1$s[.．])";

  private static final String MOBILE =
      "(?:(?:[+＋]?86|0086|0)" + APART + ")?[1１][3-9３-９]%1$s(?:" + APART + "%1$s{4}){2}(?!%1$s)";

  /**
   * 18 characters in the groups that people write, or 15 digits and more, as on a disability card.
   */
  private static final String ID_NUMBER =
      "%1$s{6}" + APART + "%1$s{8}" + APART + "%1$s{3}[0-9０-９XxＸｘ]%1$s*|%1$s{15,}[XxＸｘ]?";

  /** The same as a spreadsheet keeps them that took them for numbers. */
  private static final String AS_NUMBER = "[1-9][.]%1$s{9,}[eE][+]?1[047](?!%1$s)";

  /**
   * As statistical programs write a share, without the zero before the point; not where it has as
   * many digits as a telephone or an ID number.
   */
  private static final Pattern DECIMALS =
      Pattern.compile("[-+]?\\.(?!\\d{11}$|\\d{15}$|\\d{18}$)\\d+");

  private static final Pattern NUMBER =
      Pattern.compile(
          (BEGIN + "(?:" + String.join("|", MOBILE, ID_NUMBER, AS_NUMBER) + ")").formatted(DIGIT));

  private PersonalNumbers() {}

  /**
   * Whether a cell of digits, with a sign and a point perhaps, must be looked at; amounts and
   * village codes need not be.
   */
  static boolean mayBe(byte[] data, int from, int to) {
    if (to - from < LEAST) {
      return false;
    }
    int point = from;
    while (point < to && data[point] != '.') {
      point++;
    }
    int length = point - from;
    return length >= LEAST && (length != VILLAGE_CODE || data[from] < '1');
  }

  /** The text with stars for all digits of such numbers but the first three. */
  static String masked(String text) {
    if (text.length() < LEAST || DECIMALS.matcher(text).matches()) {
      return text;
    }
    return NUMBER
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group().substring(0, SHOWN)
                        + "*".repeat(found.group().length() - SHOWN)));
  }
}
