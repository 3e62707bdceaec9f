package org.duzhan.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.duzhan.table.Field;
import org.junit.jupiter.api.Test;

/** Figures that are computed anew in each row, by what they rest on. */
class IndicatorTest {
  @Test
  void restsOnBothSidesOfWhatItIsComparedBy() {
    assertThat(restsOn(Progress.PROGRESS))
        .containsExactly("compared_poor_persons", "compared_baseline_poor_persons");
    assertThat(restsOn(Estimates.INCIDENCE_LOW))
        .containsExactly("assessed_poor_persons", "assessed_population");
    assertThat(restsOn(Estimates.INCIDENCE_SHRUNK))
        .startsWith("assessed_poor_persons", "assessed_population");
    assertThat(restsOn(Distribution.GINI)).containsExactly("net_income_sum", "income_persons");
  }

  @Test
  void restsOnSumsOfTheRatesItHoldsToALimit() {
    assertThat(restsOn(ExitStandard.MISSED_MARGIN))
        .containsExactly("missed_persons", "missed_known_persons", "not_registered_persons");
    assertThat(restsOn(ExitStandard.EXIT_READY))
        .contains("assessed_population", "exited_persons", "surveyed_households")
        .doesNotHaveDuplicates();
  }

  @Test
  void restsOnFiguresThatAreAddedUp() {
    assertThat(Catalogue.indicators().stream().flatMap(i -> i.restsOn().stream()))
        .isNotEmpty()
        .allMatch(figure -> Catalogue.additive().contains(figure));
  }

  @Test
  void isNoFigureOfTheCatalogueByAnotherMeaning() {
    assertThat(Catalogue.indicators()).extracting(Indicator::field).doesNotHaveDuplicates();
    assertThat(Catalogue.indicators())
        .extracting(Indicator::field)
        .doesNotContainAnyElementsOf(Catalogue.fields());
  }

  private static List<String> restsOn(Field field) {
    return Catalogue.indicators().stream()
        .filter(indicator -> indicator.field().equals(field))
        .flatMap(indicator -> indicator.restsOn().stream())
        .map(figure -> figure.field().name())
        .toList();
  }
}
