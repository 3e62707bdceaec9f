package org.duzhan.testkit;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What county files say, counted without Spark and without the product's reading of them: poor
 * persons and population of every village and month, and the ledger of every file. Of the truth it
 * takes which files are to be refused and which rows are bad.
 */
public final class Recount {
  private static final Set<String> POOR = Set.of("未脱贫", "未脱贫户", "预脱贫", "返贫", "返贫户", "新致贫");
  private static final List<String> TABLES = List.of("member", "household", "village", "problem");
  private static final List<String> PERSONAL =
      List.of("household_id", "id_number", "phone", "head_name", "name");
  private static final Map<String, String> NAMED_BY =
      Map.of(
          "member",
          "relation",
          "household",
          "household_id",
          "village",
          "village_code",
          "problem",
          "problem_id");

  private final Map<String, Map<String, List<String>>> aliases = new HashMap<>();
  private final Set<String> bad = new HashSet<>();

  /**
   * What stands: table, month, county and name to the row, its cells by field under their names.
   */
  private final Map<String, Map<String, Map<String, String>>> standing = new HashMap<>();

  private final Map<String, long[]> ledger = new TreeMap<>();
  private final Set<String> personal = new HashSet<>();

  private Recount() {}

  /** A village in a month. */
  public record Village(long poorPersons, long persons, long ruralPopulation) {
    public double incidence() {
      return (double) poorPersons / ruralPopulation;
    }
  }

  /** A row of headings: of which table, and its fields by column. */
  private record Head(String table, Map<Integer, String> fields) {
    static final Head NONE = new Head("", Map.of());
  }

  public static Recount of(Path simulated) throws IOException {
    Recount recount = new Recount();
    for (String table : TABLES) {
      recount.aliases.put(table, aliases(table));
    }
    Map<String, List<String>> ofPersons = recount.aliases.get("member");
    Set<String> theirs =
        ofPersons.values().stream().flatMap(List::stream).collect(Collectors.toSet());
    aliases("household")
        .forEach(
            (field, names) ->
                ofPersons.putIfAbsent(
                    field, names.stream().filter(n -> !theirs.contains(n)).toList()));
    CsvFile.rows(simulated.resolve("truth/bad_rows.csv"))
        .forEach(r -> recount.bad.add(place(r.get("file"), r.get("sheet"), r.get("row"))));
    List<Map<String, String>> files =
        new ArrayList<>(CsvFile.rows(simulated.resolve("truth/files.csv")));
    files.removeIf(f -> !Objects.equals(f.get("status"), "accepted"));
    Path inbox = simulated.resolve("inbox");
    files.sort(
        Comparator.comparing(
            (Map<String, String> f) -> inbox.resolve(f.get("file")).toFile().lastModified()));
    for (Map<String, String> file : files) {
      recount.take(inbox, file.get("file"), file.get("county_code"), file.get("period"));
    }
    return recount;
  }

  /** Month/village to what its households and its own row say. */
  public Map<String, Village> villages() {
    Map<String, long[]> counted = new TreeMap<>();
    standing.forEach(
        (place, rows) -> {
          String period = place.split("/")[1];
          for (Map<String, String> row : rows.values()) {
            long[] sums =
                counted.computeIfAbsent(period + "/" + row.get("village_code"), k -> new long[3]);
            if (place.startsWith("household")) {
              long persons = Long.parseLong(row.get("persons"));
              sums[0] += POOR.contains(row.get("poverty_status")) ? persons : 0;
              sums[1] += persons;
            } else if (place.startsWith("village")) {
              sums[2] = Long.parseLong(row.get("rural_population"));
            }
          }
        });
    Map<String, Village> villages = new TreeMap<>();
    counted.forEach((key, sums) -> villages.put(key, new Village(sums[0], sums[1], sums[2])));
    return villages;
  }

  /** File to rows read, accepted, unchanged and quarantined, in this order. */
  public Map<String, List<Long>> ledger() {
    return ledger.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                e -> Arrays.stream(e.getValue()).boxed().toList(),
                (a, b) -> a,
                TreeMap::new));
  }

  /** Household ids, ID numbers, phones, and names of three signs and more, of bad rows also. */
  public Set<String> personal() {
    return personal.stream().filter(cell -> cell.length() > 2).collect(Collectors.toSet());
  }

  private void take(Path inbox, String file, String county, String period) throws IOException {
    long[] rows = ledger.computeIfAbsent(file, f -> new long[4]);
    Map<String, Set<String>> named = new HashMap<>();
    boolean complete = file.contains("完整报送");
    Map<String, Map<String, String>> folded = new LinkedHashMap<>();
    String household = "";
    String sheet = "";
    Head head = Head.NONE;
    for (PlainFile.Line line : PlainFile.lines(inbox.resolve(file))) {
      if (!line.sheet().equals(sheet)) {
        head = Head.NONE;
        sheet = line.sheet();
      }
      complete |= line.cells().stream().anyMatch(c -> c.contains("完整报送"));
      Head headings = head(line.cells());
      if (!headings.fields().isEmpty()) {
        head = headings;
        continue;
      }
      String table = head.table();
      Map<String, String> row = row(line.cells(), head.fields());
      boolean isBad = bad.contains(place(file, line.sheet(), String.valueOf(line.number())));
      if (table.equals("member") && !isBad) {
        String id = row.get("household_id");
        if (!row.get("relation").isEmpty() && !line.cells().contains("合计")) {
          household = isName(id) ? id : household;
          fold(folded.computeIfAbsent(household, h -> new HashMap<>()), row);
        }
        continue;
      }
      String name = row.getOrDefault(NAMED_BY.getOrDefault(table, ""), "");
      if (!isBad && (!isName(name) || line.cells().contains("合计"))) {
        continue;
      }
      rows[0]++;
      PERSONAL.forEach(field -> personal.add(row.getOrDefault(field, "")));
      named.computeIfAbsent(table, t -> new HashSet<>()).add(name);
      if (isBad) {
        rows[3]++;
      } else {
        Map<String, String> stood = stand(table, period, county).put(name, row);
        rows[row.equals(stood) ? 2 : 1]++;
      }
    }
    for (Map.Entry<String, Map<String, String>> one : folded.entrySet()) {
      Map<String, String> stood =
          stand("household", period, county).put(one.getKey(), one.getValue());
      rows[0]++;
      rows[one.getValue().equals(stood) ? 2 : 1]++;
      named.computeIfAbsent("household", t -> new HashSet<>()).add(one.getKey());
    }
    if (complete && named.containsKey("household")) {
      stand("household", period, county).keySet().retainAll(named.get("household"));
    }
  }

  /** Puts a person's row to its household: what it states, one person more, and the row itself. */
  private void fold(Map<String, String> household, Map<String, String> person) {
    PERSONAL.forEach(field -> personal.add(person.getOrDefault(field, "")));
    person.forEach((field, cell) -> household.merge(field, cell, (a, b) -> a.isEmpty() ? b : a));
    long persons = Long.parseLong(household.getOrDefault("rows", "0")) + 1;
    household.put("rows", String.valueOf(persons));
    household.put("row " + persons, String.valueOf(new TreeMap<>(person)));
    household.put("persons", String.valueOf(persons));
  }

  private Map<String, Map<String, String>> stand(String table, String period, String county) {
    return standing.computeIfAbsent(table + "/" + period + "/" + county, place -> new HashMap<>());
  }

  /** Names are codes and numbers; notes are words. */
  private static boolean isName(String name) {
    return name.chars().anyMatch(Character::isDigit)
        && name.codePoints().noneMatch(Character::isIdeographic);
  }

  private static Map<String, String> row(List<String> cells, Map<Integer, String> fields) {
    Map<String, String> row = new HashMap<>();
    fields.forEach(
        (column, field) -> row.put(field, column < cells.size() ? cells.get(column) : ""));
    return row;
  }

  private Head head(List<String> cells) {
    for (String table : TABLES) {
      Map<Integer, String> found = new HashMap<>();
      for (int i = 0; i < cells.size(); i++) {
        String heading = cells.get(i).replaceAll("\\(.*\\)|\\s", "");
        for (Map.Entry<String, List<String>> field : aliases.get(table).entrySet()) {
          if (field.getValue().contains(heading)) {
            found.putIfAbsent(i, field.getKey());
          }
        }
      }
      if (found.containsValue(NAMED_BY.get(table))
          && (!table.equals("village") || found.containsValue("rural_population"))) {
        return new Head(table, found);
      }
    }
    return Head.NONE;
  }

  private static Map<String, List<String>> aliases(String table) {
    Config fields =
        ConfigFactory.parseFile(Path.of("conf/mappings/" + table + ".conf").toFile())
            .getConfig("fields");
    Map<String, List<String>> aliases = new HashMap<>();
    for (String field : fields.root().keySet()) {
      if (fields.hasPath(field + ".aliases")) {
        aliases.put(field, fields.getStringList(field + ".aliases"));
      }
    }
    return aliases;
  }

  private static String place(String file, String sheet, String row) {
    return file + "|" + sheet + "|" + row;
  }
}
