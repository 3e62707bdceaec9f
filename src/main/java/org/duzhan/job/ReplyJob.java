package org.duzhan.job;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.duzhan.quality.Rule;
import org.duzhan.quality.Rules;
import org.duzhan.report.Reply;
import org.duzhan.report.ReplyReport;
import org.duzhan.report.content.Report;
import org.duzhan.report.workbook.WorkbookWriter;
import org.duzhan.table.Quarantine;
import org.duzhan.table.Submissions;

/** Answers to the counties whose files came in a run: {@code out/reply/COUNTY_PERIOD.xlsx}. */
final class ReplyJob {
  private static final String FOLDER = "reply";

  /** Replies held and written at a time. */
  private static final int ABREAST = 4;

  private final Context context;
  private final OutFolder folder;

  ReplyJob(Context context, String out) {
    this.context = context;
    this.folder = new OutFolder(new Path(out, FOLDER), context.hadoop());
  }

  /** Whether replies lie where they should be. */
  boolean isWritten() {
    try {
      return folder.exists();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Answers what came in a run; returns how many answers there are. */
  int write(String runId) {
    context.progress().step("answering the counties");
    Arrivals arrivals =
        Arrivals.of(
            runId, context.lake().rows(Submissions.TABLE, Arrivals.READ), context.settings());
    List<Reply.Form> forms = Forms.of(context.settings());
    BadRowReader bad =
        new BadRowReader(
            context
                .interpreting()
                .lake()
                .read(Quarantine.TABLE, Quarantine.SUBMISSION_ID, arrivals.submissions()),
            forms,
            context.settings().reply().rows());
    Map<String, String> instead =
        Rules.from(context.settings().rules()).declared().stream()
            .collect(toMap(Rule::code, Rule::instead));
    List<Runnable> waiting = new ArrayList<>();
    arrivals
        .byPlace()
        .forEach(
            (place, files) -> {
              Reply reply =
                  new Reply(
                      place.county(), place.period(), runId, files, bad.of(place), forms, instead);
              waiting.add(() -> write(reply));
              if (waiting.size() == ABREAST) {
                writeAll(waiting);
              }
            });
    writeAll(waiting);
    return arrivals.byPlace().size();
  }

  private static void writeAll(List<Runnable> waiting) {
    if (!waiting.isEmpty()) {
      Abreast.run(waiting);
      waiting.clear();
    }
  }

  private void write(Reply reply) {
    Report report = ReplyReport.of(reply, context.settings());
    String name = report.fileName();
    try {
      try (OutputStream out = folder.create(name)) {
        WorkbookWriter.write(report, out);
      }
      folder.keepEarlier(name);
      folder.publish(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      folder.discard(name);
    }
  }
}
