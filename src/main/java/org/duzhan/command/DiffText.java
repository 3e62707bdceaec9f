package org.duzhan.command;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.duzhan.job.Diff;
import org.duzhan.job.Diff.Change;
import org.duzhan.job.Diff.OfTable;
import org.duzhan.job.Difference;
import org.duzhan.job.Difference.Kind;
import org.duzhan.job.NewFile;
import org.duzhan.job.PastRun;
import org.duzhan.settings.Settings;
import org.jspecify.annotations.Nullable;

/**
 * What two runs differ in, for people.
 *
 * @param settings for the names of areas and the zone of times
 * @param csv where all changes were written; null if nowhere
 */
record DiffText(Diff diff, Settings settings, @Nullable String csv) {
  static final List<String> HEADINGS =
      List.of(
          "table",
          "area_code",
          "item",
          "figure",
          "state",
          "old",
          "new",
          "change",
          "causes",
          "because");

  private static final String SAME = "the same";
  private static final int LISTED = 10;
  private static final MathContext DIGITS = new MathContext(6);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  /** A change as a row under {@link #HEADINGS}. */
  static List<String> cells(Change change) {
    Double by = change.change();
    return List.of(
        change.table(),
        change.area(),
        change.item(),
        change.figure(),
        change.state(),
        orNothing(change.old()),
        orNothing(change.now()),
        by == null ? "" : plain(by),
        String.join(",", change.causes()),
        change.because());
  }

  private static String orNothing(@Nullable String value) {
    return value == null ? "" : value;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (diff.figures() == 0) {
      lines.add(
          "Nothing changed: %s has the same figures in run %s and in run %s."
              .formatted(diff.month(), diff.from().id(), diff.to().id()));
      return lines;
    }
    lines.add(
        "%s: %s changed from run %s to run %s"
            .formatted(
                diff.month(), counted(diff.figures(), "figure"), diff.from().id(), diff.to().id()));
    lines.add("  from  " + run(diff.from()));
    lines.add("  to    " + run(diff.to()));
    lines.add("Between them:");
    files(lines);
    lines.add("  register  " + register());
    lines.add("  rules     " + inputs(Kind.RULE));
    lines.add("  settings  " + inputs(Kind.SETTING));
    lines.add("  program   " + inputs(Kind.CODE));
    diff.tables().forEach(table -> table(table, lines));
    if (!diff.leftOut().isEmpty()) {
      lines.add("Not compared, made by one of the two only: " + String.join(", ", diff.leftOut()));
    }
    if (csv != null) {
      lines.add("All changes: " + csv);
    }
    return lines;
  }

  private static String counted(long number, String what) {
    return "%d %s%s".formatted(number, what, number == 1 ? "" : "s");
  }

  private String run(PastRun run) {
    return "%s of %s, %s, program %s"
        .formatted(
            run.command(),
            time(run.startedAt()),
            run.status(),
            run.program().orElse("version not kept"));
  }

  private String time(Instant instant) {
    return TIME.format(instant.atZone(settings.supervision().zone()));
  }

  private void files(List<String> lines) {
    List<NewFile> files = diff.files();
    lines.add("  files     " + (files.isEmpty() ? "none" : files.size() + " taken in:"));
    files.stream()
        .limit(LISTED)
        .forEach(
            f ->
                lines.add(
                    "              %s, %s new or changed"
                        .formatted(f.text(), counted(f.rows(), "row"))));
    if (files.size() > LISTED) {
      lines.add("              … and %d more: --json".formatted(files.size() - LISTED));
    }
  }

  private String register() {
    String conf = inputs(Kind.REGISTER);
    String rows =
        diff.register().isEmpty()
            ? ""
            : "village rows of "
                + diff.register().stream().map(this::area).limit(LISTED).collect(joining(", "))
                + (diff.register().size() > LISTED ? ", …" : "");
    return rows.isEmpty() ? conf : conf.equals(SAME) ? rows : rows + "; " + conf;
  }

  private String inputs(Kind kind) {
    List<String> all =
        diff.inputs().stream().filter(d -> d.kind() == kind).map(Difference::text).toList();
    return all.isEmpty()
        ? SAME
        : all.stream().limit(LISTED).collect(joining(", "))
            + (all.size() > LISTED ? ", and %d more".formatted(all.size() - LISTED) : "");
  }

  private void table(OfTable table, List<String> lines) {
    lines.add("");
    lines.add(
        "%s: %s of %s%s"
            .formatted(
                table.table(),
                counted(table.figures(), "figure"),
                counted(table.areas(), "area"),
                rows(table)));
    List<Change> shown = table.largest();
    int area = shown.stream().mapToInt(c -> width(named(c))).max().orElse(0);
    int figure = shown.stream().mapToInt(c -> width(c.figure())).max().orElse(0);
    for (Change c : shown) {
      lines.add(
          "  %s  %s  %s  [%s]"
              .formatted(
                  padded(named(c), area), padded(c.figure(), figure), values(c), c.because()));
    }
    if (table.figures() > shown.size()) {
      lines.add(
          "  … and %d more: %s"
              .formatted(table.figures() - shown.size(), csv == null ? "--csv FILE" : csv));
    }
  }

  private static String rows(OfTable table) {
    List<String> parts = new ArrayList<>();
    if (table.appeared() > 0) {
      parts.add(table.appeared() + " appeared");
    }
    if (table.gone() > 0) {
      parts.add(table.gone() + " are gone");
    }
    return parts.isEmpty() ? "" : " (of these " + String.join(", ", parts) + ")";
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - width(text));
  }

  /** Chinese characters are as wide as two others. */
  private static int width(String text) {
    return text.codePoints().map(c -> Character.isIdeographic(c) ? 2 : 1).sum();
  }

  private String named(Change change) {
    return area(change.area()) + (change.item().isEmpty() ? "" : " " + change.item());
  }

  private String area(String code) {
    return settings.areas().of(code).map(name -> code + " " + name).orElse(code);
  }

  private static String values(Change c) {
    Double by = c.change();
    String from = shown(c.old());
    String to = shown(c.now());
    return by == null
        ? "%s → %s".formatted(from, to)
        : "%s → %s (%s%s)".formatted(from, to, by > 0 ? "+" : "", shown(plain(by)));
  }

  /** Numbers to six digits: people compare them, programs read the file. */
  private static String shown(@Nullable String value) {
    if (value == null) {
      return "null";
    }
    return value.matches("-?[0-9]+\\.[0-9]+(E-?[0-9]+)?")
        ? new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString()
        : value;
  }

  private static String plain(double number) {
    return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
  }
}
