package org.duzhan.measure;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;
import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Field.required;
import static org.duzhan.table.Types.DATE;
import static org.duzhan.table.Types.FLAG;
import static org.duzhan.table.Types.TEXT;

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
import org.duzhan.table.Submissions;
import org.duzhan.table.Table;

/**
 * One row per annex county, and per other county seen, and month: village rows added up, ratios
 * taken anew, progress and timeliness. A county that sent nothing shows with null figures.
 */
public final class CountyMonth {
  public static final Field PERIOD = Households.PERIOD;
  public static final Field PROVINCE_CODE = Areas.PROVINCE_CODE;
  public static final Field PROVINCE = optional("province", TEXT, "", "省", "Name of the province");
  public static final Field COUNTY_CODE = Areas.COUNTY_CODE;
  public static final Field COUNTY =
      optional("county", TEXT, "", "县", "Name of the county; null where conf/areas.csv has none");
  public static final Field IN_ANNEX = required("in_annex", FLAG, "", "挂牌县", "One of annex 1's 52");
  public static final Field SCOPE =
      required("scope", TEXT, "", "督战范围", "annex, other (in an annex province) or outside");
  public static final Field VILLAGES = RollUp.VILLAGES;
  public static final Field REPORTED_VILLAGES = RollUp.REPORTED_VILLAGES;
  public static final Field LISTED_VILLAGES = RollUp.LISTED_VILLAGES;
  public static final Field EXITED_VILLAGES = RollUp.EXITED_VILLAGES;
  public static final Field SUBMITTED_ON =
      optional("submitted_on", DATE, "", "报送日期", "Day the first accepted household file came");
  public static final Field TIMELY =
      optional("timely", FLAG, "", "按时报送", "Submitted by the deadline; null if not submitted");
  public static final Field NULL_REASON = VillageMonth.NULL_REASON;

  public static final String ANNEX = "annex";
  public static final String OTHER = "other";
  public static final String OUTSIDE = "outside";

  public static final Table TABLE =
      Table.of(
              "county_month",
              "county and month",
              List.of(PERIOD, COUNTY_CODE),
              Stream.of(
                      List.of(
                          PERIOD, PROVINCE_CODE, PROVINCE, COUNTY_CODE, COUNTY, IN_ANNEX, SCOPE),
                      RollUp.COUNTS,
                      Catalogue.fields(),
                      Estimates.FIELDS,
                      Progress.FIELDS,
                      ExitStandard.FIELDS,
                      List.of(SUBMITTED_ON, TIMELY, Submitted.DAYS_LATE),
                      NullReasons.FIELDS)
                  .flatMap(List::stream)
                  .toList())
          .partitionedBy(PERIOD)
          .skippingBy(COUNTY_CODE);

  private CountyMonth() {}

  /** Its figures for the catalogue. */
  static List<Indicator> indicators() {
    return List.of(
        Indicator.anew(
            Sentence.REPORTING,
            SUBMITTED_ON,
            "min(to_date(received_at)) over submission with status = accepted and household in tables"),
        Indicator.anew(
            Sentence.REPORTING,
            TIMELY,
            "submitted_on <= supervision.deadline_day of the month after period"));
  }

  /**
   * The figures of a month.
   *
   * @param villages rows of {@link VillageMonth} of the month
   * @param ledger {@link Rectification#ledger}: problems of no village are added here
   * @param submissions the ledger of files
   * @param known rows of {@link KnownCounties}
   */
  public static Dataset<Row> of(
      Dataset<Row> villages,
      Dataset<Row> ledger,
      Dataset<Row> submissions,
      Dataset<Row> known,
      String period,
      Settings settings) {
    String[] county = {COUNTY_CODE.name()};
    Dataset<Row> added =
        OwnProblems.with(
            annex(known)
                .join(
                    RollUp.villages(villages, List.of(COUNTY_CODE), Span.of(period, settings)),
                    county,
                    "full_outer"),
            ledger,
            Rectification.senders(submissions, ledger, period),
            period);
    Dataset<Row> figures =
        Catalogue.withRatios(added)
            .join(submitted(submissions, period), county, "left_outer")
            .join(names(known), county, "left_outer");
    Column deadline = Progress.deadline(settings.supervision(), period);
    Map<String, Column> judged = new HashMap<>(AreaMonth.judged(period, settings));
    judged.put(TIMELY.name(), TIMELY.from(SUBMITTED_ON.col().leq(deadline)));
    judged.put(Submitted.DAYS_LATE.name(), Submitted.daysLate(deadline));
    return TABLE.conform(
        Progress.with(placed(figures, settings), period, settings).withColumns(judged));
  }

  private static Dataset<Row> annex(Dataset<Row> known) {
    return known.filter(IN_ANNEX.col()).select(COUNTY_CODE.col(), IN_ANNEX.col());
  }

  private static Dataset<Row> names(Dataset<Row> known) {
    return known.select(COUNTY_CODE.col(), COUNTY.col());
  }

  private static Dataset<Row> placed(Dataset<Row> figures, Settings settings) {
    Column code = Areas.provinceOf(COUNTY_CODE.col());
    Column province = lit(null).cast(TEXT);
    for (var entry : settings.areas().provinces().entrySet()) {
      province = when(code.equalTo(entry.getKey()), lit(entry.getValue())).otherwise(province);
    }
    Object[] supervised = settings.annexes().provinceCodes().toArray();
    Column inAnnex = coalesce(IN_ANNEX.col(), lit(false));
    Column scope =
        when(inAnnex, lit(ANNEX)).when(code.isin(supervised), lit(OTHER)).otherwise(lit(OUTSIDE));
    return figures.withColumns(
        Map.of(
            PROVINCE_CODE.name(), code,
            PROVINCE.name(), province,
            IN_ANNEX.name(), inAnnex,
            SCOPE.name(), scope,
            VILLAGES.name(), coalesce(VILLAGES.col(), lit(0L)),
            RollUp.UNTOLD_VILLAGES.name(), coalesce(RollUp.UNTOLD_VILLAGES.col(), lit(1L)),
            REPORTED_VILLAGES.name(), coalesce(REPORTED_VILLAGES.col(), lit(0L))));
  }

  /** The receipt of a valid file is the event: nobody has to click that they are done. */
  private static Dataset<Row> submitted(Dataset<Row> submissions, String period) {
    return submissions
        .filter(Submissions.STATUS.col().equalTo(Submissions.ACCEPTED))
        .filter(Submissions.PERIOD.col().equalTo(period))
        .filter(array_contains(split(Submissions.TABLES.col(), ","), Households.TABLE.name()))
        .groupBy(COUNTY_CODE.col())
        .agg(SUBMITTED_ON.from(min(to_date(Submissions.RECEIVED_AT.col()))));
  }
}
