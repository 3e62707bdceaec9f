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
    assertThatCode(() -> SettingsCheck.of(SETTINGS.risk(), SETTINGS.ladder()))
        .doesNotThrowAnyException();
  }

  @Test
  void tellsAllFaultsOfAllRulesTogether() {
    Config rules =
        ConfigFactory.parseString(
            """
            rules {
              H91 { table = household, field = persons, colour = red, holds = "persons >"
                message = "一", instead = "甲" }
              H92 { table = household, field = persons, unknown = maybe, holds = "persons > 0" }
            }
            """);

    assertThatThrownBy(() -> SettingsCheck.of(rules, SETTINGS.mappings()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("conf/rules.conf: rule H91: unknown key colour")
        .hasMessageContaining("rule H91: cannot read holds = persons >")
        .hasMessageContaining("rule H92: unknown = maybe (expected breaks or keeps)")
        .hasMessageContaining("rule H92: missing key message")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void refusesRulesThatSpeakOfWhatThereIsNot() {
    Config rules =
        ConfigFactory.parseString(
            """
            rules {
              H91 { table = house, field = persons, holds = "persons > 0", message = "一", instead = "甲" }
              H92 { table = household, field = person, holds = "persons > 0", message = "二", instead = "甲" }
              H93 { table = household, field = persons, holds = "person > 0", message = "三", instead = "甲" }
              H94 { table = household, field = persons, holds = "persons > 0", message = "四", instead = "甲"
                examples { pass = [{ person = 1 }] } }
            }
            """);

    assertThatThrownBy(() -> SettingsCheck.of(rules, SETTINGS.mappings()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("rule H91: no table is called house")
        .hasMessageContaining("rule H92: table household has no field person")
        .hasMessageContaining("rule H93: holds names person, which table household has not")
        .hasMessageContaining("rule H94: an example names person, which table household has not");
  }

  @Test
  void refusesAFileWithoutRules() {
    assertThatThrownBy(() -> SettingsCheck.of(ConfigFactory.empty(), SETTINGS.mappings()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("conf/rules.conf: missing key rules");
  }
}
