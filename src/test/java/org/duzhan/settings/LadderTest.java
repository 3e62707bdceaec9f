package org.duzhan.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.Test;

class LadderTest {
  @Test
  void comesWithAFactForEveryRungTheHighestFirst() {
    assertThat(TestSettings.defaults().ladder().facts())
        .extracting(Ladder.Fact::rung)
        .isSortedAccordingTo((a, b) -> b - a)
        .contains(1, 2, 3, 4, 5);
  }

  @Test
  void takesAFactOfTheUsersOwn() {
    Ladder ladder =
        TestSettings.with(
                Map.of(
                    "ladder.late",
                    "{ rung = 1, caption = 未按时报送, value = \"if(timely, 0, 1)\", show = flag, unit = \"\","
                        + " at_least { village = null, county = 1, prefecture = null, province = null },"
                        + " reason = 每月初报告 }"))
            .ladder();

    assertThat(ladder.facts())
        .contains(
            new Ladder.Fact(
                "late",
                1,
                "未按时报送",
                "if(timely, 0, 1)",
                "flag",
                "",
                "每月初报告",
                Map.of("county", 1.0)));
  }

  @Test
  void refusesWhatIsAbsurdUnknownOrMissingByName() {
    assertThatThrownBy(
            () ->
                TestSettings.with(
                    Map.of(
                        "ladder.overdue.rung", "6",
                        "ladder.overdue.value", "\"problems_overdue +\"",
                        "ladder.overdue_share.at_least.county", "20",
                        "ladder.overdue.at_least.county", "-1",
                        "ladder.overdue.at_least.township", "3",
                        "ladder.mine.rung", "1")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("key ladder.overdue.rung = 6 (expected a whole number from 1 to 5)")
        .hasMessageContaining(
            "key ladder.overdue.value = problems_overdue + (expected a Spark SQL expression)")
        .hasMessageContaining(
            "key ladder.overdue_share.at_least.county = 20 (expected a number from 0.001 to 1)")
        .hasMessageContaining("key ladder.overdue.at_least.county = -1 ")
        .hasMessageContaining("unknown key ladder.overdue.at_least.township")
        .hasMessageContaining("missing key ladder.mine.caption")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void refusesALadderThatIsNone() {
    assertThatThrownBy(() -> TestSettings.with(Map.of("ladder", "5")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("ladder");
  }
}
