package org.duzhan.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.duzhan.job.Action;
import org.duzhan.job.Due;
import org.duzhan.job.MonthlyJob.Plan;

/** A plan, for people and for programs. */
final class PlanText {
  private PlanText() {}

  static List<String> lines(Plan plan) {
    List<String> lines = new ArrayList<>();
    lines.add("Plan (dry run): nothing is written.");
    if (plan.actions().isEmpty()) {
      lines.add("Nothing to do: no new files, and every month asked for is up to date.");
    }
    plan.batch()
        .taken()
        .forEach(
            v ->
                lines.add(
                    "ingest %s %s: %s, %d rows (new file)"
                        .formatted(v.county(), v.period(), v.file().path(), v.rows())));
    plan.batch()
        .refused()
        .forEach(v -> lines.add("refuse %s: %s".formatted(v.file().path(), v.refused())));
    plan.batch()
        .left()
        .forEach(v -> lines.add("leave %s: %s".formatted(v.file().path(), v.left())));
    plan.batch()
        .duplicates()
        .forEach(
            (v, first) -> lines.add("skip %s: same bytes as %s".formatted(v.file().path(), first)));
    plan.work()
        .forEach(
            w ->
                lines.add(
                    "%s %s: replaces %s (%s)"
                        .formatted(w.step().action(), w.month(), replaced(w), w.reason())));
    return lines;
  }

  /** A county that shares households with one that was corrected is found when it is made. */
  private static String replaced(Due.Work work) {
    return work.corrected().isEmpty() || !work.step().isByCounty()
        ? "that month's rows"
        : "the rows of these and what they add up to";
  }

  static Map<String, Object> json(Plan plan) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("command", "plan");
    json.put("status", plan.actions().isEmpty() ? "nothing_to_do" : "done");
    json.put("exit_code", ExitCode.DONE);
    json.put("dry_run", true);
    json.put("actions", actions(plan.actions()));
    json.put("files", plan.batch().taken().stream().map(v -> v.file().path()).toList());
    Map<String, String> refused = new LinkedHashMap<>();
    plan.batch().refused().forEach(v -> refused.put(v.file().path(), String.valueOf(v.refused())));
    json.put("refused_files", refused);
    Map<String, String> left = new LinkedHashMap<>();
    plan.batch().left().forEach(v -> left.put(v.file().path(), String.valueOf(v.left())));
    json.put("left_files", left);
    Map<String, String> duplicates = new LinkedHashMap<>();
    plan.batch().duplicates().forEach((v, first) -> duplicates.put(v.file().path(), first));
    json.put("duplicate_files", duplicates);
    Map<String, String> reasons = new LinkedHashMap<>();
    plan.work().forEach(w -> reasons.put(w.step().action() + " " + w.month(), w.reason()));
    json.put("reasons", reasons);
    return json;
  }

  static List<Map<String, String>> actions(Set<Action> actions) {
    return actions.stream()
        .map(a -> Map.of("county", a.county(), "month", a.month(), "action", a.action()))
        .toList();
  }
}
