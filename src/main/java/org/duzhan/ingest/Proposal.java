package org.duzhan.ingest;

import com.typesafe.config.Config;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.duzhan.ingest.Mapping.MappedField;
import org.duzhan.ingest.reader.RefusedFile;
import org.duzhan.settings.UserError;
import org.jspecify.annotations.Nullable;

/**
 * A mapping proposed for a file that others made, from its headings and values.
 *
 * @param file its path, as it was asked for; in an archive, that of the file inside
 * @param sheet that its table stands on; empty for text
 * @param otherSheets names of sheets beside it that look like tables
 * @param headingRow from 1; of several levels the uppermost
 * @param headingLevels rows that the headings take
 * @param rows below the headings
 * @param table the table's own mapping
 * @param guesses columns by the field that each may be, in the table's order
 * @param unused columns that may be none
 */
public record Proposal(
    String file,
    String sheet,
    List<String> otherSheets,
    long headingRow,
    int headingLevels,
    long rows,
    Mapping table,
    Map<MappedField, SampledColumn> guesses,
    List<SampledColumn> unused) {
  private static final int MOST_TOLD = 10;

  /**
   * What a mapping is asked for.
   *
   * @param file the path as it was typed
   * @param sheet the sheet's name; null for the first that looks like a table
   */
  public record Asked(String uri, String file, String table, @Nullable String sheet) {}

  /**
   * Reads a file and guesses.
   *
   * @param words for each table and field the names that its column may go by, surest first
   * @throws RefusedFile if the file cannot be read, or holds no table of any kind
   * @throws UserError if it has no sheet of the name
   */
  public static Proposal of(Asked asked, Inspection.How how, Config words) {
    Mapping own =
        how.mappings().stream()
            .filter(m -> m.table().equals(asked.table) && !m.isForeign())
            .findFirst()
            .orElseThrow();
    SampledFile search = new SampledFile(how, asked.sheet);
    SampledFile.Found found = search.in(new InboxFile(asked.uri, asked.file, 0, 0));
    if (found == null) {
      throw noSheet(String.valueOf(asked.sheet), search.names());
    }
    SampledSheet seen = found.sheet();
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
        found.file().path(),
        seen.name(),
        found.others(),
        seen.headingRow(),
        seen.levels(),
        seen.rows(),
        own,
        guesses,
        unused);
  }

  /** Fields that the table cannot do without, for which there is no column. */
  public List<MappedField> missing() {
    return table.fields().stream().filter(f -> f.required() && !guesses.containsKey(f)).toList();
  }

  private static UserError noSheet(String name, List<String> names) {
    if (names.stream().allMatch(String::isEmpty)) {
      return new UserError(
          "--sheet %s: cannot propose a mapping: a text file has no sheets; leave the option out"
              .formatted(name));
    }
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    List<String> nearest =
        names.stream()
            .filter(n -> !n.isEmpty())
            .distinct()
            .sorted(Comparator.comparing(n -> distance.apply(n, name)))
            .toList();
    return new UserError(
        "--sheet %s: cannot propose a mapping: no sheet of this name (the file has %s%s)"
            .formatted(
                name,
                String.join(", ", nearest.subList(0, Math.min(MOST_TOLD, nearest.size()))),
                nearest.size() > MOST_TOLD ? ", … %d in all".formatted(nearest.size()) : ""));
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
    // A heading as a whole says more than its lowest level, which other groups may have as well.
    Stream.concat(
            free.stream().filter(c -> isCalled.test(Headings.plain(c.heading()))),
            free.stream().filter(c -> c.names().stream().map(Headings::plain).anyMatch(isCalled)))
        .filter(c -> mayHold(field, c))
        .findFirst()
        .ifPresent(c -> found.put(c, field));
  }

  private static boolean mayHold(MappedField field, SampledColumn column) {
    return switch (field.kind()) {
      case COUNT, MONEY, NUMBER -> column.isNumbers(field);
      case MONTH, CODE, PERSONAL, DATE, FLAG, TEXT -> true;
    };
  }
}
