package org.duzhan.ingest;

import java.util.ArrayList;
import java.util.List;
import org.duzhan.ingest.reader.Archive;
import org.duzhan.ingest.reader.CellRow;
import org.duzhan.ingest.reader.FileType;
import org.duzhan.ingest.reader.Fingerprint;
import org.duzhan.ingest.reader.NoRoom;
import org.duzhan.ingest.reader.OpenedFile;
import org.duzhan.ingest.reader.RefusedFile;
import org.duzhan.ingest.reader.RowVisitor;
import org.duzhan.ingest.reader.Unreadable;
import org.jspecify.annotations.Nullable;

/** Looks for the table of a file that others made: on the sheet of a name, or the first one. */
final class SampledFile {
  private final Inspection.How how;
  private final @Nullable String wanted;
  private final List<String> names = new ArrayList<>();

  /**
   * A search.
   *
   * @param wanted the sheet's name; null for the first that has headings
   */
  SampledFile(Inspection.How how, @Nullable String wanted) {
    this.how = how;
    this.wanted = wanted;
  }

  /**
   * What was found.
   *
   * @param file the file asked for, or one of an archive
   * @param others names of its other sheets that look like tables
   */
  record Found(InboxFile file, SampledSheet sheet, List<String> others) {}

  /** Names of all sheets seen. */
  List<String> names() {
    return names;
  }

  /**
   * The table of a file; null if no sheet goes by the name asked for.
   *
   * @throws RefusedFile if the file cannot be read, or has no headings there
   */
  @Nullable Found in(InboxFile file) {
    try (OpenedFile opened =
        OpenedFile.at(
            file.uri(),
            file.within(),
            how.hadoop(),
            how.limits(),
            how.passwords().of(file.path()))) {
      Fingerprint print = opened.fingerprint();
      FileType type = opened.type(print);
      return type == FileType.ARCHIVE
          ? firstOf(file, opened.entries())
          : sampled(file, opened, type, print);
    } catch (NoRoom e) {
      throw new RefusedFile(Attempt.NO_ROOM);
    } catch (Unreadable e) {
      throw new RefusedFile("无法读取（%s）".formatted(e.reason()));
    }
  }

  /** The first file of an archive that has headings. */
  private @Nullable Found firstOf(InboxFile archive, List<Archive.Entry> entries) {
    Attempt.checkNesting(archive, how.limits());
    RefusedFile last = new RefusedFile("压缩包中没有文件");
    boolean none = false;
    for (Archive.Entry entry : entries) {
      try {
        Found found = in(archive.inside(entry));
        if (found != null) {
          return found;
        }
        none = true;
      } catch (RefusedFile e) {
        last = e;
      }
    }
    if (none) {
      return null;
    }
    throw last;
  }

  private @Nullable Found sampled(
      InboxFile file, OpenedFile opened, FileType type, Fingerprint print) {
    Sheets sheets = new Sheets();
    opened.rows(type, print.text(), sheets);
    sheets.end();
    SampledSheet taken = sheets.taken;
    if (taken == null && wanted != null) {
      return null;
    }
    if (taken == null || !taken.hasHeadings()) {
      throw new RefusedFile(
          "%s没有找到表头：没有一行有两个以上的文字".formatted(wanted == null ? "" : "工作表“%s”".formatted(wanted)));
    }
    return new Found(file, taken, sheets.others);
  }

  /** The sheets of one file; of those that are not taken no more than the name is kept. */
  private final class Sheets implements RowVisitor {
    private @Nullable SampledSheet taken;
    private @Nullable SampledSheet current;
    private final List<String> others = new ArrayList<>();

    @Override
    public void sheet(String name) {
      end();
      names.add(name);
      current = new SampledSheet(name, how.limits().headingRows());
    }

    @Override
    public void row(long number, CellRow cells) {
      if (current != null) {
        current.row(number, cells);
      }
    }

    private void end() {
      SampledSheet sheet = current;
      current = null;
      if (sheet == null) {
        return;
      }
      boolean sought = wanted == null ? sheet.hasHeadings() : wanted.equals(sheet.name());
      if (taken == null && sought) {
        taken = sheet;
      } else if (sheet.hasHeadings() && sheet.rows() > 0) {
        others.add(sheet.name());
      }
    }
  }
}
