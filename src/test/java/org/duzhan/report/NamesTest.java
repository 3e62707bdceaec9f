package org.duzhan.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.duzhan.settings.Annexes;
import org.duzhan.settings.Settings;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
  private static final Settings SETTINGS = TestSettings.defaults();

  @Test
  void shortensNamesAsTheAnnexDoes() {
    for (Annexes.County county : SETTINGS.annexes().counties()) {
      // 东乡 is a people's name itself.
      if (!county.name().equals("东乡族自治县")) {
        assertThat(Names.shortCounty(county.name())).isEqualTo(county.shortName());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "622926, 东乡县",
    "533324, 贡山县",
    "622927, 积石山县",
    "654022, 察布查尔县",
    "621202, 武都区",
    "411624, 沈丘县",
    "990001, 990001"
  })
  void namesCountiesInAndOutsideTheAnnex(String code, String name) {
    assertThat(Names.county(SETTINGS, code)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({"650000, 新疆", "533400, 迪庆藏族自治州", "533423, 维西县", "410000, 河南", "990000, 990000"})
  void namesTheAreaOfAReport(String code, String name) {
    assertThat(Names.area(SETTINGS, new Scope(Optional.of(code)))).isEqualTo(name);
  }

  @Test
  void doesNotCallTheCountiesUnderSupervisionTheCountry() {
    assertThat(Names.area(SETTINGS, new Scope(Optional.empty()))).isEqualTo("督战范围");
  }
}
