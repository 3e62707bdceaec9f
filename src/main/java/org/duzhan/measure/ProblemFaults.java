package org.duzhan.measure;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.table.Areas;
import org.duzhan.table.Field;
import org.duzhan.table.Offenders;

/** Areas whose problems do not add up, or are not those that their figures tell. */
public final class ProblemFaults {
  private static final String OTHER = "other_";
  private static final String WRONG = "wrong";
  private static final List<Field> KEY = List.of(ProblemMonth.PERIOD, Grains.LEVEL, Grains.CODE);

  private ProblemFaults() {}

  /** Areas and dimensions whose values do not add up to all problems of the area. */
  public static Dataset<Row> notAddedUp(Dataset<Row> problems) {
    Dataset<Row> all = problems.filter(ProblemMonth.isOfAll()).drop(ProblemMonth.DIMENSION.name());
    List<Field> key = Stream.concat(KEY.stream(), Stream.of(ProblemMonth.DIMENSION)).toList();
    Dataset<Row> dimensions =
        problems
            .filter(not(ProblemMonth.isOfAll()))
            .select(ProblemMonth.DIMENSION.col())
            .distinct();
    Dataset<Row> parts = sums(problems.filter(not(ProblemMonth.isOfAll())), key);
    return unlike(
        all.crossJoin(dimensions).join(parts, names(key), "full_outer"), ProblemMonth.COUNTS, key);
  }

  /** Partners of {@link PartnerMonth} with other problems than here. */
  public static Dataset<Row> otherThanPartners(Dataset<Row> problems, Dataset<Row> partners) {
    return otherThan(ofAll(problems, Grains.isPartner()), partners, PartnerMonth.PARTNER);
  }

  /** Partners of {@link CountyPartnerMonth} with other problems than here. */
  public static Dataset<Row> otherThanCountyPartners(Dataset<Row> problems, Dataset<Row> partners) {
    return otherThan(
        ofAll(problems, Grains.isCountyPartner()), partners, CountyPartnerMonth.PARTNER);
  }

  /** Villages of {@link VillageMonth} with other problems than here. */
  public static Dataset<Row> otherThanVillages(Dataset<Row> problems, Dataset<Row> villages) {
    return otherThan(ofAll(problems, AreaLevel.VILLAGE.isLevel()), villages, Areas.VILLAGE_CODE);
  }

  /** Counties of {@link CountyMonth} with other problems than here, where they have a row. */
  public static Dataset<Row> otherThanCounties(Dataset<Row> problems, Dataset<Row> counties) {
    return otherThan(ofAll(problems, AreaLevel.COUNTY.isLevel()), counties, Areas.COUNTY_CODE);
  }

  private static final List<Field> FIGURES =
      Rectification.FIGURES.stream().map(Figure::field).toList();

  private static Dataset<Row> ofAll(Dataset<Row> problems, Column isLevel) {
    return problems.filter(ProblemMonth.isOfAll().and(isLevel));
  }

  /** Months that have problems by area are held against the figures of those months. */
  private static Dataset<Row> otherThan(Dataset<Row> problems, Dataset<Row> areas, Field code) {
    Dataset<Row> here =
        sums(problems, List.of(ProblemMonth.PERIOD, Grains.CODE))
            .withColumnRenamed(Grains.CODE.name(), code.name());
    return unlike(
        areas
            .join(
                problems.select(ProblemMonth.PERIOD.col()).distinct(),
                names(List.of(ProblemMonth.PERIOD)),
                "left_semi")
            .join(here, key(code), "left_outer"),
        FIGURES,
        List.of(ProblemMonth.PERIOD, code));
  }

  private static Dataset<Row> sums(Dataset<Row> rows, List<Field> by) {
    List<Column> sums =
        ProblemMonth.COUNTS.stream()
            .filter(f -> List.of(rows.columns()).contains(f.name()))
            .map(f -> sum(f.col()).as(OTHER + f.name()))
            .toList();
    return rows.groupBy(columns(by).toArray(Column[]::new))
        .agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new));
  }

  private static Dataset<Row> unlike(Dataset<Row> beside, List<Field> figures, List<Field> key) {
    Column[] wrong =
        figures.stream()
            .map(f -> when(orZero(f.col()).notEqual(orZero(col(OTHER + f.name()))), lit(f.name())))
            .toArray(Column[]::new);
    return Offenders.of(
        beside.withColumn(WRONG, array_compact(array(wrong))).filter(size(col(WRONG)).gt(0)),
        key,
        concat_ws(",", col(WRONG)));
  }

  private static Column orZero(Column count) {
    return coalesce(count, lit(0L));
  }

  private static List<Column> columns(List<Field> fields) {
    return fields.stream().map(Field::col).toList();
  }

  private static String[] key(Field code) {
    return names(List.of(ProblemMonth.PERIOD, code));
  }

  private static String[] names(List<Field> fields) {
    return fields.stream().map(Field::name).toArray(String[]::new);
  }
}
