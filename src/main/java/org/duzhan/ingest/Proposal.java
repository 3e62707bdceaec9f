package org.duzhan.ingest;

import com.typesafe.config.Config;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.duzhan.ingest.Mapping.MappedField;
import org.duzhan.ingest.reader.Archive;
import org.duzhan.ingest.reader.FileType;
import org.duzhan.ingest.reader.Fingerprint;
import org.duzhan.ingest.reader.NoRoom;
import org.duzhan.ingest.reader.OpenedFile;
import org.duzhan.ingest.reader.RefusedFile;
import org.duzhan.ingest.reader.Unreadable;

/**
 * A mapping proposed for a file that others made, from its headings and values.
 *
 * @param file its path, as it was asked for; in an archive, that of the file inside
 * @param sheet that its table stands on; empty for text
 * @param headingRow from 1
 * @param rows below the headings
 * @param table the table's own mapping
 * @param guesses columns by the field that each may be, in the table's order
 * @param unused columns that may be none
 */
public record Proposal(
    String file,
    String sheet,
    long headingRow,
    long rows,
    Mapping table,
    Map<MappedField, SampledColumn> guesses,
    List<SampledColumn> unused) {

  /**
   * Reads a file and guesses.
   *
   * @param words for each table and field the names that its column may go by, surest first
   * @throws RefusedFile if the file cannot be read, or holds no table of any kind
   */
  public static Proposal of(
      String uri, String file, String table, Inspection.How how, Config words) {
    Mapping own =
        how.mappings().stream()
            .filter(m -> m.table().equals(table) && !m.isForeign())
            .findFirst()
            .orElseThrow();
    Seen found = seen(new InboxFile(uri, file, 0, 0), how);
    SampledSheet seen = found.sheet;
    Map<SampledColumn, MappedField> fields = guess(seen.columns(), own, words);
    Map<MappedField, SampledColumn> guesses = new LinkedHashMap<>();
    for (MappedField field : own.fields()) {
      fields.forEach(
          (column, of) -> {
            if (of.equals(field)) {
              guesses.put(field, column);
            }
          });
    }
    List<SampledColumn> unused =
        seen.columns().stream().filter(c -> !fields.containsKey(c)).toList();
    return new Proposal(
        found.file.path(), seen.sheet(), seen.headingRow(), seen.rows(), own, guesses, unused);
  }

  /** Fields that the table cannot do without, for which there is no column. */
  public List<MappedField> missing() {
    return table.fields().stream().filter(f -> f.required() && !guesses.containsKey(f)).toList();
  }

  private record Seen(InboxFile file, SampledSheet sheet) {}

  private static Seen seen(InboxFile file, Inspection.How how) {
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
          ? firstOf(file, opened.entries(), how)
          : new Seen(file, sampled(opened, type, print, how));
    } catch (NoRoom e) {
      throw new RefusedFile(Attempt.NO_ROOM);
    } catch (Unreadable e) {
      throw new RefusedFile("无法读取（%s）".formatted(e.reason()));
    }
  }

  /** The first file of an archive that has headings. */
  private static Seen firstOf(InboxFile archive, List<Archive.Entry> entries, Inspection.How how) {
    Attempt.checkNesting(archive, how.limits());
    RefusedFile last = new RefusedFile("压缩包中没有文件");
    for (Archive.Entry entry : entries) {
      try {
        return seen(archive.inside(entry), how);
      } catch (RefusedFile e) {
        last = e;
      }
    }
    throw last;
  }

  private static SampledSheet sampled(
      OpenedFile opened, FileType type, Fingerprint print, Inspection.How how) {
    SampledSheet sheet = new SampledSheet(how.limits().headingRows());
    opened.rows(type, print.text(), sheet);
    if (sheet.columns().isEmpty()) {
      throw new RefusedFile("没有找到表头：没有一行有两个以上的文字");
    }
    return sheet;
  }

  /**
   * First what counties call a field, then what others may, the surest words of all fields first.
   */
  private static Map<SampledColumn, MappedField> guess(
      List<SampledColumn> columns, Mapping own, Config words) {
    Map<SampledColumn, MappedField> found = new LinkedHashMap<>();
    for (MappedField field : own.fields()) {
      take(field, columns, found, Set.copyOf(field.aliases())::contains);
    }
    int most = 0;
    Map<MappedField, List<String>> patterns = new LinkedHashMap<>();
    for (MappedField field : own.fields()) {
      String key = own.table() + "." + field.name();
      List<String> known = words.hasPath(key) ? words.getStringList(key) : List.of();
      patterns.put(field, known);
      most = Math.max(most, known.size());
    }
    for (int i = 0; i < most; i++) {
      int level = i;
      patterns.forEach(
          (field, known) -> {
            if (level < known.size()) {
              Pattern pattern = Pattern.compile(known.get(level));
              take(
                  field,
                  columns,
                  found,
                  h -> pattern.matcher(h.toLowerCase(Locale.ROOT)).matches());
            }
          });
    }
    return found;
  }

  private static void take(
      MappedField field,
      List<SampledColumn> columns,
      Map<SampledColumn, MappedField> found,
      Predicate<String> isCalled) {
    if (found.containsValue(field)) {
      return;
    }
    List<SampledColumn> free = new ArrayList<>(columns);
    free.removeAll(found.keySet());
    free.stream()
        .filter(c -> isCalled.test(Headings.plain(c.heading())) && mayHold(field, c))
        .findFirst()
        .ifPresent(c -> found.put(c, field));
  }

  private static boolean mayHold(MappedField field, SampledColumn column) {
    return switch (field.kind()) {
      case COUNT, MONEY, NUMBER, SHARE -> column.isNumbers(field);
      case MONTH, CODE, PERSONAL, DATE, FLAG, TEXT -> true;
    };
  }
}
