package org.duzhan.job;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.judge.Backsliding;
import org.duzhan.lake.Lake;
import org.duzhan.measure.ListingCheck;
import org.duzhan.measure.VillageMonth;
import org.duzhan.table.Quarantine;
import org.duzhan.table.Submissions;

/** What runs found, to be held against what was planted. */
public record Findings(Lake lake) {

  public Dataset<Row> files() {
    return lake.read(Submissions.TABLE);
  }

  public Dataset<Row> badRows() {
    return lake.read(Quarantine.TABLE);
  }

  /** Villages of months in which a file covered them. */
  public Dataset<Row> villages() {
    return lake.read(VillageMonth.TABLE).filter(VillageMonth.REPORTED.col());
  }

  /** Households that returned or became poor. */
  public Dataset<Row> fallers() {
    return lake.read(Backsliding.TABLE)
        .filter(Backsliding.KIND.col().notEqual(Backsliding.AT_RISK));
  }

  /** Provinces whose listed villages are not those of annex 2, one line each. */
  public List<String> unlisted() {
    return lake.read(ListingCheck.TABLE)
        .filter(ListingCheck.DIFFERENCE.col().notEqual(0))
        .toJSON()
        .collectAsList();
  }
}
