package org.duzhan.measure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.duzhan.testkit.Corpus;
import org.junit.jupiter.api.Test;

/** That every figure given from outside to prove ours by is asserted somewhere. */
class VectorsHeldTest {
  private static final Map<String, Class<?>> CLASSES = new TreeMap<>();

  /** By key of the file, those under {@code tests} by theirs: the test that holds it. */
  private static final Map<String, String> HOLDERS =
      Map.ofEntries(
          held("poverty_line", PublishedNumbersTest.class, "knowsTheLineOfEveryYear"),
          held("monitoring_line", PublishedNumbersTest.class, "knowsTheMonitoringLine"),
          held(
              "exit_thresholds",
              PublishedNumbersTest.class,
              "holdsAVillageToEveryStandardAtItsBound"),
          held(
              "annex2",
              PublishedNumbersTest.class,
              "knowsHowManyVillagesOfAProvinceAreListedByWhichTest"),
          held(
              "delist_date_by_province_code",
              PublishedFiguresTest.class,
              "knowsWhichCountiesEveryProvinceHadToBringOutByWhen"),
          held(
              "end2019_aggregates",
              PublishedFiguresTest.class,
              "measuresTheIncidenceOfPublishedPlaces"),
          held(
              "dispatch_2020",
              PublishedFiguresTest.class,
              "comparesMigrantWorkersWithLastYearsTotal"),
          held("fgt", DistributionTest.class, "givesTheFiguresOfTheTextbook"),
          held(
              "vep_normal",
              PublishedFiguresTest.class,
              "countsAsManyBelowTheLineAsANormalIncomeExpects"),
          held(
              "vep_table_12_3",
              PublishedFiguresTest.class,
              "addsUpThePoorAndTheOthersOfEveryClass"),
          held("af_a", VectorsTest.class, "weighsDeprivationsOfThoseWhoAreDeprivedOfEnough"),
          held("af_b", VectorsTest.class, "countsWhoIsDeprivedOfExactlyEnough"));

  @Test
  void assertsEveryVector() throws IOException {
    JsonNode vectors = new ObjectMapper().readTree(Corpus.reference("test_vectors.json").toFile());

    TreeSet<String> keys = new TreeSet<>();
    vectors.fieldNames().forEachRemaining(keys::add);
    keys.removeAll(List.of("_note", "tests"));
    vectors.get("tests").fieldNames().forEachRemaining(keys::add);

    assertThat(HOLDERS.keySet()).containsExactlyInAnyOrderElementsOf(keys);
  }

  /** Files say nothing of projects, workshops and firms, and of villages of before the baseline. */
  private static final Set<String> OF_NO_FIGURE =
      Set.of(
          "projects_planned",
          "projects_started",
          "started_pct",
          "workshops",
          "workshops_resumed",
          "leading_firms",
          "leading_firms_resumed",
          "villages_left");

  /** Each number stands in the holder's text: as it is, a percentage as a share, a share of 100. */
  @Test
  void namesEveryNumberWhereItIsHeld() throws IOException {
    JsonNode vectors = new ObjectMapper().readTree(Corpus.reference("test_vectors.json").toFile());

    List<String> missing = new ArrayList<>();
    for (Map.Entry<String, Class<?>> holder : CLASSES.entrySet()) {
      String key = holder.getKey();
      JsonNode vector = vectors.has(key) ? vectors.get(key) : vectors.get("tests").get(key);
      String text =
          Files.readString(
              Path.of("src/test/java", holder.getValue().getName().replace('.', '/') + ".java"));
      numbers(key, vector)
          .filter(number -> !OF_NO_FIGURE.contains(number.getKey()))
          .filter(number -> !stands(number.getValue(), text))
          .forEach(number -> missing.add(key + ": " + number));
    }

    assertThat(missing).isEmpty();
  }

  private static Stream<Map.Entry<String, BigDecimal>> numbers(String name, JsonNode node) {
    if (node.isNumber()) {
      return Stream.of(Map.entry(name, node.decimalValue()));
    }
    if (node.isObject()) {
      return node.properties().stream().flatMap(e -> numbers(e.getKey(), e.getValue()));
    }
    return StreamSupport.stream(node.spliterator(), false).flatMap(each -> numbers(name, each));
  }

  private static boolean stands(BigDecimal number, String text) {
    return Stream.of(number, number.movePointLeft(2), number.movePointRight(2))
        .map(n -> n.stripTrailingZeros().toPlainString())
        .map(n -> n.contains(".") ? Pattern.quote(n) + "0*" : Pattern.quote(n) + "(\\.0+)?")
        .anyMatch(n -> Pattern.compile("(?<![\\d.])" + n + "(?!\\d)").matcher(text).find());
  }

  private static Map.Entry<String, String> held(String key, Class<?> holder, String test) {
    assertThat(holder.getDeclaredMethods()).extracting(m -> m.getName()).contains(test);
    CLASSES.put(key, holder);
    return Map.entry(key, test);
  }
}
