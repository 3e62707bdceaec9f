package org.duzhan.simulate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.duzhan.simulate.Sheets.Cell;
import org.duzhan.simulate.Sheets.Kind;

/**
 * A table as one clerk writes it: which columns in which order, under which headings, with what
 * above and below.
 *
 * @param <T> what a row is about
 */
final class Form<T> {
  private static final int PAGE = 200;
  private static final int BLANK_EVERY = 97;

  private final List<FormField> fields;
  private final Habit habit;
  private final BiFunction<T, String, String> value;
  private long data;

  Form(List<FormField> all, Habit habit, BiFunction<T, String, String> value) {
    List<FormField> chosen = new ArrayList<>(all);
    chosen.removeIf(f -> isLeftOut(f.name(), habit));
    if (habit.shuffled()) {
      Collections.rotate(chosen, 4);
    }
    this.fields = List.copyOf(chosen);
    this.habit = habit;
    this.value = value;
  }

  /** Clerks give the four water tests, or one answer. */
  private static boolean isLeftOut(String field, Habit habit) {
    return field.equals("water_safe")
        ? !habit.oneWaterColumn()
        : field.startsWith("water_") && habit.oneWaterColumn();
  }

  void begin(Sheets sheets, String sheet, String title) throws IOException {
    sheets.sheet(sheet, habit.hidesColumns() ? fields.size() - 1 : 0);
    for (int i = 0; i < habit.titleRows(); i++) {
      sheets.title(i == 0 ? title : "单位：人、户、元", fields.size());
    }
    sheets.row(headings());
    data = 0;
  }

  /** Writes a row of data; returns its number. */
  long row(Sheets sheets, T about, Map<String, String> instead) throws IOException {
    data++;
    if (habit.blankRows() && data % BLANK_EVERY == 0) {
      sheets.row(List.of());
    }
    if (habit.repeatsHeadings() && data % PAGE == 0) {
      sheets.row(headings());
    }
    return next(sheets, about, instead);
  }

  /** Writes a row that belongs to the one before it; returns its number. */
  long next(Sheets sheets, T about, Map<String, String> instead) throws IOException {
    List<Cell> cells = new ArrayList<>(fields.size());
    for (FormField field : fields) {
      String other = instead.isEmpty() ? null : instead.get(field.name());
      cells.add(other != null ? Cell.text(other) : cell(field, value.apply(about, field.name())));
    }
    return sheets.row(cells);
  }

  void end(Sheets sheets) throws IOException {
    if (habit.totals()) {
      sheets.row(List.of(Cell.text("合计"), Cell.BLANK, Cell.BLANK, Cell.number("" + data)));
    }
    if (habit.notes()) {
      sheets.row(List.of());
      sheets.row(List.of(Cell.text("备注：以上数据已经乡镇核对。")));
      sheets.row(List.of(Cell.text("填表人：统计员"), Cell.BLANK, Cell.text("审核：站长")));
    }
  }

  private List<Cell> headings() {
    List<Cell> headings = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      FormField field = fields.get(i);
      headings.add(Cell.text(habit.heading(field.aliases(), i, field.isMoney())));
    }
    return headings;
  }

  private Cell cell(FormField field, String plain) {
    if (plain.isEmpty()) {
      return Cell.BLANK;
    }
    return switch (field.kind()) {
      case "count" -> number(plain, habit.fullWidth());
      case "money" -> money(plain);
      case "flag" -> Cell.text(habit.flag(plain.equals("true")));
      case "month" -> Cell.text(habit.month(plain));
      case "date" ->
          habit.dateCells() && !habit.format().isText()
              ? new Cell(Kind.DAY, plain)
              : Cell.text(habit.day(plain));
      default -> Cell.text(plain);
    };
  }

  private Cell money(String plain) {
    if (!habit.thousands()) {
      return number(plain, false);
    }
    int point = plain.indexOf('.');
    String whole = point < 0 ? plain : plain.substring(0, point);
    String rest = point < 0 ? "" : plain.substring(point);
    StringBuilder grouped = new StringBuilder(whole);
    int least = whole.startsWith("-") ? 1 : 0;
    for (int i = whole.length() - 3; i > least; i -= 3) {
      grouped.insert(i, ',');
    }
    return Cell.text(grouped + rest);
  }

  private Cell number(String plain, boolean wide) {
    if (wide) {
      StringBuilder text = new StringBuilder();
      plain.chars().forEach(c -> text.append((char) (c >= '0' && c <= '9' ? c + 0xFEE0 : c)));
      return Cell.text(text.toString());
    }
    return habit.textNumbers() ? Cell.text(plain) : Cell.number(plain);
  }
}
