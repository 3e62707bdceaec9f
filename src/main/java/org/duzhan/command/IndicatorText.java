package org.duzhan.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.duzhan.job.DescribedFigure;
import org.duzhan.job.IndicatorTrace;
import org.duzhan.job.Trace;
import org.jspecify.annotations.Nullable;

/** A figure that no rows add up to, and what it rests on, as a page for people. */
record IndicatorText(IndicatorTrace trace, Optional<String> csv) {
  List<String> lines() {
    DescribedFigure figure = trace.figure();
    List<String> lines = new ArrayList<>();
    lines.add(TraceText.title(figure, trace.area(), trace.period()));
    lines.add("");
    trace.values().stream().limit(TraceText.SHOWN).forEach(value -> lines.add(line(value)));
    if (trace.values().size() > TraceText.SHOWN) {
      lines.add("  … and %d more".formatted(trace.values().size() - TraceText.SHOWN));
    }
    lines.add(TraceText.named("stands in", trace.table()));
    lines.add(TraceText.named("meaning", figure.meaning()));
    lines.add(TraceText.named("formula", figure.formula()));
    lines.addAll(TraceText.origin(figure, trace.origin()));
    lines.addAll(over());
    lines.add("");
    lines.add(restsOn());
    for (Trace proof : trace.restsOn()) {
      lines.add("");
      lines.addAll(new TraceText(proof, csv).lines());
    }
    return lines;
  }

  private String line(IndicatorTrace.Value value) {
    String of = value.of().isEmpty() ? "" : value.of() + ": ";
    return TraceText.named(
        "value",
        of
            + (value.value() == null
                ? TraceText.none(value.reason())
                : IndicatorTrace.text(value.value()) + TraceText.unit(trace.figure()))
            + beside(value.beside()));
  }

  private static String beside(Map<String, @Nullable Object> columns) {
    return columns.isEmpty()
        ? ""
        : columns.entrySet().stream()
            .map(c -> c.getKey() + " " + IndicatorTrace.text(c.getValue()))
            .collect(Collectors.joining(", ", "  (", ")"));
  }

  /** The rows that it is taken over, one under the other. */
  private List<String> over() {
    List<IndicatorTrace.Over> rows = trace.over();
    if (rows.isEmpty()) {
      return List.of();
    }
    List<List<String>> table = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("code", "name"));
    head.addAll(rows.get(0).columns().keySet());
    table.add(head);
    for (IndicatorTrace.Over row : rows.subList(0, Math.min(TraceText.SHOWN, rows.size()))) {
      List<String> cells = new ArrayList<>(List.of(row.code(), row.name()));
      row.columns().values().forEach(value -> cells.add(IndicatorTrace.text(value)));
      table.add(cells);
    }
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("Taken over these, as they stand in %s:".formatted(rows.get(0).table()));
    lines.addAll(TextColumns.of(table));
    if (rows.size() > TraceText.SHOWN) {
      lines.add("  … and %d more: --json".formatted(rows.size() - TraceText.SHOWN));
    }
    return lines;
  }

  private String restsOn() {
    String figures =
        trace.restsOn().stream().map(t -> t.figure().name()).collect(Collectors.joining(", "));
    return figures.isEmpty()
        ? "No sums over households or villages are behind it."
        : "No rows add up to it. What it rests on is proven below: %s.".formatted(figures);
  }
}
