package org.duzhan.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.duzhan.settings.Settings;
import org.duzhan.testkit.Spark;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxTest {
  private static final String VILLAGES =
      "统计月份,行政村代码,行政村名称,乡镇名称,农业户籍人口,农业户籍户数,挂牌村,受访户数,认可户数,协作帮扶单位\n"
          + "2020-04,522633100201,甲村,乙乡,1000,300,是,20,19,丙\n";
  private static final String NAME_OF_250 = "n".repeat(246) + ".csv";

  @TempDir Path folder;
  private Path inbox;

  @BeforeEach
  void makeInbox() throws IOException {
    inbox = Files.createDirectory(folder.resolve("inbox"));
  }

  @Test
  void readsFilesOfAnyName() throws IOException {
    write("a b.csv", VILLAGES);
    write("从江县 村表（4月）.csv", VILLAGES);
    write("😀.csv", VILLAGES);
    write("100%#?[x]{y}&z=1;'\".csv", VILLAGES);
    write("a:b.csv", VILLAGES);
    write(NAME_OF_250, VILLAGES);
    write("2020-04/深/更深/村表.csv", VILLAGES);

    assertThat(verdicts())
        .hasSize(7)
        .allSatisfy((path, fate) -> assertThat(fate).isEqualTo("taken"));
  }

  @Test
  void refusesTenThousandEmptyFilesEachByName() throws IOException {
    for (int i = 0; i < 10_000; i++) {
      write("空" + i + ".xlsx", "");
    }
    write("甲.csv", VILLAGES);

    Map<String, String> verdicts = verdicts();

    assertThat(verdicts).hasSize(10_001).containsEntry("空0.xlsx", "refused: 文件为空；请重新导出后报送");
    assertThat(verdicts).containsEntry("甲.csv", "taken");
  }

  @Test
  void followsNoLinkOutOfTheInbox() throws IOException {
    Path outside = Files.writeString(folder.resolve("outside.csv"), VILLAGES);
    write("甲/甲.csv", VILLAGES);
    Files.createSymbolicLink(inbox.resolve("out.csv"), outside);
    Files.createSymbolicLink(inbox.resolve("out"), folder);
    Files.createSymbolicLink(inbox.resolve("甲/circle"), inbox);
    Files.createSymbolicLink(inbox.resolve("gone.csv"), folder.resolve("none"));
    Files.createSymbolicLink(inbox.resolve("within.csv"), inbox.resolve("甲/甲.csv"));

    assertThat(verdicts())
        .containsOnly(
            Map.entry("out.csv", "refused: 符号链接指向收件箱之外，不予读取"),
            Map.entry("out", "refused: 符号链接指向收件箱之外，不予读取"),
            Map.entry("甲/circle", "refused: 符号链接指向收件箱内的文件夹，其中的文件不重复读取"),
            Map.entry("gone.csv", "refused: 符号链接已失效，不予读取"),
            Map.entry("within.csv", "taken"),
            Map.entry("甲/甲.csv", "taken"));
  }

  @Test
  void leavesAFileThatGrowsForTheNextTime() throws IOException {
    write("甲.csv", VILLAGES);
    List<InboxFile> listed = Inbox.list(inbox.toString(), hadoop());
    write("甲.csv", VILLAGES + VILLAGES);

    assertThat(verdicts(listed)).containsEntry("甲.csv", "left: 读取时文件仍在变化，留待下次");

    Files.delete(inbox.resolve("甲.csv"));
    assertThat(verdicts(listed)).containsEntry("甲.csv", "left: 读取时文件仍在变化，留待下次");
  }

  @Test
  void namesWhatItMayNotReadAndReadsTheRest() throws IOException {
    write("甲.csv", VILLAGES);
    write("locked.csv", VILLAGES);
    write("locked folder/乙.csv", VILLAGES);
    Configuration hadoop = DeniedFileSystem.configuration();

    List<InboxFile> listed = Inbox.list(DeniedFileSystem.at(inbox), hadoop);

    Map<String, String> fates = new LinkedHashMap<>();
    for (InboxFile file : listed) {
      Reading reading = Attempt.at(how(), file, hadoop, false);
      reading.verdicts().forEach(v -> fates.put(v.file().path(), fate(v)));
    }
    assertThat(fates)
        .containsOnly(
            Map.entry("locked folder", "left: 无法列出文件夹（没有权限或已不在），留待下次"),
            Map.entry("locked.csv", "left: 无法读取（没有读取权限），留待下次"),
            Map.entry("甲.csv", "taken"));
  }

  private void write(String name, String text) throws IOException {
    Path file = inbox.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private Map<String, String> verdicts() {
    return verdicts(Inbox.list(inbox.toString(), hadoop()));
  }

  private static Map<String, String> verdicts(List<InboxFile> files) {
    Settings settings = TestSettings.defaults();
    Intake intake =
        new Intake(
            Mapping.all(settings.mappings()),
            settings.limits(),
            settings.passwords(),
            "x".repeat(32),
            null);
    Map<String, String> fates = new LinkedHashMap<>();
    intake.read(Spark.session(), files).forEach(v -> fates.put(v.file().path(), fate(v)));
    return fates;
  }

  private static FileReader.Mappings how() {
    Settings settings = TestSettings.defaults();
    return new FileReader.Mappings(
        Mapping.all(settings.mappings()),
        settings.limits(),
        settings.passwords(),
        "x".repeat(32),
        null);
  }

  private static String fate(Verdict verdict) {
    if (verdict.left() != null) {
      return "left: " + verdict.left();
    }
    return verdict.taken() ? "taken" : "refused: " + verdict.refused();
  }

  private static Configuration hadoop() {
    return Spark.session().sparkContext().hadoopConfiguration();
  }
}
