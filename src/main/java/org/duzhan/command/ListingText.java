package org.duzhan.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.duzhan.job.Amounts;
import org.duzhan.job.Trace;

/** Rows that count, as a list for people. */
record ListingText(TraceText page, Trace.Listing listing) {
  private static final Map<String, String> KINDS =
      Map.of(
          "household", "households",
          "household_at_baseline", "households at the baseline",
          "village", "rows of the register",
          "village_month", "villages as a whole",
          "problem", "problems");
  private static final int KEY_SHOWN = 12;

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(counts());
    if (listing.count() == 0) {
      return lines;
    }
    boolean ofBoth = listing.first().stream().anyMatch(row -> !row.before().isNone());
    List<List<String>> table = new ArrayList<>();
    table.add(page.row("village", "name", "key", "", "file", "sheet", "row"));
    if (ofBoth) {
      table.get(0).addAll(List.of("file before", "sheet", "row"));
    }
    listing.first().forEach(row -> table.add(cells(row, ofBoth)));
    lines.addAll(TextColumns.of(table));
    long more = listing.count() - listing.first().size();
    if (more > 0) {
      String all = page.csv().map("all are in "::concat).orElse("--csv FILE writes all");
      lines.add("  … and %d more: %s".formatted(more, all));
    }
    return lines;
  }

  /** How many rows count, and where. */
  private String counts() {
    String kind = KINDS.getOrDefault(listing.table(), listing.table());
    String side = addend(listing.denominator() ? 1 : 0);
    String below = listing.below() > 0 ? ", %d in %s".formatted(listing.below(), addend(1)) : "";
    return "%d %s count in %s%s%s"
        .formatted(listing.count(), kind, side, below, listing.count() == 0 ? "." : ":");
  }

  private String addend(int at) {
    return page.trace().addends().get(at).name();
  }

  private List<String> cells(Trace.CountingRow row, boolean ofBoth) {
    List<String> cells = new ArrayList<>();
    cells.add(row.place());
    cells.add(row.village());
    cells.add(
        row.key().length() > 2 * KEY_SHOWN ? row.key().substring(0, KEY_SHOWN) + "…" : row.key());
    cells.addAll(side(row.amounts()));
    cells.addAll(source(row.source()));
    if (ofBoth) {
      cells.addAll(source(row.before()));
    }
    return cells;
  }

  private static List<String> source(Trace.Source source) {
    return List.of(source.file(), source.sheet(), source.rows());
  }

  /** What a row adds: nothing to a side that it does not count in. */
  private List<String> side(Amounts amounts) {
    return page.amounts(amounts).stream().map(a -> a.equals("null") ? "" : a).toList();
  }
}
