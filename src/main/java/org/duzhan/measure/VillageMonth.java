package org.duzhan.measure;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Types.FLAG;
import static org.duzhan.table.Types.RATE;
import static org.duzhan.table.Types.TEXT;

import java.util.ArrayList;
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
import org.duzhan.table.Households;
import org.duzhan.table.Table;
import org.duzhan.table.Villages;

/**
 * One row per village of the month's register, and per village that a household file names: all
 * figures, null with a reason where they are not defined. A village that no household row names was
 * not submitted: its figures are null, not 0.
 */
public final class VillageMonth {
  public static final Field PERIOD = Households.PERIOD;
  public static final Field PROVINCE_CODE = Areas.PROVINCE_CODE;
  public static final Field COUNTY_CODE = Areas.COUNTY_CODE;
  public static final Field VILLAGE_CODE = Areas.VILLAGE_CODE;
  public static final Field VILLAGE = Villages.VILLAGE;
  public static final Field TOWNSHIP = Villages.TOWNSHIP;
  public static final Field PARTNER = Villages.PARTNER;
  public static final Field LISTED = Villages.LISTED;
  public static final Field CRITERION =
      optional(
          "criterion",
          TEXT,
          "",
          "挂牌标准",
          "persons or incidence: the test the village met in the baseline month; null if neither");
  public static final Field REPORTED =
      Field.required("reported", FLAG, "", "已报送", "A household file covers it in the month");
  public static final Field INCIDENCE_LOW =
      optional(
          "incidence_low",
          RATE,
          "",
          "发生率下限",
          "Wilson interval, lower end, of assessed_poor_persons over assessed_population");
  public static final Field INCIDENCE_HIGH =
      optional("incidence_high", RATE, "", "发生率上限", "Wilson interval, upper end, of the same");
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
  public static final Field EXIT_READY =
      optional("exit_ready", FLAG, "", "达到退出标准", "All exit standards met; null if one is unknown");
  public static final Field NULL_REASON =
      optional(
          "null_reason",
          TEXT,
          "",
          "空值原因",
          "Why incidence is null: not_submitted, no_rural_population or population_below_poor");

  private static final String WILSON =
      "(x + z² / 2 %s z √(x (n − x) / n + z² / 4)) / (n + z²), x = assessed_poor_persons,"
          + " n = assessed_population, z = interval.z";

  public static final String NOT_SUBMITTED = "not_submitted";
  public static final String NO_POPULATION = "no_rural_population";
  public static final String POPULATION_BELOW_POOR = "population_below_poor";

  public static final Table TABLE =
      Table.of(
              "village_month",
              "village and month",
              List.of(PERIOD, VILLAGE_CODE),
              Stream.of(
                      List.of(
                          PERIOD,
                          PROVINCE_CODE,
                          COUNTY_CODE,
                          VILLAGE_CODE,
                          VILLAGE,
                          TOWNSHIP,
                          PARTNER,
                          LISTED,
                          CRITERION,
                          REPORTED),
                      Catalogue.fields(),
                      List.of(
                          INCIDENCE_LOW,
                          INCIDENCE_HIGH,
                          INCIDENCE_SHRUNK,
                          Estimates.EXPECTED_POOR_PERSONS,
                          INCIDENCE_SHRUNK_LOW,
                          INCIDENCE_SHRUNK_HIGH,
                          EXIT_READY),
                      ExitStandard.FIELDS,
                      List.of(SinceBaseline.RECENT_FALLS, SinceBaseline.NULL_REASON),
                      List.of(NULL_REASON, Change.NULL_REASON, Rectification.NULL_REASON))
                  .flatMap(List::stream)
                  .toList())
          .partitionedBy(PERIOD)
          .skippingBy(COUNTY_CODE)
          .inFilesOf(500);

  private VillageMonth() {}

  /** Its figures for the catalogue. */
  static List<Indicator> indicators() {
    return List.of(
        ofIncidence(INCIDENCE_LOW, WILSON.formatted("−") + ", at least 0"),
        ofIncidence(INCIDENCE_HIGH, WILSON.formatted("+") + ", at most 1"),
        shrunk(
            INCIDENCE_SHRUNK,
            "the mean of the rate among the others",
            "; above villages expected_poor_persons / assessed_population"),
        shrunk(INCIDENCE_SHRUNK_LOW, "its lower end at −interval.z", ""),
        shrunk(INCIDENCE_SHRUNK_HIGH, "its upper end at interval.z", ""),
        Indicator.anew(
                Sentence.EXIT,
                EXIT_READY,
                "incidence_margin > 0 and missed_margin > 0 and wrongly_exited_margin > 0"
                    + " and approval_margin >= 0",
                ExitStandard.RATES)
            .nullBy(NULL_REASON));
  }

  private static Indicator ofIncidence(Field field, String formula, Field... more) {
    Field[] parts =
        Stream.concat(Stream.of(Register.INCIDENCE), Stream.of(more)).toArray(Field[]::new);
    return Indicator.anew(Sentence.SCOPE, field, formula, parts).nullBy(NULL_REASON);
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

  /**
   * What a month's figures are made from.
   *
   * @param counted {@link #counted} of the month, by village
   * @param register {@link Register#of} the month
   * @param ledger {@link Rectification#ledger} of the month
   * @param senders {@link Rectification#senders} of the month
   * @param changes {@link Change#ofVillages} since the month before
   * @param hasMonthBefore whether anything was reported of that
   * @param listed rows of this table for the baseline month, by present codes; several for a
   *     village that was merged; none if not made, or if it is this
   * @param past {@link Succession#figures} of rows of this table for earlier months since the
   *     baseline
   */
  public record Sources(
      Dataset<Row> counted,
      Dataset<Row> register,
      Dataset<Row> ledger,
      Dataset<Row> senders,
      Dataset<Row> changes,
      boolean hasMonthBefore,
      Dataset<Row> listed,
      Dataset<Row> past) {}

  /** The figures of a month. */
  public static Dataset<Row> of(Sources from, String period, Settings settings) {
    Dataset<Row> counted =
        from.counted()
            .join(places(from.register()), names(VILLAGE_CODE), "full_outer")
            .join(
                Rectification.by(VILLAGE_CODE, from.ledger(), period),
                names(VILLAGE_CODE),
                "left_outer")
            .join(from.changes(), names(VILLAGE_CODE), "left_outer")
            .withColumn(COUNTY_CODE.name(), Areas.countyOf(VILLAGE_CODE.col()))
            .join(broadcast(from.senders()), names(COUNTY_CODE), "left_outer");
    Dataset<Row> assessed = withAssessed(counted, period);
    Span span = Span.of(period, settings);
    Dataset<Row> compared = SinceBaseline.with(assessed, from.past(), span);
    Dataset<Row> figures =
        Catalogue.withRatios(compared)
            .withColumns(
                Map.of(
                    SinceBaseline.NULL_REASON.name(), SinceBaseline.reason(span, REPORTED.col()),
                    Change.NULL_REASON.name(), Change.reason(REPORTED.col(), from.hasMonthBefore()),
                    Rectification.NULL_REASON.name(), Rectification.reason()));
    Dataset<Row> listed =
        span.isBaseline()
            ? figures.withColumn(CRITERION.name(), Listing.criterion(settings.listing()))
            : figures.join(criteria(from.listed()), names(VILLAGE_CODE), "left_outer");
    return TABLE.conform(only(withVerdicts(withListed(listed), settings)));
  }

  /** One pass over households: all figures that rest on them, and that they were reported. */
  public static Dataset<Row> counted(Dataset<Row> households, Settings settings, Field... by) {
    List<Column> sums = new ArrayList<>();
    Catalogue.from(Figure.Source.HOUSEHOLDS).forEach(f -> sums.add(f.overHouseholds()));
    return facts(households, settings)
        .groupBy(Stream.of(by).map(Field::col).toArray(Column[]::new))
        .agg(lit(true).as(REPORTED.name()), sums.toArray(Column[]::new));
  }

  /** Household rows with all that figures are computed of. */
  static Dataset<Row> facts(Dataset<Row> households, Settings settings) {
    return Multidimensional.with(Measured.against(households, settings.lines()), settings.mpi())
        .withColumn(
            Monitoring.UNSUPPORTED_LONG.name(),
            Monitoring.isUnsupportedLong(settings.monitoring()));
  }

  private static Dataset<Row> places(Dataset<Row> register) {
    return register.select(
        VILLAGE_CODE.col(),
        VILLAGE.col(),
        TOWNSHIP.col(),
        PARTNER.col(),
        LISTED.col(),
        Register.RURAL_POPULATION.col(),
        Register.RURAL_HOUSEHOLDS.col(),
        Register.SURVEYED_HOUSEHOLDS.col(),
        Register.APPROVING_HOUSEHOLDS.col(),
        lit(true).as(Register.LISTED_IN_REGISTER));
  }

  /**
   * The denominator comes from the register; where it cannot be right, as fewer live there than are
   * poor, missed or wrongly exited, there is no incidence.
   */
  private static Dataset<Row> withAssessed(Dataset<Row> counted, String period) {
    Column population = Register.RURAL_POPULATION.col();
    Column found =
        Headcount.POOR_PERSONS
            .col()
            .plus(Headcount.MISSED_PERSONS.col())
            .plus(Headcount.WRONGLY_EXITED_PERSONS.col());
    Column reason =
        when(REPORTED.col().isNull(), lit(NOT_SUBMITTED))
            .when(population.isNull().or(population.leq(0)), lit(NO_POPULATION))
            .when(population.lt(found), lit(POPULATION_BELOW_POOR));
    Column defined = NULL_REASON.col().isNull();
    Map<String, Column> placed =
        new HashMap<>(
            Map.of(
                PERIOD.name(), PERIOD.from(lit(period)),
                PROVINCE_CODE.name(), Areas.provinceOf(VILLAGE_CODE.col()),
                NULL_REASON.name(), NULL_REASON.from(reason),
                REPORTED.name(), coalesce(REPORTED.col(), lit(false))));
    placed.putAll(Register.ofRegister());
    placed.putAll(Guarantees.ofVillage());
    for (Figure figure : Catalogue.from(Figure.Source.CHANGE)) {
      String name = figure.field().name();
      placed.put(name, when(REPORTED.col(), col(name)));
    }
    for (Figure figure : Rectification.FIGURES) {
      String name = figure.field().name();
      placed.put(name, when(Rectification.isSent(), coalesce(col(name), lit(0L))));
    }
    return counted
        .withColumns(placed)
        .withColumns(
            Map.of(
                Register.ASSESSED_POPULATION.name(), when(defined, population),
                Register.ASSESSED_POOR_PERSONS.name(), when(defined, Headcount.POOR_PERSONS.col()),
                Register.ASSESSED_FOUND_PERSONS.name(), when(defined, found)));
  }

  private static Dataset<Row> criteria(Dataset<Row> baseline) {
    return baseline.groupBy(VILLAGE_CODE.col()).agg(max(CRITERION.col()).as(CRITERION.name()));
  }

  /** As the register states; where it says nothing, by the baseline month's figures. */
  private static Dataset<Row> withListed(Dataset<Row> rows) {
    return rows.withColumn(LISTED.name(), coalesce(LISTED.col(), CRITERION.col().isNotNull()));
  }

  private static Dataset<Row> withVerdicts(Dataset<Row> rows, Settings settings) {
    Column poor = Register.ASSESSED_POOR_PERSONS.col().cast(RATE);
    Column population = Register.ASSESSED_POPULATION.col().cast(RATE);
    double z = settings.intervalZ();
    Dataset<Row> withIntervals =
        ExitStandard.margins(rows, settings.exit())
            .withColumns(Estimates.intervals(z))
            .withColumn(EXIT_READY.name(), ExitStandard.isMet(settings.exit()));
    return Shrunk.with(
            withIntervals,
            new Shrunk.Village(
                poor,
                population,
                ofKnownStatus(population, settings.monitoring().scaleAtMost()),
                Headcount.HOUSEHOLDS.col()),
            z)
        .withColumn(Estimates.EXPECTED_POOR_PERSONS.name(), Estimates.expectedPoor());
  }

  /**
   * Persons of whom it is known whether they are registered poor: those that files name. Where
   * files of a county name hardly any that never were registered, they are its register itself, and
   * whoever they do not name is not poor.
   */
  private static Column ofKnownStatus(Column population, double scaleAtMost) {
    WindowSpec county = Window.partitionBy(COUNTY_CODE.col());
    Column persons = Headcount.PERSONS.col().cast(RATE);
    Column others = sum(Headcount.NOT_REGISTERED_PERSONS.col()).over(county);
    Column isRegister = others.leq(sum(persons).over(county).multiply(scaleAtMost));
    return when(isRegister, population).otherwise(persons);
  }

  private static Dataset<Row> only(Dataset<Row> rows) {
    return rows.select(TABLE.fields().stream().map(Field::col).toArray(Column[]::new));
  }

  private static String[] names(Field... fields) {
    return Stream.of(fields).map(Field::name).toArray(String[]::new);
  }
}
