package org.duzhan.job;

import static org.apache.spark.sql.functions.coalesce;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.measure.Contribution;
import org.duzhan.measure.CountyMonth;
import org.duzhan.measure.Rectification;
import org.duzhan.measure.Register;
import org.duzhan.table.Areas;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Problems;
import org.duzhan.table.Table;
import org.duzhan.table.Villages;

/** What tables say of places and a month, at the versions that its figures were made from. */
record MonthRows(Context context, Origin origin, Reach reach, String period) {
  /** Rows of a table; figures rest on the latest row of a village and of a problem. */
  Dataset<Row> of(Table table) {
    if (table.equals(Contribution.BEFORE)) {
      String before = YearMonth.parse(period).minusMonths(1).toString();
      return read(Households.TABLE, Map.of(Households.PERIOD, before));
    }
    Column village = Areas.VILLAGE_CODE.col();
    Column county = Areas.COUNTY_CODE.col();
    if (table.equals(Contribution.AT_BASELINE)) {
      String baseline = context.settings().supervision().baseline().toString();
      boolean moved = !context.settings().villageChanges().changes().isEmpty();
      Dataset<Row> then =
          moved
              ? read(Households.TABLE, Map.of(Households.PERIOD, baseline))
              : inCounties(Households.TABLE, baseline);
      return context.succession(period).merged(then).filter(holds(village));
    }
    if (table.equals(Villages.TABLE)) {
      Dataset<Row> all = read(table, Map.of());
      return Register.of(context.succession(period).renamed(all).filter(holds(village)), period);
    }
    if (table.equals(Problems.TABLE)) {
      return context
          .succession(period)
          .kept(Rectification.ledger(read(table, Map.of()), period))
          .filter(holds(coalesce(village, county)));
    }
    return inCounties(table, period)
        .filter(holds(table.equals(CountyMonth.TABLE) ? county : village));
  }

  /** Of one county only its files are named to Spark; of several all are, and rows passed over. */
  private Dataset<Row> inCounties(Table table, String ofMonth) {
    Map<Field, String> where = new HashMap<>(Map.of(Households.PERIOD, ofMonth));
    reach.county().ifPresent(code -> where.put(Areas.COUNTY_CODE, code));
    Dataset<Row> rows = read(table, where);
    return reach.county().isPresent()
        ? rows
        : rows.filter(reach.mayHold().apply(Areas.COUNTY_CODE.col()));
  }

  private Dataset<Row> read(Table table, Map<Field, String> where) {
    return context.lake().read(table, origin.version(table), where);
  }

  private Column holds(Column place) {
    return reach.holds().apply(place);
  }
}
