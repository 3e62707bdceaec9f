package org.duzhan.ingest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.duzhan.ingest.Mapping.Filled;
import org.duzhan.ingest.Mapping.MappedField;
import org.jspecify.annotations.Nullable;

/** The headings that the fields of one table go by, to find them on a sheet. */
final class HeadingIndex {
  private final Mapping mapping;
  private final Map<String, MappedField> byAlias = new HashMap<>();
  private final List<String> sources;

  HeadingIndex(Mapping mapping) {
    this.mapping = mapping;
    mapping.fields().forEach(f -> f.aliases().forEach(a -> byAlias.putIfAbsent(a, f)));
    sources = mapping.sources().stream().map(Headings::plain).toList();
  }

  /** A column that can be a field; {@code doubt} says why it may be another one as well. */
  private record Match(MappedField field, ColumnName name, int column, int power, String doubt) {
    private int alias() {
      return field.aliases().indexOf(name.text());
    }

    /** Of two columns for one field; two that go by the same name leave a doubt. */
    private Match orBetter(Match other) {
      boolean same = name.joined() == other.name.joined() && alias() == other.alias();
      if (same && field.kind() != Kind.PERSONAL) {
        String twice = "“%s”出现在第%d列和第%d列，无法确定取哪一列";
        return new Match(
            field,
            name,
            column,
            power,
            twice.formatted(field.heading(), column + 1, other.column + 1));
      }
      boolean better =
          name.joined() == other.name.joined() ? alias() > other.alias() : !name.joined();
      return better ? other : this;
    }
  }

  /**
   * The headings of the table, if all that it requires stand in {@code levels}.
   *
   * @param levels texts of the heading rows, upper ones first
   * @param units units told above the table, for columns that tell none
   */
  Optional<Headings> read(List<List<String>> levels, Set<String> units) {
    int width = width(levels);
    Map<String, Match> best = best(levels, width, units);
    boolean whole = missing(best.keySet()).isEmpty();
    int[] at = sources.stream().mapToInt(source -> column(source, levels, width)).toArray();
    return whole && Arrays.stream(at).noneMatch(column -> column < 0)
        ? Optional.of(headings(levels, width, best, at))
        : Optional.empty();
  }

  /**
   * What rows lack to be the headings of the table.
   *
   * @param known how many of them they have
   * @param levels how many rows they are
   */
  record Lacking(String table, List<String> headings, int known, int levels) {}

  /**
   * What headings of some levels lack; empty if nothing, or if they have no more than they lack.
   */
  Optional<Lacking> lacking(List<List<String>> levels) {
    int width = width(levels);
    Set<String> named = best(levels, width, Set.of()).keySet();
    List<String> unnamed =
        mapping.sources().stream()
            .filter(source -> column(Headings.plain(source), levels, width) < 0)
            .toList();
    List<String> missing = Stream.concat(missing(named).stream(), unnamed.stream()).toList();
    int known = named.size() + sources.size() - unnamed.size();
    return missing.isEmpty() || known <= missing.size()
        ? Optional.empty()
        : Optional.of(new Lacking(mapping.called(), missing, known, levels.size()));
  }

  private static int width(List<List<String>> levels) {
    return levels.stream().mapToInt(List::size).max().orElse(0);
  }

  private Map<String, Match> best(List<List<String>> levels, int width, Set<String> units) {
    Map<String, Match> best = new HashMap<>();
    for (int column = 0; column < width; column++) {
      Match match = match(ColumnName.of(levels, column), column, units);
      if (match != null) {
        best.merge(match.field.name(), match, Match::orBetter);
      }
    }
    return best;
  }

  private List<String> missing(Set<String> known) {
    return mapping.fields().stream()
        .filter(f -> f.required() && !known.contains(f.name()))
        .map(MappedField::heading)
        .toList();
  }

  /** The column that goes by a name, capitals aside, as Spark takes names; -1 if none does. */
  private static int column(String name, List<List<String>> levels, int width) {
    return IntStream.range(0, width)
        .filter(
            i ->
                ColumnName.of(levels, i).stream()
                    .anyMatch(known -> known.text().equalsIgnoreCase(name)))
        .findFirst()
        .orElse(-1);
  }

  private Headings headings(
      List<List<String>> levels, int width, Map<String, Match> best, int[] sourceColumns) {
    List<@Nullable MappedField> fields =
        new ArrayList<>(Collections.nCopies(width, (@Nullable MappedField) null));
    List<Integer> powers = new ArrayList<>(Collections.nCopies(width, 0));
    String doubt = "";
    for (Match match : best.values()) {
      fields.set(match.column, match.field);
      powers.set(match.column, match.power);
      doubt = doubt.isEmpty() ? match.doubt : doubt;
    }
    for (Filled filled : mapping.filled()) {
      fields.add(mapping.field(filled.field()));
      powers.add(0);
    }
    return new Headings(mapping, levels, fields, powers, doubt, sourceColumns);
  }

  private @Nullable Match match(List<ColumnName> names, int column, Set<String> units) {
    for (ColumnName name : names) {
      MappedField field = byAlias.get(name.text());
      if (field != null && name.brackets().isEmpty()) {
        return inUnitsAbove(field, name, column, units);
      }
      OptionalInt power =
          field == null ? OptionalInt.empty() : Units.powerInHeading(field, name.brackets());
      if (field != null && power.isPresent()) {
        return new Match(field, name, column, power.getAsInt(), "");
      }
    }
    return null;
  }

  /** A column that tells no unit is in the one told above the table. */
  private static Match inUnitsAbove(
      MappedField field, ColumnName name, int column, Set<String> units) {
    List<Integer> powers =
        units.stream().flatMap(u -> Units.power(field, u).stream().boxed()).distinct().toList();
    boolean other = field.kind() == Kind.MONEY && units.stream().anyMatch(u -> u.contains("元/"));
    String doubt =
        powers.size() > 1 || (powers.isEmpty() && other)
            ? "表头上方的单位“%s”不适用于“%s”，请在表头括号内写明单位".formatted(String.join("、", units), name.text())
            : "";
    return new Match(field, name, column, powers.isEmpty() ? 0 : powers.get(0), doubt);
  }
}
