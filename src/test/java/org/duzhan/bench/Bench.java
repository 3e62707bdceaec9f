package org.duzhan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Measures programs side by side, each in a fresh process, and fails if their figures differ. */
public final class Bench {
  /** What {@code jobs/duzhan} starts a JVM with, beside what every program here has. */
  private static final List<String> LAUNCHED =
      List.of(
          "-XX:+UseParallelGC",
          "@jobs/compiler.args",
          "-XX:CompilerDirectivesFile=jobs/compiler.directives",
          "-XX:SharedArchiveFile=target/duzhan.jsa");

  private Bench() {}

  private record Measured(String of, String program, int rows, double seconds, long heap) {
    private static final String HEADINGS =
        String.format(
            "%-10s %-14s %10s %10s %13s", "case", "program", "rows", "seconds", "peak_heap_mb");

    String line() {
      return String.format(
          Locale.ROOT, "%-10s %-14s %10d %10.1f %13d", of, program, rows, seconds, heap);
    }

    String json() {
      return String.format(
          Locale.ROOT,
          "{\"case\":\"%s\",\"program\":\"%s\",\"rows\":%d,\"seconds\":%.2f,\"peak_heap_mb\":%d}",
          of,
          program,
          rows,
          seconds,
          heap);
    }
  }

  public static void main(String[] arguments) throws Exception {
    List<String> given = Arrays.asList(arguments);
    int at = given.indexOf("--rows");
    List<Measured> measured = new ArrayList<>();
    for (Case one : Case.ALL) {
      if (given.contains(one.name())
          || Case.ALL.stream().noneMatch(c -> given.contains(c.name()))) {
        measured.addAll(measure(one, at < 0 ? one.rows() : Integer.parseInt(given.get(at + 1))));
      }
    }
    if (given.contains("--json")) {
      System.out.println(
          "[" + String.join(",", measured.stream().map(Measured::json).toList()) + "]");
    } else {
      System.out.println(Measured.HEADINGS);
      measured.forEach(m -> System.out.println(m.line()));
    }
  }

  private static List<Measured> measure(Case one, int rows) throws Exception {
    Path folder = Path.of("target/bench/%s-%d".formatted(one.name(), rows));
    if (!Files.exists(folder.resolve("done"))) {
      System.err.printf("%s: writing files of %,d households%n", one.name(), rows);
      delete(folder);
      one.prepare(folder, rows);
      Files.createFile(folder.resolve("done"));
    }
    List<Measured> measured = new ArrayList<>();
    String agreed = "";
    for (String program : one.programs()) {
      Path out = folder.resolve("out-" + program);
      delete(out);
      measured.add(measure(one, program, rows, folder, out));
      String found = Files.readString(out.resolve("found"));
      if (!agreed.isEmpty() && !found.equals(agreed)) {
        throw new IllegalStateException(program + " found something else; see " + out);
      }
      agreed = found;
    }
    for (String program : one.programs()) {
      delete(folder.resolve("out-" + program));
    }
    return measured;
  }

  private static Measured measure(Case one, String program, int rows, Path folder, Path out)
      throws Exception {
    List<String> line =
        new ArrayList<>(
            List.of(
                "java",
                "@jobs/java17.args",
                "-Xmx" + System.getProperty("bench.heap", "6g"),
                "-Dlog4j2.configurationFile=conf/log4j2.properties"));
    if (one.isLaunched(program)) {
      line.addAll(LAUNCHED);
    }
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), Program.class.getName()));
    line.addAll(List.of(one.name(), program, folder.toString(), out.toString()));
    System.err.println("running " + program);
    long start = System.nanoTime();
    int exit = new ProcessBuilder(line).inheritIO().start().waitFor();
    double whole = (System.nanoTime() - start) / 1e9;
    if (exit != 0) {
      throw new IllegalStateException(program + " failed");
    }
    Path own = out.resolve("seconds");
    return new Measured(
        one.name(),
        program,
        rows,
        Files.exists(own) ? Double.parseDouble(Files.readString(own)) : whole,
        Long.parseLong(Files.readString(out.resolve("heap"))));
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
