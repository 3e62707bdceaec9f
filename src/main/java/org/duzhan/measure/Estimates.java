package org.duzhan.measure;

import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Types.RATE;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.duzhan.settings.Settings;
import org.duzhan.table.Areas;
import org.duzhan.table.Field;

/**
 * How far an incidence can be trusted, of villages and all areas of them.
 *
 * <ul>
 *   <li>The interval of {@link Wilson}, at every grain.
 *   <li>The estimate of {@link Shrunk} is a village's. Poor persons that it comes to add up; over
 *       the population of these villages they are the estimate of an area. It has no interval above
 *       villages: those of villages of one county rest on the same prior, and do not add up.
 * </ul>
 */
public final class Estimates {
  public static final Field INCIDENCE_LOW = Wilson.INCIDENCE.low();
  public static final Field INCIDENCE_HIGH = Wilson.INCIDENCE.high();
  public static final Field INCIDENCE_SHRUNK =
      optional(
          "incidence_shrunk",
          RATE,
          "",
          "发生率稳健估计",
          "Of small villages drawn towards the county's; of areas expected_poor_persons /"
              + " assessed_population");
  public static final Field INCIDENCE_SHRUNK_LOW =
      optional(
          "incidence_shrunk_low",
          RATE,
          "",
          "发生率稳健估计下限",
          "Lower end of its interval: who was not surveyed may be less poor");
  public static final Field INCIDENCE_SHRUNK_HIGH =
      optional(
          "incidence_shrunk_high",
          RATE,
          "",
          "发生率稳健估计上限",
          "Upper end of its interval: who was not surveyed may be poorer");
  static final Field EXPECTED_POOR_PERSONS =
      optional(
          "expected_poor_persons",
          RATE,
          "人",
          "贫困人口稳健估计",
          "incidence_shrunk × assessed_population of villages, added up");

  /** Both ends of each interval that every grain has. */
  public static final List<Field> INTERVALS = Wilson.FIELDS;

  static final List<Field> OF_VILLAGE =
      Stream.concat(
              INTERVALS.stream(),
              Stream.of(
                  INCIDENCE_SHRUNK,
                  EXPECTED_POOR_PERSONS,
                  INCIDENCE_SHRUNK_LOW,
                  INCIDENCE_SHRUNK_HIGH))
          .toList();

  /** Of an area. */
  static final List<Field> FIELDS =
      Stream.of(List.of(EXPECTED_POOR_PERSONS), INTERVALS, List.of(INCIDENCE_SHRUNK))
          .flatMap(List::stream)
          .toList();

  private static final Column POOR = Register.ASSESSED_POOR_PERSONS.col().cast(RATE);
  private static final Column POPULATION = Register.ASSESSED_POPULATION.col().cast(RATE);

  private Estimates() {}

  /** Its figures for the catalogue. */
  static List<Indicator> indicators() {
    return List.of(
        shrunk(
            INCIDENCE_SHRUNK,
            "the mean of the rate among the others",
            "; above villages expected_poor_persons / assessed_population"),
        shrunk(INCIDENCE_SHRUNK_LOW, "its lower end at −interval.z", ""),
        shrunk(INCIDENCE_SHRUNK_HIGH, "its upper end at interval.z", ""),
        Indicator.counted(
                Sentence.SCOPE,
                EXPECTED_POOR_PERSONS,
                "sum(incidence_shrunk * assessed_population) over villages",
                Register.INCIDENCE)
            .nullBy(VillageMonth.NULL_REASON));
  }

  private static Indicator ofIncidence(Field field, String formula, Field... more) {
    Field[] parts =
        Stream.concat(Stream.of(Register.INCIDENCE), Stream.of(more)).toArray(Field[]::new);
    return Indicator.anew(Sentence.SCOPE, field, formula, parts).nullBy(VillageMonth.NULL_REASON);
  }

  /** As {@link Shrunk} has it. */
  private static Indicator shrunk(Field field, String rateOfOthers, String above) {
    return ofIncidence(
        field,
        "(assessed_poor_persons + others × μ) / assessed_population, others = assessed_population"
            + " − persons of known status, μ = %s by the county's beta-binomial; without others"
                .formatted(rateOfOthers)
            + " incidence"
            + above,
        Headcount.PERSONS,
        Headcount.NOT_REGISTERED_PERSONS,
        Headcount.HOUSEHOLDS);
  }

  /** {@link #OF_VILLAGE}: they borrow of the villages of their counties. */
  static Dataset<Row> ofVillages(Dataset<Row> villages, Settings settings) {
    double z = settings.intervalZ();
    Shrunk.Village village =
        new Shrunk.Village(
            POOR,
            POPULATION,
            ofKnownStatus(settings.monitoring().scaleAtMost()),
            Headcount.HOUSEHOLDS.col());
    Column expected = EXPECTED_POOR_PERSONS.from(INCIDENCE_SHRUNK.col().multiply(POPULATION));
    return Shrunk.with(villages.withColumns(Wilson.columns(z)), village, z)
        .withColumn(EXPECTED_POOR_PERSONS.name(), expected);
  }

  /**
   * Persons of whom it is known whether they are registered poor: those that files name. Where
   * files of a county name hardly any that never were registered, they are its register itself, and
   * whoever they do not name is not poor.
   */
  private static Column ofKnownStatus(double scaleAtMost) {
    WindowSpec county = Window.partitionBy(Areas.COUNTY_CODE.col());
    Column persons = Headcount.PERSONS.col().cast(RATE);
    Column others = sum(Headcount.NOT_REGISTERED_PERSONS.col()).over(county);
    Column isRegister = others.leq(sum(persons).over(county).multiply(scaleAtMost));
    return when(isRegister, POPULATION).otherwise(persons);
  }

  /** Of an area whose villages' {@link #EXPECTED_POOR_PERSONS} were added up. */
  static Map<String, Column> ofArea(double z) {
    Map<String, Column> all = new HashMap<>(Wilson.columns(z));
    all.put(INCIDENCE_SHRUNK.name(), EXPECTED_POOR_PERSONS.col().divide(POPULATION));
    return all;
  }
}
