package org.duzhan.ingest;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.duzhan.ingest.reader.Spaces;

/**
 * Codes and numbers that name something, as written or as a spreadsheet stores and shows them.
 *
 * <p>A spreadsheet keeps 15 digits of a number and shows six of a long one (5.22633E+11): where
 * digits are gone, the identifier is lost, and nothing is named by what is left of it.
 */
final class Identifier {
  private static final Pattern STORED =
      Pattern.compile("\\d+\\.0*|\\d\\.\\d+[eE]\\+?\\d{1,2}|\\dE\\+\\d{1,2}");
  private static final int KEPT = 15;
  private static final int SHOWN = 6;
  private static final int ZEROS_A_CODE_MAY_END_IN = 2;

  private Identifier() {}

  /** Without spaces and hidden signs; all digits of a number, where they are still there. */
  static String plain(String text) {
    String bare = bare(text);
    return STORED.matcher(bare).matches() ? digits(bare) : bare;
  }

  /** Whether digits of a cleaned identifier are gone. */
  static boolean isLost(String plain, boolean storedAsNumber) {
    return (storedAsNumber
            && plain.length() > KEPT
            && plain.chars().allMatch(c -> c >= '0' && c <= '9'))
        || STORED.matcher(plain).matches();
  }

  private static String digits(String stored) {
    String digits = new BigDecimal(stored).toBigInteger().toString();
    boolean exact =
        digits.length() <= KEPT
            && new BigDecimal(stored).stripTrailingZeros().scale() <= 0
            && !isShownShort(stored, digits.length());
    return exact ? digits : stored;
  }

  private static boolean isShownShort(String stored, int length) {
    int exponent = stored.indexOf("E+");
    int shown = exponent - (stored.indexOf('.') < 0 ? 0 : 1);
    return exponent > 0 && shown <= SHOWN && length > shown + ZEROS_A_CODE_MAY_END_IN;
  }

  private static String bare(String text) {
    StringBuilder bare = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean marksText = c == '\'' && bare.isEmpty();
      if (!marksText && !Spaces.isSpace(c)) {
        bare.append(c);
      }
    }
    return bare.toString();
  }
}
