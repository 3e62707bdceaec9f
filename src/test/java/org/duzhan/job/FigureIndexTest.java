package org.duzhan.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.types.NumericType;
import org.duzhan.settings.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every figure that is published is in the catalogue, under a name of its own. */
class FigureIndexTest {
  private static final String OF_HOUSEHOLD = "of one household, as `household` has it";

  private static final String OF_BASELINE = "a figure of village_month, of the baseline month";

  /** Numbers of published tables that are no figures. */
  private static final Map<String, String> NO_FIGURES =
      Map.of(
          "backsliding.persons", OF_HOUSEHOLD,
          "backsliding.net_income_per_capita", OF_HOUSEHOLD,
          "listing_village.baseline_poor_persons", OF_BASELINE,
          "listing_village.baseline_rural_population", OF_BASELINE,
          "listing_village.baseline_incidence", OF_BASELINE);

  @Test
  void listsEveryNumberOfAPublishedTable() {
    Set<String> numbers =
        Compared.ALL.stream()
            .map(Compared::table)
            .flatMap(
                table ->
                    table.fields().stream()
                        .filter(field -> field.type() instanceof NumericType)
                        .map(field -> FigureIndex.column(table.name(), field.name())))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> figures =
        DescribedFigure.all().stream()
            .flatMap(f -> f.tables().stream().map(t -> FigureIndex.column(t, f.column())))
            .collect(Collectors.toSet());

    assertThat(numbers).hasSizeGreaterThan(1000).containsAll(NO_FIGURES.keySet());
    assertThat(numbers)
        .filteredOn(number -> !figures.contains(number) && !NO_FIGURES.containsKey(number))
        .isEmpty();
    assertThat(figures).doesNotContainAnyElementsOf(NO_FIGURES.keySet());
  }

  @Test
  void givesEachFigureANameAndATable() {
    assertThat(DescribedFigure.all()).extracting(DescribedFigure::name).doesNotHaveDuplicates();
    assertThat(DescribedFigure.all())
        .allSatisfy(figure -> assertThat(figure.tables()).as(figure.name()).isNotEmpty())
        .allSatisfy(figure -> assertThat(figure.formula()).as(figure.name()).isNotBlank());
  }

  @Test
  void namesColumnsOfReasonsThatTheTablesHave() {
    Set<String> columns =
        Compared.ALL.stream()
            .map(Compared::table)
            .flatMap(t -> t.fields().stream().map(f -> t.name() + "." + f.name()))
            .collect(Collectors.toSet());

    assertThat(DescribedFigure.all())
        .filteredOn(figure -> !figure.isOfEveryArea() && !figure.nullReason().isEmpty())
        .flatMap(
            figure -> figure.tables().stream().map(t -> t + "." + figure.nullReason()).toList())
        .isSubsetOf(columns);
  }

  @ParameterizedTest
  @CsvSource({
    "incidence,                      incidence",
    "贫困发生率,                       incidence",
    "progress,                       progress",
    "减贫进度,                         progress",
    "county_month.progress,          progress",
    "gini,                           gini",
    "distribution.gini,              gini",
    "mean_income,                    mean_income",
    "county_month.mean_income,       mean_income",
    "distribution.mean_income,       distribution.mean_income",
    "transition.rate,                transition.rate",
    "transition_since_baseline.rate, transition.rate",
    "转移率,                           transition.rate",
    "fall_rate.rate,                 fall_rate.rate",
    "problem_month.problems_found,   problems_found",
    "problems_reopened,              problems_reopened"
  })
  void findsAFigureByWhatPeopleCallIt(String called, String name) {
    assertThat(FigureIndex.any(called, "figures").name()).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "rate,      'figures rate: several figures are called that: transition.rate, fall_rate.rate'",
    "progres,   'figures progres: no such figure; the nearest are progress, '",
    "incidense, 'figures incidense: no such figure; the nearest are incidence, incidence_low, '",
    "减贫进展,    'figures 减贫进展: no such figure; the nearest are 减贫进度, '"
  })
  void saysWhatComesNearestToANameThatIsNone(String called, String said) {
    assertThatThrownBy(() -> FigureIndex.any(called, "figures"))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith(said);
  }

  @Test
  void saysOfWhatDoesNotAddUpWhichFiguresDo() {
    assertThatThrownBy(() -> DescribedFigure.named("progress", "--figure"))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "--figure progress: no rows add up to it in every area, as they do to what it rests on:"
                + " compared_poor_persons, compared_baseline_poor_persons; jobs/duzhan figures"
                + " progress tells what it is");
    assertThat(Stream.of("incidence", "漏评率").map(n -> DescribedFigure.named(n, "--figure").name()))
        .containsExactly("incidence", "missed_rate");
  }
}
