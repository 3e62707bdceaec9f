package org.duzhan.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duzhan.measure.Catalogue;
import org.duzhan.report.content.CsvLine;
import org.duzhan.table.Field;
import org.duzhan.table.Runs;
import org.duzhan.table.Table;
import org.duzhan.testkit.MadePage;
import org.junit.jupiter.api.Test;

/** docs/tables.md and the notebooks' dictionary are made from the tables. */
class TablesPageTest {
  private static final String HEAD =
      """
      # Tables

      Every table of the warehouse, column by column; made from the code by `mvn test -Dtest=TablesPageTest
      -Dduzhan.write=true`. Each is a Delta table in a folder of its name, and its columns carry these comments. The
      same as rows, with each figure's formula and the sentence that asks for it, for notebooks:
      [notebooks/dictionary.csv](../notebooks/dictionary.csv).

      A *key* names one row; *parts* are the folders that its files lie in. `?` after a type: may be null.
      "All figures" are the columns of [figures.md](figures.md), the same in each table that has them.
      """;

  private static final List<String> HEADINGS =
      List.of(
          "table",
          "column",
          "type",
          "nullable",
          "key",
          "unit",
          "caption",
          "meaning",
          "formula",
          "null_when",
          "rests_on",
          "section",
          "sentence");

  @Test
  void saysWhatTheTablesAre() throws IOException {
    MadePage.assertSays(Path.of("docs/tables.md"), page(), TablesPageTest.class);
  }

  @Test
  void givesNotebooksTheSameAsRows() throws IOException {
    MadePage.assertSays(Path.of("notebooks/dictionary.csv"), dictionary(), TablesPageTest.class);
  }

  @Test
  void leavesNoColumnWithoutAMeaning() {
    assertThat(tables().flatMap(t -> t.fields().stream()))
        .allSatisfy(
            field -> {
              assertThat(field.caption()).as(field.name()).isNotBlank();
              assertThat(field.meaning()).as(field.name()).isNotBlank();
            });
    assertThat(tables().map(Table::name)).doesNotHaveDuplicates();
  }

  private static Stream<Table> tables() {
    return Stream.concat(StepJobs.tables().stream(), Stream.of(Runs.TABLE));
  }

  private static String page() {
    return HEAD + tables().map(TablesPageTest::section).collect(Collectors.joining());
  }

  private static String section(Table table) {
    boolean figures = hasAllFigures(table);
    Set<Field> all = Set.copyOf(Catalogue.fields());
    StringBuilder rows = new StringBuilder();
    boolean told = false;
    for (Field field : table.fields()) {
      if (figures && all.contains(field)) {
        rows.append(told ? "" : "| … | | | | All figures |\n");
        told = true;
      } else {
        rows.append(row(field));
      }
    }
    return """

    ## %s

    One row: %s. Key: %s.%s

    | column | type | unit | caption | meaning |
    |---|---|---|---|---|
    %s"""
        .formatted(
            table.name(),
            table.grain(),
            names(table.key()),
            table.partitions().isEmpty() ? "" : " Parts: " + names(table.partitions()) + ".",
            rows);
  }

  private static boolean hasAllFigures(Table table) {
    return table.fields().containsAll(Catalogue.fields());
  }

  private static String row(Field field) {
    return "| `%s` | %s | %s | %s | %s |\n"
        .formatted(
            field.name(), type(field), field.unit(), field.caption(), escaped(field.meaning()));
  }

  private static String type(Field field) {
    return field.type().simpleString() + (field.nullable() ? "?" : "");
  }

  private static String escaped(String text) {
    return text.replace("|", "\\|");
  }

  private static String names(List<Field> fields) {
    return fields.stream().map(f -> "`" + f.name() + "`").collect(Collectors.joining(", "));
  }

  private static String dictionary() {
    Map<String, DescribedFigure> figures = new HashMap<>();
    DescribedFigure.all()
        .forEach(
            f ->
                f.tables().forEach(table -> figures.put(FigureIndex.column(table, f.column()), f)));
    return CsvLine.of(HEADINGS)
        + tables()
            .flatMap(t -> t.fields().stream().map(f -> line(t, f, figures)))
            .collect(Collectors.joining());
  }

  private static String line(Table table, Field field, Map<String, DescribedFigure> figures) {
    DescribedFigure figure = figures.get(FigureIndex.column(table.name(), field.name()));
    return CsvLine.of(
        List.of(
            table.name(),
            field.name(),
            field.type().simpleString(),
            String.valueOf(field.nullable()),
            String.valueOf(table.key().contains(field)),
            field.unit(),
            field.caption(),
            field.meaning(),
            figure == null ? "" : figure.formula(),
            figure == null ? "" : nullWhen(figure),
            figure == null ? "" : String.join(" ", figure.restsOn()),
            figure == null ? "" : figure.section(),
            figure == null ? "" : figure.sentence()));
  }

  private static String nullWhen(DescribedFigure figure) {
    return figure.nullReason().isEmpty()
        ? figure.nullWhen()
        : "%s: %s".formatted(figure.nullWhen(), figure.nullReason());
  }
}
