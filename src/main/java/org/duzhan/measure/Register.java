package org.duzhan.measure;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;
import static org.duzhan.measure.Sentence.PRECISION;
import static org.duzhan.measure.Sentence.REPORTING;
import static org.duzhan.measure.Sentence.SCOPE;
import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Types.COUNT;
import static org.duzhan.table.Types.RATE;

import java.util.List;
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
          "Registered poor, missed and wrongly exited of these villages");
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
          "(Registered poor + missed + wrongly exited) / registered rural population");
  public static final Field APPROVAL =
      optional("approval", RATE, "", "群众认可度", "approving_households / surveyed_households");

  static final List<Figure> FIGURES =
      List.of(
          Figure.ofVillage(SCOPE, RURAL_POPULATION),
          Figure.ofVillage(REPORTING, RURAL_HOUSEHOLDS),
          Figure.ofVillage(PRECISION, SURVEYED_HOUSEHOLDS),
          Figure.ofVillage(PRECISION, APPROVING_HOUSEHOLDS),
          Figure.ofVillage(SCOPE, ASSESSED_POPULATION),
          Figure.ofVillage(SCOPE, ASSESSED_POOR_PERSONS),
          Figure.ofVillage(PRECISION, ASSESSED_FOUND_PERSONS),
          Figure.ratio(SCOPE, INCIDENCE, ASSESSED_POOR_PERSONS, ASSESSED_POPULATION),
          Figure.ratio(
              PRECISION, COMPREHENSIVE_INCIDENCE, ASSESSED_FOUND_PERSONS, ASSESSED_POPULATION),
          Figure.ratio(PRECISION, APPROVAL, APPROVING_HOUSEHOLDS, SURVEYED_HOUSEHOLDS));

  private static final String LATEST = "latest";

  private Register() {}

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
