package org.duzhan.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.duzhan.ingest.reader.FileType;
import org.duzhan.ingest.reader.Fingerprint;
import org.duzhan.ingest.reader.NoRoom;
import org.duzhan.ingest.reader.OpenedFile;
import org.duzhan.ingest.reader.RefusedFile;
import org.duzhan.ingest.reader.TextEncoding;
import org.duzhan.ingest.reader.Unreadable;
import org.duzhan.settings.Limits;
import org.duzhan.settings.Passwords;
import org.jspecify.annotations.Nullable;

/**
 * What is seen in a file, whether it holds a table of ours or not.
 *
 * @param file its path, as it was asked for
 * @param encoding of a text; null for a workbook
 * @param refused why it cannot be read, in Chinese; null if it can
 * @param sheets in the order of the workbook, hidden ones too
 * @param inside the files of an archive
 * @param taken what would become of its tables, were it sent; empty if it holds none
 */
public record Inspection(
    String file,
    @Nullable String encoding,
    @Nullable String refused,
    List<SheetSeen> sheets,
    List<Inspection> inside,
    List<Taken> taken) {
  /** No row is kept, nor what it is keyed by. */
  private static final String NO_SECRET = "nothing that is inspected is kept anywhere";

  /**
   * What would become of a file, or of the part of it for a county and month.
   *
   * @param refused why nothing of it would be taken, in Chinese; null if it would be
   * @param shortcoming what of it would be taken otherwise than it says; null if nothing
   * @param rows rows of each table, those included that the rules have yet to judge
   * @param setAside rows below headings that are no data
   */
  public record Taken(
      @Nullable String refused,
      @Nullable String county,
      @Nullable String period,
      @Nullable String shortcoming,
      Map<String, Long> rows,
      long setAside) {
    private static Taken refusedFor(String reason) {
      return new Taken(reason, null, null, null, Map.of(), 0);
    }

    private static Taken of(Verdict verdict) {
      Map<String, Long> rows = new TreeMap<>();
      verdict.parts().forEach(part -> rows.merge(part.table(), part.rows(), Long::sum));
      return new Taken(
          verdict.refused(),
          verdict.county(),
          verdict.period(),
          verdict.shortcoming(),
          rows,
          verdict.setAside());
    }
  }

  /** How files are looked at. */
  public record How(
      List<Mapping> mappings, Limits limits, Passwords passwords, Configuration hadoop) {}

  /** Reads a file from end to end, and nothing of it anywhere. */
  public static Inspection of(String uri, String file, How how) {
    return of(new InboxFile(uri, file, 0, 0), how);
  }

  public boolean readable() {
    return refused == null;
  }

  private static Inspection of(InboxFile file, How how) {
    Inspection seen = seen(file, how);
    return seen.inside.isEmpty() && seen.sheets.stream().anyMatch(Inspection::mayBeTaken)
        ? new Inspection(
            seen.file, seen.encoding, seen.refused, seen.sheets, seen.inside, taken(file, how))
        : seen;
  }

  private static boolean mayBeTaken(SheetSeen sheet) {
    return sheet.table() != null || !sheet.lacking().isEmpty();
  }

  private static Inspection seen(InboxFile file, How how) {
    try (OpenedFile opened = open(file, how)) {
      return read(file, opened, how);
    } catch (RefusedFile e) {
      return refused(file, String.valueOf(e.getMessage()));
    } catch (NoRoom e) {
      return refused(file, Attempt.NO_ROOM);
    } catch (Unreadable e) {
      return refused(file, "无法读取（%s）".formatted(e.reason()));
    }
  }

  private static Inspection read(InboxFile file, OpenedFile opened, How how) {
    Fingerprint print = opened.fingerprint();
    if (print.bytes() == 0) {
      throw new RefusedFile(Attempt.EMPTY);
    }
    FileType type = opened.type(print);
    if (type == FileType.ARCHIVE) {
      Attempt.checkNesting(file, how.limits);
      return archive(file, opened.entries().stream().map(e -> of(file.inside(e), how)).toList());
    }
    SheetsSeen seen =
        new SheetsSeen(Mapping.of(how.mappings, file.name()), how.limits, type == FileType.TEXT);
    opened.rows(type, print.text(), seen);
    TextEncoding text = print.text();
    String encoding = type == FileType.TEXT ? text.charset() : null;
    return new Inspection(file.path(), encoding, null, seen.sheets(), List.of(), List.of());
  }

  /**
   * Reads it once more, as it would be if it were sent: with the room and the time for it alone.
   */
  private static List<Taken> taken(InboxFile file, How how) {
    FileReader.Mappings judging =
        new FileReader.Mappings(how.mappings, how.limits, how.passwords, NO_SECRET, null);
    FileReader reader = new FileReader(judging, file, how.hadoop);
    try (OpenedFile opened = open(file, how)) {
      Fingerprint print = opened.fingerprint();
      return reader.read(opened, opened.type(print), print).stream().map(Taken::of).toList();
    } catch (RefusedFile e) {
      reader.abandon();
      return List.of(Taken.refusedFor(String.valueOf(e.getMessage())));
    } catch (NoRoom e) {
      reader.abandon();
      return List.of(Taken.refusedFor(Attempt.NO_ROOM));
    } catch (Unreadable e) {
      reader.abandon();
      return List.of(Taken.refusedFor("无法读取（%s）".formatted(e.reason())));
    }
  }

  private static OpenedFile open(InboxFile file, How how) throws Unreadable {
    return OpenedFile.at(
        file.uri(), file.within(), how.hadoop, how.limits, how.passwords.of(file.path()));
  }

  /** An archive can be read if any of its files can be. */
  private static Inspection archive(InboxFile file, List<Inspection> inside) {
    List<SheetSeen> sheets = new ArrayList<>();
    for (Inspection each : inside) {
      each.sheets.forEach(s -> sheets.add(s.in(each.file.substring(file.path().length()))));
    }
    boolean any = inside.stream().anyMatch(Inspection::readable);
    return new Inspection(
        file.path(), null, any ? null : "压缩包中的文件都不能读取", sheets, inside, List.of());
  }

  private static Inspection refused(InboxFile file, String reason) {
    return new Inspection(file.path(), null, reason, List.of(), List.of(), List.of());
  }
}
