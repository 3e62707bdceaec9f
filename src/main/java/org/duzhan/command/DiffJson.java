package org.duzhan.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duzhan.job.Diff;
import org.duzhan.job.Diff.Change;
import org.duzhan.job.Diff.OfTable;
import org.duzhan.job.Difference;
import org.duzhan.job.NewFile;
import org.duzhan.job.PastRun;
import org.jspecify.annotations.Nullable;

/** What two runs differ in, for programs. */
final class DiffJson {
  private DiffJson() {}

  static Map<String, Object> of(Diff diff, @Nullable String csv, double seconds) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("command", "diff");
    json.put("status", diff.figures() == 0 ? "nothing_changed" : "done");
    json.put("exit_code", ExitCode.DONE);
    json.put("seconds", seconds);
    json.put("period", diff.month());
    json.put("from", json(diff.from()));
    json.put("to", json(diff.to()));
    json.put("files", diff.files().stream().map(DiffJson::json).toList());
    json.put("register_counties", List.copyOf(diff.register()));
    json.put("inputs", diff.inputs().stream().map(DiffJson::json).toList());
    json.put("figures", diff.figures());
    json.put("tables", diff.tables().stream().map(DiffJson::json).toList());
    json.put("not_compared", diff.leftOut());
    if (csv != null) {
      json.put("csv", csv);
    }
    return json;
  }

  private static Map<String, Object> json(PastRun run) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("run_id", run.id());
    json.put("command", run.command());
    json.put("started_at", run.startedAt().toString());
    json.put("config_hash", run.configHash());
    json.put("program", run.program().orElse(null));
    json.put("versions", run.versions());
    return json;
  }

  private static Map<String, Object> json(NewFile file) {
    return Map.of(
        "file", file.file(),
        "county", file.county(),
        "period", file.period(),
        "rows", file.rows(),
        "run_id", file.runId());
  }

  private static Map<String, Object> json(Difference input) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", input.kind().word());
    json.put("name", input.name());
    json.put("old", input.old());
    json.put("new", input.now());
    return json;
  }

  private static Map<String, Object> json(OfTable table) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("table", table.table());
    json.put("figures", table.figures());
    json.put("changed", table.changed());
    json.put("appeared", table.appeared());
    json.put("gone", table.gone());
    json.put("areas", table.areas());
    json.put("largest", table.largest().stream().map(DiffJson::json).toList());
    return json;
  }

  private static Map<String, Object> json(Change change) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("area_code", change.area());
    json.put("item", change.item());
    json.put("figure", change.figure());
    json.put("state", change.state());
    json.put("old", change.old());
    json.put("new", change.now());
    json.put("change", change.change());
    json.put("causes", change.causes());
    json.put("because", change.because());
    return json;
  }
}
