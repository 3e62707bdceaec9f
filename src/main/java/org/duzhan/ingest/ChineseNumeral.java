package org.duzhan.ingest;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whole numbers in Chinese characters: 三, 十二, 一百零五, 两千三百, 壹万贰仟. Spoken short forms that can be read
 * in two ways (一万五, 三四) are none.
 */
final class ChineseNumeral {
  private static final String DIGITS = "零一二三四五六七八九";
  private static final String WRITTEN = "〇○壹贰貳叁叄肆伍陆陸柒捌玖两兩拾佰仟萬億";
  private static final String PLAIN = "零零一二二三三四五六六七八九二二十百千万亿";
  private static final String UNITS = "十百千万亿";
  private static final Pattern BELOW_TEN_THOUSAND =
      Pattern.compile(
          "(?:([一二三四五六七八九])千)?零?(?:([一二三四五六七八九])百)?零?" + "(?:([一二三四五六七八九]?)十)?(零?)([一二三四五六七八九])?");
  private static final long NONE = -1;

  private ChineseNumeral() {}

  /** The number a text spells out; empty if it spells none. */
  static OptionalLong value(String text) {
    if (text.isEmpty() || length(text) < text.length()) {
      return OptionalLong.empty();
    }
    String plain = plain(text);
    long value = plain.equals("零") ? 0 : split(plain, '亿', 100_000_000);
    return value == NONE ? OptionalLong.empty() : OptionalLong.of(value);
  }

  /** The digits of a text digit by digit, 二〇二〇 as 2020; empty if a character is none. */
  static String digits(String text) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      int digit = DIGITS.indexOf(plain(text.charAt(i)));
      if (digit < 0) {
        return "";
      }
      digits.append(digit);
    }
    return digits.toString();
  }

  /** How many characters at the beginning of a text are of a numeral. */
  static int length(String text) {
    int at = 0;
    while (at < text.length() && isNumeral(plain(text.charAt(at)))) {
      at++;
    }
    return at;
  }

  private static long split(String text, char unit, long worth) {
    int at = text.indexOf(unit);
    if (at < 0) {
      return below(text, unit);
    }
    long high = below(text.substring(0, at), unit);
    String rest = text.substring(at + 1);
    if (high <= 0 || rest.isEmpty()) {
      return high <= 0 ? NONE : high * worth;
    }
    long low = rest.length() == 1 ? NONE : below(rest, unit);
    return low <= 0 ? NONE : high * worth + low;
  }

  private static long below(String text, char unit) {
    return unit == '亿' ? split(text, '万', 10_000) : belowTenThousand(text);
  }

  private static long belowTenThousand(String text) {
    Matcher places = BELOW_TEN_THOUSAND.matcher(text);
    if (text.isEmpty() || text.endsWith("零") || !places.matches()) {
      return NONE;
    }
    boolean shortForm =
        places.group(5) != null
            && places.group(3) == null
            && (places.group(1) != null || places.group(2) != null)
            && text.indexOf('零') < 0;
    return shortForm
        ? NONE
        : 1000 * digit(places.group(1))
            + 100 * digit(places.group(2))
            + 10 * ("".equals(places.group(3)) ? 1 : digit(places.group(3)))
            + digit(places.group(5));
  }

  private static long digit(@Nullable String one) {
    return one == null ? 0 : DIGITS.indexOf(one);
  }

  private static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.chars().forEach(c -> plain.append(plain((char) c)));
    return plain.toString();
  }

  private static char plain(char c) {
    int at = WRITTEN.indexOf(c);
    return at < 0 ? c : PLAIN.charAt(at);
  }

  private static boolean isNumeral(char c) {
    return DIGITS.indexOf(c) >= 0 || UNITS.indexOf(c) >= 0;
  }
}
