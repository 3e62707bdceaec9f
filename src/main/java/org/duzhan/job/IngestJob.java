package org.duzhan.job;

import static java.util.stream.Collectors.toMap;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.duzhan.ingest.BadRows;
import org.duzhan.ingest.InboxFile;
import org.duzhan.ingest.Intake;
import org.duzhan.ingest.Mapping;
import org.duzhan.ingest.Verdict;
import org.duzhan.measure.Measured;
import org.duzhan.quality.Rules;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Problems;
import org.duzhan.table.Submissions;
import org.duzhan.table.Villages;
import org.jspecify.annotations.Nullable;

/** New files of the inbox → submission, household, village, problem, quarantine, remark. */
public final class IngestJob {
  private static final List<Field> MEASURED =
      List.of(
          Households.NET_INCOME,
          Households.NET_INCOME_PER_CAPITA,
          Households.REGISTERED_POOR,
          Households.MEASURED_POOR,
          Households.STATE);

  private final Context context;
  private final String secret;

  /**
   * An ingest.
   *
   * @param secret key of the keyed hash that stands for a household, at least 32 characters
   */
  public IngestJob(Context context, String secret) {
    this.context = context;
    this.secret = secret;
  }

  /** Refuses at once a key that the warehouse was not begun with. */
  public void checkKey() {
    Recovery.checkKey(context, Intake.keyCheck(secret));
  }

  /** Reads files and says what would become of them; writes nothing. */
  public Batch judge(List<InboxFile> files, Ledger ledger) {
    return read(files, ledger, null);
  }

  /** Takes files in; the ledger's commit makes it all stand. */
  Result run(String runId, List<InboxFile> files) {
    try {
      return take(runId, files);
    } finally {
      clearScratch();
    }
  }

  /** What a run spooled must not fill a disk until the next run, also where it failed. */
  private void clearScratch() {
    try {
      context.lake().clearScratch();
    } catch (UncheckedIOException e) {
      context
          .progress()
          .step("cannot clear what was spooled, the next run will: " + e.getMessage());
    }
  }

  private Result take(String runId, List<InboxFile> files) {
    Recovery.run(context);
    Ledger ledger = Ledger.read(context.lake());
    List<InboxFile> fresh = ledger.fresh(files);
    Batch batch = read(fresh, ledger, context.lake().scratch(runId));
    if (batch.isEmpty()) {
      return new Result(batch, Summary.ofLeft(batch.reasonsLeft()), ledger);
    }
    return load(batch, ledger, runId);
  }

  /** What came in, and what the ledger held before. */
  record Result(Batch batch, Summary summary, Ledger before) {}

  private Batch read(List<InboxFile> files, Ledger ledger, @Nullable String spool) {
    Intake intake =
        new Intake(
            Mapping.withForeign(context.settings().mappings()),
            context.settings().limits(),
            context.settings().passwords(),
            secret,
            spool);
    SparkSession spark = context.spark();
    context.progress().step("reading %d files".formatted(files.size()));
    List<Verdict> read = intake.read(spark, files);
    List<Verdict> folded = read.stream().filter(v -> v.persons() > 0).toList();
    if (!folded.isEmpty()) {
      context
          .progress()
          .step(
              "folded %d rows of persons to %d households"
                  .formatted(
                      folded.stream().mapToLong(Verdict::persons).sum(),
                      folded.stream().mapToLong(Verdict::households).sum()));
    }
    return Batch.of(read, ledger);
  }

  private Result load(Batch batch, Ledger ledger, String runId) {
    if (batch.taken().isEmpty()) {
      return enter(batch, ledger, Map.of(), runId);
    }
    Context of =
        batch.rows() <= context.settings().interpretedRows() ? context.interpreting() : context;
    return InPieces.of(of.spark(), () -> judged(of, batch, ledger, runId));
  }

  private Result judged(Context of, Batch batch, Ledger ledger, String runId) {
    Rules rules = Rules.from(of.settings().rules());
    List<TableLoad> loads = loads(of, rules);
    String note = "run=" + runId;
    context.progress().step("judging rows");
    Map<String, Fates> fates = new HashMap<>();
    try (FoundRows found = new FoundRows(loads, batch.taken(), rules)) {
      Map<String, String> refusals = found.refusals();
      Batch kept = batch.refusing(refusals, ledger);
      context.progress().step("writing rows");
      List<Runnable> writes = new ArrayList<>();
      writes.add(() -> found.write(of.lake(), refusals.keySet(), note));
      for (TableLoad load : loads) {
        BadRows bad = found.bad(load.table().name());
        TableWrite write = new TableWrite(of, load, ledger, bad, note);
        writes.add(() -> add(write.write(kept.taken()), fates));
      }
      Abreast.run(writes);
      return enter(kept, ledger, fates, runId);
    }
  }

  /** Writes the ledger, which makes all that was written before it stand. */
  private Result enter(Batch batch, Ledger ledger, Map<String, Fates> fates, String runId) {
    SubmissionRows rows = new SubmissionRows(runId, fates);
    context.progress().step("writing the ledger");
    Context small = context.interpreting();
    small
        .lake()
        .append(
            Submissions.TABLE,
            small.spark().createDataFrame(rows.of(batch), Submissions.TABLE.schema()),
            Recovery.note(context, runId, Intake.keyCheck(secret)));
    return new Result(batch, rows.summary(batch), ledger);
  }

  private static void add(Map<String, Fates> more, Map<String, Fates> fates) {
    synchronized (fates) {
      more.forEach((id, f) -> fates.merge(id, f, Fates::plus));
    }
  }

  private static List<TableLoad> loads(Context context, Rules rules) {
    Map<String, Mapping> mappings =
        Mapping.all(context.settings().mappings()).stream().collect(toMap(Mapping::table, m -> m));
    UnaryOperator<Dataset<Row>> measured = rows -> Measured.of(rows, context.settings().lines());

    return List.of(
        new TableLoad(
            context,
            rules,
            Villages.TABLE,
            of(mappings, "village"),
            Villages.STATED,
            List.of(),
            r -> r),
        new TableLoad(
            context,
            rules,
            Problems.TABLE,
            of(mappings, "problem"),
            Problems.STATED,
            List.of(),
            r -> r),
        new TableLoad(
            context,
            rules,
            Households.TABLE,
            of(mappings, "household"),
            Households.STATED,
            MEASURED,
            measured));
  }

  private static Mapping of(Map<String, Mapping> mappings, String table) {
    return Objects.requireNonNull(mappings.get(table));
  }
}
