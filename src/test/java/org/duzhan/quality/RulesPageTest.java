package org.duzhan.quality;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.duzhan.ingest.Mapping;
import org.duzhan.testkit.MadePage;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.Test;

/** docs/rules.md is made from conf/rules.conf. */
class RulesPageTest {
  private static final String HEAD =
      """
      # Rules

      What a row must keep, made from `conf/rules.conf` by `mvn test -Dtest=RulesPageTest -Dduzhan.write=true`.

      **refuse**: one such row, and its file is refused. **quarantine**: the row stays out, the rest of its
      file goes in; table `quarantine` has it with every rule it breaks and the text as it stood. **note**: the
      row goes in, and table `remark` says what is odd about it. A row that stays out has no remarks. Where a
      blank *breaks* a rule, the cell must be filled in.

      `--conf FILE` and `--set` add, switch and level rules: `--set rules.H46.severity=quarantine`, `--set
      rules.H56.on=false`, `--set rules.H07.refuse_over.share=20%` (a file of which more than a fifth of the
      rows fail is refused, and says so). `plan` reads no rows by these: what they refuse it still lists. A rule
      of your own stands under a code of its own, with the keys that the head of `conf/rules.conf` explains; a
      broken one is refused at start, by its code and the place in its condition. Rows that are in already are
      not judged again; `rules_hash` in both tables tells rows judged by other rules apart.

      What Spark cannot compute of a row (a division by zero, a word taken for a number) is unknown, as a blank
      is: it breaks the rule or keeps it, as the rule says of blanks, and the row is judged by all others.

      Rules marked † compare a household with its own row of the month before, or a row with the register of
      villages. They are judged by `assess`, over the rows that stand then, so that files and months may come in
      any order; they only note.
      """;

  @Test
  void saysWhatTheRulesSay() throws IOException {
    MadePage.assertSays(Path.of("docs/rules.md"), page(), RulesPageTest.class);
  }

  private static String page() {
    StringBuilder page = new StringBuilder(HEAD);
    Rules rules = Rules.from(TestSettings.defaults().rules());
    for (Mapping mapping : Mapping.ofTables(TestSettings.defaults().mappings())) {
      page.append("\n## %s `%s`\n\n".formatted(mapping.form(), mapping.table()));
      page.append(
          "| code | cell | level | what is wrong | what to write instead | a blank | holds |\n");
      page.append("|---|---|---|---|---|---|---|\n");
      rules.declared().stream()
          .filter(r -> r.table().equals(mapping.table()))
          .forEach(r -> page.append(line(r, mapping)));
    }
    return page.toString();
  }

  private static String line(Rule rule, Mapping mapping) {
    List<String> cells =
        List.of(
            rule.code() + (rule.isOfWhatStands() ? " †" : ""),
            rule.isAboutAnyField() ? "任何一格" : mapping.caption(rule.field()),
            rule.severity().name().toLowerCase(Locale.ROOT) + (rule.on() ? "" : " (off)"),
            rule.message(),
            rule.instead(),
            rule.unknownBreaks() ? "breaks" : "keeps",
            "`" + rule.holds().replace("|", "\\|") + "`");
    return "| " + String.join(" | ", cells) + " |\n";
  }
}
