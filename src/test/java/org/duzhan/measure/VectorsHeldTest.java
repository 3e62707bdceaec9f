package org.duzhan.measure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.duzhan.testkit.Corpus;
import org.junit.jupiter.api.Test;

/** That every figure given from outside to prove ours by is asserted somewhere. */
class VectorsHeldTest {
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

  private static Map.Entry<String, String> held(String key, Class<?> holder, String test) {
    assertThat(holder.getDeclaredMethods()).extracting(m -> m.getName()).contains(test);
    return Map.entry(key, test);
  }
}
