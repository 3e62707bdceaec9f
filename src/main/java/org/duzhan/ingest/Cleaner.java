package org.duzhan.ingest;

import java.math.BigDecimal;
import java.util.Set;
import org.duzhan.ingest.Mapping.MappedField;
import org.duzhan.ingest.reader.Spaces;

/**
 * Cleans the text of a cell to one way of writing, by kind. What cannot be recognised stays as it
 * is: it fails later, by name, with its own text.
 */
final class Cleaner {
  private static final Set<String> YES =
      Set.of("是", "有", "已", "1", "1.0", "√", "✓", "✔", "☑", "true", "TRUE", "Y", "y");
  private static final Set<String> NO =
      Set.of(
          "否", "无", "未", "没有", "不是", "0", "0.0", "×", "✗", "✘", "☒", "x", "X", "false", "FALSE",
          "N", "n");

  /** Strokes say that there is nothing to say: a blank, and not zero. */
  private static final Set<String> STROKES =
      Set.of("-", "--", "---", "—", "——", "―", "–", "/", "//", "\\");

  private static final String BLANK_WORD = "空";

  private Cleaner() {}

  /**
   * The text of a cell, cleaned.
   *
   * @param power power of ten of the unit that its column is in
   */
  static String clean(String raw, MappedField field, int power) {
    String text = trim(raw);
    String plain = halfWidth(text);
    if (plain.isEmpty() || STROKES.contains(plain)) {
      return "";
    }
    String word = joined(plain);
    String meant = field.values().getOrDefault(word, word);
    return switch (field.kind()) {
      case TEXT -> meant;
      case CODE -> field.values().getOrDefault(word, name(Identifier.plain(plain)));
      case PERSONAL -> name(Identifier.plain(plain));
      case COUNT, MONEY, NUMBER -> number(text, meant, field, power);
      case FLAG -> flag(text, meant);
      case DATE -> blank(meant) ? "" : day(text, meant, field);
      case MONTH -> blank(meant) ? "" : WrittenDay.month(meant).map(String::valueOf).orElse(text);
    };
  }

  /** Without white space of any width, nor hidden signs, at both ends. */
  static String trim(String text) {
    return Spaces.trim(text);
  }

  static char halfWidth(char c) {
    if (c >= '\uFF01' && c <= '\uFF5E') {
      return (char) (c - 0xFEE0);
    }
    return c == '\u3000' || c == '\u00A0' ? ' ' : c;
  }

  static String halfWidth(String text) {
    StringBuilder plain = null;
    for (int i = 0; i < text.length(); i++) {
      char c = halfWidth(text.charAt(i));
      if (plain == null && c != text.charAt(i)) {
        plain = new StringBuilder(text);
      }
      if (plain != null) {
        plain.setCharAt(i, c);
      }
    }
    return plain == null ? text : plain.toString();
  }

  /** Words as lists of values have them. */
  static String plain(String text) {
    return joined(halfWidth(trim(text)));
  }

  /**
   * One space for many and for line breaks; none beside a Chinese character, where it is layout.
   */
  static String joined(String text) {
    StringBuilder joined = new StringBuilder(text.length());
    boolean space = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Spaces.isSpace(c)) {
        space = true;
        continue;
      }
      boolean latin = joined.length() > 0 && c < 0x2E80 && last(joined) < 0x2E80;
      joined.append(space && latin ? " " : "").append(c);
      space = false;
    }
    return joined.toString();
  }

  private static char last(StringBuilder text) {
    return text.charAt(text.length() - 1);
  }

  private static String name(String plain) {
    return STROKES.contains(plain) ? "" : plain;
  }

  private static boolean blank(String meant) {
    return meant.isEmpty() || meant.equals(BLANK_WORD);
  }

  private static String number(String text, String meant, MappedField field, int power) {
    if (blank(meant)) {
      return "";
    }
    return WrittenNumber.read(meant, field, power).map(BigDecimal::toPlainString).orElse(text);
  }

  private static String flag(String text, String meant) {
    if (YES.contains(meant)) {
      return "true";
    }
    return NO.contains(meant) ? "false" : blank(meant) ? "" : text;
  }

  private static String day(String text, String meant, MappedField field) {
    return WrittenDay.day(meant, field.lastDay()).map(String::valueOf).orElse(text);
  }
}
