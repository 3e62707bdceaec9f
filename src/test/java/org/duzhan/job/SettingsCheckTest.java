package org.duzhan.job;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import org.duzhan.settings.Settings;
import org.duzhan.settings.UserError;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.Test;

class SettingsCheckTest {
  private static final Settings SETTINGS = TestSettings.defaults();

  @Test
  void findsNothingWrongWithWhatComesWithDuzhan() {
    assertThatCode(() -> SettingsCheck.of(SETTINGS.rules(), SETTINGS.mappings()))
        .doesNotThrowAnyException();
    assertThatCode(() -> SettingsCheck.of(SETTINGS.risk())).doesNotThrowAnyException();
  }

  @Test
  void tellsAllFaultsOfAllRulesTogether() {
    Config rules =
        ConfigFactory.parseString(
            """
            rules = [
              { code = X1, table = household, field = persons, colour = red, holds = "persons >"
                message = "一" }
              { code = X2, table = household, field = persons, unknown = maybe, holds = "persons > 0" }
              { code = X2, table = household, field = persons, holds = "persons > 0", message = "二" }
            ]
            """);

    assertThatThrownBy(() -> SettingsCheck.of(rules, SETTINGS.mappings()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("conf/rules.conf: rule X1: unknown key colour")
        .hasMessageContaining("rule X1: cannot read holds = persons >")
        .hasMessageContaining("rule X2: unknown = maybe (expected breaks or keeps)")
        .hasMessageContaining("rule X2: missing key message")
        .hasMessageContaining("rule X2: stands twice")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void refusesRulesThatSpeakOfWhatThereIsNot() {
    Config rules =
        ConfigFactory.parseString(
            """
            rules = [
              { code = X1, table = house, field = persons, holds = "persons > 0", message = "一" }
              { code = X2, table = household, field = person, holds = "persons > 0", message = "二" }
              { code = X3, table = household, field = persons, holds = "person > 0", message = "三" }
              { code = X4, table = household, field = persons, message = "四" }
            ]
            """);

    assertThatThrownBy(() -> SettingsCheck.of(rules, SETTINGS.mappings()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("rule X1: no table is called house")
        .hasMessageContaining("rule X2: table household has no field person")
        .hasMessageContaining("rule X3: holds names person, which table household has not")
        .hasMessageContaining("rule X4: missing key holds");
  }

  @Test
  void refusesAFileWithoutRules() {
    assertThatThrownBy(() -> SettingsCheck.of(ConfigFactory.empty(), SETTINGS.mappings()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("conf/rules.conf: missing key rules");
  }
}
