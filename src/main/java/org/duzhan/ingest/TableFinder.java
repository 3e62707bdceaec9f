package org.duzhan.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.duzhan.ingest.Mapping.MappedField;
import org.duzhan.ingest.reader.CellRow;
import org.duzhan.ingest.reader.RefusedFile;
import org.duzhan.ingest.reader.RowVisitor;
import org.duzhan.settings.Limits;
import org.jspecify.annotations.Nullable;

/**
 * Finds tables on sheets by their headings, wherever those stand, and passes on their data rows. A
 * sheet may hold several tables one below another; one that goes on on the next sheet may do so
 * without headings.
 */
final class TableFinder implements RowVisitor {
  /** What a file says that speaks for all households of its county. */
  static final String COMPLETE = "完整报送";

  /** What the title of a reply's table to mend ends with. */
  private static final Pattern REPLY = Pattern.compile("回执编号[:：] *(\\d{6})-(\\d{4}-\\d{2})");

  private static final int LEAST_HEADINGS = 3;

  /** Digits of the shortest code of a place. */
  private static final int CODE = 6;

  /** Rows below {@code limits.heading_rows} in which headings are still told. */
  private static final int FAR_DOWN = 1000;

  private final HeadingSearch search;
  private final Limits limits;
  private final RowSink sink;
  private @Nullable Headings headings;
  private @Nullable Headings before;
  private @Nullable Held held;
  private String sheet = "";
  private int looked;

  /** The row of the sheet that looks like headings of its own; 0 if none did. */
  private long ownHead;

  /** Rows of a sheet without headings so far, after one with a table. */
  private final List<Held> skipped = new ArrayList<>();

  private boolean inHead;
  private boolean complete;
  private @Nullable Answered answered;
  private String nearest = "";
  private int nearestKnown;
  private String lacking = "";
  private final List<String> passedOver = new ArrayList<>();

  TableFinder(List<Mapping> mappings, Limits limits, RowSink sink) {
    this.search = new HeadingSearch(mappings);
    this.limits = limits;
    this.sink = sink;
  }

  /** A row of words that is data, unless the next row shows it to be the head of another table. */
  private record Held(Headings under, long number, CellRow cells) {}

  /** The county and month that a reply is about, as the title of its table to mend says. */
  record Answered(String county, String period) {}

  /** What a reply was about that came back; null if none did. */
  @Nullable Answered answered() {
    return answered;
  }

  /** Sheets that look like a table and lack headings of it, in Chinese; null if none does. */
  @Nullable String passedOver() {
    return passedOver.isEmpty() ? null : String.join("；", passedOver);
  }

  /** Whether a title says that the file is complete. */
  boolean complete() {
    return complete;
  }

  @Override
  public void sheet(String name) {
    end();
    sheet = name;
    before = headings == null ? before : headings;
    headings = null;
    inHead = false;
    ownHead = 0;
    looked = 0;
    search.begin();
  }

  /** No rows of the sheet follow. */
  void end() {
    release();
    if (headings == null && nearest.isEmpty()) {
      skipped.stream()
          .filter(row -> isAlike(row.under, row.cells))
          .findFirst()
          .ifPresent(row -> note("没有表头，第%d行像前一张表的行".formatted(row.number)));
    }
    skipped.clear();
    lacking = headings == null ? nearest : "";
    if (!lacking.isEmpty()) {
      passedOver.add(lacking);
    }
    nearest = "";
    nearestKnown = 0;
  }

  /** A row that was held is data after all. */
  private void release() {
    Held row = held;
    held = null;
    if (row != null) {
      sink.row(row.under, sheet, row.number, row.cells);
    }
  }

  /**
   * Which row of the sheet that has ended came nearest to headings, and what it lacks; or empty.
   */
  String lacking() {
    return lacking;
  }

  @Override
  public void row(long number, CellRow cells) {
    if (headings == null) {
      look(number, cells);
    } else if (!inHead && FirstSight.isData(headings, cells)) {
      data(headings, number, cells);
    } else {
      consider(headings, number, cells);
    }
  }

  private void look(long number, CellRow cells) {
    if (cells.blank() || looked++ >= limits.headingRows()) {
      late(number, cells);
      return;
    }
    List<String> row = Headings.texts(cells);
    Headings table = before;
    if (table != null && goesOn(table, cells)) {
      if (ownHead == 0) {
        goOn(table, number, cells);
        return;
      }
      note("第%d行像表头而不认得，其下第%d行像前一张表的行".formatted(ownHead, number));
    }
    search.see(row).ifPresent(found -> adopt(found, number));
    if (headings == null) {
      // What has headings of its own, known or not, goes on from no other.
      if (table != null && ownHead == 0 && isHead(row)) {
        ownHead = number;
      } else if (table != null) {
        skipped.add(new Held(table, number, cells.copy()));
      }
      complete |= row.stream().anyMatch(text -> text.contains(COMPLETE));
      row.forEach(this::noteAnswered);
      search.nearest().ifPresent(lacking -> note(lacking, number));
    }
  }

  /** Headings that stand too far down are told, as far as it is worth to look for them. */
  private void late(long number, CellRow cells) {
    if (looked <= limits.headingRows()
        || looked > limits.headingRows() + FAR_DOWN
        || !nearest.isEmpty()) {
      return;
    }
    List<String> row = Headings.texts(cells);
    if (isHead(row) && search.see(row).isPresent()) {
      note("第%d行是表头，在前%d行（limits.heading_rows）之后".formatted(number, limits.headingRows()));
    }
  }

  /** A row that goes on from the sheet before, and those above it that were no headings. */
  private void goOn(Headings table, long number, CellRow cells) {
    headings = table;
    List<Held> above = List.copyOf(skipped);
    skipped.clear();
    for (Held row : above) {
      if (isAlike(table, row.cells) || !isWords(Headings.texts(row.cells))) {
        row(row.number, row.cells);
      }
    }
    row(number, cells);
  }

  /** Tells rows of a sheet that was not recognised, which may be some of the table before. */
  private void note(String doubt) {
    if (nearest.isEmpty()) {
      nearest = (sheet.isEmpty() ? "" : "工作表“%s”".formatted(sheet)) + doubt;
    }
  }

  private void noteAnswered(String title) {
    Matcher reply = REPLY.matcher(title);
    if (!reply.find()) {
      return;
    }
    Answered told = new Answered(reply.group(1), reply.group(2));
    if (answered != null && !answered.equals(told)) {
      throw new RefusedFile("文件中有两份回执的更正表；请分开保存，分别报送");
    }
    answered = told;
  }

  private void note(HeadingIndex.Lacking lacking, long number) {
    if (lacking.known() > nearestKnown) {
      nearestKnown = lacking.known();
      nearest =
          "%s第%d行像%s的表头，缺少“%s”"
              .formatted(
                  sheet.isEmpty() ? "" : "工作表“%s”".formatted(sheet),
                  number,
                  lacking.table(),
                  String.join("”“", lacking.headings()));
    }
  }

  private void data(Headings under, long number, CellRow cells) {
    if (inHead || held != null) {
      release();
      inHead = false;
      search.begin();
    }
    sink.row(under, sheet, number, cells);
  }

  /** A row that is not data at first sight. */
  private void consider(Headings under, long number, CellRow cells) {
    RowNature nature = RowNature.of(under, cells);
    if (nature == RowNature.BLANK) {
      aside(under, number, nature);
      return;
    }
    List<String> row = Headings.texts(cells);
    boolean again = !inHead && nature == RowNature.HEADINGS;
    Optional<Headings> found =
        inHead ? search.below(under, row) : again ? Optional.empty() : anotherTable(row);
    if (found.isPresent()) {
      adopt(found.get(), number);
    } else if (nature != RowNature.DATA) {
      search.noteUnits(row);
      aside(under, number, nature);
    } else if (!inHead && isWords(row)) {
      release();
      held = new Held(under, number, cells.copy());
    } else {
      data(under, number, cells);
    }
  }

  private Optional<Headings> anotherTable(List<String> row) {
    Optional<Headings> found = isWords(row) ? search.see(row) : Optional.empty();
    Held upper = held;
    if (upper != null && found.isPresent() && found.get().levels().size() > 1) {
      held = null;
      aside(found.get(), upper.number, RowNature.HEADINGS);
    }
    return found;
  }

  private void adopt(Headings found, long number) {
    if (!found.doubt().isEmpty()) {
      throw new RefusedFile("工作表“%s”第%d行：%s".formatted(sheet, number, found.doubt()));
    }
    aside(found, number, RowNature.HEADINGS);
    headings = found;
    inHead = true;
  }

  private void aside(Headings under, long number, RowNature nature) {
    release();
    sink.aside(under, sheet, number, nature);
  }

  /** Whether a row of a sheet without headings has what a row of the table before it must have. */
  private boolean goesOn(Headings table, CellRow cells) {
    if (!FirstSight.isData(table, cells)) {
      return false;
    }
    int blank = 0;
    for (MappedField field : table.columns()) {
      if (field != null && field.required()) {
        String text = cells.text(table.column(field.name()));
        if (text.isBlank()) {
          // As where cells are merged; whether it may be blank is for the rules to judge.
          blank += field.fillDown() ? 0 : 1;
        } else if (!isValue(field, text)) {
          return false;
        }
      }
    }
    return blank <= 1;
  }

  /** Whether a month or a code, and one cell more, say what a row of a table must say. */
  private static boolean isAlike(Headings table, CellRow cells) {
    int alike = 0;
    boolean named = false;
    for (MappedField field : table.columns()) {
      String text = field == null ? "" : cells.text(table.column(field.name()));
      if (field != null && field.required() && !text.isBlank() && isValue(field, text)) {
        alike++;
        named |= field.kind() == Kind.MONTH || (field.kind() == Kind.CODE && text.length() >= CODE);
      }
    }
    return named && alike > 1;
  }

  /** Words in three cells or more, and no number. */
  private static boolean isHead(List<String> row) {
    return isWords(row) && Headings.filled(row) >= LEAST_HEADINGS;
  }

  private static boolean isValue(MappedField field, String text) {
    String clean = Cleaner.clean(text, field, 0);
    return switch (field.kind()) {
      case MONTH -> clean.matches("\\d{4}-\\d{2}");
      case COUNT, CODE -> clean.matches("\\d+");
      default -> !clean.isEmpty();
    };
  }

  private static boolean isWords(List<String> row) {
    return Headings.filled(row) > 1
        && row.stream().noneMatch(t -> !t.isEmpty() && t.charAt(0) >= '0' && t.charAt(0) <= '9');
  }
}
