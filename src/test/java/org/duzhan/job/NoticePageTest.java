package org.duzhan.job;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duzhan.measure.Sentence;
import org.duzhan.table.Field;
import org.duzhan.table.Table;
import org.junit.jupiter.api.Test;

/** docs/notice.md walks through the notice: what it names must be there. */
class NoticePageTest {
  private static final Pattern NAMED = Pattern.compile("`([a-z_0-9]+)(?:\\.([a-z_0-9]+))?`");

  /** Names of other things than tables and figures. */
  private static final Set<String> OTHERS =
      Set.of(
          "null_reason",
          "ranking.xlsx",
          "backsliding.xlsx",
          "figures.xlsx",
          "listing.both",
          "monitoring.support_days");

  private final Map<String, Set<String>> columns =
      StepJobs.tables().stream()
          .collect(
              toMap(
                  Table::name,
                  t -> t.fields().stream().map(Field::name).collect(Collectors.toSet())));
  private final Set<String> figures =
      DescribedFigure.all().stream().map(DescribedFigure::name).collect(Collectors.toSet());

  @Test
  void namesEveryFigure() throws IOException {
    Set<String> named =
        names().stream().map(name -> name.group().replace("`", "")).collect(Collectors.toSet());

    assertThat(DescribedFigure.all())
        .filteredOn(figure -> !named.contains(figure.name()))
        .filteredOn(
            figure ->
                figure.tables().stream()
                    .map(table -> FigureIndex.column(table, figure.column()))
                    .noneMatch(named::contains))
        .extracting(DescribedFigure::name)
        .isEmpty();
  }

  @Test
  void namesNoTableColumnOrFigureThatIsNotThere() throws IOException {
    assertThat(names()).hasSizeGreaterThan(100).allMatch(this::isThere, "is there");
  }

  @Test
  void namesEverySectionThatAsksForAFigure() throws IOException {
    String page = Files.readString(Path.of("docs/notice.md"));

    for (Sentence sentence : Sentence.values()) {
      String section = sentence.section();
      String part = part(page, section.substring(0, 1));
      assertThat(part).as(sentence.name()).contains(section.substring(1));
    }
    for (String item : List.of("四（一）", "四（二）", "四（三）", "五（一）", "五（二）", "五（三）")) {
      assertThat(part(page, item.substring(0, 1))).as(item).contains(item.substring(1));
    }
  }

  /** What stands under the heading of a part of the notice. */
  private static String part(String page, String numeral) {
    return Stream.of(page.split("\n## "))
        .filter(part -> part.startsWith(numeral + " "))
        .findFirst()
        .orElse("");
  }

  private boolean isThere(MatchResult name) {
    String whole = name.group().replace("`", "");
    return OTHERS.contains(whole)
        || figures.contains(whole)
        || columns.containsKey(whole)
        || columns.getOrDefault(name.group(1), Set.of()).contains(name.group(2));
  }

  private static List<MatchResult> names() throws IOException {
    return NAMED.matcher(Files.readString(Path.of("docs/notice.md"))).results().toList();
  }
}
