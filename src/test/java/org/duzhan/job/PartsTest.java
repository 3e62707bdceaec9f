package org.duzhan.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.duzhan.measure.CountyMonth;
import org.duzhan.measure.VillageMonth;
import org.duzhan.testkit.MemoryLake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Partners and scopes that counties have a part in, as runs left them. */
class PartsTest {
  private static final Set<String> COUNTIES = Set.of("522633", "522632", "530523");

  @TempDir Path scratch;

  @Test
  void findsPartnersOfVillagesByEitherRunAndOfEarlierMonths() {
    MemoryLake lake =
        new MemoryLake(scratch)
            .with(
                VillageMonth.TABLE,
                """
                period  | county_code | village_code | partner
                2020-03 | 522633      | 522633100201 | 某部
                2020-04 | 522633      | 522633100201 | 某市
                2020-05 | 522633      | 522633100201 | 下月
                2020-04 | 522632      | 522632100201 | -
                2020-04 | 522601      | 522601100201 | 别县
                """)
            .with(
                VillageMonth.TABLE,
                """
                period  | county_code | village_code | partner
                2020-04 | 522632      | 522632100201 | 新来
                """);

    Parts parts = parts(lake, 0, 1);

    assertThat(parts.of("522633", Subject.PARTNER)).containsExactlyInAnyOrder("某部", "某市");
    assertThat(parts.of("522632", Subject.PARTNER)).containsExactly("新来");
    assertThat(parts.of("522601", Subject.PARTNER)).isEmpty();
    assertThat(parts(lake, 0, 0).of("522632", Subject.PARTNER)).isEmpty();
  }

  @Test
  void findsScopesByTheAnnexAndByListedVillages() {
    MemoryLake lake =
        new MemoryLake(scratch)
            .with(
                CountyMonth.TABLE,
                """
                period  | province_code | county_code | in_annex
                2020-04 | 520000        | 522633      | true
                2020-04 | 520000        | 522632      | false
                """)
            .with(
                VillageMonth.TABLE,
                """
                period  | province_code | county_code | village_code | listed | criterion
                2020-04 | 520000        | 522633      | 522633100201 | false  | -
                2020-04 | 520000        | 522632      | 522632100201 | true   | persons
                2020-04 | 530000        | 530523      | 530523100201 | true   | -
                """);

    Parts parts = parts(lake, 0);

    assertThat(parts.of("522633", Subject.SCOPE))
        .containsExactlyInAnyOrder("annex_counties 520000", "annex_counties 000000");
    assertThat(parts.of("522632", Subject.SCOPE))
        .containsExactlyInAnyOrder(
            "listed_villages 520000",
            "listed_villages 000000",
            "listed_by_persons 520000",
            "listed_by_persons 000000");
    assertThat(parts.of("530523", Subject.SCOPE))
        .containsExactlyInAnyOrder("listed_villages 530000", "listed_villages 000000");
  }

  @Test
  void tellsAreasPartnersAndScopesOfTheCountryTogether() {
    Parts parts =
        new Parts(
            Set.of("520000"),
            Map.of(
                Subject.PARTNER, Map.of("522633", Set.of("某市")),
                Subject.SCOPE,
                    Map.of("522633", Set.of("annex_counties 520000", "annex_counties 000000"))));

    assertThat(parts.of("522633", Subject.SUPERVISED))
        .containsExactlyInAnyOrder("522633", "522600", "520000", "000000", "某市", "annex_counties");
  }

  @Test
  void tellsAreasByTheCode() {
    Parts parts = new Parts(Set.of("520000"), Map.of());

    assertThat(parts.of("522633", Subject.PLACE))
        .containsExactlyInAnyOrder("522633", "522600", "520000", "000000");
    assertThat(parts.of("522633", Subject.SUPERVISED)).contains("000000");
    assertThat(parts.of("110101", Subject.PLACE)).contains("000000");
    assertThat(parts.of("110101", Subject.SUPERVISED))
        .containsExactlyInAnyOrder("110101", "110100", "110000");
  }

  private static Parts parts(MemoryLake lake, long... versions) {
    List<PastRun> runs =
        Arrays.stream(versions)
            .mapToObj(
                v -> Map.of("village_month", v, "county_month", lake.version(CountyMonth.TABLE)))
            .map(PartsTest::run)
            .toList();
    return Parts.of(Given.context(lake), "2020-04", runs, COUNTIES);
  }

  private static PastRun run(Map<String, Long> versions) {
    return new PastRun(
        "r", "run", "done", Instant.EPOCH, null, "h", versions, Map.of(), Optional.empty());
  }
}
