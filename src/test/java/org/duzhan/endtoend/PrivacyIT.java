package org.duzhan.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.duzhan.testkit.Launcher;
import org.duzhan.testkit.Spark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files whose personal fields bear marks, taken in by a run that is killed and run again: the marks
 * are searched for in all that the two leave behind.
 */
class PrivacyIT {
  private static final int HOUSEHOLDS = 3000;
  private static final String NAME = "督标名";
  private static final String HOUSEHOLD = "ZQXHU";
  private static final String PHONE = "1997700";
  private static final String ID_NUMBER = "52263319490101";
  private static final List<String> MARKS = List.of(NAME, HOUSEHOLD, PHONE, ID_NUMBER);
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final List<Charset> CHARSETS =
      List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, GB18030);

  @TempDir Path folder;

  @Test
  void leavesNothingPersonalAnywhere() throws Exception {
    Path inbox = Files.createDirectories(folder.resolve("inbox"));
    Path left = Files.createDirectories(folder.resolve("left"));
    Files.writeString(inbox.resolve("522633_2019-12_户表.csv"), households());
    Files.write(
        inbox.resolve("522633_2019-12_户表_更正.csv"),
        households().replace("未脱贫", "已脱贫").getBytes(GB18030));
    MARKS.forEach(
        m -> assertThat(found(inbox)).as("what can be found").anyMatch(f -> f.startsWith(m)));

    killedAtWork(left);
    assertThat(left.resolve("warehouse/_scratch")).isNotEmptyDirectory();
    assertThat(found(left)).as("after a kill").isEmpty();

    Launcher.Result again = launcher(left).run(run(left));
    assertThat(again.exit()).as(again.err()).isEqualTo(3);
    Files.writeString(left.resolve("said"), again.out() + again.err());
    assertThat(left.resolve("events")).isNotEmptyDirectory();
    assertThat(found(left)).as("after a run").isEmpty();
    assertThat(Spark.session().read().format("delta").load(left + "/warehouse/quarantine").count())
        .isGreaterThan(HOUSEHOLDS / 10);
  }

  private void killedAtWork(Path left) throws Exception {
    Path log = Files.createFile(left.resolve("killed.log"));
    Process run = launcher(left).start(log, log, run(left));
    while (run.isAlive() && !Files.readString(log).contains("writing rows")) {
      Thread.sleep(20);
    }
    run.descendants().forEach(ProcessHandle::destroyForcibly);
    run.destroyForcibly().waitFor();
  }

  private Object[] run(Path left) {
    return new Object[] {
      "run",
      "--verbose",
      "--inbox",
      folder.resolve("inbox"),
      "--period",
      "2019-12",
      "--warehouse",
      left.resolve("warehouse"),
      "--out",
      left.resolve("reports")
    };
  }

  /** Spills early, and leaves what is written where it can be read. */
  private static Launcher launcher(Path left) throws IOException {
    List<String> conf =
        List.of(
            "spark.eventLog.enabled=true",
            "spark.eventLog.compress=false",
            "spark.eventLog.dir=" + Files.createDirectories(left.resolve("events")).toUri(),
            "spark.local.dir=" + Files.createDirectories(left.resolve("spill")),
            "spark.shuffle.spill.numElementsForceSpillThreshold=100",
            "spark.shuffle.compress=false",
            "spark.shuffle.spill.compress=false",
            "spark.sql.inMemoryColumnarStorage.compressed=false");
    return Launcher.withKey()
        .with("DUZHAN_SPARK_ARGS", "--conf " + String.join(" --conf ", conf))
        .with(
            "JAVA_TOOL_OPTIONS",
            "-Djava.io.tmpdir=" + Files.createDirectories(left.resolve("tmp")));
  }

  /** Sound rows and bad ones: without a village, of nobody, twice, with a wrong ID number. */
  private static String households() {
    StringBuilder text = new StringBuilder("统计月份,行政村代码,户编号,户主姓名,证件号码,联系电话,家庭人口数,脱贫属性,工资性收入\n");
    for (int i = 0; i < HOUSEHOLDS; i++) {
      text.append("2019-12,")
          .append(i % 17 == 3 ? "5226331" : "522633100201")
          .append(',')
          .append(HOUSEHOLD)
          .append(i % 23 == 5 ? i - 1 : i)
          .append(",%s%d,%s,%s%04d,".formatted(NAME, i, idNumber(i), PHONE, i))
          .append(i % 11 == 7 ? 0 : 3)
          .append(",未脱贫,8000\n");
    }
    for (int i = HOUSEHOLDS; i < HOUSEHOLDS + 300; i++) {
      text.append(misplaced(i)).append('\n');
    }
    return text.toString();
  }

  /** A row whose personal cells stand under other headings: typed there, or shifted there. */
  private static String misplaced(int i) {
    String household = "2019-12,522633100201," + HOUSEHOLD + i;
    String phone = PHONE + "%04d".formatted(i);
    String named = NAME + i;
    return switch (i % 6) {
      case 0 -> household + ",,,,%s,未脱贫,8000".formatted(phone);
      case 1 -> household + ",,,,3,未脱贫,%s".formatted(phone);
      case 2 -> household + ",,,,3,户主%s 电话%s,8000".formatted(idNumber(i), phone);
      case 3 -> "2019-12,%s,%s,,,,3,未脱贫,8000".formatted(idNumber(i), HOUSEHOLD + i);
      case 4 -> "2019-12,522,633,100,201,%s%d,%s,,,3,未脱贫,8000".formatted(HOUSEHOLD, i, named);
      default -> household + ",%s,12,000,%s,%s,3,未脱贫,8000".formatted(named, idNumber(i), phone);
    };
  }

  private static String idNumber(int i) {
    String digits = ID_NUMBER + "%03d".formatted(i % 1000);
    int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (int at = 0; at < weights.length; at++) {
      sum += weights[at] * (digits.charAt(at) - '0');
    }
    return digits + "10X98765432".charAt((sum + (i % 7 == 2 ? 1 : 0)) % 11);
  }

  /** The marks that stand in the files of a folder, in any encoding, also packed. */
  private static List<String> found(Path folder) {
    List<String> found = new ArrayList<>();
    SortedMap<Path, List<String>> parquet = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString();
        search(Files.readAllBytes(file), file, found);
        if (name.endsWith(".xlsx")) {
          unpack(file, found);
        } else if (name.endsWith(".parquet") && !name.startsWith(".")) {
          parquet.computeIfAbsent(file.getParent(), p -> new ArrayList<>()).add(file.toString());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    parquet.forEach((at, files) -> search(rows(files).getBytes(StandardCharsets.UTF_8), at, found));
    return found;
  }

  private static void unpack(Path file, List<String> found) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        search(zip.readAllBytes(), file, found);
      }
    }
  }

  /** The rows of Parquet files, whether or not a table knows them. */
  private static String rows(List<String> files) {
    return String.join(
        "\n",
        Spark.session()
            .read()
            .option("ignoreCorruptFiles", true)
            .option("mergeSchema", true)
            .parquet(files.toArray(String[]::new))
            .toJSON()
            .collectAsList());
  }

  private static void search(byte[] bytes, Path file, List<String> found) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    for (String mark : MARKS) {
      for (Charset charset : CHARSETS) {
        if (text.contains(new String(mark.getBytes(charset), StandardCharsets.ISO_8859_1))) {
          found.add(mark + " in " + file);
        }
      }
    }
  }
}
