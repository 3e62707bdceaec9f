package org.duzhan.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.duzhan.ingest.reader.FullRoom;
import org.duzhan.settings.Settings;
import org.duzhan.testkit.Spark;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchivedFilesTest {
  private static final byte[] VILLAGES =
      ("统计月份,行政村代码,行政村名称,农业户籍人口,农业户籍户数\n" + "2020-04,522633100201,甲村,1000,300\n")
          .getBytes(StandardCharsets.UTF_8);

  @TempDir Path inbox;

  @Test
  void takesEachFileOfAnArchiveAsASubmissionOfItsOwn() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("从江/村表.csv", VILLAGES);
    entries.put("说明.txt", "填报说明".getBytes(StandardCharsets.UTF_8));
    entries.put("空.xlsx", new byte[0]);
    entries.put("包.zip", zip(Map.of("村表.csv", VILLAGES)));
    Files.write(inbox.resolve("4月.zip"), zip(entries));
    Files.write(inbox.resolve("坏.zip"), new byte[] {'P', 'K', 3, 4, 0, 0});

    Map<String, Verdict> verdicts = read(Map.of());

    assertThat(verdicts.keySet())
        .containsExactlyInAnyOrder(
            "4月.zip!/从江/村表.csv", "4月.zip!/说明.txt", "4月.zip!/空.xlsx", "4月.zip!/包.zip", "坏.zip");
    Verdict taken = verdicts.get("4月.zip!/从江/村表.csv");
    assertThat(taken.taken()).isTrue();
    assertThat(taken.rows()).isEqualTo(1);
    assertThat(taken.submissionId()).isEqualTo(sha256(VILLAGES));
    assertThat(verdicts.get("4月.zip!/空.xlsx").refused()).startsWith("文件为空");
    assertThat(verdicts.get("4月.zip!/包.zip").refused()).contains("limits.nesting");
    assertThat(verdicts.get("4月.zip!/说明.txt").refused()).contains("没有找到可识别的表");
    assertThat(verdicts.get("坏.zip").refused()).contains("压缩结构不完整");
  }

  @Test
  void opensArchivesAsDeepAsTheyAreAllowedToBe() throws IOException {
    byte[] inner = zip(Map.of("村表.csv", VILLAGES));
    Files.write(inbox.resolve("a.zip"), zip(Map.of("b.zip", inner)));

    assertThat(read(Map.of("limits.nesting", "2")).get("a.zip!/b.zip!/村表.csv").taken()).isTrue();
    assertThat(read(Map.of("limits.nesting", "0")).get("a.zip").refused())
        .contains("limits.nesting");
  }

  @Test
  void refusesForWantOfMemoryOnlyWhatIsReadAlone() throws IOException {
    byte[] inner = zip(Map.of("村表.csv", VILLAGES));
    Files.write(inbox.resolve("a.zip"), zip(Map.of("b.zip", inner)));
    Map<String, String> keys = Map.of("limits.nesting", "2", "limits.heap_share", "0.1");

    FullRoom others = new FullRoom(0.1);
    try {
      assertThat(read(keys).get("a.zip!/b.zip").refused()).contains("DUZHAN_HEAP");
    } finally {
      others.close();
    }
    assertThat(read(keys).get("a.zip!/b.zip!/村表.csv").taken()).isTrue();
  }

  private Map<String, Verdict> read(Map<String, String> keys) {
    Settings settings = TestSettings.with(keys);
    Intake intake =
        new Intake(
            Mapping.all(settings.mappings()),
            settings.limits(),
            settings.passwords(),
            "x".repeat(32),
            null);
    Configuration hadoop = Spark.session().sparkContext().hadoopConfiguration();
    Map<String, Verdict> verdicts = new TreeMap<>();
    intake
        .read(Spark.session(), Inbox.list(inbox.toString(), hadoop))
        .forEach(v -> verdicts.put(v.file().path(), v));
    return verdicts;
  }

  private static byte[] zip(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static String sha256(byte[] bytes) throws IOException {
    try {
      return java.util.HexFormat.of()
          .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IOException(e);
    }
  }
}
