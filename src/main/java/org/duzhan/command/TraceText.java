package org.duzhan.command;

import static java.util.Map.entry;
import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.duzhan.job.Amounts;
import org.duzhan.job.DescribedFigure;
import org.duzhan.job.Origin;
import org.duzhan.job.Trace;
import org.jspecify.annotations.Nullable;

/** A trace as a page for people. */
record TraceText(Trace trace, Optional<String> csv) {
  /** Lines of a list, at most. */
  static final int SHOWN = 20;

  private static final Map<String, String> REASONS =
      Map.ofEntries(
          entry("not_submitted", "no household file covers the area"),
          entry("no_rural_population", "the register has no rural population"),
          entry("population_below_poor", "the register has fewer people than are poor"),
          entry("no_month_before", "nothing was reported of the month before"),
          entry("not_submitted_before", "it was not reported in the month before"),
          entry("before_baseline", "the month is before the baseline"),
          entry("no_baseline", "it was not reported at the baseline"),
          entry("nothing_comparable", "no village was reported at the baseline and now"),
          entry("none_poor_at_baseline", "nobody was poor at the baseline"),
          entry("no_ledger", "no county of the area ever sent a ledger of problems"),
          entry("no_base", "nobody might have fallen"),
          entry("household_in_two_places", "a household of it is reported of another village too"));

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(title(trace.figure(), trace.area(), trace.period()));
    lines.add("");
    lines.addAll(figure());
    if (!trace.parts().isEmpty()) {
      lines.add("");
      lines.addAll(parts());
    }
    for (Trace.Listing listing : trace.listings()) {
      lines.add("");
      lines.addAll(new ListingText(this, listing).lines());
    }
    lines.add("");
    lines.addAll(verdict());
    return lines;
  }

  static String title(DescribedFigure figure, Trace.Place area, String period) {
    return "%s %s：%s%s（%s），%s"
        .formatted(
            figure.name(),
            figure.caption(),
            area.code(),
            area.name().isEmpty() ? "" : " " + area.name(),
            area.level(),
            period);
  }

  private List<String> figure() {
    List<String> lines = new ArrayList<>();
    DescribedFigure figure = trace.figure();
    lines.add(named("value", value()));
    if (trace.addends().size() > 1) {
      lines.add(named("numerator", addend(0, trace.standing().amounts().numerator())));
      lines.add(named("denominator", addend(1, trace.standing().amounts().denominator())));
    }
    lines.add(named("stands in", standsIn()));
    lines.add(named("meaning", figure.meaning()));
    lines.add(named("formula", figure.formula()));
    if (trace.addends().size() > 1) {
      trace.addends().forEach(a -> lines.add(named("", a.name() + " = " + a.formula())));
    }
    lines.addAll(origin(figure, trace.origin()));
    if (trace.otherSettings()) {
      lines.add(named("settings", "not those of the run: rows are counted by the present ones"));
    }
    return lines;
  }

  /** Who asks for a figure, and what it was made from. */
  static List<String> origin(DescribedFigure figure, Origin origin) {
    return List.of(
        named("asked for", "%s “%s”".formatted(figure.section(), figure.sentence())),
        named("run", origin.isKnown() ? origin.runId() : "none is recorded"),
        named(
            "tables",
            origin.versions().entrySet().stream()
                .map(table -> table.getKey() + "@" + table.getValue())
                .collect(joining(" "))));
  }

  static String named(String name, String text) {
    return "  %-12s %s".formatted(name, text);
  }

  private String value() {
    Double value = trace.standing().value();
    if (value == null) {
      return none(trace.standing().reason());
    }
    return Amounts.text(value) + (isShare() ? percent(value) : unit(trace.figure()));
  }

  /** That a figure is null, and why, in words where there are any. */
  static String none(String reason) {
    String words = REASONS.get(reason);
    String why = words == null ? reason : "%s (%s)".formatted(words, reason);
    return why.isEmpty() ? "null" : "null: " + why;
  }

  private boolean isShare() {
    return trace.addends().size() > 1;
  }

  private static String percent(double share) {
    BigDecimal percent =
        BigDecimal.valueOf(share).movePointRight(2).setScale(2, RoundingMode.HALF_UP);
    return " = %s %%".formatted(percent.toPlainString());
  }

  private String addend(int at, @Nullable Double amount) {
    DescribedFigure addend = trace.addends().get(at);
    return "%s%s  %s %s"
        .formatted(Amounts.text(amount), unit(addend), addend.name(), addend.caption());
  }

  static String unit(DescribedFigure figure) {
    return figure.unit().isEmpty() ? "" : " " + figure.unit();
  }

  private String standsIn() {
    return trace.standing().table().isEmpty()
        ? "no table has rows of a %s: its parts added up".formatted(trace.area().level())
        : trace.standing().table();
  }

  private List<String> parts() {
    List<Trace.Part> parts = trace.parts();
    List<List<String>> table = new ArrayList<>();
    table.add(row("code", "name", "", "its rows"));
    Stream.concat(parts.stream().filter(p -> !p.holds()), parts.stream().filter(Trace.Part::holds))
        .limit(SHOWN)
        .forEach(p -> table.add(part(p)));
    List<String> lines = new ArrayList<>();
    lines.add("Added up, as they stand in %s:".formatted(parts.get(0).table()));
    lines.addAll(TextColumns.of(table));
    if (parts.size() > SHOWN) {
      lines.add("  … and %d more".formatted(parts.size() - SHOWN));
    }
    String total = amounts(trace.added()).stream().collect(joining(" / "));
    lines.add("  %d in all, added up: %s".formatted(parts.size(), total));
    return lines;
  }

  private List<String> part(Trace.Part part) {
    List<String> cells = new ArrayList<>(List.of(part.code(), part.name()));
    cells.addAll(amounts(part.amounts()));
    cells.add(
        part.holds() ? part.reason() : "≠ its rows: " + String.join(" / ", amounts(part.rows())));
    return cells;
  }

  /** The headings of a list, with a column for each addend in the place of the blank. */
  List<String> row(String... headings) {
    List<String> row = new ArrayList<>();
    for (String heading : headings) {
      if (heading.isEmpty()) {
        trace.addends().forEach(a -> row.add(a.name()));
      } else {
        row.add(heading.equals("its rows") ? "" : heading);
      }
    }
    return row;
  }

  List<String> amounts(Amounts amounts) {
    String numerator = Amounts.text(amounts.numerator());
    return trace.addends().size() > 1
        ? List.of(numerator, Amounts.text(amounts.denominator()))
        : List.of(numerator);
  }

  private List<String> verdict() {
    if (trace.holds()) {
      return List.of("All of it adds up to what stands.");
    }
    List<String> lines = new ArrayList<>();
    lines.add("IT DOES NOT ADD UP:");
    trace.faults().forEach(f -> lines.add("  " + f));
    return lines;
  }
}
