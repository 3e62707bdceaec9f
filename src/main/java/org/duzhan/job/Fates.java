package org.duzhan.job;

import org.apache.spark.sql.Row;
import org.duzhan.table.Submissions;

/** What became of the rows of one file. */
record Fates(long accepted, long unchanged, long superseded, long quarantined) {
  static final Fates NONE = new Fates(0, 0, 0, 0);

  /** Rows of a file that is the first to speak: all that are not bad are new. */
  static Fates fresh(long rows, long bad) {
    return new Fates(rows - bad, 0, 0, bad);
  }

  static Fates of(Row counts) {
    return new Fates(
        counts.getAs(Submissions.ROWS_ACCEPTED.name()),
        counts.getAs(Submissions.ROWS_UNCHANGED.name()),
        counts.getAs(Submissions.ROWS_SUPERSEDED.name()),
        counts.getAs(Submissions.ROWS_QUARANTINED.name()));
  }

  Fates plus(Fates other) {
    return new Fates(
        accepted + other.accepted,
        unchanged + other.unchanged,
        superseded + other.superseded,
        quarantined + other.quarantined);
  }

  long all() {
    return accepted + unchanged + superseded + quarantined;
  }
}
