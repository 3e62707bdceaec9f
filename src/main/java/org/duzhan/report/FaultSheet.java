package org.duzhan.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.duzhan.report.Reply.BadRow;
import org.duzhan.report.Reply.Fault;
import org.duzhan.report.content.Cell;
import org.duzhan.report.content.Column;
import org.duzhan.report.content.Kind;
import org.duzhan.report.content.Line;
import org.duzhan.report.content.Sheet;
import org.jspecify.annotations.Nullable;

/** 需更正: every wrong cell, those of the most frequent rule first, with what to write instead. */
final class FaultSheet {
  private static final int MOST_CHARACTERS = 200;
  private static final String ELSEWHERE = "请在原表中更正";

  /** What a message begins with: the heading, which has a column of its own here. */
  private static final Pattern HEADING = Pattern.compile("^“[^”]*”：?");

  private final Reply reply;
  private final List<MendingSheet> mending;
  private final int most;

  /**
   * The sheet of a reply.
   *
   * @param most cells that are listed
   */
  FaultSheet(Reply reply, List<MendingSheet> mending, int most) {
    this.reply = reply;
    this.mending = mending;
    this.most = most;
  }

  /** A wrong cell and its row. */
  private record Wrong(BadRow row, Fault fault) {}

  Sheet sheet() {
    List<Wrong> all =
        reply.bad().shown().stream()
            .flatMap(row -> row.faults().stream().map(fault -> new Wrong(row, fault)))
            .sorted(worstFirst())
            .toList();
    return new Sheet(
        "需更正",
        "需更正的单元格",
        List.of(
            "出现最多的问题在前，同一问题排在一起。"
                + (mending.isEmpty() ? "" : "点击“更正处”转到更正表的该行；")
                + "写明“请在原表中更正”的，请改原表后重新报送。"),
        ReplyReport.provenance(reply),
        List.of(
            Column.of("文件", 42),
            Column.of("工作表", 12),
            Column.of("行", 8),
            Column.of("列标题", 18),
            Column.of("现填内容", 18),
            Column.of("问题", 34),
            Column.of("应填写", 40),
            Column.of("更正处", 16)),
        all.stream().limit(most).map(this::line).toList(),
        notes(all.size()),
        List.of(),
        0);
  }

  private Comparator<Wrong> worstFirst() {
    return Comparator.<Wrong>comparingLong(w -> -times(w.fault().rule()))
        .thenComparing(w -> w.fault().rule())
        .thenComparing(w -> w.row().file())
        .thenComparing(w -> w.row().sheet())
        .thenComparingLong(w -> w.row().row());
  }

  private long times(String rule) {
    return reply.bad().byRule().getOrDefault(rule, 0L);
  }

  private Line line(Wrong wrong) {
    BadRow row = wrong.row();
    Fault fault = wrong.fault();
    return Line.of(
        Cell.text(row.file()),
        Cell.text(row.sheet()),
        Cell.number(Kind.RANK, row.row(), ""),
        Cell.text(reply.form(row.table()).heading(fault.field())),
        Cell.text(fault.isOfWholeRow() ? "" : shortened(fault.raw())),
        Cell.text(Kind.SENTENCE, shortened(problem(fault))),
        Cell.text(Kind.SENTENCE, reply.instead(row, fault)),
        place(row));
  }

  static String problem(Fault fault) {
    return HEADING.matcher(fault.message()).replaceFirst("");
  }

  private Cell place(BadRow row) {
    return mending.stream()
        .map(m -> m.place(row))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(Cell.text(Kind.LABEL, ELSEWHERE));
  }

  private static String shortened(@Nullable String text) {
    String whole = text == null ? "（空）" : text;
    return whole.length() > MOST_CHARACTERS ? whole.substring(0, MOST_CHARACTERS) + "……" : whole;
  }

  private List<String> notes(int listed) {
    List<String> notes = new ArrayList<>();
    long cells = reply.bad().byRule().values().stream().mapToLong(Long::longValue).sum();
    long shown = Math.min(listed, most);
    if (cells > shown) {
      notes.add(
          "共%,d行、%,d处需更正，本表列出%,d处，另有%,d处未列出；请先更正已列出的，再报送后会列出其余。%s。"
              .formatted(
                  reply.bad().rows(), cells, shown, cells - shown, ReplyReport.allBadRows(reply)));
    }
    return notes;
  }
}
