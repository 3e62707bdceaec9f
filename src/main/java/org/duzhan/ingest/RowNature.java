package org.duzhan.ingest;

import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.duzhan.ingest.Mapping.MappedField;
import org.duzhan.ingest.reader.CellRow;
import org.jspecify.annotations.Nullable;

/**
 * What a row below headings is. Only what can be no record is set aside: a row that names its
 * household, village or problem, or says which village it is of, is data whatever words stand in
 * it, and so is one that nothing speaks against.
 */
enum RowNature {
  DATA,
  BLANK,
  /** The headings again, as on each printed page. */
  HEADINGS,
  /** 合计, 小计, 某某乡合计, 总计（户）: the word is all that the cell says. */
  TOTAL,
  /** 备注…, 填表人：…, 审核：…. */
  NOTE,
  /**
   * Nothing, or a single text, that names nothing: a title, a stamp, the zeros of a form's lines.
   */
  STRAY;

  private static final Pattern SUM =
      Pattern.compile(
          ".{0,20}(?:合计|总计|小计|累计|共计|[Tt]otal|TOTAL)[:：]?[\\d,.]*(?:户|人|个|元|万元)?(?:[(（].*[)）])?[:：]?");
  private static final Pattern REMARK =
      Pattern.compile(
          "(?:备注|说明|填表|制表|审核|填报|注[:：\\d]|[(（]?[\\p{IsHan}（）()、]{1,14}[:：]).*"
              + "|第?\\d+页.*|第\\d+/\\d+页|(?:19|20)\\d\\d年.*|.{41,}");
  private static final Pattern NUMBER = Pattern.compile("-?[\\d.]+");
  private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");
  private static final Pattern CODE = Pattern.compile("\\d{6,}.*");
  private static final Set<String> NOTHING = Set.of("", "0", "0.0", "0.00", "-", "false", "FALSE");
  private static final int FEW = 3;

  /** A telephone number under a note is none of these. */
  private static final int LONGEST_NUMBER = 9;

  /** What a row is, by all its cells. */
  static RowNature of(Headings under, CellRow cells) {
    List<String> row = Headings.texts(cells);
    List<String> filled = row.stream().filter(t -> !t.isEmpty()).toList();
    if (filled.isEmpty()) {
      return BLANK;
    }
    if (under.repeatedBy(row)) {
      return HEADINGS;
    }
    String key = at(row, under.key());
    List<String> places = List.of(at(row, under.villageCode()), at(row, under.countyCode()));
    boolean placed = places.stream().anyMatch(RowNature::names);
    boolean coded = places.stream().anyMatch(p -> CODE.matcher(p).matches());
    if (isSum(key) || (isSum(filled.get(0)) && !coded && !isTold(filled.get(0), key))) {
      return TOTAL;
    }
    boolean aloneInWords = filled.size() == 1 && !hasDigit(key);
    if (placed || (names(key) && !aloneInWords)) {
      return DATA;
    }
    return ofNobody(under, row, filled);
  }

  /** What a row is that says neither who nor where. */
  private static RowNature ofNobody(Headings under, List<String> row, List<String> filled) {
    if (any(under, row, RowNature::isListed)) {
      return DATA;
    }
    if (filled.stream().anyMatch(RowNature::isSum)) {
      return TOTAL;
    }
    long remarks = filled.stream().filter(RowNature::isRemark).count();
    boolean mostly = filled.size() <= FEW || 2 * remarks > filled.size();
    boolean begins = isRemark(filled.get(0)) && !isMonth(under, row, row.indexOf(filled.get(0)));
    if (begins && mostly && !any(under, row, RowNature::isMeasured) && words(under, row) < 2) {
      return NOTE;
    }
    return filled.size() == 1 || saysNothing(under, row) ? STRAY : DATA;
  }

  /** Whether an amount is told of something that has a name, as in 多领低保金累计3000元. */
  private static boolean isTold(String sum, String key) {
    return names(key) && !key.equals(sum) && hasDigit(sum);
  }

  private static boolean any(
      Headings under, List<String> row, BiPredicate<MappedField, String> holds) {
    return IntStream.range(0, Math.min(row.size(), under.columns().size()))
        .anyMatch(i -> isField(under, i) && holds.test(under.columns().get(i), row.get(i)));
  }

  private static boolean isField(Headings under, int column) {
    return column < under.columns().size() && under.columns().get(column) != null;
  }

  /** A number where one is counted or measured, in whichever way it is written. */
  private static boolean isMeasured(MappedField field, String text) {
    return (field.kind() == Kind.COUNT || field.kind() == Kind.MONEY)
        && text.length() <= LONGEST_NUMBER
        && NUMBER.matcher(Cleaner.clean(text, field, 0)).matches();
  }

  /** One of the words that a field has: no remark and no sum is such a word. */
  private static boolean isListed(MappedField field, String text) {
    return field.kind() == Kind.TEXT
        && (field.values().containsKey(text) || field.values().containsValue(text));
  }

  private static boolean isMonth(Headings under, List<String> row, int column) {
    MappedField field = isField(under, column) ? under.columns().get(column) : null;
    return field != null
        && field.kind() == Kind.MONTH
        && MONTH.matcher(Cleaner.clean(row.get(column), field, 0)).matches();
  }

  /** How many known columns say something that is neither a month nor a remark. */
  private static long words(Headings under, List<String> row) {
    return IntStream.range(0, row.size())
        .filter(i -> isField(under, i) && speaks(under.columns().get(i)))
        .filter(i -> names(row.get(i)))
        .count();
  }

  /**
   * Whether nothing but a month and zeros stands in known columns, as on unused lines of a form.
   */
  private static boolean saysNothing(Headings under, List<String> row) {
    return IntStream.range(0, Math.min(row.size(), under.columns().size()))
        .allMatch(i -> NOTHING.contains(row.get(i)) || !speaks(under.columns().get(i)));
  }

  private static boolean speaks(@Nullable MappedField field) {
    return field != null && field.kind() != Kind.MONTH;
  }

  private static boolean names(String text) {
    return !text.isEmpty() && !isSum(text) && !isRemark(text);
  }

  private static boolean isSum(String text) {
    return SUM.matcher(text).matches();
  }

  private static boolean isRemark(String text) {
    return REMARK.matcher(text).matches();
  }

  private static boolean hasDigit(String text) {
    return text.chars().anyMatch(Character::isDigit);
  }

  private static String at(List<String> row, int column) {
    return column >= 0 && column < row.size() ? row.get(column) : "";
  }
}
