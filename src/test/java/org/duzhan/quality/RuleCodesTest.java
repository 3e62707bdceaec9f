package org.duzhan.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.Test;

class RuleCodesTest {
  private static final String RETIRED = " retired ";

  @Test
  void listsEveryCodeOnceWithItsMeaning() throws IOException {
    List<String> lines = lines();

    assertThat(lines).allMatch(l -> l.matches("[HVP]\\d{2,} (retired )?\\S.*"));
    assertThat(lines.stream().map(RuleCodesTest::code)).doesNotHaveDuplicates();
  }

  @Test
  void losesNoCodeAndGivesNoneAgain() throws IOException {
    Set<String> alive =
        lines().stream()
            .filter(l -> !l.contains(RETIRED))
            .map(RuleCodesTest::code)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> used =
        Rules.from(TestSettings.defaults().rules()).declared().stream()
            .map(Rule::code)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(used)
        .as("add new codes to conf/rule-codes.txt; mark those that went as retired")
        .isEqualTo(alive);
  }

  private static List<String> lines() throws IOException {
    return Files.readAllLines(Path.of("conf/rule-codes.txt")).stream()
        .filter(l -> !l.isBlank() && !l.startsWith("#"))
        .toList();
  }

  private static String code(String line) {
    return line.substring(0, line.indexOf(' '));
  }
}
