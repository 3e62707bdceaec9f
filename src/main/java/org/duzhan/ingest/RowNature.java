package org.duzhan.ingest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.duzhan.ingest.Mapping.MappedField;
import org.duzhan.ingest.reader.CellRow;
import org.duzhan.table.Households;
import org.duzhan.table.Problems;
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
  private static final Pattern NUMBER = Pattern.compile("[\\d,.]{1,9}");
  private static final Pattern CODE = Pattern.compile("\\d{6,}.*");
  private static final List<String> PLACES =
      List.of(Households.VILLAGE_CODE.name(), Problems.COUNTY_CODE.name());
  private static final Set<String> NOTHING = Set.of("", "0", "0.0", "0.00", "-", "false", "FALSE");
  private static final byte[] SUM_SIGN = "计".getBytes(StandardCharsets.UTF_8);
  private static final int FEW = 3;
  private static final int LONGEST_COLUMN_NUMBER = 3;

  /** Whether a row is data at first sight: a plain name, and in front no word that might sum up. */
  static boolean isPlainlyData(Headings under, CellRow cells) {
    int key = under.key();
    int length = key < 0 ? 0 : cells.length(key);
    if (length == 0 || (length <= LONGEST_COLUMN_NUMBER && under.numbersColumns())) {
      return false;
    }
    boolean digits = false;
    for (int i = cells.start[key]; i < cells.end[key]; i++) {
      byte b = cells.data[i];
      boolean digit = b >= '0' && b <= '9';
      if (!digit && !isLetter(b) && b != '-') {
        return false;
      }
      digits |= digit;
    }
    return digits && !maySumUp(cells);
  }

  private static boolean isLetter(byte b) {
    return (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z');
  }

  /** Whether 计 stands in the first filled cell. */
  private static boolean maySumUp(CellRow cells) {
    int first = 0;
    while (cells.start[first] == cells.end[first]) {
      first++;
    }
    for (int i = cells.start[first]; i < cells.end[first] - 2; i++) {
      if (cells.data[i] == SUM_SIGN[0]
          && cells.data[i + 1] == SUM_SIGN[1]
          && cells.data[i + 2] == SUM_SIGN[2]) {
        return true;
      }
    }
    return false;
  }

  /** What a row is that is not plainly data. */
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
    List<String> places = PLACES.stream().map(p -> at(row, under.column(p))).toList();
    boolean placed = places.stream().anyMatch(RowNature::names);
    boolean coded = places.stream().anyMatch(p -> CODE.matcher(p).matches());
    if (isSum(key) || (isSum(filled.get(0)) && !coded)) {
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
    if (filled.stream().anyMatch(RowNature::isSum)) {
      return TOTAL;
    }
    long remarks = filled.stream().filter(RowNature::isRemark).count();
    boolean mostly = filled.size() <= FEW || 2 * remarks > filled.size();
    if (isRemark(filled.get(0)) && mostly && !measures(under, row)) {
      return NOTE;
    }
    return filled.size() == 1 || saysNothing(under, row) ? STRAY : DATA;
  }

  /** Whether a number stands where one is counted or measured. */
  private static boolean measures(Headings under, List<String> row) {
    return IntStream.range(0, Math.min(row.size(), under.columns().size()))
        .anyMatch(i -> isNumber(under.columns().get(i)) && NUMBER.matcher(row.get(i)).matches());
  }

  private static boolean isNumber(@Nullable MappedField field) {
    return field != null && (field.kind() == Kind.COUNT || field.kind() == Kind.MONEY);
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
