package org.duzhan.job;

import java.util.ArrayList;
import java.util.List;
import org.duzhan.table.Submissions;
import org.duzhan.table.Table;

/** Makes one step of one month. */
public final class StepJobs {
  private final String out;

  /**
   * The steps.
   *
   * @param out folder the reports go to, on any Hadoop file system
   */
  public StepJobs(String out) {
    this.out = out;
  }

  /** All tables, by which a run tells what it read and wrote. */
  static List<Table> tables() {
    List<Table> tables = new ArrayList<>(Recovery.LOADED);
    tables.add(Submissions.TABLE);
    return tables;
  }

  /** Makes a step; returns how many rows it wrote. */
  long make(Context context, Due.Work work, String runId) {
    return 0;
  }

  boolean reported(String month) {
    return !out.isEmpty() && !month.isEmpty();
  }
}
