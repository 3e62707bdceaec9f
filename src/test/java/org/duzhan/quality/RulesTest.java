package org.duzhan.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import org.duzhan.settings.UserError;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {
  @Test
  void takesABlankForBrokenUnlessTheRuleSaysOtherwise() {
    Rules rules =
        rules(
            """
            { code = T1, table = household, field = persons, holds = "persons > 0", message = 一 }
            { code = T2, table = household, field = persons, holds = "persons > 0", message = 二, unknown = keeps }
            { code = T3, table = village, field = village, holds = "true", message = 三 }
            """);

    assertThat(rules.of("household")).extracting(Rule::code).containsExactly("T1", "T2");
    assertThat(rules.of("household")).extracting(Rule::unknownBreaks).containsExactly(true, false);
  }

  @Test
  void takesTheRulesThatComeWithDuzhan() {
    Rules rules = Rules.from(TestSettings.defaults().rules());

    assertThat(rules.of("household")).hasSizeGreaterThan(15);
    assertThat(rules.all()).extracting(Rule::code).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "level = 3                        | unknown key level",
        "unknown = maybe                  | unknown = maybe (expected breaks or keeps)",
        "holds = \"persons between 1 or\" | cannot read holds = persons between 1 or",
        "holds = \"persons >\"            | cannot read holds = persons >",
        "holds = \"true\", found = \"1 +\" | cannot read found = 1 +",
      })
  void refusesARuleByItsCode(String key, String fault) {
    assertThatThrownBy(
            () ->
                rules(
                    "{ code = T7, table = household, field = persons, message = 一, %s }"
                        .formatted(key)))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll("conf/rules.conf", "rule T7", fault);
  }

  @ParameterizedTest
  @CsvSource({"table", "field", "message"})
  void refusesARuleThatLacksAKey(String key) {
    String rule =
        "{ code = T7, table = household, field = persons, message = one, holds = \"true\" }";

    assertThatThrownBy(() -> rules(rule.replaceAll(key + " = \\w+,", "")))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll("T7", key);
  }

  @Test
  void tellsAllFaultsTogether() {
    assertThatThrownBy(
            () ->
                rules(
                    """
                    { code = T1, table = household, field = persons, holds = "persons >", message = 一 }
                    { code = T2, table = household, field = persons, holds = "true", message = 二 }
                    { code = T2, table = village, field = village, holds = "true", message = 三 }
                    { table = village, field = village, holds = "true", message = 四 }
                    """))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll("rule T1", "T2", "stands twice", "(no code)");
  }

  private static Rules rules(String entries) {
    return Rules.from(ConfigFactory.parseString("rules = [\n" + entries + "\n]"));
  }
}
