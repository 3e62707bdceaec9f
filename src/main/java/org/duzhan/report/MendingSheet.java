package org.duzhan.report;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.duzhan.report.Reply.BadRow;
import org.duzhan.report.content.Cell;
import org.duzhan.report.content.Column;
import org.duzhan.report.content.Kind;
import org.duzhan.report.content.Line;
import org.duzhan.report.content.Sheet;

/**
 * 更正表: the bad rows of one table as the county's own form has them, wrong cells in yellow. Mended
 * and sent back, it is read like any file: of households by their keys, which stand in its last
 * column in the place of the numbers.
 */
final class MendingSheet {
  /** The heading that the reader knows keys by. */
  private static final String KEY = "系统户标识";

  private static final int WIDTH = 10;
  private static final int WIDE = 15;

  private final Reply reply;
  private final Reply.Form form;
  private final List<BadRow> rows;
  private final List<Reply.Column> columns;
  private final Map<BadRow, Integer> places;

  private MendingSheet(Reply reply, Reply.Form form, List<BadRow> rows) {
    this.reply = reply;
    this.form = form;
    this.rows = rows;
    this.columns = form.columns().stream().filter(this::isNeeded).toList();
    this.places = IntStream.range(0, rows.size()).boxed().collect(toMap(rows::get, i -> i));
  }

  /** A sheet for each table with rows that can be mended here. */
  static List<MendingSheet> all(Reply reply) {
    return reply.forms().stream()
        .map(form -> new MendingSheet(reply, form, of(reply, form)))
        .filter(sheet -> !sheet.rows.isEmpty())
        .toList();
  }

  private static List<BadRow> of(Reply reply, Reply.Form form) {
    return reply.bad().shown().stream()
        .filter(row -> row.table().equals(form.table()) && reply.mends(row))
        .toList();
  }

  /** A column that no row fills, and none has to, is left out: an empty form is hard to read. */
  private boolean isNeeded(Reply.Column column) {
    String field = column.field().name();
    return column.required()
        || rows.stream().anyMatch(row -> row.cells().containsKey(field) || isWrong(row, field));
  }

  private String name() {
    return "更正表-" + form.name();
  }

  /** Where a row stands, to click on; empty if it does not. */
  Optional<Cell> place(BadRow row) {
    return Optional.ofNullable(places.get(row)).map(line -> Cell.link("转到更正表", name(), line));
  }

  Sheet sheet() {
    return new Sheet(
        name(),
        "更正表（%s）".formatted(form.name()),
        lead(),
        ReplyReport.provenance(reply),
        headings(),
        rows.stream().map(this::line).toList(),
        notes(),
        List.of(),
        4);
  }

  private List<String> notes() {
    long left = reply.bad().rows() - reply.bad().shown().size();
    return left == 0
        ? List.of()
        : List.of(
            "全部各表另有%,d行有误而未列出；改正已列出的再报送后，会列出其余。%s。".formatted(left, ReplyReport.allBadRows(reply)));
  }

  /** The last line tells the reader whose reply comes back, whatever its rows say. */
  private List<String> lead() {
    List<String> lead = new ArrayList<>();
    lead.add(
        "请改正黄色单元格，其余照抄自原表，不要改动列标题"
            + (isKeyed() ? "和最后一列" : "")
            + "；保存后把本文件放回报送文件夹。不属于本县或多余的行，整行删去即可。");
    if (!reply.county().isEmpty() && !reply.period().isEmpty()) {
      lead.add("县和月份以此为准，请勿改动。回执编号：%s-%s".formatted(reply.county(), reply.period()));
    }
    return lead;
  }

  private boolean isKeyed() {
    return !form.personal().isEmpty();
  }

  private List<Column> headings() {
    Stream<Column> found =
        Stream.of(
            Column.of("原文件", 18), Column.of("工作表", 8), Column.of("行", 7), Column.of("需更正", 36));
    Stream<Column> fields = columns.stream().map(MendingSheet::heading);
    Stream<Column> key = isKeyed() ? Stream.of(Column.of(KEY, 14)) : Stream.of();
    return Stream.of(found, fields, key).flatMap(s -> s).toList();
  }

  private static Column heading(Reply.Column column) {
    int width = column.heading().endsWith("代码") ? WIDE : WIDTH;
    String unit = column.field().unit().equals("元") ? "元" : "";
    return Column.of(column.heading(), unit, width).choosing(column.choices());
  }

  private Line line(BadRow row) {
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.text(row.file()));
    cells.add(Cell.text(row.sheet()));
    cells.add(Cell.number(Kind.RANK, row.row(), ""));
    cells.add(Cell.text(Kind.SENTENCE, wrong(row)));
    for (Reply.Column column : columns) {
      String field = column.field().name();
      Kind kind = isWrong(row, field) ? Kind.WRONG : Kind.TEXT;
      cells.add(Cell.text(kind, row.cells().get(field)));
    }
    if (isKeyed()) {
      cells.add(Cell.text(Kind.KEY, row.household()));
    }
    return new Line(cells, false);
  }

  private static boolean isWrong(BadRow row, String field) {
    return row.faults().stream().anyMatch(fault -> fault.field().equals(field));
  }

  private String wrong(BadRow row) {
    return row.faults().stream()
        .map(f -> "%s：%s".formatted(form.heading(f.field()), told(row, f)))
        .collect(joining("\n"));
  }

  private String told(BadRow row, Reply.Fault fault) {
    String instead = reply.instead(row, fault);
    return instead.isEmpty() ? FaultSheet.problem(fault) : instead;
  }
}
