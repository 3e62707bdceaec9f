package org.duzhan.ingest;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.duzhan.ingest.Mapping.MappedField;

/** Units that counties write beside numbers, as powers of ten of the unit a field is kept in. */
final class Units {
  private static final Map<String, Integer> MONEY =
      Map.ofEntries(
          entry("元", 0),
          entry("圆", 0),
          entry("块", 0),
          entry("元整", 0),
          entry("元/年", 0),
          entry("元/户", 0),
          entry("人民币", 0),
          entry("人民币元", 0),
          entry("百元", 2),
          entry("千", 3),
          entry("千元", 3),
          entry("万", 4),
          entry("万元", 4),
          entry("百万元", 6),
          entry("亿", 8),
          entry("亿元", 8));
  private static final Map<String, Integer> PERSONS =
      Map.of("人", 0, "个", 0, "名", 0, "口", 0, "位", 0, "口人", 0, "个人", 0, "千人", 3, "万人", 4);
  private static final Map<String, Integer> HOUSEHOLDS =
      Map.of("户", 0, "家", 0, "个", 0, "千户", 3, "万户", 4);
  private static final Map<String, Integer> YEARS = Map.of("年", 0, "年度", 0);
  private static final Map<String, Integer> AGES = Map.of("岁", 0, "周岁", 0);
  private static final Map<String, Integer> SHARES = Map.of("%", -2, "‰", -3);

  private static final List<Map<String, Integer>> ALL =
      List.of(MONEY, PERSONS, HOUSEHOLDS, YEARS, AGES, SHARES);

  private Units() {}

  /** Whether it is a unit of anything, also of what no field is kept in: 元/人. */
  static boolean isUnit(String unit) {
    return unit.contains("元/") || ALL.stream().anyMatch(units -> units.containsKey(unit));
  }

  /** The power of ten that turns numbers of this unit into the field's; empty if it cannot be. */
  static OptionalInt power(MappedField field, String unit) {
    return of(field).stream()
        .filter(units -> units.containsKey(unit))
        .mapToInt(units -> units.getOrDefault(unit, 0))
        .findFirst();
  }

  /**
   * The same for what stands in brackets after a heading, where a hint may stand beside the unit or
   * in its place: （元）, （万元，近12个月）, （是/否）. A unit that does not fit makes it another column.
   */
  static OptionalInt powerInHeading(MappedField field, String brackets) {
    OptionalInt found = OptionalInt.of(0);
    for (String part : brackets.split("[,、;:]", -1)) {
      OptionalInt power = power(field, part);
      boolean unit = isUnit(part) || part.contains("元");
      if (power.isPresent() || (unit && isNumber(field))) {
        found = power;
      }
    }
    return found;
  }

  private static boolean isNumber(MappedField field) {
    return !of(field).isEmpty();
  }

  private static List<Map<String, Integer>> of(MappedField field) {
    return switch (field.kind()) {
      case MONEY -> List.of(MONEY);
      case NUMBER -> List.of(SHARES);
      case COUNT ->
          switch (field.unit()) {
            case "人" -> List.of(PERSONS);
            case "户" -> List.of(HOUSEHOLDS);
            case "年" -> List.of(YEARS);
            default -> List.of(PERSONS, HOUSEHOLDS, YEARS, AGES);
          };
      case MONTH, CODE, PERSONAL, DATE, FLAG, TEXT -> List.of();
    };
  }
}
