package org.duzhan.judge;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.measure.AreaLevel;
import org.duzhan.measure.CountyMonth;
import org.duzhan.measure.ProblemMonth;
import org.duzhan.measure.ProvinceMonth;
import org.duzhan.measure.Rectification;
import org.duzhan.measure.VillageMonth;
import org.duzhan.settings.Ladder;
import org.duzhan.table.Areas;
import org.duzhan.table.Field;
import org.duzhan.table.Table;

/**
 * What is known of the places of a month: rows of the tables of figures, risks and problems, each
 * of that month.
 *
 * @param supervised codes of the provinces of the annexes: others owe no account
 */
public record PlaceFigures(
    Dataset<Row> villages,
    Dataset<Row> counties,
    Dataset<Row> provinces,
    Dataset<Row> villageRisks,
    Dataset<Row> countyRisks,
    Dataset<Row> problems,
    Collection<String> supervised) {
  private static final List<Field> JUDGED = List.of(Score.SCORE, Score.GRADE);
  private static final String LEDGER = "has_ledger";
  private static final String[] PLACE = {AreaLevel.LEVEL.name(), AreaLevel.CODE.name()};

  /** Every figure that some place has. */
  static Stream<String> names() {
    return Stream.of(
            Stream.of(VillageMonth.TABLE, CountyMonth.TABLE, ProvinceMonth.TABLE)
                .map(Table::fields)
                .flatMap(List::stream),
            ProblemMonth.FIGURES.stream(),
            JUDGED.stream())
        .flatMap(fields -> fields)
        .map(Field::name);
  }

  /**
   * One row to a place: what its level has not is null; problems that it has none of are 0, and
   * null where no ledger of them came.
   *
   * @param figures names of those that are needed: rows of figures are wide
   */
  Dataset<Row> rows(Set<String> figures) {
    Map<String, Column> noneIsZero = new HashMap<>();
    Column none = when(col(LEDGER), lit(0L));
    ProblemMonth.COUNTS.forEach(f -> noneIsZero.put(f.name(), coalesce(f.col(), none)));
    return areas(figures)
        .join(ofAll(), PLACE, "full_outer")
        .join(risks(), PLACE, "left_outer")
        .filter(AreaLevel.LEVEL.col().isin(Ladder.LEVELS.toArray()))
        .filter(Areas.provinceOf(AreaLevel.CODE.col()).isin(supervised.toArray()))
        .withColumns(noneIsZero);
  }

  private Dataset<Row> areas(Set<String> figures) {
    return area(villages, figures, AreaLevel.VILLAGE, Areas.VILLAGE_CODE, VillageMonth.VILLAGE)
        .unionByName(
            area(counties, figures, AreaLevel.COUNTY, Areas.COUNTY_CODE, CountyMonth.COUNTY), true)
        .unionByName(
            area(
                provinces,
                figures,
                AreaLevel.PROVINCE,
                Areas.PROVINCE_CODE,
                ProvinceMonth.PROVINCE),
            true);
  }

  /** Problems are left out: those of the ledger by area stand for them. */
  private static Dataset<Row> area(
      Dataset<Row> rows, Set<String> figures, AreaLevel level, Field code, Field name) {
    List<Column> columns = new ArrayList<>();
    columns.add(AreaLevel.LEVEL.from(lit(level.label())));
    columns.add(AreaLevel.CODE.from(code.col()));
    columns.add(Accountability.AREA.from(name.col()));
    columns.add(Rectification.PROBLEMS_FOUND.col().isNotNull().as(LEDGER));
    Set<String> needed = new HashSet<>(figures);
    ProblemMonth.FIGURES.forEach(f -> needed.remove(f.name()));
    Stream.of(rows.columns()).filter(needed::contains).forEach(n -> columns.add(col(n)));
    return rows.select(columns.toArray(Column[]::new));
  }

  private Dataset<Row> ofAll() {
    return problems.filter(ProblemMonth.isOfAll()).select(columns(ProblemMonth.FIGURES));
  }

  private Dataset<Row> risks() {
    return placed(villageRisks, AreaLevel.VILLAGE, Areas.VILLAGE_CODE)
        .select(columns(JUDGED))
        .unionAll(placed(countyRisks, AreaLevel.COUNTY, Areas.COUNTY_CODE).select(columns(JUDGED)));
  }

  private static Dataset<Row> placed(Dataset<Row> rows, AreaLevel level, Field code) {
    return rows.withColumn(AreaLevel.LEVEL.name(), lit(level.label()))
        .withColumn(AreaLevel.CODE.name(), code.col());
  }

  private static Column[] columns(List<Field> figures) {
    return Stream.concat(Stream.of(AreaLevel.LEVEL, AreaLevel.CODE), figures.stream())
        .map(Field::col)
        .toArray(Column[]::new);
  }
}
