package org.duzhan.report;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.duzhan.report.content.Cell;
import org.duzhan.report.content.Column;
import org.duzhan.report.content.Line;
import org.duzhan.report.content.Report;
import org.duzhan.report.content.Sheet;

/** A report as text, as its reader sees it, and the texts approved before. */
final class ReportText {
  private static final Path APPROVED = Path.of("src/test/resources/approved");
  private static final Path RECEIVED = Path.of("target/received");

  static String of(Report report) {
    return report.title()
        + "\n"
        + report.sheets().stream().map(ReportText::of).collect(joining("\n"));
  }

  static String of(Sheet sheet) {
    StringBuilder text = new StringBuilder("\n== " + sheet.name() + " == " + sheet.title() + "\n");
    sheet.lead().forEach(line -> text.append(line).append('\n'));
    text.append(sheet.provenance()).append("\n\n");
    text.append(
        sheet.columns().stream()
            .map(Column::heading)
            .map(heading -> heading.replace("\n", ""))
            .collect(joining(" | ")));
    text.append('\n');
    sheet.lines().forEach(line -> text.append(of(line)).append('\n'));
    sheet.charts().forEach(chart -> text.append("[图] ").append(chart.title()).append('\n'));
    sheet.notes().forEach(note -> text.append("注：").append(note).append('\n'));
    return text.toString();
  }

  private static String of(Line line) {
    String cells = line.cells().stream().map(Cell::shown).collect(joining(" | "));
    return (line.strong() ? "* " : "") + cells;
  }

  /** Compares with the approved text; the text received is left under target to look at. */
  static void assertApproved(String name, String received) throws IOException {
    Files.createDirectories(RECEIVED);
    Files.writeString(RECEIVED.resolve(name), received);

    Path approved = APPROVED.resolve(name);
    assertThat(approved).as("copy target/received/%s there once it is right", name).exists();
    assertThat(received).isEqualTo(Files.readString(approved));
  }

  private ReportText() {}
}
