package org.duzhan.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Table;
import org.junit.jupiter.api.Test;

/** Every table of figures is held against what it was. */
class ComparedTest {
  private static final String ROWS = "rows as they were sent, no figures: correction tells changes";
  private static final String HISTORY = "what was said and does not stand: no figures";
  private static final String NEVER_STORED = "never stored: made of settings or on the way";

  /** Why a table is not compared. */
  private static final Map<String, String> NOT_COMPARED =
      Map.ofEntries(
          Map.entry("household", ROWS),
          Map.entry("village", ROWS),
          Map.entry("problem", ROWS),
          Map.entry("household_history", HISTORY),
          Map.entry("village_history", HISTORY),
          Map.entry("problem_history", HISTORY),
          Map.entry("correction", "tells itself what later files changed"),
          Map.entry("quarantine", "rows that count in no figure"),
          Map.entry("remark", "what rules say of rows, no figures"),
          Map.entry("submission", "the ledger of files: why figures changed goes by it"),
          Map.entry("attribution", NEVER_STORED),
          Map.entry("household_at_baseline", NEVER_STORED),
          Map.entry("household_before", NEVER_STORED),
          Map.entry("known_county", NEVER_STORED),
          Map.entry("listing_target", NEVER_STORED),
          Map.entry("prefecture_name", NEVER_STORED),
          Map.entry("succession", NEVER_STORED));

  @Test
  void comparesEveryTableOrSaysWhyNot() {
    Map<String, String> told = new TreeMap<>(NOT_COMPARED);
    compared().forEach(t -> told.put(t.name(), "compared"));

    assertThat(declared().map(Table::name).collect(Collectors.toSet())).isEqualTo(told.keySet());
    assertThat(compared().map(Table::name)).doesNotContainAnyElementsOf(NOT_COMPARED.keySet());
  }

  @Test
  void comparesTablesWhoseVersionsRunsKeep() {
    assertThat(StepJobs.tables()).containsAll(compared().toList());
    assertThat(compared()).doesNotHaveDuplicates();
  }

  @Test
  void namesEachRowOfAMonth() {
    for (Compared compared : Compared.ALL) {
      Set<Field> key = new HashSet<>(compared.table().key());
      key.add(compared.area());
      key.remove(Households.PERIOD);

      assertThat(compared.named().key())
          .as(compared.table().name())
          .containsExactlyInAnyOrderElementsOf(key);
      assertThat(compared.named().items()).isSubsetOf(key).doesNotContain(compared.area());
      assertThat(compared.figures()).isNotEmpty().doesNotContainAnyElementsOf(key);
    }
  }

  @Test
  void showsWhatNamesARowBesideItsArea() {
    Map<String, List<String>> items = new TreeMap<>();
    for (Compared compared : Compared.ALL) {
      items.put(
          compared.table().name(), compared.named().items().stream().map(Field::name).toList());
    }
    items.values().removeIf(List::isEmpty);

    assertThat(items)
        .isEqualTo(
            Map.of(
                "scope_month", List.of("scope"),
                "listing_check", List.of("criterion"),
                "problem_month", List.of("dimension", "value"),
                "transition", List.of("from_state", "to_state"),
                "transition_since_baseline", List.of("from_state", "to_state"),
                "distribution", List.of("weighting"),
                "fall_rate", List.of("kind", "dimension", "value"),
                "backsliding", List.of("household_key"),
                "monitoring_month", List.of("kind", "cause")));
  }

  private static Stream<Table> compared() {
    return Compared.ALL.stream().map(Compared::table);
  }

  /** Tables that a run knows of, and all that transforms declare. */
  private static Stream<Table> declared() {
    return Stream.concat(
        StepJobs.tables().stream(),
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.duzhan.measure", "org.duzhan.judge")
                .stream()
                .flatMap(c -> c.getFields().stream())
                .filter(f -> f.getRawType().isEquivalentTo(Table.class))
                .filter(f -> f.getModifiers().contains(JavaModifier.STATIC))
                .map(ComparedTest::table));
  }

  private static Table table(JavaField field) {
    try {
      java.lang.reflect.Field declared = field.reflect();
      declared.setAccessible(true);
      return (Table) declared.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
