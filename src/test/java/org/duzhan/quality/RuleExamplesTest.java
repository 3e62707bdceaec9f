package org.duzhan.quality;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.duzhan.ingest.Mapping;
import org.duzhan.quality.Rule.Beside;
import org.duzhan.testkit.Spark;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every rule is tried on the rows that it says it passes, fails, or is left unknown by. */
class RuleExamplesTest {
  private static final Rules RULES = Rules.from(TestSettings.defaults().rules());

  /** What a sound row has in any case, so that examples show only what matters. */
  private static final Map<String, String> SOUND =
      Map.ofEntries(
          Map.entry("file_county", "522633"),
          Map.entry("file_period", "2020-04"),
          Map.entry("complete", "false"),
          Map.entry("period", "2020-04"),
          Map.entry("village_code", "522633100201"),
          Map.entry("key", "k"),
          Map.entry("key_lost", "false"),
          Map.entry("repeated", "false"),
          Map.entry("persons", "4"),
          Map.entry("poverty_status", "未脱贫"),
          Map.entry("problem_id", "p1"),
          Map.entry("county_known", "true"),
          Map.entry("monitoring_line", "5000"));

  /** A row, and whether the rule must find it broken. */
  private record Trial(Rule rule, Map<String, String> cells, boolean broken) {}

  @Test
  void everyRuleHasARowThatPassesOneThatFailsAndOneThatLacksSomething() {
    assertThat(RULES.declared())
        .allSatisfy(
            rule -> {
              assertThat(rule.examples().pass()).as(rule.code()).isNotEmpty();
              assertThat(rule.examples().fail()).as(rule.code()).isNotEmpty();
              assertThat(rule.examples().missing()).as(rule.code()).isNotEmpty();
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"household", "village", "problem"})
  void findsOfEveryExampleWhatItsRuleSays(String table) {
    Mapping mapping =
        Mapping.all(TestSettings.defaults().mappings()).stream()
            .filter(m -> m.table().equals(table))
            .findFirst()
            .orElseThrow();
    tryAll(RULES.of(table), Judged.row(mapping), SOUND);
  }

  @Test
  void findsOfEveryPairOfMonthsWhatItsRuleSays() {
    tryAll(RULES.of(Changes.TABLE, Beside.LAST_MONTH), Changes.row(), Map.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"household", "problem"})
  void findsOfVillagesOffTheRegisterWhatItsRuleSays(String table) {
    tryAll(RULES.of(table, Beside.REGISTER), OffRegister.row(table), Map.of());
  }

  private static void tryAll(List<Rule> rules, StructType row, Map<String, String> sound) {
    List<Trial> trials = rules.stream().flatMap(RuleExamplesTest::trials).toList();
    Column broken = null;
    for (Rule rule : rules) {
      Column its = coalesce(rule.broken(), lit(false));
      Column isItsTurn = col("rule").equalTo(rule.code());
      broken = broken == null ? when(isItsTurn, its) : broken.when(isItsTurn, its);
    }
    List<Row> found =
        rows(trials, row, sound).select(col("trial"), broken.as("broken")).collectAsList();

    assertThat(found).hasSameSizeAs(trials);
    List<String> wrong = new ArrayList<>();
    for (Row one : found) {
      Trial trial = trials.get(one.getInt(0));
      if (one.getBoolean(1) != trial.broken) {
        wrong.add(trial.rule.code() + " " + trial.cells + " broken: " + one.getBoolean(1));
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static Stream<Trial> trials(Rule rule) {
    Rule.Examples examples = rule.examples();
    return Stream.of(
            examples.pass().stream().map(c -> new Trial(rule, c, false)),
            examples.fail().stream().map(c -> new Trial(rule, c, true)),
            examples.missing().stream().map(c -> new Trial(rule, c, rule.unknownBreaks())))
        .flatMap(s -> s);
  }

  /** All trials as typed rows, in one data set. */
  private static Dataset<Row> rows(List<Trial> trials, StructType row, Map<String, String> sound) {
    StructType texts = new StructType().add("trial", DataTypes.IntegerType).add("rule", "string");
    for (String name : row.fieldNames()) {
      texts = texts.add(name, DataTypes.StringType);
    }
    List<Row> rows = new ArrayList<>();
    for (Trial trial : trials) {
      Map<String, String> cells = new HashMap<>(sound);
      cells.putAll(trial.cells);
      List<Object> values = new ArrayList<>(List.of(rows.size(), trial.rule.code()));
      Arrays.stream(row.fieldNames()).forEach(n -> values.add(cells.getOrDefault(n, "")));
      rows.add(RowFactory.create(values.toArray()));
    }
    List<Column> typed = new ArrayList<>(List.of(col("trial"), col("rule")));
    Arrays.stream(row.fields()).forEach(f -> typed.add(typed(f)));
    return Spark.session().createDataFrame(rows, texts).select(typed.toArray(Column[]::new));
  }

  private static Column typed(StructField field) {
    Column text = nullif(col(field.name()), lit(""));
    Column value =
        field.dataType() instanceof ArrayType ? split(text, ",") : text.cast(field.dataType());
    return value.as(field.name());
  }
}
