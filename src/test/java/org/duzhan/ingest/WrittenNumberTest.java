package org.duzhan.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.duzhan.ingest.Mapping.MappedField;
import org.duzhan.ingest.reader.CellRow;

class WrittenNumberTest {
  private static final MappedField MONEY =
      new MappedField("money", Kind.MONEY, "元", List.of("收入"), false, Map.of(), false, false);
  private static final MappedField COUNT =
      new MappedField("persons", Kind.COUNT, "人", List.of("人口"), false, Map.of(), false, false);

  @Property(tries = 300)
  void readsAnAmountTheSameInEveryWayItIsWritten(
      @ForAll @LongRange(min = -9_999_999_99L, max = 9_999_999_99L) long fen) {
    BigDecimal yuan = BigDecimal.valueOf(fen, 2);
    String plain = yuan.toPlainString();
    String grouped = "%,.2f".formatted(yuan);
    String tenThousands = yuan.movePointLeft(4).toPlainString() + "万元";

    List<String> ways =
        List.of(
            plain,
            grouped,
            wide(plain),
            wide(grouped),
            " " + plain + "\u3000",
            plain + "元",
            grouped + " 元",
            "¥" + grouped,
            plain.replace('-', '−'),
            tenThousands,
            fen < 0 ? "(" + grouped.substring(1) + ")" : plain);
    assertThat(ways).allSatisfy(way -> assertThat(money(way)).isEqualByComparingTo(yuan));
  }

  @Property(tries = 300)
  void readsACountTheSameInEveryWayItIsWritten(
      @ForAll @IntRange(min = 0, max = 99_999_999) int persons) {
    String plain = String.valueOf(persons);

    List<String> ways =
        List.of(
            plain,
            plain + ".0",
            plain + " 人",
            wide(plain),
            "%,d".formatted(persons),
            spelled(persons));
    assertThat(ways)
        .allSatisfy(way -> assertThat(Cleaner.clean(way, COUNT, 0)).as(way).isEqualTo(plain));
  }

  @Property(tries = 300)
  void readsNoNumberFromOtherTextBetweenTheLines(@ForAll @Size(max = 6) String text) {
    OptionalLong value = ChineseNumeral.value(text);

    assertThat(value.isPresent() && value.getAsLong() < 0).isFalse();
  }

  @Property(tries = 300)
  void leavesPlainNumbersUntouched(
      @ForAll @LongRange(min = 0, max = 99_999_999L) long number, @ForAll boolean point) {
    String plain = point ? number + ".50" : String.valueOf(number);
    MappedField field = point ? MONEY : COUNT;
    CellRow cells = new CellRow();
    cells.text(0, plain);
    CellCleaner cleaner = new CellCleaner(field, 0, 100);

    cleaner.clean(cells, 0);

    assertThat(cleaner.data).isSameAs(cells.data);
    assertThat(cleaner.changed).isFalse();
    assertThat(new String(cleaner.data, cleaner.from, cleaner.to, StandardCharsets.UTF_8))
        .isEqualTo(plain);
  }

  private static BigDecimal money(String text) {
    return new BigDecimal(Cleaner.clean(text, MONEY, 0));
  }

  private static String wide(String plain) {
    StringBuilder wide = new StringBuilder();
    plain.chars().forEach(c -> wide.append((char) (c + 0xFEE0)));
    return wide.toString();
  }

  /** As it is spoken, zeros inside said once. */
  private static String spelled(int number) {
    return number == 0 ? "零" : number < 10_000 ? small(number, false) : large(number);
  }

  private static String large(int number) {
    int low = number % 10_000;
    return small(number / 10_000, false) + "万" + (low == 0 ? "" : small(low, low < 1000));
  }

  private static String small(int number, boolean gapBefore) {
    StringBuilder spelled = new StringBuilder();
    boolean gap = gapBefore;
    int[] worth = {1000, 100, 10, 1};
    String[] unit = {"千", "百", "十", ""};
    for (int i = 0; i < 4; i++) {
      int digit = number / worth[i] % 10;
      if (digit == 0) {
        gap |= spelled.length() > 0;
      } else {
        spelled.append(gap ? "零" : "").append("零一二三四五六七八九".charAt(digit)).append(unit[i]);
        gap = false;
      }
    }
    return spelled.toString();
  }
}
