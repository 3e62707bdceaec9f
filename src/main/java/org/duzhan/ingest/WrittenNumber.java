package org.duzhan.ingest;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.duzhan.ingest.Mapping.MappedField;
import org.jspecify.annotations.Nullable;

/** Numbers as people write them in a cell, with a sign, separators and a unit. */
final class WrittenNumber {
  private static final Pattern ARABIC =
      Pattern.compile(
          "(?:(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d*)?|\\.\\d+)(?:[eE][-+]?\\d{1,2})?");
  private static final String MINUS = "-\u2212\uFE63\u2013负";
  private static final String CURRENCY = "¥\uFFE5";
  private static final String PERCENT = "百分之";

  /** Spreadsheets reckon with 15 digits: what follows them is noise of their arithmetic. */
  private static final MathContext SPREADSHEET = new MathContext(15);

  private WrittenNumber() {}

  /**
   * The number in the field's unit.
   *
   * @param text in half-width characters
   * @param power power of ten of the unit that numbers without one are in
   */
  static Optional<BigDecimal> read(String text, MappedField field, int power) {
    boolean inBrackets = text.startsWith("(") && text.endsWith(")") && text.length() > 2;
    if (inBrackets) {
      String inner = text.substring(1, text.length() - 1).strip();
      boolean signed = field.kind() == Kind.COUNT || isOneOf(MINUS, inner) || inner.startsWith("(");
      return signed ? Optional.empty() : read(inner, field, power).map(BigDecimal::negate);
    }
    boolean negative = isOneOf(MINUS, text);
    String rest = negative || text.startsWith("+") ? text.substring(1).strip() : text;
    rest = isOneOf(CURRENCY, rest) && field.kind() == Kind.MONEY ? rest.substring(1).strip() : rest;
    if (!negative && isOneOf(MINUS, rest)) {
      negative = true;
      rest = rest.substring(1).strip();
    }
    Optional<BigDecimal> size = unsigned(rest, field, power);
    Optional<BigDecimal> number = negative ? size.map(BigDecimal::negate) : size;
    return field.kind() == Kind.COUNT ? number.flatMap(WrittenNumber::whole) : number;
  }

  private static Optional<BigDecimal> unsigned(String text, MappedField field, int power) {
    boolean percent = field.kind() == Kind.NUMBER && text.startsWith(PERCENT);
    String rest = percent ? text.substring(PERCENT.length()) : text;
    Matcher arabic = ARABIC.matcher(rest);
    int end = arabic.lookingAt() ? arabic.end() : ChineseNumeral.length(rest);
    BigDecimal number = number(rest.substring(0, end), field);
    String unit = percent ? "%" + rest.substring(end) : rest.substring(end).strip();
    OptionalInt scale = unit.isEmpty() ? OptionalInt.of(power) : Units.power(field, unit);
    return number == null || scale.isEmpty()
        ? Optional.empty()
        : Optional.of(number.scaleByPowerOfTen(scale.getAsInt()));
  }

  private static @Nullable BigDecimal number(String digits, MappedField field) {
    if (digits.isEmpty()) {
      return null;
    }
    if (ARABIC.matcher(digits).matches()) {
      BigDecimal exact = new BigDecimal(digits.replace(",", ""));
      return exact.scale() > 0 && exact.precision() > SPREADSHEET.getPrecision()
          ? exact.round(SPREADSHEET)
          : exact;
    }
    String year =
        field.unit().equals("年") && digits.length() == 4 ? ChineseNumeral.digits(digits) : "";
    OptionalLong spelled = ChineseNumeral.value(digits);
    return !year.isEmpty()
        ? new BigDecimal(year)
        : spelled.isPresent() ? BigDecimal.valueOf(spelled.getAsLong()) : null;
  }

  /** Persons, households and years come whole. */
  private static Optional<BigDecimal> whole(BigDecimal number) {
    return number.stripTrailingZeros().scale() > 0
        ? Optional.empty()
        : Optional.of(number.setScale(0));
  }

  private static boolean isOneOf(String signs, String text) {
    return !text.isEmpty() && signs.indexOf(text.charAt(0)) >= 0;
  }
}
