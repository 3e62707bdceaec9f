package org.duzhan.measure;

import static org.apache.spark.sql.functions.broadcast;
import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Types.TEXT;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.duzhan.settings.AreaNames;
import org.duzhan.table.Areas;
import org.duzhan.table.Field;
import org.duzhan.table.Table;

/** One row per prefecture of any county seen and month: county rows added up, ratios, progress. */
public final class PrefectureMonth {
  public static final Field PREFECTURE_CODE = Areas.PREFECTURE_CODE;
  public static final Field PREFECTURE =
      optional("prefecture", TEXT, "", "市州", "Name; null where conf/areas.csv has none");

  private static final List<Field> KEY = List.of(PREFECTURE_CODE);

  public static final Table TABLE =
      AreaMonth.table(
          "prefecture_month",
          "prefecture",
          KEY,
          Stream.concat(Stream.of(CountyMonth.PROVINCE_CODE, PREFECTURE), Submitted.FIELDS.stream())
              .toList());

  /** Never stored: prefectures by name. */
  public static final Table NAMES =
      Table.of(
          "prefecture_name",
          "prefecture",
          List.of(PREFECTURE_CODE),
          List.of(PREFECTURE_CODE, PREFECTURE));

  private PrefectureMonth() {}

  /** Rows of {@link #NAMES}. */
  public static List<Row> names(AreaNames areas) {
    return areas.prefectures().entrySet().stream()
        .map(e -> RowFactory.create(e.getKey(), e.getValue()))
        .toList();
  }

  /**
   * The figures of a month.
   *
   * @param areas {@link WiderAreas#ofCounties}
   * @param names rows of {@link #NAMES}
   */
  public static Dataset<Row> of(Dataset<Row> areas, Dataset<Row> names) {
    return AreaMonth.rows(
        TABLE,
        WiderAreas.of(areas, AreaLevel.PREFECTURE.label())
            .withColumn(PREFECTURE_CODE.name(), WiderAreas.CODE)
            .join(broadcast(names), new String[] {PREFECTURE_CODE.name()}, "left_outer"),
        Map.of(CountyMonth.PROVINCE_CODE, WiderAreas.PROVINCE_CODE));
  }
}
