package org.duzhan.measure;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.table.Areas;
import org.duzhan.table.Field;
import org.duzhan.table.Villages;

/** Counties whose rows of the register, up to a month, say something else than they said. */
public final class ChangedRegister {
  private static final List<Field> SAID =
      Stream.concat(Stream.of(Areas.COUNTY_CODE), Villages.STATED.stream()).toList();

  private ChangedRegister() {}

  /**
   * Their codes, each once.
   *
   * @param before rows of {@link Villages}
   * @param after the same, as they stood later
   */
  public static Dataset<Row> of(Dataset<Row> before, Dataset<Row> after, String period) {
    Dataset<Row> old = said(before, period);
    Dataset<Row> now = said(after, period);
    return old.except(now).union(now.except(old)).select(Areas.COUNTY_CODE.col()).distinct();
  }

  private static Dataset<Row> said(Dataset<Row> villages, String period) {
    return villages
        .filter(Villages.PERIOD.col().leq(period))
        .select(SAID.stream().map(Field::col).toArray(Column[]::new));
  }
}
