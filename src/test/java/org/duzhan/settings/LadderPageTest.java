package org.duzhan.settings;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.duzhan.settings.Ladder.Fact;
import org.duzhan.testkit.MadePage;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.Test;

/** docs/ladder.md is made from conf/ladder.conf. */
class LadderPageTest {
  private static final String HEAD =
      """
      # Problems and the ladder

      What the notice (国开发〔2020〕2号) asks in 三（五） and 五（二）. The ladder's facts are made from
      `conf/ladder.conf` by `mvn test -Dtest=LadderPageTest -Dduzhan.write=true`.

      ## Problems

      `problem_month` has the problems of the ledgers, as they stand at the end of a month, for every village,
      township, county, prefecture, province and (000000) all under supervision: `dimension` is `all`, `source`,
      `kind` or `unit`, `value` the source, kind or unit, 未填 where the ledger is blank. An area without a
      problem has no row. A problem of no village counts from its county upwards, and with the counties of annex 1 (`scope`)
      and the partners of its county, but for no listed villages and no `partner`.

      | column | what it is |
      |---|---|
      | `problems_found`, `problems_rectified`, `problems_verified` | all; rectified or verified; verified |
      | `problems_in_progress`, `problems_overdue` | not rectified: not yet due; due by the end of the month |
      | `problems_new` | found on a day of the month |
      | `problems_reopened` | not rectified, but rectified or verified in an earlier month's ledger; files of one month correct each other, and reopen nothing |
      | `problems_falsified`, `…_new`, `…_open` | false; of these, in no earlier month's ledger; not yet verified |
      | `due_known` | with a due date: a problem without one is never overdue |
      | `median_days_to_rectify` | of the rectified, from found to rectified; over `days_to_rectify_known` problems |
      | `median_days_open` | of the others, from found to the end of the month; over `days_open_known` problems |
      | `longest_overdue_days` | of the overdue, from due to the end of the month |

      Medians are exact and taken anew in every row; where a date is missing, the problem is left out of the
      median and of the count beside it, and a median of none is null.

          SELECT value, problems_found, problems_rectified, problems_overdue, median_days_to_rectify
          FROM delta.`warehouse/problem_month`
          WHERE period = '2020-04' AND area_code = '520000' AND dimension = 'source'

      ## The ladder

      `accountability` has every village, county, prefecture and province under supervision that some fact puts on
      a rung: analyse (分析研判), support (支持), rectify (整改), talk (约谈), hold to account (问责). `facts` has
      every fact that holds, with its value, the threshold and the rung it leads to; `rung` is the highest of them.
      A place of which no fact holds has no row. `ranking.xlsx` shows it in the sheet 督战阶梯: of villages, those
      to be talked to or held to account.

      **The notice names the rungs and says in words what leads to them. Every threshold below is ours, not the
      law's**: the ladder shows where the facts are, and people decide. `--conf FILE` and `--set` change it:
      `--set ladder.overdue.at_least.county=5`, `--set ladder.grade_a.at_least.village=null` (not judged there). A
      fact of one's own stands under a name of its own, with the keys that the head of `conf/ladder.conf` explains;
      an unknown key, an absurd threshold and a formula that names no figure are refused at start, by name. A fact
      whose value is unknown does not hold. A prefecture is judged by its problems alone.
      """;

  @Test
  void saysWhatTheLadderSays() throws IOException {
    MadePage.assertSays(Path.of("docs/ladder.md"), page(), LadderPageTest.class);
  }

  private static String page() {
    Ladder ladder = TestSettings.defaults().ladder();
    StringBuilder page = new StringBuilder(HEAD);
    for (int rung = 1; rung <= Ladder.RUNGS.size(); rung++) {
      int here = rung;
      page.append("\n### %d %s\n\n".formatted(rung, Ladder.RUNGS.get(rung - 1)));
      page.append("| fact | caption | value | unit | %s | reason |\n".formatted(levels()));
      page.append("|---|---|---|---|---|---|---|---|---|\n");
      ladder.facts().stream()
          .filter(fact -> fact.rung() == here)
          .forEach(fact -> page.append(line(fact)));
    }
    return page.toString();
  }

  private static String levels() {
    return Ladder.LEVELS.stream().map("≥ "::concat).collect(joining(" | "));
  }

  private static String line(Fact fact) {
    String thresholds =
        Ladder.LEVELS.stream().map(level -> threshold(fact, level)).collect(joining(" | "));
    return Stream.of(
            "`" + fact.name() + "`",
            fact.caption(),
            "`" + fact.value() + "`",
            fact.unit(),
            thresholds,
            fact.reason())
        .collect(joining(" | ", "| ", " |\n"));
  }

  private static String threshold(Fact fact, String level) {
    Double least = fact.atLeast().get(level);
    return least == null ? "–" : BigDecimal.valueOf(least).stripTrailingZeros().toPlainString();
  }
}
