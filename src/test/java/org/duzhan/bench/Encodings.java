package org.duzhan.bench;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.duzhan.simulate.Simulation;
import org.duzhan.simulate.SimulationPlan;
import org.duzhan.testkit.TestSettings;

/** The same county files in UTF-8 and in GB18030. */
final class Encodings implements Case {
  private static final Charset GB18030 = Charset.forName("GB18030");

  @Override
  public String name() {
    return "encodings";
  }

  @Override
  public int rows() {
    return 2_000_000;
  }

  @Override
  public List<String> programs() {
    return List.of("duzhan-utf8", "duzhan-gb18030");
  }

  @Override
  public void prepare(Path folder, int rows) throws Exception {
    Path utf8 = folder.resolve("duzhan-utf8");
    Simulation.write(
        new SimulationPlan(YearMonth.of(2019, 12), 1, rows, 1, true, 2),
        TestSettings.defaults(),
        utf8,
        System.err::println);
    try (Stream<Path> files = Files.walk(utf8.resolve("inbox"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        transcode(file, folder.resolve("duzhan-gb18030").resolve(utf8.relativize(file)));
      }
    }
  }

  private static void transcode(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    try (Reader reader = Files.newBufferedReader(from);
        Writer writer = Files.newBufferedWriter(to, GB18030)) {
      reader.read();
      reader.transferTo(writer);
    }
  }

  @Override
  public String run(String program, Path folder, Path out) throws Exception {
    return Ingest.of(folder.resolve(program).resolve("inbox"), out);
  }
}
