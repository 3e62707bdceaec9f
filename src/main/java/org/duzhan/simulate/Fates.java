package org.duzhan.simulate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whether what was planted was found: the truth's own judge. */
public final class Fates {
  private Fates() {}

  /** What is planted in a file of the truth, and the columns of it that must be found. */
  public enum Planted {
    FILES(
        "files.csv",
        "file,status,rows_read,rows_accepted,rows_unchanged,rows_superseded,rows_quarantined"),
    BAD_ROWS("bad_rows.csv", "file,sheet,row,table,rule,field"),
    VILLAGES(
        "villages.csv",
        "period,village_code,rural_population,households,persons,poor_households,poor_persons,"
            + "missed_persons,wrongly_exited_persons"),
    FALLERS("fallers.csv", "period,village_code,kind");

    private final String file;
    private final String columns;

    Planted(String file, String columns) {
      this.file = file;
      this.columns = columns;
    }

    public List<String> columns() {
      return List.of(columns.split(",", -1));
    }

    /** Households at risk are judged by what is seen of them, not by what was planted. */
    boolean holds(Map<String, String> line) {
      return this != FALLERS || !"at_risk".equals(line.get("kind"));
    }
  }

  /**
   * Says what of one kind differs; empty if all is as planted.
   *
   * @param out the folder that holds {@code truth}
   * @param found lines of {@link Planted#columns}, comma between
   */
  public static List<String> unmet(Path out, Planted planted, List<String> found)
      throws IOException {
    Map<String, Long> expected = counted(lines(out.resolve("truth"), planted));
    Map<String, Long> counted = counted(found);
    TreeSet<String> all = new TreeSet<>(expected.keySet());
    all.addAll(counted.keySet());
    List<String> unmet = new ArrayList<>();
    for (String line : all) {
      long missing = expected.getOrDefault(line, 0L) - counted.getOrDefault(line, 0L);
      if (missing != 0) {
        unmet.add(
            "%s %s %s: %s"
                .formatted(
                    planted.file,
                    planted.columns,
                    missing > 0 ? "not found" : "not planted",
                    line));
      }
    }
    return unmet;
  }

  private static Map<String, Long> counted(List<String> lines) {
    return lines.stream()
        .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
  }

  private static List<String> lines(Path truth, Planted planted) throws IOException {
    List<String> all = Files.readAllLines(truth.resolve(planted.file));
    String[] headings = all.get(0).split(",", -1);
    List<String> lines = new ArrayList<>();
    for (String line : all.subList(1, all.size())) {
      Map<String, String> cells = cells(headings, line);
      if (planted.holds(cells)) {
        lines.add(planted.columns().stream().map(cells::get).collect(Collectors.joining(",")));
      }
    }
    return lines;
  }

  private static Map<String, String> cells(String[] headings, String line) {
    List<String> cells = Arrays.asList(line.split(",", -1));
    Map<String, String> byHeading = new TreeMap<>();
    for (int i = 0; i < headings.length; i++) {
      byHeading.put(headings[i], cells.get(i));
    }
    return byHeading;
  }
}
