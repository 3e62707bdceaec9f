package org.duzhan.job;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.duzhan.ingest.InboxFile;
import org.duzhan.ingest.Verdict;
import org.duzhan.lake.Lake;
import org.duzhan.settings.Settings;
import org.duzhan.testkit.Spark;
import org.duzhan.testkit.TestSettings;

/** What jobs are given in tests. */
final class Given {
  private Given() {}

  static Context context(Lake lake) {
    return context(lake, TestSettings.defaults());
  }

  static Context context(Lake lake, Settings settings) {
    return context(lake, settings, 6);
  }

  /** On a day of May 2020, at noon in China: what tells runs of several days apart. */
  static Context context(Lake lake, Settings settings, int day) {
    Instant noon = Instant.parse("2020-05-%02dT04:00:00Z".formatted(day));
    Clock clock = Clock.fixed(noon, ZoneOffset.UTC);
    return new Context(Spark.session(), lake, settings, clock, step -> {});
  }

  /** The whole job, with a key of its own and its reports in a folder. */
  static MonthlyJob job(Context context, Path reports) {
    return new MonthlyJob(
        context,
        Optional.of(new IngestJob(context, TinyCounty.SECRET)),
        new StepJobs(reports.toString()));
  }

  /** Takes in what was sent, makes these steps of the months, and returns the run. */
  static String made(
      Context context, Path reports, TinyCounty sent, SortedSet<String> months, Step... steps) {
    MonthlyJob.Order order = new MonthlyJob.Order("run", months, List.of(steps), true);
    return requireNonNull(job(context, reports).run(order, sent.inbox()).runId());
  }

  /** A file of two rows that can be taken. */
  static Verdict taken(String path, String bytes) {
    Verdict.Part part = new Verdict.Part("household", 2, List.of(""), "", List.of(), 0);
    return new Verdict(
        file(path), bytes, null, null, null, "522633", "2020-04", false, List.of(part), 0);
  }

  /** A file that cannot be taken. */
  static Verdict refused(String path, String bytes) {
    return new Verdict(file(path), bytes, "文件已损坏", null, null, null, null, false, List.of(), 0);
  }

  static InboxFile file(String path) {
    return file(path, 100, 1000);
  }

  static InboxFile file(String path, long bytes, long received) {
    return new InboxFile("/inbox/" + InboxFile.received(path), path, bytes, received);
  }
}
