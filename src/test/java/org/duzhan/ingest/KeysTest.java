package org.duzhan.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ID numbers here begin with 990100, a place that does not exist. */
class KeysTest {
  @ParameterizedTest
  @ValueSource(strings = {"990100196001010019", "990100196001010027", "99010019600101006X"})
  void findsANumberSoundWhoseCheckDigitHolds(String number) {
    assertThat(soundness(number)).isEqualTo(Keys.SOUND);
  }

  @Test
  void takesASmallXForALargeOne() {
    assertThat(soundness("99010019600101006x")).isEqualTo(Keys.SOUND);
  }

  @ParameterizedTest
  @ValueSource(strings = {"99010019600101001943", "9901001960010100194321"})
  void findsACardForTheDisabledSoundByItsFirst18Characters(String number) {
    assertThat(soundness(number)).isEqualTo(Keys.SOUND);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "990100196001010012",
        "99010019600101001",
        "9901001960010100191",
        "990100600101001",
        "99010019600101001842",
        "9901001960010100X1",
        "某某"
      })
  void findsANumberUnsoundOfAnotherLengthOrCheckDigit(String number) {
    assertThat(soundness(number)).isEqualTo(Keys.UNSOUND);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "999999", "999999196001010010"})
  void saysNothingOfBlanksAndPlaceholders(String number) {
    assertThat(soundness(number)).isEqualTo(Keys.UNKNOWN);
  }

  @Property(tries = 200)
  void noticesAnyOneDigitThatIsWrong(
      @ForAll @IntRange(max = 16) int place, @ForAll @IntRange(min = 1, max = 9) int by) {
    StringBuilder number = new StringBuilder("990100196001010019");
    int digit = number.charAt(place) - '0';
    number.setCharAt(place, (char) ('0' + (digit + by) % 10));

    assertThat(soundness(number.toString())).isEqualTo(Keys.UNSOUND);
  }

  /** RFC 4231, test case 2. */
  @Test
  void hashesUnderTheSecretAsTheStandardSays() {
    assertThat(hash("Jefe", "what do ya want for nothing?"))
        .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  }

  @Test
  void givesOneHouseholdAnotherKeyUnderAnotherSecret() {
    assertThat(hash("one secret", "户1")).isNotEqualTo(hash("another secret", "户1"));
  }

  @Test
  void readsTheKeyOfAHouseholdBack() {
    byte[] key = hash("one secret", "户1").getBytes(StandardCharsets.US_ASCII);

    byte[] hash = Keys.ofHex(key, 0, key.length);

    assertThat(hash).isEqualTo(HexFormat.of().parseHex(hash("one secret", "户1")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "户1"})
  void takesNothingElseForAKey(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

    assertThat(Keys.ofHex(bytes, 0, bytes.length)).isEmpty();
  }

  @Test
  void takesNoKeyThatWasTypedOver() {
    byte[] key = (hash("one secret", "户1").substring(1) + "x").getBytes(StandardCharsets.US_ASCII);

    assertThat(Keys.ofHex(key, 0, key.length)).isEmpty();
  }

  private static byte soundness(String number) {
    byte[] bytes = (">" + number + "<").getBytes(StandardCharsets.UTF_8);
    return Keys.soundness(bytes, 1, bytes.length - 1);
  }

  private static String hash(String secret, String identifier) {
    byte[] bytes = identifier.getBytes(StandardCharsets.UTF_8);
    byte[] hex = new byte[64];
    Keys.hex(new Keys(secret).of(bytes, 0, bytes.length), hex, 0);
    return new String(hex, StandardCharsets.US_ASCII);
  }
}
