package org.duzhan.simulate;

import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Whether everything planted met the fate it should: the truth's own judge. */
public final class Fates {
  private Fates() {}

  /**
   * Says what differs; empty if all is as planted.
   *
   * @param out the folder that holds {@code truth}
   * @param submissions lines of file, status and the five counts of rows, comma between
   * @param quarantined lines of file, sheet, row, table, rule and field, comma between
   */
  public static List<String> unmet(Path out, Set<String> submissions, Set<String> quarantined)
      throws IOException {
    List<String> unmet = new ArrayList<>();
    Set<String> files =
        lines(out.resolve("truth/files.csv")).stream()
            .map(Fates::withoutPlace)
            .collect(toCollection(TreeSet::new));
    differences("file", files, submissions, unmet);
    differences("bad row", lines(out.resolve("truth/bad_rows.csv")), quarantined, unmet);
    return unmet;
  }

  private static void differences(
      String what, Set<String> planted, Set<String> found, List<String> unmet) {
    planted.stream()
        .filter(p -> !found.contains(p))
        .forEach(p -> unmet.add(what + " not met: " + p));
    found.stream()
        .filter(f -> !planted.contains(f))
        .forEach(f -> unmet.add(what + " unexpected: " + f));
  }

  private static Set<String> lines(Path file) throws IOException {
    return Files.readAllLines(file).stream().skip(1).collect(toCollection(TreeSet::new));
  }

  /** A file's line without its county and month. */
  private static String withoutPlace(String line) {
    List<String> cells = new ArrayList<>(List.of(line.split(",", -1)));
    cells.subList(1, 3).clear();
    return String.join(",", cells);
  }
}
