package org.duzhan.report;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.duzhan.report.Reply.Received;
import org.duzhan.report.content.Cell;
import org.duzhan.report.content.Column;
import org.duzhan.report.content.Highlight;
import org.duzhan.report.content.Kind;
import org.duzhan.report.content.Line;
import org.duzhan.report.content.Sheet;
import org.duzhan.settings.Settings;
import org.duzhan.table.Submissions;
import org.jspecify.annotations.Nullable;

/** 回执: every file that came and what became of its rows; what to do now. */
final class ReceiptSheet {
  private static final int MOST_REASONS = 500;
  private static final Pattern OF_OPERATORS =
      Pattern.compile("（limits\\.\\w+）|，或(在配置|更正)ingest\\.passwords(中填写)?");
  private static final Map<String, String> STATUS =
      Map.of(
          Submissions.ACCEPTED, "采用",
          Submissions.REFUSED, "拒收",
          Submissions.DUPLICATE, "重复");

  private final Reply reply;
  private final Settings settings;

  ReceiptSheet(Reply reply, Settings settings) {
    this.reply = reply;
    this.settings = settings;
  }

  Sheet sheet() {
    return new Sheet(
        "回执",
        ReplyReport.title(reply, settings),
        lead(),
        ReplyReport.provenance(reply),
        List.of(
            Column.of("文件", 44),
            Column.of("收到日期", 12),
            Column.of("结果", 8),
            Column.of("读取", "行", 9),
            Column.of("采用", "行", 9),
            Column.of("未变", "行", 9),
            Column.of("过时", "行", 9),
            Column.of("未采用", "行", 9).with(Highlight.ALARM),
            Column.of("说明", 50)),
        lines(),
        notes(),
        List.of(),
        0);
  }

  /** What to do now, first things first. */
  private List<String> lead() {
    List<String> lead = new ArrayList<>();
    long refused = count(Submissions.REFUSED);
    long elsewhere = reply.bad().elsewhere();
    long here = reply.bad().rows() - elsewhere;
    if (refused > 0) {
      lead.add("有%,d个文件被拒收，一行也没有采用：请按“说明”一列处理后重新报送。".formatted(refused));
    }
    long incomplete = reply.files().stream().filter(ReceiptSheet::hasShortcoming).count();
    if (incomplete > 0) {
      lead.add("有%,d个文件已采用，但没有全部按所报处理：请按“说明”一列改正后重新报送。".formatted(incomplete));
    }
    if (here > 0) {
      lead.add("有%,d行有误，未采用：请在“更正表”中改正黄色单元格，保存后把本文件放回报送文件夹（文件名可改）；其余各行不必重报。".formatted(here));
    }
    if (elsewhere > 0) {
      lead.add(
          "有%,d行的%s有误，未采用：请按“需更正”所列工作表和行号，在原表中更正后重新报送。".formatted(elsewhere, personalHeadings()));
    }
    lead.add(lead.isEmpty() ? "无需处理：没有被拒收的文件，也没有未采用的行。" : deadline());
    return lead;
  }

  /** Of what replies do not show: what is wrong. */
  private String personalHeadings() {
    String headings =
        reply.bad().shown().stream()
            .filter(row -> !reply.mends(row))
            .flatMap(
                row ->
                    row.faults().stream()
                        .filter(fault -> reply.form(row.table()).isMendedElsewhere(fault))
                        .map(Reply.Fault::field)
                        .map(reply.form(row.table())::heading))
            .distinct()
            .sorted()
            .collect(joining("、"));
    return headings.isEmpty() ? "户编号" : headings;
  }

  private String deadline() {
    if (reply.period().isEmpty()) {
      return "请尽快处理。";
    }
    YearMonth month = YearMonth.parse(reply.period());
    LocalDate last = settings.supervision().deadline(month);
    return ReplyReport.dated(reply).isAfter(last)
        ? "报送期限（%s）已过，请立即处理。".formatted(Names.day(last))
        : "请于%s前处理完毕，过后仍可报送，但记为逾期。".formatted(Names.day(last));
  }

  private List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    reply.files().stream()
        .sorted(Comparator.comparingInt(ReceiptSheet::urgency))
        .limit(settings.reply().files())
        .forEach(file -> lines.add(line(file)));
    lines.add(
        Line.total(
            Cell.text("合计（%,d个文件）".formatted(reply.files().size())),
            Cell.text(""),
            Cell.text(""),
            sum(Received::read),
            sum(Received::accepted),
            sum(Received::unchanged),
            sum(Received::superseded),
            sum(Received::quarantined),
            Cell.text("")));
    return lines;
  }

  private static int urgency(Received file) {
    return file.status().equals(Submissions.REFUSED) ? 0 : isInPart(file) ? 1 : 2;
  }

  private static Line line(Received file) {
    return Line.of(
        Cell.text(file.file()),
        Cell.date(file.on(), ""),
        Cell.text(Kind.LABEL, status(file)),
        Cell.count(file.read()),
        Cell.count(file.accepted()),
        Cell.count(file.unchanged()),
        Cell.count(file.superseded()),
        Cell.count(file.quarantined()),
        Cell.text(Kind.SENTENCE, explained(file)));
  }

  private static String status(Received file) {
    return file.status().equals(Submissions.ACCEPTED) && isInPart(file)
        ? "部分采用"
        : STATUS.getOrDefault(file.status(), file.status());
  }

  private static boolean isInPart(Received file) {
    return file.quarantined() > 0 || hasShortcoming(file);
  }

  /** A file that was accepted has a reason where it was not taken as it says. */
  private static boolean hasShortcoming(Received file) {
    return file.status().equals(Submissions.ACCEPTED) && file.reason() != null;
  }

  private static String explained(Received file) {
    return Stream.of(
            shortened(file.reason()),
            file.quarantined() > 0 ? "有%,d行未采用，见“需更正”".formatted(file.quarantined()) : "",
            file.setAside() > 0 ? "另有%,d行不是数据，未计入读取".formatted(file.setAside()) : "")
        .filter(text -> !text.isEmpty())
        .collect(joining("；"));
  }

  /** Without what only the operator of the program can do. */
  private static String shortened(@Nullable String reason) {
    String text = reason == null ? "" : OF_OPERATORS.matcher(reason).replaceAll("");
    return text.length() > MOST_REASONS ? text.substring(0, MOST_REASONS) + "……" : text;
  }

  private Cell sum(ToLongFunction<Received> rows) {
    return Cell.count(reply.files().stream().mapToLong(rows).sum());
  }

  private long count(String status) {
    return reply.files().stream().filter(f -> f.status().equals(status)).count();
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    int left = reply.files().size() - settings.reply().files();
    if (left > 0) {
      notes.add(
          "另有%,d个文件未列出，其行数已计入合计。全部文件在数据表submission中（run_id = '%s'），可请管理员导出。"
              .formatted(left, reply.runId()));
    }
    long setAside = reply.files().stream().mapToLong(Received::setAside).sum();
    if (setAside > 0) {
      notes.add("不是数据、未计入读取的共%,d行：表头以下的合计、备注、重复的表头、没有填写的表行。".formatted(setAside));
    }
    notes.add(
        "读取＝采用＋未变＋过时＋未采用。采用：新的，或改变了原有内容；未变：与原有内容相同；过时：早于原有内容；未采用：有误%s。"
            .formatted(reply.bad().rows() > 0 ? "，见“需更正”" : ""));
    return notes;
  }
}
