package org.duzhan.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellTypeTest {
  @Property(tries = 500)
  void readsEveryAmountToTheFen(
      @ForAll @BigRange(min = "-99999999999.99", max = "99999999999.99") @Scale(4)
          BigDecimal yuan) {
    BigDecimal fen = yuan.setScale(2, RoundingMode.HALF_UP);

    assertThat(read(Kind.MONEY, yuan.toPlainString())).isEqualTo(Decimal.apply(fen, 14, 2));
  }

  @Property(tries = 200)
  void readsEveryWholeNumber(@ForAll @IntRange(min = -999_999_999, max = 999_999_999) int number) {
    assertThat(read(Kind.COUNT, String.valueOf(number))).isEqualTo((long) number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"四人", "1e999999999", "1.2.3", "-", ".", "--1", "100000000000", "1 000"})
  void leavesWhatIsNoAmount(String text) {
    assertThat(read(Kind.MONEY, text)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.5", "3 人", "-", "+3", "1000000000", "#N/A"})
  void leavesWhatIsNoWholeNumber(String text) {
    assertThat(read(Kind.COUNT, text)).isNull();
  }

  @Test
  void readsDaysOnlyOfTheCalendar() {
    assertThat(read(Kind.DATE, "2020-02-29"))
        .isEqualTo((int) LocalDate.of(2020, 2, 29).toEpochDay());
    assertThat(read(Kind.DATE, "2019-02-29")).isNull();
    assertThat(read(Kind.DATE, "2020年2月")).isNull();
    assertThat(read(Kind.DATE, "2020/02/29")).isNull();
    assertThat(read(Kind.DATE, "2020-02-2x")).isNull();
    assertThat(read(Kind.DATE, "20200-2-29")).isNull();
  }

  @Test
  void readsMeasuresUnrounded() {
    assertThat(read(Kind.NUMBER, "0.125")).isEqualTo(0.125);
    assertThat(read(Kind.NUMBER, "12.5%")).isNull();
  }

  @Test
  void takesNoErrorCellForText() {
    assertThat(read(Kind.TEXT, "#N/A")).isNull();
    assertThat(read(Kind.TEXT, "未脱贫")).isEqualTo(UTF8String.fromString("未脱贫"));
  }

  @Test
  void holdsBlankApartFromNo() {
    assertThat(read(Kind.FLAG, "")).isNull();
    assertThat(read(Kind.FLAG, "false")).isEqualTo(false);
    assertThat(read(Kind.FLAG, "perhaps")).isNull();
  }

  private static Object read(Kind kind, String text) {
    byte[] bytes = ("<" + text + ">").getBytes(StandardCharsets.UTF_8);
    return CellType.read(kind, bytes, 1, bytes.length - 2);
  }
}
