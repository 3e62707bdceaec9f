package org.duzhan.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.duzhan.measure.Catalogue;
import org.duzhan.table.Field;
import org.duzhan.testkit.MadePage;
import org.junit.jupiter.api.Test;

/** docs/figures.md is made from the catalogue. */
class FiguresPageTest {
  private static final String HEAD =
      """
      # Figures

      Every figure of the catalogue, by the sentence of the notice (国开发〔2020〕2号) that asks for it; made from
      the code by `mvn test -Dtest=FiguresPageTest -Dduzhan.write=true`. `jobs/duzhan figures NAME` tells one.

      Where *in* names no table, a figure is a column of `village_month`, `township_month`, `county_month`, `prefecture_month`,
      `province_month`, `partner_month`, `county_partner_month` and `scope_month`. A sum is over the month's rows of `household`, village by village
      (`poverty_line` is the line of the row's province and year, `income_poor` `net_income < poverty_line × persons`, `deprivation_score` the weighted share of its five
      deprivations, `conf/duzhan.conf`, `mpi`); areas above add their villages up. A sum over `before` and `now` is
      over households with a row last month and this. A figure without a formula is stated or found of a village as
      a whole, by the register, the ledger of problems or the baseline, and added up. A ratio is taken anew from the sums of every area, never averaged; it is null where
      its denominator is 0 or unknown, and a sum where no village of the area knows it. *null by* names the column of the
      row that says why; where none is named, the register states nothing.

      Where *in* names tables, the figure is computed anew in each of their rows, for it does not add up, or it is
      counted in a table of its own; *rests on* names the figures that are added up for it. Its formula is SQL over
      columns of the row, or over the rows that the table is made of, where there is such, and else as books have it.
      A figure that shares the name of its column with others goes by table and column, as `fall_rate.rate`.
      """;

  @Test
  void saysWhatTheCatalogueSays() throws IOException {
    MadePage.assertSays(Path.of("docs/figures.md"), page(), FiguresPageTest.class);
  }

  @Test
  void takesRatiosOfFiguresThatAreListed() {
    Set<String> names = new TreeSet<>();
    DescribedFigure.all().forEach(f -> assertThat(names.add(f.name())).as(f.name()).isTrue());

    assertThat(names).containsAll(Catalogue.fields().stream().map(Field::name).toList());
    assertThat(DescribedFigure.all())
        .filteredOn(f -> !f.numerator().isEmpty())
        .isNotEmpty()
        .allMatch(f -> names.contains(f.numerator()) && names.contains(f.denominator()));
  }

  private static String page() {
    Map<String, StringBuilder> sentences = new LinkedHashMap<>();
    for (DescribedFigure figure : DescribedFigure.all()) {
      sentences
          .computeIfAbsent(
              "%s “%s”".formatted(figure.section(), figure.sentence()),
              sentence ->
                  new StringBuilder(
                      """

                      ## %s

                      | figure | caption | unit | meaning | formula | rests on | null by | in |
                      |---|---|---|---|---|---|---|---|
                      """
                          .formatted(sentence)))
          .append(row(figure));
    }
    return HEAD + String.join("", sentences.values());
  }

  private static String row(DescribedFigure figure) {
    String stated = "sum(%s)".formatted(figure.name());
    String formula = figure.formula().equals(stated) ? "" : "`%s`".formatted(figure.formula());
    return "| "
        + String.join(
            " | ",
            List.of(
                "`" + figure.name() + "`",
                figure.caption(),
                figure.unit(),
                figure.meaning(),
                formula.replace("|", "\\|"),
                figure.numerator().isEmpty() ? code(figure.restsOn()) : "",
                figure.nullReason().isEmpty() ? "" : "`" + figure.nullReason() + "`",
                figure.isOfEveryArea() ? "" : code(figure.tables())))
        + " |\n";
  }

  private static String code(List<String> names) {
    return names.stream().map("`%s`"::formatted).collect(Collectors.joining(", "));
  }
}
