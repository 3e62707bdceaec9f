package org.duzhan.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.duzhan.ingest.reader.CellRow;
import org.duzhan.ingest.reader.RefusedFile;
import org.duzhan.ingest.reader.RowVisitor;
import org.duzhan.settings.Limits;
import org.jspecify.annotations.Nullable;

/**
 * Finds tables on sheets by their headings, wherever those stand, and passes on their data rows:
 * titles above, blank rows, headings repeated on each page, totals and notes are no data.
 */
final class TableFinder implements RowVisitor {
  /** What a file says that speaks for all households of its county. */
  static final String COMPLETE = "完整报送";

  private static final byte[][] NO_DATA =
      bytes("合计", "总计", "小计", "累计", "备注", "注：", "注:", "说明", "填表", "制表", "审核", "填报");
  private static final int FEW = 2;

  private final List<Mapping> mappings;
  private final Limits limits;
  private final RowSink sink;
  private @Nullable Headings headings;
  private String sheet = "";
  private int looked;
  private long rows;
  private boolean complete;

  TableFinder(List<Mapping> mappings, Limits limits, RowSink sink) {
    this.mappings = mappings;
    this.limits = limits;
    this.sink = sink;
  }

  /** The headings that the sheet's rows stand under by now. */
  @Nullable Headings headings() {
    return headings;
  }

  /** Whether a title says that the file is complete. */
  boolean complete() {
    return complete;
  }

  @Override
  public void sheet(String name) {
    sheet = name;
    headings = null;
    looked = 0;
    rows = 0;
  }

  @Override
  public void row(long number, CellRow cells) {
    if (++rows > limits.rows()) {
      throw new RefusedFile("工作表“%s”行数超过上限%d".formatted(sheet, limits.rows()));
    }
    if (cells.count > limits.columns()) {
      throw new RefusedFile("工作表“%s”第%d行列数超过上限%d".formatted(sheet, number, limits.columns()));
    }
    if (headings == null) {
      look(cells);
    } else {
      data(headings, number, cells);
    }
  }

  private void look(CellRow cells) {
    int first = firstFilled(cells);
    if (first < 0 || looked++ >= limits.headingRows()) {
      return;
    }
    headings = Headings.in(cells, mappings).orElse(null);
    for (int i = first; headings == null && i < cells.count; i++) {
      complete |= cells.length(i) > 0 && cells.text(i).contains(COMPLETE);
    }
  }

  private void data(Headings under, long number, CellRow cells) {
    int first = firstFilled(cells);
    if (first < 0 || isNote(under, cells, first)) {
      return;
    }
    boolean mayBeHeadings =
        cells.data[cells.start[first]] < '0' || cells.data[cells.start[first]] > '9';
    if (mayBeHeadings && under.repeatedBy(cells)) {
      return;
    }
    sink.row(under, sheet, number, cells);
  }

  /** Totals and notes: a word of theirs comes first, or one or two cells stand in a wide table. */
  private boolean isNote(Headings under, CellRow cells, int first) {
    for (byte[] word : NO_DATA) {
      if (startsWith(cells, first, word)) {
        return true;
      }
    }
    return first + FEW < under.columns().size()
        && under.columns().size() > 2 * FEW
        && fewFilled(cells, first);
  }

  private static boolean fewFilled(CellRow cells, int first) {
    int filled = 0;
    for (int i = first; i < cells.count && filled <= FEW; i++) {
      filled += cells.filled(i) ? 1 : 0;
    }
    return filled <= FEW;
  }

  private static int firstFilled(CellRow cells) {
    for (int i = 0; i < cells.count; i++) {
      if (cells.filled(i)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean startsWith(CellRow cells, int column, byte[] word) {
    int from = cells.start[column];
    return cells.length(column) >= word.length
        && cells.data[from] == word[0]
        && Arrays.equals(cells.data, from, from + word.length, word, 0, word.length);
  }

  private static byte[][] bytes(String... words) {
    return Arrays.stream(words).map(w -> w.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
  }
}
