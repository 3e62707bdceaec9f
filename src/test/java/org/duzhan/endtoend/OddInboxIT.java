package org.duzhan.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.duzhan.testkit.Launcher;
import org.duzhan.testkit.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An inbox that nobody tidied, through the launcher. */
class OddInboxIT {
  private static final int EMPTY = 10_000;
  private static final String HEADINGS = "统计月份,行政村代码,户编号,家庭人口数,脱贫属性,工资性收入\n";

  @TempDir Path folder;
  private int households;

  @Test
  void takesWhatCanBeTakenAndAnswersForEachFile() throws Exception {
    Path inbox = Files.createDirectories(folder.resolve("inbox"));
    List<String> good =
        List.of(
            "a name with  spaces.csv",
            "户表（终版）·最终.csv",
            "户表 😀🏠.csv",
            "1".repeat(246) + ".csv",
            "2019-12/某县/%41%2e&'\";$(touch x).csv");
    for (String name : good) {
      put(inbox.resolve(name));
    }
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    put(elsewhere.resolve("secret.csv"));
    Files.createSymbolicLink(inbox.resolve("a link out.csv"), elsewhere.resolve("secret.csv"));
    Files.createSymbolicLink(inbox.resolve("a folder out"), elsewhere);
    Files.createSymbolicLink(inbox.resolve("a circle"), inbox);
    for (int i = 0; i < EMPTY; i++) {
      Files.createFile(
          Files.createDirectories(inbox.resolve("empty/" + i % 100)).resolve(i + ".xlsx"));
    }
    Path growing = inbox.resolve("growing.csv");
    put(growing);
    Path log = Files.createFile(folder.resolve("log"));

    Process run =
        Launcher.withKey()
            .interpreting()
            .start(log, log, "ingest", "--inbox", inbox, "--warehouse", folder.resolve("w"));
    while (run.isAlive()) {
      Files.writeString(growing, household(), StandardOpenOption.APPEND);
      Thread.sleep(1);
    }

    String said = Files.readString(log);
    assertThat(run.waitFor()).as(said).isEqualTo(3);
    assertThat(said).contains("growing.csv").doesNotContain("\tat ");
    Map<String, String> status = status();
    assertThat(status).hasSize(EMPTY + good.size() + 3);
    good.forEach(name -> assertThat(status.get(name)).as(name).startsWith("accepted"));
    assertThat(status.get("empty/7/7.xlsx")).startsWith("refused").contains("空");
    for (String link : List.of("a link out.csv", "a folder out", "a circle")) {
      assertThat(status.get(link)).as(link).startsWith("refused").contains("链接");
    }
    assertThat(Tables.read(folder.resolve("w"), "household").count()).isEqualTo(good.size());
  }

  private Map<String, String> status() {
    Map<String, String> status = new TreeMap<>();
    for (Row row :
        Tables.read(folder.resolve("w"), "submission")
            .select("file", "status", "reason")
            .collectAsList()) {
      assertThat(status.put(row.getString(0), row.getString(1) + " " + row.getString(2))).isNull();
    }
    return status;
  }

  private void put(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, HEADINGS + household());
  }

  private String household() {
    return "2019-12,522633100201,h%d,4,未脱贫,8000\n".formatted(households++);
  }
}
