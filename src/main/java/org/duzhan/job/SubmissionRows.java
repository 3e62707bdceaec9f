package org.duzhan.job;

import static java.util.stream.Collectors.joining;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.duzhan.ingest.Verdict;
import org.duzhan.table.Submissions;
import org.jspecify.annotations.Nullable;

/** The ledger's rows for a batch: every file that came, and what became of its rows. */
record SubmissionRows(String runId, Map<String, Fates> fates) {

  List<Row> of(Batch batch) {
    List<Row> rows = new ArrayList<>();
    batch
        .taken()
        .forEach(v -> rows.add(row(v, Submissions.ACCEPTED, v.shortcoming(), balanced(v))));
    batch.refused().forEach(v -> rows.add(row(v, Submissions.REFUSED, v.refused(), Fates.NONE)));
    batch
        .duplicates()
        .forEach(
            (v, first) ->
                rows.add(
                    row(v, Submissions.DUPLICATE, "与“%s”内容完全相同".formatted(first), Fates.NONE)));
    return rows;
  }

  Summary summary(Batch batch) {
    Fates sum = fates.values().stream().reduce(Fates.NONE, Fates::plus);
    Map<String, String> refused = new TreeMap<>();
    batch.refused().forEach(v -> refused.put(v.file().path(), String.valueOf(v.refused())));
    Map<String, String> shortcomings = new TreeMap<>();
    batch.taken().stream()
        .filter(v -> v.shortcoming() != null)
        .forEach(v -> shortcomings.put(v.file().path(), String.valueOf(v.shortcoming())));
    Map<String, Long> quarantined = new TreeMap<>();
    for (Verdict verdict : batch.taken()) {
      long bad = balanced(verdict).quarantined();
      if (bad > 0) {
        quarantined.put(verdict.file().path(), bad);
      }
    }
    return new Summary(
        batch.taken().size() + batch.refused().size() + batch.duplicates().size(),
        batch.taken().size(),
        batch.refused().size(),
        batch.duplicates().size(),
        sum.all(),
        sum.accepted(),
        sum.unchanged(),
        sum.superseded(),
        sum.quarantined(),
        refused,
        batch.reasonsLeft(),
        shortcomings,
        quarantined);
  }

  /** Nothing disappears: what was read is what is accounted for. */
  private Fates balanced(Verdict verdict) {
    Fates fate = fates.getOrDefault(verdict.submissionId(), Fates.NONE);
    if (fate.all() != verdict.rows()) {
      throw new IllegalStateException(
          "%s: %d rows read, %d accounted for: %s"
              .formatted(verdict.file().path(), verdict.rows(), fate.all(), fate));
    }
    return fate;
  }

  private Row row(Verdict verdict, String status, @Nullable String reason, Fates fate) {
    boolean taken = status.equals(Submissions.ACCEPTED);
    String tables = verdict.parts().stream().map(Verdict.Part::table).collect(joining(","));
    return RowFactory.create(
        verdict.submissionId(),
        verdict.file().path(),
        verdict.county(),
        verdict.period(),
        status,
        reason,
        tables.isEmpty() ? null : tables,
        verdict.complete(),
        taken ? verdict.rows() : 0L,
        fate.accepted(),
        fate.unchanged(),
        fate.superseded(),
        fate.quarantined(),
        taken ? verdict.setAside() : 0L,
        verdict.file().bytes(),
        new Timestamp(verdict.file().modified()),
        runId);
  }
}
