package org.duzhan.measure;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.apache.spark.sql.Row;
import org.duzhan.measure.RandomCountry.Household;
import org.duzhan.table.Field;
import org.duzhan.table.Types;

/**
 * What holds of the figures whatever the households: other ones in every run. A property that fails
 * shows its country's seed; {@code -Dduzhan.seed=N} tries that country alone.
 */
class InvariantsIT {
  /** The same for all properties, for it is making a country that takes its time. */
  private static final List<Long> SEEDS =
      Optional.ofNullable(Long.getLong("duzhan.seed"))
          .map(List::of)
          .orElseGet(() -> new Random().longs(3).boxed().toList());

  @Property(shrinking = ShrinkingMode.OFF)
  void keepsEveryShareBetweenZeroAndOne(@ForAll("countries") RandomCountry country) {
    List<String> shares =
        Catalogue.FIGURES.stream().filter(Figure::share).map(f -> f.field().name()).toList();
    assertThat(shares).hasSizeGreaterThan(5);

    for (Row area : country.areas()) {
      for (String share : shares) {
        Double value = area.getAs(share);
        assertThat(value == null ? 0 : value).as(share + " of " + area).isBetween(0.0, 1.0);
      }
    }
  }

  @Property(shrinking = ShrinkingMode.OFF)
  void keepsSharesWithinTheirIntervals(@ForAll("countries") RandomCountry country) {
    assertThat(country.villages).anyMatch(v -> v.getAs("incidence") != null);

    for (Row village : country.villages) {
      for (String share :
          List.of("incidence", "comprehensive_incidence", "missed_rate", "wrongly_exited_rate")) {
        Double value = village.getAs(share);
        Double low = village.getAs(share + "_low");
        Double high = village.getAs(share + "_high");
        if (value == null) {
          assertThat(low).isNull();
          assertThat(high).isNull();
        } else {
          assertThat(low).as(share).isBetween(0.0, value + 1e-12);
          assertThat(high).as(share).isBetween(value - 1e-12, 1.0);
        }
      }
      if (village.getAs("incidence") != null) {
        assertThat(village.<Double>getAs("incidence_shrunk")).isBetween(0.0, 1.0);
      }
    }
  }

  @Property(shrinking = ShrinkingMode.OFF)
  void addsVillagesUpToTheirCounty(@ForAll("countries") RandomCountry country) {
    assertAddUp(country.villages, country.counties, "county_code");
  }

  @Property(shrinking = ShrinkingMode.OFF)
  void addsUpToWhatAllHouseholdsOfACountyComeTo(@ForAll("countries") RandomCountry country) {
    Map<String, List<Row>> added =
        country.counties.stream().collect(groupingBy(c -> c.getAs("county_code")));
    List<Row> atOnce = country.countiesAtOnce();
    assertThat(atOnce).isNotEmpty();

    for (Row county : atOnce) {
      Row sum = added.get(county.<String>getAs("county_code")).get(0);
      for (Figure figure : Catalogue.from(Figure.Source.HOUSEHOLDS)) {
        String name = figure.field().name();
        assertThat(number(sum, name)).as(name).isCloseTo(number(county, name), within(1e-9));
      }
    }
  }

  @Property(shrinking = ShrinkingMode.OFF)
  void addsCountiesUpToTheirProvince(@ForAll("countries") RandomCountry country) {
    List<Row> inScope =
        country.counties.stream().filter(c -> !c.getAs("scope").equals("outside")).toList();

    // Hardly ever is nothing known of the one county that is in no annex.
    Assume.that(inScope.size() < country.counties.size());
    assertAddUp(
        inScope,
        country.provinces.stream()
            .filter(p -> !p.getAs("province_code").equals(ProvinceMonth.COUNTRY))
            .toList(),
        "province_code");
  }

  @Property(shrinking = ShrinkingMode.OFF)
  void addsProvincesUpToTheCountry(@ForAll("countries") RandomCountry country) {
    Map<Boolean, List<Row>> byLevel =
        country.provinces.stream()
            .collect(groupingBy(p -> p.getAs("province_code").equals(ProvinceMonth.COUNTRY)));

    assertThat(byLevel.get(true)).hasSize(1);
    assertAddUp(byLevel.get(false), byLevel.get(true).get(0));
  }

  @Property(shrinking = ShrinkingMode.OFF)
  void givesTheSameFiguresInWhateverOrderRowsCome(@ForAll("countries") RandomCountry country) {
    List<Household> shuffled = new ArrayList<>(country.households);
    Collections.shuffle(shuffled, new Random(country.seed));

    List<Row> villages = country.villagesOf(shuffled);

    assertThat(villages).hasSameSizeAs(country.villages);
    for (int i = 0; i < villages.size(); i++) {
      assertSame(villages.get(i), country.villages.get(i));
    }
  }

  @Property(shrinking = ShrinkingMode.OFF)
  void neverCountsFewerPoorWhereAHouseholdGetsPoorer(@ForAll("countries") RandomCountry country) {
    Random random = new Random(country.seed);
    List<Household> poorer =
        country.households.stream()
            .map(h -> random.nextBoolean() ? h.poorerBy(random.nextInt(9000)) : h)
            .toList();

    List<Row> after = country.villagesOf(poorer);

    long more = 0;
    for (int i = 0; i < after.size(); i++) {
      for (String figure : List.of("missed_persons", "wrongly_exited_persons", "gap_sum", "mpi")) {
        double then = number(country.villages.get(i), figure);
        double now = number(after.get(i), figure);
        assertThat(now).as(figure).isGreaterThanOrEqualTo(then - 1e-9);
        more += now > then ? 1 : 0;
      }
    }
    assertThat(more).isPositive();
  }

  @Property(shrinking = ShrinkingMode.OFF)
  void distributesIncomesAlikeInWhateverOrderRowsCome(@ForAll("countries") RandomCountry country) {
    List<Household> shuffled = new ArrayList<>(country.households);
    Collections.shuffle(shuffled, new Random(country.seed));

    List<Row> distributions = country.distributionsOf(shuffled);

    assertThat(distributions).isNotEmpty().isEqualTo(country.distributionsOf(country.households));
  }

  /** Sen's index as of 1976 is the one that depends on how many there are. */
  @Property(shrinking = ShrinkingMode.OFF)
  void tellsNoShareOrIncomeOtherwiseWhereEverybodyIsThereThreeTimes(
      @ForAll("countries") RandomCountry country) {
    List<Household> thrice = new ArrayList<>();
    for (String copy : List.of("a", "b", "c")) {
      country.households.forEach(h -> thrice.add(h.with("household_key", h + copy)));
    }

    List<Row> once = country.distributionsOf(country.households);
    List<Row> copied = country.distributionsOf(thrice);

    assertThat(copied).hasSameSizeAs(once);
    for (int i = 0; i < once.size(); i++) {
      assertThat(number(copied.get(i), "population"))
          .isCloseTo(3 * number(once.get(i), "population"), within(1e-9));
      for (Field figure : Distribution.TABLE.fields()) {
        boolean isSum = !figure.nullable() || figure.equals(Distribution.SEN);
        if (!isSum && figure.type().equals(Types.RATE)) {
          assertThat(number(copied.get(i), figure.name()))
              .as("%s of %s", figure.name(), once.get(i))
              .isCloseTo(number(once.get(i), figure.name()), within(1e-7));
        }
      }
    }
  }

  @Property(shrinking = ShrinkingMode.OFF)
  void keepsQuantilesInOrderAndThePoorestWithLessThanTheirShare(
      @ForAll("countries") RandomCountry country) {
    List<Row> distributions = country.distributionsOf(country.households);
    assertThat(distributions).isNotEmpty();

    for (Row area : distributions) {
      List<Double> quantiles =
          List.of("p10", "p25", "p50", "p75", "p90").stream().map(p -> number(area, p)).toList();
      assertThat(quantiles).as(area.toString()).isSorted();
      if (area.getAs("gini") != null) {
        assertThat(number(area, "lowest_20_share")).isLessThanOrEqualTo(0.2 + 1e-9);
        assertThat(number(area, "lowest_40_share")).isLessThanOrEqualTo(0.4 + 1e-9);
        assertThat(2 * number(area, "lowest_20_share"))
            .isLessThanOrEqualTo(number(area, "lowest_40_share") + 1e-9);
      }
      assertThat(number(area, "sen")).isBetween(0.0, number(area, "sen_limit") + 1e-9);
    }
  }

  @Property(shrinking = ShrinkingMode.OFF)
  void neverLowersAHeadcountWhereAHouseholdGetsPoorer(@ForAll("countries") RandomCountry country) {
    Random random = new Random(country.seed);
    List<Household> poorer =
        country.households.stream()
            .map(h -> random.nextBoolean() ? h.poorerBy(random.nextInt(9000)) : h)
            .toList();

    List<Row> before = country.distributionsOf(country.households);
    List<Row> after = country.distributionsOf(poorer);

    long more = 0;
    for (int i = 0; i < after.size(); i++) {
      for (String figure : List.of("headcount", "poverty_gap", "severity", "sen", "sen_limit")) {
        assertThat(number(after.get(i), figure))
            .as("%s of %s", figure, before.get(i))
            .isGreaterThanOrEqualTo(number(before.get(i), figure) - 1e-9);
        more += number(after.get(i), figure) > number(before.get(i), figure) ? 1 : 0;
      }
      for (String figure : List.of("mean_income", "p10", "p25", "p50", "p75", "p90")) {
        assertThat(number(after.get(i), figure))
            .as("%s of %s", figure, before.get(i))
            .isLessThanOrEqualTo(number(before.get(i), figure) + 1e-9);
      }
    }
    assertThat(more).isPositive();
  }

  @Provide
  Arbitrary<RandomCountry> countries() {
    return Arbitraries.of(SEEDS).map(RandomCountry::of);
  }

  private static void assertAddUp(List<Row> parts, List<Row> wholes, String code) {
    Map<String, List<Row>> byCode = parts.stream().collect(groupingBy(p -> p.getAs(code)));
    assertThat(wholes).extracting(w -> w.<String>getAs(code)).containsAll(byCode.keySet());
    for (Row whole : wholes) {
      assertAddUp(byCode.getOrDefault(whole.<String>getAs(code), List.of()), whole);
    }
  }

  /** Problems apart: those of no village are added at the county. */
  private static void assertAddUp(List<Row> parts, Row whole) {
    for (Figure figure : Catalogue.additive()) {
      String name = figure.field().name();
      List<Row> known = parts.stream().filter(p -> p.getAs(name) != null).toList();
      double sum = known.stream().mapToDouble(p -> number(p, name)).sum();
      boolean problems = Rectification.FIGURES.contains(figure);
      if (problems) {
        assertThat(number(whole, name)).as(name).isGreaterThanOrEqualTo(sum);
      } else {
        assertThat(number(whole, name)).as(name).isCloseTo(sum, within(1e-9));
      }
      // Where the part that it counts in is nobody it is 0, which does not make it known elsewhere.
      if (!problems && figure.whole().isEmpty()) {
        assertThat(whole.getAs(name) == null).as(name).isEqualTo(known.isEmpty());
      }
    }
  }

  private static void assertSame(Row one, Row other) {
    for (int i = 0; i < one.size(); i++) {
      if (one.get(i) instanceof Double value) {
        assertThat(other.getDouble(i)).isCloseTo(value, within(1e-9));
      } else {
        assertThat(Objects.equals(one.get(i), other.get(i))).isTrue();
      }
    }
  }

  private static double number(Row row, String name) {
    Number number = row.getAs(name);
    return number == null ? 0 : number.doubleValue();
  }
}
