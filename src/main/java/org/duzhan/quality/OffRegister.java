package org.duzhan.quality;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.lit;
import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Types.FLAG;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.duzhan.quality.Rule.Beside;
import org.duzhan.table.Areas;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Problems;

/**
 * Rows whose village is not in the register (村表) of its county. Judged over what stands: a register
 * may come after the files that name its villages. Of a county that sent no register nothing is
 * known, and nothing is said.
 */
public final class OffRegister {
  /** What stands in the tables that are judged, by the table's name. */
  static final Map<String, List<Field>> FIELDS =
      Map.of(
          Households.TABLE.name(), Households.STATED,
          Problems.TABLE.name(), Problems.STATED);

  private static final Field REGISTERED =
      optional("village_registered", FLAG, "", "村表中有此行政村", "The register has the village");

  private OffRegister() {}

  /** The columns that conditions may name. */
  static StructType row(String table) {
    StructType row = new StructType();
    for (Field field : fields(table)) {
      row = row.add(field.name(), field.type());
    }
    return row.add(REGISTERED.name(), REGISTERED.type());
  }

  /** Codes of villages of counties that have a register, and are not in it. */
  public static Dataset<Row> villages(Dataset<Row> named, Dataset<Row> registered) {
    String[] village = {Areas.VILLAGE_CODE.name()};
    Column county = Areas.countyOf(Areas.VILLAGE_CODE.col());
    String[] of = {Areas.COUNTY_CODE.name()};
    return named
        .select(Areas.VILLAGE_CODE.col(), Areas.COUNTY_CODE.from(county))
        .filter(Areas.VILLAGE_CODE.col().isNotNull())
        .distinct()
        .join(registered.select(Areas.COUNTY_CODE.from(county)).distinct(), of, "left_semi")
        .join(registered, village, "left_anti")
        .select(Areas.VILLAGE_CODE.col());
  }

  /**
   * Rows of {@link org.duzhan.table.Remarks} on rows of a table that stand.
   *
   * @param rows of one month
   * @param off codes of {@link #villages}: few
   */
  public static Dataset<Row> of(
      Dataset<Row> rows, String table, Dataset<Row> off, Dataset<Row> submissions, Rules rules) {
    return Standing.of(
        rows.join(broadcast(off), Areas.VILLAGE_CODE.name())
            .withColumn(REGISTERED.name(), lit(false)),
        table,
        rules.of(table, Beside.REGISTER),
        rule -> breach(table, rule),
        submissions,
        rules);
  }

  private static List<Field> fields(String table) {
    return requireNonNull(FIELDS.get(table));
  }

  private static Column breach(String table, Rule rule) {
    Field field =
        fields(table).stream().filter(f -> f.name().equals(rule.field())).findFirst().orElseThrow();
    return Breaches.where(
        rule.broken(),
        rule,
        lit(field.name()),
        lit("“" + field.caption() + "”：" + rule.message()),
        field.col());
  }
}
