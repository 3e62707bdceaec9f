package org.duzhan.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duzhan.job.Amounts;
import org.duzhan.job.DescribedFigure;
import org.duzhan.job.IndicatorTrace;
import org.duzhan.job.Origin;
import org.duzhan.job.Trace;
import org.jspecify.annotations.Nullable;

/** A trace for programs: lists are cut as on the page, counts are whole. */
final class TraceJson {
  private TraceJson() {}

  /** A figure that no rows add up to, and the traces of what it rests on. */
  static Map<String, Object> of(
      IndicatorTrace trace, @Nullable String csv, int exit, double seconds) {
    Map<String, Object> json =
        head(trace.holds(), exit, seconds, trace.period(), trace.area(), trace.figure());
    putOrigin(json, trace.origin());
    json.put("table", trace.table());
    json.put("values", trace.values().stream().map(TraceJson::value).toList());
    json.put("over", trace.over().stream().map(TraceJson::over).toList());
    json.put("rests_on", trace.restsOn().stream().map(t -> of(t, csv, exit(t), seconds)).toList());
    return json;
  }

  private static Map<String, Object> head(
      boolean holds,
      int exit,
      double seconds,
      String period,
      Trace.Place area,
      DescribedFigure figure) {
    return map(
        "command",
        "trace",
        "status",
        holds ? "sound" : "broken",
        "exit_code",
        exit,
        "seconds",
        seconds,
        "period",
        period,
        "area",
        map("code", area.code(), "name", area.name(), "level", area.level()),
        "figure",
        figure(figure));
  }

  private static void putOrigin(Map<String, Object> json, Origin origin) {
    json.put("run_id", origin.isKnown() ? origin.runId() : null);
    json.put("versions", origin.versions());
  }

  private static int exit(Trace trace) {
    return trace.holds() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private static Map<String, Object> value(IndicatorTrace.Value value) {
    return map(
        "of",
        value.of(),
        "value",
        value.value(),
        "null_reason",
        value.reason(),
        "beside",
        value.beside());
  }

  private static Map<String, Object> over(IndicatorTrace.Over row) {
    return map(
        "table", row.table(), "code", row.code(), "name", row.name(), "columns", row.columns());
  }

  static Map<String, Object> of(Trace trace, @Nullable String csv, int exit, double seconds) {
    Map<String, Object> json =
        head(trace.holds(), exit, seconds, trace.period(), trace.area(), trace.figure());
    putOrigin(json, trace.origin());
    json.put("other_settings", trace.otherSettings());
    json.put("table", trace.standing().table());
    json.put("value", Amounts.number(trace.standing().value()));
    json.put("null_reason", trace.standing().reason());
    json.put("addends", trace.addends().stream().map(TraceJson::figure).toList());
    json.putAll(amounts(trace.standing().amounts()));
    json.put("parts_count", trace.parts().size());
    json.put("parts", trace.parts().stream().limit(TraceText.SHOWN).map(TraceJson::part).toList());
    json.put("parts_added", amounts(trace.added()));
    json.put("rows_added", amounts(trace.rows()));
    json.put("rows", trace.listings().stream().map(TraceJson::listing).toList());
    json.put("csv", csv);
    json.put("faults", trace.faults());
    return json;
  }

  private static Map<String, Object> figure(DescribedFigure figure) {
    return map(
        "name", figure.name(),
        "caption", figure.caption(),
        "unit", figure.unit(),
        "meaning", figure.meaning(),
        "formula", figure.formula(),
        "section", figure.section(),
        "sentence", figure.sentence());
  }

  private static Map<String, Object> amounts(Amounts amounts) {
    return map(
        "numerator", Amounts.number(amounts.numerator()),
        "denominator", Amounts.number(amounts.denominator()));
  }

  private static Map<String, Object> part(Trace.Part part) {
    Map<String, Object> json = map("table", part.table(), "code", part.code(), "name", part.name());
    json.putAll(amounts(part.amounts()));
    json.put("rows_added", amounts(part.rows()));
    json.put("holds", part.holds());
    json.put("null_reason", part.reason());
    return json;
  }

  private static Map<String, Object> listing(Trace.Listing listing) {
    List<Map<String, Object>> first = new ArrayList<>();
    for (Trace.CountingRow row : listing.first()) {
      Map<String, Object> json =
          map("place", row.place(), "village", row.village(), "key", row.key());
      json.putAll(amounts(row.amounts()));
      json.putAll(source(row.source()));
      json.put("before", row.before().isNone() ? null : source(row.before()));
      first.add(json);
    }
    return map(
        "table",
        listing.table(),
        "side",
        listing.denominator() ? "denominator" : "numerator",
        "count",
        listing.count(),
        "first",
        first);
  }

  private static Map<String, Object> source(Trace.Source source) {
    return map("file", source.file(), "sheet", source.sheet(), "row", source.rows());
  }

  private static Map<String, Object> map(@Nullable Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(String.valueOf(pairs[i]), pairs[i + 1]);
    }
    return map;
  }
}
