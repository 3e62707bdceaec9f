package org.duzhan.measure;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.table.Areas;
import org.duzhan.table.Households;

/**
 * Counties that have a household in common, as the one it left and the one it came to have: where a
 * month is compared with another, a figure of the one rests on a row of the other.
 */
public final class CommonHouseholds {
  /** In the place of a county: rows stand in another county than that of their village. */
  public static final String MISPLACED = "";

  private static final String KEY = "key";

  private CommonHouseholds() {}

  /**
   * Other counties that have a household of some counties, a row to each, by {@link
   * Households#COUNTY_CODE}. Of households only a hash of the key and two codes are read; where two
   * hashes meet by chance, there is a county too many.
   *
   * @param standing household rows of the months that are compared
   * @param history what was said of these months and does not stand
   */
  public static Dataset<Row> of(Dataset<Row> standing, Dataset<Row> history, Set<String> counties) {
    Column theirs = Households.COUNTY_CODE.col().isin(counties.toArray());
    Dataset<Row> keys =
        standing.filter(theirs).select(key()).unionAll(history.filter(theirs).select(key()));
    return standing
        .filter(not(theirs))
        .select(Households.COUNTY_CODE.col(), key())
        .join(broadcast(keys), new String[] {KEY}, "left_semi")
        .select(Households.COUNTY_CODE.col())
        .distinct();
  }

  /** One row, {@link #MISPLACED}, if a row's county is not its village's; else none. */
  public static Dataset<Row> misplaced(Dataset<Row> rows) {
    return rows.filter(
            Households.COUNTY_CODE.col().notEqual(Areas.countyOf(Areas.VILLAGE_CODE.col())))
        .select(Households.COUNTY_CODE.from(lit(MISPLACED)))
        .limit(1);
  }

  private static Column key() {
    return xxhash64(Households.HOUSEHOLD_KEY.col()).as(KEY);
  }
}
