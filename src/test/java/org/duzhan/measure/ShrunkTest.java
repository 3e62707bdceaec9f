package org.duzhan.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.duzhan.testkit.TextTables.rows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.apache.spark.sql.Row;
import org.duzhan.table.Types;
import org.junit.jupiter.api.Test;

class ShrunkTest {
  private static final double Z = 1.959963984540054;
  private static final String HEADER =
      "village_code | county_code | assessed_poor_persons | assessed_population | persons |"
          + " households\n";

  /** Rate and ends of its interval; null if there are none. */
  private record Estimate(double rate, double low, double high) {}

  /** A village as it was surveyed, and its true incidence. */
  private record Truth(String code, double rate, double ofSurveyed, boolean all) {}

  @Test
  void leavesWhatWasSurveyedInFullAsItIs() {
    Map<String, Estimate> estimates =
        estimates(
            """
            small        | c           | 5                     | 10                  | 10      | 4
            large        | c           | 100                   | 5000                | 5000    | 1500
            over         | c           | 3                     | 40                  | 44      | 11
            """);

    assertThat(estimates.get("small")).isEqualTo(new Estimate(0.5, 0.5, 0.5));
    assertThat(estimates.get("large")).isEqualTo(new Estimate(0.02, 0.02, 0.02));
    assertThat(estimates.get("over")).isEqualTo(new Estimate(0.075, 0.075, 0.075));
  }

  @Test
  void drawsASmallVillageFurtherTowardsItsCountyThanALargeOne() {
    Map<String, Estimate> estimates =
        estimates(
            """
            hamlet       | c           | 5                     | 20                  | 10      | 4
            large        | c           | 500                   | 2000                | 1000    | 400
            well         | c           | 10                    | 2000                | 1000    | 400
            """);
    double county = 515.0 / 2010;

    assertThat(estimates.get("hamlet").rate).isBetween(county, 0.5);
    assertThat(0.5 - estimates.get("hamlet").rate)
        .isGreaterThan(5 * (0.5 - estimates.get("large").rate));
    assertThat(estimates.get("well").rate).isBetween(0.01, county);
  }

  /** Half of each was surveyed: what is known of it differs by 0.01, the rest by little more. */
  @Test
  void takesDifferencesThatChanceExplainsForSmallOnes() {
    Map<String, Estimate> estimates =
        estimates(
            """
            one          | c           | 10                    | 200                 | 100     | 50
            other        | c           | 12                    | 200                 | 100     | 50
            """);

    assertThat(estimates.get("other").rate - estimates.get("one").rate).isBetween(0.01, 0.014);
  }

  @Test
  void looksAtEachCountyByItself() {
    Map<String, Estimate> estimates =
        estimates(
            """
            a            | poor        | 50                    | 200                 | 100     | 30
            b            | well        | 1                     | 200                 | 100     | 30
            """);

    assertThat(estimates.get("a").rate).isCloseTo(0.5, within(1e-12));
    assertThat(estimates.get("b").rate).isCloseTo(0.01, within(1e-12));
  }

  /** Of 40 persons in 20 households that nobody asked, half a household may be poor. */
  @Test
  void estimatesNoneWhereNobodyWasFoundPoorAndLeavesRoomForHalfAHousehold() {
    Map<String, Estimate> estimates =
        estimates(
            """
            unknown      | c           | -                     | -                   | 10      | 5
            known        | c           | 0                     | 50                  | 10      | 5
            """);

    assertThat(estimates).containsEntry("unknown", null);
    assertThat(estimates.get("known").rate).isZero();
    assertThat(estimates.get("known").low).isZero();
    assertThat(estimates.get("known").high).isCloseTo(1.0 / 50, within(1e-12));
  }

  /**
   * 48 counties of 40 villages, whose rates are beta distributed about the county's; a share of the
   * households of each was surveyed, and whole households are poor.
   */
  @Test
  void coversTheTruthOfNineteenVillagesInTwenty() {
    Random random = new Random(20200125);
    List<Truth> truths = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    int[][] betas = {{1, 9}, {1, 49}, {2, 18}, {3, 12}, {4, 76}, {10, 90}};
    for (int county = 0; county < 48; county++) {
      int[] beta = betas[county % betas.length];
      for (int village = 0; village < 40; village++) {
        truths.add(village(county + "-" + village, county, beta, random, text));
      }
    }

    Map<String, Estimate> estimates = estimates(text.toString());

    List<Truth> inPart = truths.stream().filter(t -> !t.all).toList();
    assertThat(inPart).hasSizeGreaterThan(1500).hasSizeLessThan(truths.size());
    for (Truth truth : truths) {
      Estimate estimate = estimates.get(truth.code);
      assertThat(estimate.rate).isBetween(estimate.low, estimate.high);
      if (truth.all) {
        assertThat(estimate).isEqualTo(new Estimate(truth.rate, truth.rate, truth.rate));
      }
    }
    assertThat(
            mean(inPart.stream().mapToDouble(t -> isWithin(t.rate, estimates.get(t.code)) ? 1 : 0)))
        .isBetween(0.93, 0.97);
    double error =
        mean(inPart.stream().mapToDouble(t -> Math.abs(t.rate - estimates.get(t.code).rate)));
    assertThat(error)
        .isLessThan(0.8 * mean(inPart.stream().mapToDouble(t -> Math.abs(t.rate - t.ofSurveyed))));
  }

  private static Truth village(
      String code, int county, int[] beta, Random random, StringBuilder text) {
    double rate = beta(beta[0], beta[1], random);
    int households = 30 + random.nextInt(370);
    double share = List.of(0.1, 0.3, 0.5, 0.8, 0.95, 1.0).get(random.nextInt(6));
    int surveyed = Math.max(1, (int) Math.round(share * households));
    int[] persons = new int[2];
    int[] poor = new int[2];
    for (int h = 0; h < households; h++) {
      int size = 1 + random.nextInt(6);
      int part = h < surveyed ? 0 : 1;
      persons[part] += size;
      poor[part] += random.nextDouble() < rate ? size : 0;
    }
    int all = persons[0] + persons[1];
    text.append(
        "%s | c%d | %d | %d | %d | %d%n"
            .formatted(code, county, poor[0], all, persons[0], surveyed));
    return new Truth(
        code,
        (double) (poor[0] + poor[1]) / all,
        (double) poor[0] / persons[0],
        surveyed == households);
  }

  /** The a-th smallest of a + b − 1 numbers at random. */
  private static double beta(int a, int b, Random random) {
    return DoubleStream.generate(random::nextDouble)
        .limit(a + b - 1)
        .sorted()
        .skip(a - 1)
        .findFirst()
        .orElseThrow();
  }

  private static boolean isWithin(double rate, Estimate estimate) {
    return rate >= estimate.low - 1e-12 && rate <= estimate.high + 1e-12;
  }

  private static double mean(DoubleStream of) {
    return of.average().orElseThrow();
  }

  private static Map<String, Estimate> estimates(String villages) {
    Map<String, Estimate> estimates = new HashMap<>();
    for (Row row :
        Shrunk.with(
                rows(VillageMonth.TABLE, HEADER + villages),
                new Shrunk.Village(
                    Register.ASSESSED_POOR_PERSONS.col().cast(Types.RATE),
                    Register.ASSESSED_POPULATION.col().cast(Types.RATE),
                    Headcount.PERSONS.col().cast(Types.RATE),
                    Headcount.HOUSEHOLDS.col()),
                Z)
            .collectAsList()) {
      Double rate = row.getAs("incidence_shrunk");
      estimates.put(
          row.getAs("village_code"),
          rate == null
              ? null
              : new Estimate(
                  rate, row.getAs("incidence_shrunk_low"), row.getAs("incidence_shrunk_high")));
    }
    return estimates;
  }
}
