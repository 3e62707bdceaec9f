package org.duzhan.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duzhan.job.MonthlyJob.Order;
import org.duzhan.job.MonthlyJob.Outcome;
import org.duzhan.job.Step;
import org.duzhan.job.Summary;
import org.duzhan.job.WithoutFigures;

/**
 * What a run came to, for people and for programs.
 *
 * @param reports folder of the reports, told where reports were asked for
 */
record OutcomeText(Order order, Outcome outcome, String warehouse, String reports, double seconds) {

  List<String> lines() {
    if (outcome.runId() == null) {
      List<String> nothing = new ArrayList<>();
      nothing.add("Nothing to do: no new files, and every month asked for is up to date.");
      nothing.addAll(outcome.summary().faults());
      return nothing;
    }
    List<String> lines = new ArrayList<>();
    lines.add("Run %s done in %.1f s.".formatted(outcome.runId(), seconds));
    if (outcome.summary().files() > 0) {
      lines.addAll(files(outcome.summary()));
    }
    outcome.work().stream()
        .map(w -> "Made %s %s (%s).".formatted(w.step().action(), w.month(), w.reason()))
        .forEach(lines::add);
    outcome.without().stream()
        .filter(w -> !w.without().isEmpty())
        .map(WithoutFigures::line)
        .forEach(lines::add);
    if (outcome.summary().files() > 0) {
      lines.add("Replies to the counties: " + reports + "/reply");
    }
    lines.add("Tables: " + warehouse + (reported() ? "   Reports: " + reports : ""));
    return lines;
  }

  Map<String, Object> json(int exit) {
    Summary files = outcome.summary();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("run_id", outcome.runId());
    json.put("command", order.command());
    json.put("status", outcome.runId() == null ? "nothing_to_do" : "done");
    json.put("exit_code", exit);
    json.put("seconds", seconds);
    json.put("files", files.files());
    json.put("accepted", files.accepted());
    json.put("refused", files.refused());
    json.put("duplicate", files.duplicate());
    json.put("rows_read", files.rowsRead());
    json.put("rows_accepted", files.rowsAccepted());
    json.put("rows_unchanged", files.rowsUnchanged());
    json.put("rows_superseded", files.rowsSuperseded());
    json.put("rows_quarantined", files.rowsQuarantined());
    json.put("refused_files", files.refusedFiles());
    json.put("left_files", files.leftFiles());
    json.put("shortcomings", files.shortcomings());
    json.put("quarantined_files", files.quarantined());
    json.put("actions", PlanText.actions(outcome.actions()));
    json.put("without_figures", outcome.without().stream().map(OutcomeText::json).toList());
    json.put("warehouse", warehouse);
    if (files.files() > 0) {
      json.put("replies", reports + "/reply");
    }
    if (reported()) {
      json.put("reports", reports);
    }
    return json;
  }

  private static Map<String, Object> json(WithoutFigures of) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("month", of.month());
    json.put("areas", of.areas());
    json.put("all", of.all());
    json.put("without", of.without());
    return json;
  }

  private static List<String> files(Summary files) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Files: %d read, %d accepted, %d refused, %d duplicate."
            .formatted(files.files(), files.accepted(), files.refused(), files.duplicate()));
    lines.add(
        "Rows: %d read = %d accepted + %d unchanged + %d superseded + %d quarantined."
            .formatted(
                files.rowsRead(),
                files.rowsAccepted(),
                files.rowsUnchanged(),
                files.rowsSuperseded(),
                files.rowsQuarantined()));
    lines.addAll(files.faults());
    return lines;
  }

  private boolean reported() {
    return order.steps().contains(Step.REPORT);
  }
}
