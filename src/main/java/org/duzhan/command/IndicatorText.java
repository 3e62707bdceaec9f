package org.duzhan.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.duzhan.job.DescribedFigure;
import org.duzhan.job.IndicatorTrace;
import org.duzhan.job.Trace;

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
                : value.text() + TraceText.unit(trace.figure())));
  }

  private String restsOn() {
    String figures =
        trace.restsOn().stream().map(t -> t.figure().name()).collect(Collectors.joining(", "));
    return figures.isEmpty()
        ? "No rows add up to it, nor to what it is computed from."
        : "No rows add up to it. What it rests on is proven below: %s.".formatted(figures);
  }
}
