package org.duzhan.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.Test;

class RiskSettingsTest {
  private static final String SOUND =
      """
      { name = all, caption = "全部", value = "poor_persons", from = 0, to = 1, points = 100
        show = count, unit = "人", reason = "理由" }
      """;

  @Test
  void readsWhatComesWithDuzhan() {
    RiskSettings risk = TestSettings.defaults().risk();

    assertThat(risk.village()).extracting(RiskSettings.Factor::points).allMatch(p -> p > 0);
    assertThat(risk.village().stream().mapToDouble(RiskSettings.Factor::points).sum())
        .isEqualTo(100);
    assertThat(risk.county().stream().mapToDouble(RiskSettings.Factor::points).sum())
        .isEqualTo(100);
  }

  @Test
  void tellsAllFaultsOfAllFactorsTogether() {
    String bad =
        """
        { name = bad, caption = "坏", from = 1, to = 1, points = -5, show = colour
          unit = "人", reason = "理由", colour = red }
        """;

    assertThatThrownBy(() -> read("grades { a = 20, b = 30 }", "village = [" + bad + "]", "x = 1"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("conf/risk.conf")
        .hasMessageContaining("unknown key x")
        .hasMessageContaining("grades.a = 20.0, grades.b = 30.0")
        .hasMessageContaining("missing key county")
        .hasMessageContaining("missing key village.bad.value")
        .hasMessageContaining("unknown key village.bad.colour")
        .hasMessageContaining("village.bad: from and to are both 1.0")
        .hasMessageContaining("village.bad.points = -5")
        .hasMessageContaining("village.bad.show = colour")
        .hasMessageContaining("points of village must add up to 100");
  }

  @Test
  void refusesAFormulaThatIsNone() {
    String broken = SOUND.replace("poor_persons", "poor_persons +* 2");

    assertThatThrownBy(() -> read(GRADES, list("village", SOUND), list("county", broken)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("county.all.value = poor_persons +* 2")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void refusesAListThatIsNone() {
    assertThatThrownBy(() -> read(GRADES, "village = 3", list("county", SOUND)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("village")
        .hasMessageContaining("expected a list");
  }

  @Test
  void refusesANameThatStandsTwice() {
    assertThatThrownBy(
            () ->
                read(
                    GRADES,
                    list("village", SOUND),
                    list("county", SOUND.replace("100", "40"), SOUND.replace("100", "60"))))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("county.all stands twice");
  }

  @Test
  void takesBoundsThatFall() {
    RiskSettings risk =
        read(GRADES, list("village", SOUND.replace("to = 1,", "to = -1,")), list("county", SOUND));

    assertThat(risk.village().get(0).to()).isEqualTo(-1);
  }

  private static final String GRADES = "grades { a = 50, b = 25 }";

  private static String list(String name, String... factors) {
    return name + " = [" + String.join(",", factors) + "]";
  }

  private static RiskSettings read(String... lines) {
    return RiskSettings.from(ConfigFactory.parseString(String.join("\n", lines)), Sql::sound);
  }
}
