package org.duzhan.command;

import java.util.function.Supplier;
import org.apache.spark.SparkJobInfo;
import org.apache.spark.SparkStageInfo;
import org.apache.spark.SparkStatusTracker;
import org.duzhan.command.Meter.Share;

/** How many tasks of the jobs that Spark is at are done. */
record SparkShare(SparkStatusTracker tracker) implements Supplier<Share> {
  @Override
  public Share get() {
    int done = 0;
    int tasks = 0;
    for (int job : tracker.getActiveJobIds()) {
      SparkJobInfo info = tracker.getJobInfo(job).getOrElse(() -> null);
      for (int stage : info == null ? new int[0] : info.stageIds()) {
        SparkStageInfo of = tracker.getStageInfo(stage).getOrElse(() -> null);
        if (of != null) {
          done += of.numCompletedTasks();
          tasks += of.numTasks();
        }
      }
    }
    return new Share(done, tasks);
  }
}
