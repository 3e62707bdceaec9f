package org.duzhan.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.duzhan.ingest.Mapping;
import org.duzhan.quality.Rule.Severity;
import org.duzhan.settings.Settings;
import org.duzhan.settings.Sources;
import org.duzhan.settings.UserError;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {
  private static final List<Mapping> MAPPINGS = Mapping.all(TestSettings.defaults().mappings());

  @TempDir Path folder;

  @Test
  void takesABlankForBrokenAndARowForBadUnlessTheRuleSaysOtherwise() {
    Rules rules =
        rules(
            """
            H91 { table = household, field = persons, holds = "persons > 0", message = 一, instead = 甲 }
            H92 { table = household, field = persons, holds = "persons > 0", message = 二, instead = 乙, unknown = keeps, severity = note }
            V91 { table = village, field = village, holds = "true", message = 三, instead = 丙 }
            """);

    assertThat(rules.of("household")).extracting(Rule::code).containsExactly("H91", "H92");
    assertThat(rules.of("household")).extracting(Rule::unknownBreaks).containsExactly(true, false);
    assertThat(rules.of("household"))
        .extracting(Rule::severity)
        .containsExactly(Severity.QUARANTINE, Severity.NOTE);
  }

  @Test
  void takesTheRulesThatComeWithDuzhan() {
    Rules rules = Rules.from(TestSettings.defaults().rules());

    assertThat(rules.declared()).hasSizeGreaterThan(70);
    assertThatCode(() -> rules.check(MAPPINGS)).doesNotThrowAnyException();
  }

  @Test
  void addsSwitchesAndLevelsRulesAsSettingsSay() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("mine.conf"),
            """
            rules {
              H90 { table = household, field = persons, holds = "persons < 9", message = 多, instead = 核 }
              H08.severity = refuse
            }
            """);
    Settings settings =
        Sources.load(
            Path.of("conf"),
            Optional.of(file),
            Map.of("rules.H46.on", "false", "rules.H08.severity", "note"));
    Rules rules = Rules.from(settings.rules());

    assertThat(rules.find("H90")).isPresent();
    assertThat(rules.find("H46")).isEmpty();
    assertThat(rules.find("H08").orElseThrow().severity()).isEqualTo(Severity.NOTE);
    assertThat(settings.hash()).isNotEqualTo(TestSettings.defaults().hash());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "level = 3                        | unknown key level",
        "unknown = maybe                  | unknown = maybe (expected breaks or keeps)",
        "severity = grave                 | severity = grave (expected refuse or quarantine or note)",
        "on = perhaps                     | on = perhaps (expected true or false)",
        "compares = last_year             | compares = last_year (expected file or last_month or register)",
        "compares = last_month            | may only note",
        "refuse_over { rows = -1 }        | refuse_over = {rows=-1} (expected rows",
        "refuse_over { share = 120% }     | refuse_over = {share=120%} (expected rows",
        "refuse_over { share = viele }    | refuse_over = {share=viele} (expected rows",
        "refuse_over { }                  | refuse_over = {} (expected rows",
        "refuse_over { rows = 1, n = 1 }  | unknown key refuse_over.n",
        "examples { pas = [] }            | unknown key examples.pas",
        "holds = \"persons between 1 or\" | cannot read holds = persons between 1 or",
        "holds = \"persons >\"            | (line 1, pos 9)",
        "found = \"1 +\"                  | cannot read found = 1 +",
      })
  void refusesARuleByItsCode(String key, String fault) {
    assertThatThrownBy(
            () ->
                rules(
                    "H97 { table = household, field = persons, message = 一, instead = 甲, holds = \"true\", %s }"
                        .formatted(key)))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll("conf/rules.conf: rule H97: ", fault);
  }

  @ParameterizedTest
  @CsvSource({"table", "field", "message", "instead", "holds"})
  void refusesARuleThatLacksAKey(String key) {
    String rule =
        "H97 { table = household, field = persons, message = one, instead = two, holds = true }";

    assertThatThrownBy(() -> rules(rule.replaceAll(key + " = \\w+,?", "")))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll("H97", "missing key " + key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"V97", "H9", "h97", "HH7", "H97x"})
  void refusesACodeThatIsNoneOfItsTable(String code) {
    assertThatThrownBy(
            () ->
                rules(
                    code
                        + " { table = household, field = persons, message = 一, instead = 甲, holds = \"true\" }"))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll("rule " + code, "as H01 of household");
  }

  @Test
  void refusesACodeThatIsRetired() {
    String rule =
        "rules.H97 { table = household, field = persons, message = 一, instead = 甲, holds = \"true\" }\n";

    assertThatThrownBy(() -> Rules.from(ConfigFactory.parseString(rule + "retired = [H97]")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("rule H97: the code is retired");
  }

  @Test
  void refusesWhatAMessageCannotGoOnWith() {
    Rules rules =
        rules(
            "H97 { table = household, field = persons, message = 一, instead = 甲, holds = \"true\","
                + " found = \"lenght(village_code)\" }");

    assertThatThrownBy(() -> rules.check(MAPPINGS))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll(
            "rule H97: found is no expression", "Spark has no function lenght; line 1, pos 0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "persons + 1                      | it is BIGINT, not true or false",
        "lenght(village_code) = 12        | Spark has no function lenght; line 1, pos 0",
        "village_code + persons > date'2020-01-01' | line 1 pos",
        "max(persons) > 1                 | rule H97: holds is no condition",
        "rand() < 0.5                     | it does not follow from the row alone",
        "monitored_since < current_date() | it does not follow from the row alone",
        "persons > 0 and person > 1       | holds names person, which table household has not (line 1, pos 16)",
        "last_persons > 0                 | holds names last_persons",
      })
  void refusesWhatIsNoConditionOverARow(String holds, String fault) {
    Rules rules =
        rules(
            "H97 { table = household, field = persons, message = 一, instead = 甲, holds = \"%s\" }"
                .formatted(holds));

    assertThatThrownBy(() -> rules.check(MAPPINGS))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll("conf/rules.conf: rule H97: ", fault);
  }

  @Test
  void tellsAllFaultsTogether() {
    assertThatThrownBy(
            () ->
                rules(
                    """
                    H91 { table = household, field = persons, holds = "persons >", message = 一, instead = 甲 }
                    H92 { table = household, field = persons, holds = "true", instead = 乙 }
                    V91 = 3
                    """))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll("rule H91", "rule H92: missing key message", "rule V91: expected");
  }

  @Test
  void saysByHowMuchAFileIsOverALimit() {
    Rules rules =
        rules(
            """
            H91 { table = household, field = persons, holds = "persons > 0", message = 人数有误, instead = 甲
              refuse_over { rows = 20, share = 12.5% } }
            H92 { table = household, field = persons, holds = "persons > 0", message = 人数有误, instead = 甲
              severity = refuse }
            """);
    Rule limited = rules.find("H91").orElseThrow();

    assertThat(limited.refusal(20, 1000)).isEmpty();
    assertThat(limited.refusal(21, 1000)).contains("规则H91“人数有误”：1000行中有21行不符，超过上限20行或12.5%");
    assertThat(limited.refusal(1, 8)).isEmpty();
    assertThat(limited.refusal(2, 8)).isPresent();
    assertThat(rules.find("H92").orElseThrow().refusal(1, 1000))
        .contains("规则H92“人数有误”：1000行中有1行不符，此规则不容许任何一行不符");
  }

  private static Rules rules(String entries) {
    return Rules.from(ConfigFactory.parseString("rules {\n" + entries + "\n}"));
  }
}
