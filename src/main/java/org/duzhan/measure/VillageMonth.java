package org.duzhan.measure;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;
import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Types.FLAG;
import static org.duzhan.table.Types.TEXT;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.settings.Settings;
import org.duzhan.table.Areas;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Table;
import org.duzhan.table.Villages;

/**
 * One row per village of the month's register, and per village that a household or a problem names:
 * all figures, null with a reason where they are not defined. A village that no household row names
 * was not submitted: its figures are null, not 0.
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
  public static final Field CRITERION_NULL_REASON =
      optional(
          "criterion_null_reason",
          TEXT,
          "",
          "挂牌标准不明原因",
          "Why it is not known whether it met a test: no_baseline, or why its incidence was null then");
  public static final Field REPORTED =
      Field.required("reported", FLAG, "", "已报送", "A household file covers it in the month");
  public static final Field NULL_REASON =
      optional(
          "null_reason",
          TEXT,
          "",
          "空值原因",
          "Why incidence is null: not_submitted, no_rural_population, population_below_poor or"
              + " household_in_two_places");

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
                          CRITERION_NULL_REASON,
                          REPORTED),
                      Catalogue.fields(),
                      Estimates.OF_VILLAGE,
                      List.of(ExitStandard.EXIT_READY),
                      ExitStandard.FIELDS,
                      Progress.FIELDS,
                      NullReasons.FIELDS)
                  .flatMap(List::stream)
                  .toList())
          .partitionedBy(PERIOD)
          .skippingBy(COUNTY_CODE)
          .inFilesOf(500);

  private static final String ROW_THEN = "row_then";

  private VillageMonth() {}

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
                "full_outer")
            .join(from.changes(), names(VILLAGE_CODE), "left_outer")
            .withColumn(COUNTY_CODE.name(), Areas.countyOf(VILLAGE_CODE.col()))
            .join(broadcast(from.senders()), names(COUNTY_CODE), "left_outer");
    Dataset<Row> assessed = Assessed.with(counted, period);
    Span span = Span.of(period, settings);
    Dataset<Row> compared = SinceBaseline.with(assessed, from.past(), span);
    Dataset<Row> figures = Progress.ofVillages(Catalogue.withRatios(compared), period, settings);
    Dataset<Row> listed =
        span.isBaseline()
            ? figures.withColumn(CRITERION.name(), Listing.criterion(settings.listing()))
            : figures.join(criteria(from.listed()), names(VILLAGE_CODE), "left_outer");
    Map<String, Column> judged = new HashMap<>(ExitStandard.ofVillage(settings.exit()));
    judged.put(Change.NULL_REASON.name(), Change.reason(REPORTED.col(), from.hasMonthBefore()));
    judged.put(Rectification.NULL_REASON.name(), Rectification.reason());
    judged.put(NullFigures.FIELD.name(), NullFigures.of(judged));
    // As the register states; where it says nothing, by the baseline month's figures, if it has
    // any.
    Column undecided = CRITERION_NULL_REASON.from(span.isBaseline() ? undecided() : notThen());
    judged.put(CRITERION_NULL_REASON.name(), undecided);
    Column meets = when(undecided.isNull(), CRITERION.col().isNotNull());
    judged.put(LISTED.name(), coalesce(LISTED.col(), meets));
    return TABLE.conform(only(Estimates.ofVillages(listed.withColumns(judged), settings)));
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

  private static Dataset<Row> criteria(Dataset<Row> baseline) {
    return baseline
        .groupBy(VILLAGE_CODE.col())
        .agg(
            max(CRITERION.col()).as(CRITERION.name()),
            first(lit(true)).as(ROW_THEN),
            max(undecided()).as(CRITERION_NULL_REASON.name()));
  }

  /** Where there is no incidence the other test may be met all the same; else nothing is known. */
  private static Column undecided() {
    return when(CRITERION.col().isNull().and(Register.INCIDENCE.col().isNull()), NULL_REASON.col());
  }

  /** The same of a village as it was at the baseline, if it was. */
  private static Column notThen() {
    return when(col(ROW_THEN).isNull(), lit(SinceBaseline.NO_BASELINE))
        .when(CRITERION.col().isNull(), CRITERION_NULL_REASON.col());
  }

  private static Dataset<Row> only(Dataset<Row> rows) {
    return rows.select(TABLE.fields().stream().map(Field::col).toArray(Column[]::new));
  }

  private static String[] names(Field... fields) {
    return Stream.of(fields).map(Field::name).toArray(String[]::new);
  }
}
