package org.duzhan.ingest.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.duzhan.settings.Limits;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
  private static final Limits LIMITS = TestSettings.defaults().limits();
  private static final byte[] CSV = "甲,乙\n1,2\n".getBytes(StandardCharsets.UTF_8);
  private static final byte[] XLSX = XlsxFile.of("<row><c><v>1</v></c></row>");

  @TempDir Path folder;

  @Test
  void readsEachFileOfAnArchive() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("2020-04/", new byte[0]);
    entries.put("2020-04/户表.csv", CSV);
    entries.put("2020-04/户表.xlsx", XLSX);
    Path archive = write(XlsxFile.zip(entries));

    assertThat(labels(archive)).containsExactly("1 2020-04/户表.csv", "2 2020-04/户表.xlsx");
    assertThat(SeenRows.of(archive, List.of(1), LIMITS, List.of()))
        .containsExactly("1: 甲|乙", "2: 1|2");
    assertThat(SeenRows.of(archive, List.of(2), LIMITS, List.of())).containsExactly("表!1: 1");
  }

  @Test
  void readsFilesThatAreOnlyStored() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      ZipEntry entry = new ZipEntry("a.csv");
      CRC32 sum = new CRC32();
      sum.update(CSV);
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(CSV.length);
      entry.setCrc(sum.getValue());
      zip.putNextEntry(entry);
      zip.write(CSV);
    }

    assertThat(SeenRows.of(write(bytes.toByteArray()), List.of(0), LIMITS, List.of()))
        .containsExactly("1: 甲|乙", "2: 1|2");
  }

  @Test
  void readsNamesAsChineseWindowsWritesThem() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, Charset.forName("GBK"))) {
      zip.putNextEntry(new ZipEntry("从江县户表.csv"));
      zip.write(CSV);
    }

    assertThat(labels(write(bytes.toByteArray()))).containsExactly("0 从江县户表.csv");
  }

  @Test
  void takesNamesForLabelsAndWritesNothing() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("../../../outside.csv", CSV);
    entries.put("/etc/cron.d/outside", CSV);
    entries.put("C:\\Windows\\outside.csv", CSV);
    entries.put("line\nbreak\u0007.csv", CSV);
    entries.put("长".repeat(400) + ".csv", CSV);
    Path archive = write(XlsxFile.zip(entries));

    List<String> labels = labels(archive);

    assertThat(labels)
        .startsWith(
            "0 ../../../outside.csv",
            "1 /etc/cron.d/outside",
            "2 C:/Windows/outside.csv",
            "3 line?break?.csv");
    assertThat(labels.get(4)).hasSizeLessThan(260).endsWith("长.csv");
    for (int i = 0; i < 5; i++) {
      assertThat(SeenRows.of(archive, List.of(i), LIMITS, List.of())).hasSize(2);
    }
    assertThat(Files.list(folder)).containsExactly(archive);
  }

  @Test
  void leavesOutWhatSystemsLeaveBehind() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("__MACOSX/._a.csv", CSV);
    entries.put(".DS_Store", CSV);
    entries.put("x/Thumbs.db", CSV);
    entries.put("x/~$a.xlsx", CSV);
    entries.put("a.csv", CSV);

    assertThat(labels(write(XlsxFile.zip(entries)))).containsExactly("4 a.csv");
  }

  @Test
  void refusesAnArchiveWithoutFiles() throws IOException {
    Path empty = write(XlsxFile.zip(Map.of()));
    Path folders = write(XlsxFile.zip(Map.of("a/", new byte[0])));

    assertThatThrownBy(() -> labels(empty)).hasMessageContaining("没有文件");
    assertThatThrownBy(() -> labels(folders)).hasMessageContaining("没有文件");
  }

  @Test
  void refusesAnArchiveBehindAPassword() throws IOException {
    byte[] archive = XlsxFile.zip(Map.of("a.csv", CSV));
    String text = new String(archive, StandardCharsets.ISO_8859_1);
    archive[text.indexOf("PK\1\2") + 8] |= 1;
    archive[text.indexOf("PK\3\4") + 6] |= 1;

    assertThatThrownBy(() -> labels(write(archive))).hasMessageContaining("压缩包设有密码");
  }

  @Test
  void refusesWaysOfPackingThatAreNotRead() throws IOException {
    byte[] archive = XlsxFile.zip(Map.of("a.csv", CSV));
    String text = new String(archive, StandardCharsets.ISO_8859_1);
    archive[text.indexOf("PK\1\2") + 10] = 98;

    assertThatThrownBy(() -> SeenRows.of(write(archive), List.of(0), LIMITS, List.of()))
        .hasMessageContaining("压缩方式");
  }

  @Test
  void refusesAFileThatUnpacksToMoreThanItMay() throws IOException {
    Path archive = write(XlsxFile.zip(Map.of("a.csv", new byte[2000])));

    assertThatThrownBy(
            () -> SeenRows.of(archive, List.of(0), SeenRows.limit("file_bytes", 1999), List.of()))
        .hasMessageContaining("limits.file_bytes");
  }

  private Path write(byte[] archive) throws IOException {
    Path file = folder.resolve("archive" + archive.length + ".zip");
    return Files.write(file, archive);
  }

  private static List<String> labels(Path archive) {
    try (OpenedFile opened =
        OpenedFile.at("file:" + archive, List.of(), new Configuration(false), LIMITS, List.of())) {
      assertThat(opened.type(opened.fingerprint())).isEqualTo(FileType.ARCHIVE);
      return opened.entries().stream().map(e -> e.index() + " " + e.label()).toList();
    }
  }
}
