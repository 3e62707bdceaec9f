package org.duzhan.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.Test;

class PartnersTest {
  @Test
  void givesEveryCountyOfTheAnnexSomebodyWhoAnswersForIt() {
    Settings settings = TestSettings.defaults();

    assertThat(settings.partners().byCounty().keySet())
        .containsAll(settings.annexes().counties().stream().map(Annexes.County::code).toList());
    assertThat(settings.partners().counties().get("珠海市"))
        .containsExactly("533301", "533323", "533325");
  }

  @Test
  void takesSeveralPartnersOfACounty() {
    assertThat(read("522633,杭州市", "522633,某部", "522632,某部").counties())
        .hasToString("{杭州市=[522633], 某部=[522632, 522633]}");
  }

  @Test
  void refusesWhatIsNoCountyOrIsSaidTwice() {
    assertThatThrownBy(() -> read("5226,杭州市"))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll("conf/partners.csv, line 2", "county_code");
    assertThatThrownBy(() -> read("522633,杭州市", "522633,杭州市"))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll("conf/partners.csv, line 3", "partner");
    assertThatThrownBy(() -> read("522699,杭州市"))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll("conf/partners.csv, line 2", "a county of conf/areas.csv");
    assertThatThrownBy(() -> read("522633,"))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll("conf/partners.csv, line 2", "partner");
  }

  private static Partners read(String... lines) {
    String text =
        String.join(
            "\n", Stream.concat(Stream.of("county_code,partner"), Stream.of(lines)).toList());
    return Partners.from(
        CsvTable.parse("conf/partners.csv", text, "county_code", "partner"),
        TestSettings.defaults().areas());
  }
}
