package org.duzhan.measure;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;

import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.settings.Lines;
import org.duzhan.settings.Thresholds;
import org.duzhan.table.Households;

/** Stub. */
public final class Measured {
  public static Dataset<Row> of(Dataset<Row> h, Lines lines, Thresholds.Monitoring m) {
    var net =
        coalesce(Households.WAGE_INCOME.col(), lit(0))
            .plus(coalesce(Households.BUSINESS_INCOME.col(), lit(0)))
            .plus(coalesce(Households.PROPERTY_INCOME.col(), lit(0)))
            .plus(coalesce(Households.TRANSFER_INCOME.col(), lit(0)))
            .minus(coalesce(Households.BUSINESS_EXPENSE.col(), lit(0)));
    return h.withColumns(
        Map.of(
            "net_income", Households.NET_INCOME.from(net),
            "net_income_per_capita",
                Households.NET_INCOME_PER_CAPITA.from(net.divide(Households.PERSONS.col())),
            "registered_poor", Households.POVERTY_STATUS.col().isin("未脱贫", "预脱贫", "返贫", "新致贫"),
            "measured_poor", lit(null).cast("boolean"),
            "state", lit("贫困")));
  }

  private Measured() {}
}
