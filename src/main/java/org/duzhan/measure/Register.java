package org.duzhan.measure;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.duzhan.measure.Sentence.PRECISION;
import static org.duzhan.measure.Sentence.REPORTING;
import static org.duzhan.measure.Sentence.SCOPE;
import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Types.COUNT;
import static org.duzhan.table.Types.RATE;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.table.Field;
import org.duzhan.table.Villages;

/** What the register says of a village: denominators, and the households' approval. */
public final class Register {
  public static final Field RURAL_POPULATION = Villages.RURAL_POPULATION;
  public static final Field RURAL_HOUSEHOLDS = Villages.RURAL_HOUSEHOLDS;
  public static final Field SURVEYED_HOUSEHOLDS = Villages.SURVEYED_HOUSEHOLDS;
  public static final Field APPROVING_HOUSEHOLDS = Villages.APPROVING_HOUSEHOLDS;
  public static final Field ASSESSED_POPULATION =
      optional(
          "assessed_population",
          COUNT,
          "人",
          "可测算农业户籍人口",
          "Rural population of villages whose incidence is defined");
  public static final Field ASSESSED_POOR_PERSONS =
      optional("assessed_poor_persons", COUNT, "人", "可测算贫困人口", "Registered poor of these villages");
  public static final Field ASSESSED_FOUND_PERSONS =
      optional(
          "assessed_found_persons",
          COUNT,
          "人",
          "可测算贫困、漏评和错退人口",
          "Registered poor, and known to be missed or wrongly exited, of these villages");
  public static final Field INCIDENCE =
      optional(
          "incidence",
          RATE,
          "",
          "贫困发生率",
          "Registered poor persons / registered rural population; over reporting villages");
  public static final Field COMPREHENSIVE_INCIDENCE =
      optional(
          "comprehensive_incidence",
          RATE,
          "",
          "综合贫困发生率",
          "(Registered poor + missed + wrongly exited, as far as known) / registered rural"
              + " population");
  public static final Field APPROVAL =
      optional("approval", RATE, "", "群众认可度", "approving_households / surveyed_households");

  public static final Field REGISTER_VILLAGES =
      optional("register_villages", COUNT, "个", "在册行政村数", "Villages of the month's register");
  public static final Field REGISTER_VILLAGES_REPORTED =
      optional(
          "register_villages_reported",
          COUNT,
          "个",
          "在册已报送村数",
          "Of these, covered by a household file");
  public static final Field REPORTED_RURAL_HOUSEHOLDS =
      optional(
          "reported_rural_households",
          COUNT,
          "户",
          "已报送农业户籍户数",
          "Households reported, of a village at most its rural_households; 0 where none came");
  public static final Field VILLAGE_COMPLETENESS =
      optional(
          "village_completeness",
          RATE,
          "",
          "行政村报送完整率",
          "register_villages_reported / register_villages");
  public static final Field HOUSEHOLD_COMPLETENESS =
      optional(
          "household_completeness",
          RATE,
          "",
          "农户报送完整率",
          "reported_rural_households / rural_households");

  static final List<Figure> FIGURES =
      List.of(
          Figure.ofVillage(SCOPE, RURAL_POPULATION),
          Figure.ofVillage(REPORTING, RURAL_HOUSEHOLDS),
          Figure.ofVillage(PRECISION, SURVEYED_HOUSEHOLDS),
          Figure.ofVillage(PRECISION, APPROVING_HOUSEHOLDS),
          Figure.ofVillage(SCOPE, ASSESSED_POPULATION),
          Figure.ofVillage(SCOPE, ASSESSED_POOR_PERSONS),
          Figure.ofVillage(PRECISION, ASSESSED_FOUND_PERSONS),
          Figure.ofVillage(REPORTING, REGISTER_VILLAGES),
          Figure.ofVillage(REPORTING, REGISTER_VILLAGES_REPORTED),
          Figure.ofVillage(REPORTING, REPORTED_RURAL_HOUSEHOLDS),
          Figure.ratio(
              REPORTING, VILLAGE_COMPLETENESS, REGISTER_VILLAGES_REPORTED, REGISTER_VILLAGES),
          Figure.ratio(
              REPORTING, HOUSEHOLD_COMPLETENESS, REPORTED_RURAL_HOUSEHOLDS, RURAL_HOUSEHOLDS),
          Figure.ratio(SCOPE, INCIDENCE, ASSESSED_POOR_PERSONS, ASSESSED_POPULATION),
          Figure.ratio(
              PRECISION, COMPREHENSIVE_INCIDENCE, ASSESSED_FOUND_PERSONS, ASSESSED_POPULATION),
          Figure.ratio(PRECISION, APPROVAL, APPROVING_HOUSEHOLDS, SURVEYED_HOUSEHOLDS));

  /** What is null where no household file came, or where there is no incidence. */
  static final Set<Field> OF_REPORTS =
      Set.of(
          ASSESSED_POPULATION,
          ASSESSED_POOR_PERSONS,
          ASSESSED_FOUND_PERSONS,
          TwoPlaces.HOUSEHOLDS,
          Guarantees.MET_VILLAGES,
          Guarantees.MET_UNKNOWN_VILLAGES);

  /** True of a village with a row in the register. */
  static final String LISTED_IN_REGISTER = "in_register";

  private static final String LATEST = "latest";

  private Register() {}

  /**
   * How complete a village was reported, by its own row of the register: one that is not in it
   * counts on neither side.
   */
  static Map<String, Column> ofRegister() {
    Column listed = col(LISTED_IN_REGISTER);
    Column reported = coalesce(VillageMonth.REPORTED.col(), lit(false));
    Column households = least(Headcount.HOUSEHOLDS.col(), RURAL_HOUSEHOLDS.col());
    return Map.of(
        REGISTER_VILLAGES.name(), when(listed, lit(1L)).otherwise(lit(0L)),
        REGISTER_VILLAGES_REPORTED.name(), when(listed.and(reported), lit(1L)).otherwise(lit(0L)),
        REPORTED_RURAL_HOUSEHOLDS.name(),
            when(
                RURAL_HOUSEHOLDS.col().isNotNull(), when(reported, households).otherwise(lit(0L))));
  }

  /** The register of a month: for each village its latest row up to that month. */
  public static Dataset<Row> of(Dataset<Row> villages, String period) {
    Column[] fields = Villages.TABLE.fields().stream().map(Field::col).toArray(Column[]::new);
    return villages
        .filter(Villages.PERIOD.col().leq(period))
        .groupBy(Villages.VILLAGE_CODE.col().as("of_village"))
        .agg(max_by(struct(fields), Villages.PERIOD.col()).as(LATEST))
        .select(col(LATEST + ".*"));
  }
}
