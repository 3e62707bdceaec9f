package org.duzhan.measure;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.when;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.table.Field;
import org.duzhan.table.Offenders;

/** Areas with other households under monitoring than their figures tell. */
public final class MonitoringFaults {
  private static final String WRONG = "wrong";
  private static final Map<Field, Field> SAME = new LinkedHashMap<>();

  static {
    SAME.put(Monitoring.MONITORED_HOUSEHOLDS, MonitoringMonth.HOUSEHOLDS);
    SAME.put(Monitoring.MONITORED_PERSONS, MonitoringMonth.PERSONS);
    SAME.put(Monitoring.MONITORED_SUPPORTED, MonitoringMonth.SUPPORTED);
    SAME.put(Monitoring.MONITORED_UNSUPPORTED_LONG, MonitoringMonth.UNSUPPORTED_LONG);
    SAME.put(Change.CLEARED_HOUSEHOLDS, MonitoringMonth.CLEARED);
    SAME.put(Change.CLEARED_UNMET_HOUSEHOLDS, MonitoringMonth.CLEARED_UNMET);
  }

  private MonitoringFaults() {}

  /**
   * Months that have rows of a level of {@link MonitoringMonth} are held against a table of areas.
   *
   * @param code the column that names an area there
   */
  public static Dataset<Row> otherThan(
      Dataset<Row> monitoring, Column isLevel, Dataset<Row> areas, Field code) {
    List<Field> key = List.of(MonitoringMonth.PERIOD, code);
    Dataset<Row> ofLevel = monitoring.filter(isLevel);
    Column isOfAll =
        MonitoringMonth.KIND
            .col()
            .equalTo(MonitoringMonth.ALL)
            .and(MonitoringMonth.CAUSE.col().equalTo(MonitoringMonth.ALL));
    Dataset<Row> ofAreas =
        ofLevel.filter(isOfAll).withColumnRenamed(MonitoringMonth.AREA_CODE.name(), code.name());
    String[] names = key.stream().map(Field::name).toArray(String[]::new);
    Dataset<Row> beside =
        areas
            .select(columns(key, SAME.keySet().stream().toList()))
            .join(ofLevel.select(MonitoringMonth.PERIOD.col()).distinct(), names[0])
            .join(ofAreas.select(columns(key, List.copyOf(SAME.values()))), names, "full_outer");
    Column[] wrong =
        SAME.entrySet().stream()
            .map(
                e ->
                    when(orZero(e.getKey()).notEqual(orZero(e.getValue())), lit(e.getKey().name())))
            .toArray(Column[]::new);
    return Offenders.of(
        beside.withColumn(WRONG, array_compact(array(wrong))).filter(size(col(WRONG)).gt(0)),
        key,
        concat_ws(",", col(WRONG)));
  }

  private static Column orZero(Field field) {
    return coalesce(field.col(), lit(0L));
  }

  private static Column[] columns(List<Field> key, List<Field> more) {
    return Stream.concat(key.stream(), more.stream()).map(Field::col).toArray(Column[]::new);
  }
}
