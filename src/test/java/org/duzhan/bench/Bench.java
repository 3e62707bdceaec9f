package org.duzhan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.duzhan.simulate.Simulation;
import org.duzhan.simulate.SimulationPlan;
import org.duzhan.testkit.TestSettings;

/** Measures programs side by side, each in a fresh process, and fails if their figures differ. */
public final class Bench {
  private static final int NATIONAL = 5_000_000;
  private static final List<String> PROGRAMS = List.of("duckdb", "spark", "duzhan");

  /** What {@code jobs/duzhan} starts a JVM with, beside what every program here has. */
  private static final List<String> LAUNCHED =
      List.of("@jobs/compiler.args", "-XX:SharedArchiveFile=target/duzhan.jsa");

  private Bench() {}

  private record Measured(String program, int rows, double seconds, long heap) {
    String line() {
      return String.format(
          Locale.ROOT, "%-10s %-8s %10d %10.1f %13d", "national", program, rows, seconds, heap);
    }

    String json() {
      return String.format(
          Locale.ROOT,
          "{\"case\":\"national\",\"program\":\"%s\",\"rows\":%d,\"seconds\":%.2f,\"peak_heap_mb\":%d}",
          program,
          rows,
          seconds,
          heap);
    }
  }

  public static void main(String[] arguments) throws Exception {
    List<String> given = Arrays.asList(arguments);
    int at = given.indexOf("--rows");
    int rows = at < 0 ? NATIONAL : Integer.parseInt(given.get(at + 1));
    Path folder = Path.of("target/bench/national-" + rows);
    if (!Files.exists(folder.resolve("done"))) {
      System.err.println("simulating " + rows + " households");
      Simulation.write(
          new SimulationPlan(YearMonth.of(2019, 12), 1, rows, 1, true, 2),
          TestSettings.defaults(),
          folder,
          System.err::println);
      Files.createFile(folder.resolve("done"));
    }
    List<Measured> measured = new ArrayList<>();
    String figures = "";
    for (String program : PROGRAMS) {
      Path out = folder.resolve("out-" + program);
      delete(out);
      measured.add(measure(program, rows, folder, out));
      String found = Files.readString(out.resolve("figures.csv"));
      if (!figures.isEmpty() && !found.equals(figures)) {
        throw new IllegalStateException(program + " found other figures; see " + out);
      }
      figures = found;
      delete(out);
    }
    if (given.contains("--json")) {
      System.out.println(
          "[" + String.join(",", measured.stream().map(Measured::json).toList()) + "]");
    } else {
      System.out.println("case       program        rows    seconds  peak_heap_mb");
      measured.forEach(m -> System.out.println(m.line()));
    }
  }

  private static Measured measure(String program, int rows, Path folder, Path out)
      throws Exception {
    List<String> line =
        new ArrayList<>(
            List.of(
                "java",
                "@jobs/java17.args",
                "-Xmx" + System.getProperty("bench.heap", "6g"),
                "-Dlog4j2.configurationFile=conf/log4j2.properties"));
    if (program.equals("duzhan")) {
      line.addAll(LAUNCHED);
    }
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), National.class.getName()));
    line.addAll(List.of(program, folder.toString(), out.toString()));
    System.err.println("running " + program);
    long start = System.nanoTime();
    int exit = new ProcessBuilder(line).inheritIO().start().waitFor();
    double seconds = (System.nanoTime() - start) / 1e9;
    if (exit != 0) {
      throw new IllegalStateException(program + " failed");
    }
    return new Measured(
        program, rows, seconds, Long.parseLong(Files.readString(out.resolve("heap"))));
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
