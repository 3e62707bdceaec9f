package org.duzhan.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.duzhan.settings.Annexes;
import org.duzhan.testkit.Damage;
import org.duzhan.testkit.Launcher;
import org.duzhan.testkit.SheetText;
import org.duzhan.testkit.Tables;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The 52 counties' households of a month, the files of more than a third of them damaged. */
class DamagedMonthIT {
  private static final int HOUSEHOLDS = 60;
  private static final String HEADINGS = "统计月份,行政村代码,户编号,户主姓名,家庭人口数,脱贫属性,工资性收入,劳动力人数";

  @TempDir Path folder;

  /**
   * What a reply says of a cell that is wrong: file, sheet, row, heading, found, wrong, instead.
   */
  private static final Pattern TOLD =
      Pattern.compile("([^|]+)\\|([^|]*)\\|(\\d+)\\|[^|]+\\|(.*)\\|[^|]{4,}\\|[^|]{4,}\\|[^|]{4,}");

  /** What is to become of a county's file. */
  private record Expected(String county, String status, long accepted, long quarantined) {}

  @Test
  void takesAllThatCanBeTaken() throws Exception {
    Path inbox = Files.createDirectories(folder.resolve("inbox"));
    Map<String, Expected> expected = new TreeMap<>();
    List<String> counties =
        TestSettings.defaults().annexes().counties().stream().map(Annexes.County::code).toList();
    for (int i = 0; i < counties.size(); i++) {
      write(inbox, counties.get(i), i, expected);
    }
    assertThat(expected).hasSize(52);

    Launcher.Result result =
        Launcher.withKey()
            .interpreting()
            .run("ingest", "--inbox", inbox, "--warehouse", folder.resolve("warehouse"));

    assertThat(result.exit()).as(result.err()).isEqualTo(3);
    Map<String, Expected> found = new TreeMap<>();
    for (Row row : Tables.read(folder.resolve("warehouse"), "submission").collectAsList()) {
      String file = row.<String>getAs("file").replaceFirst("!.*", "");
      found.put(
          file,
          new Expected(
              file.substring(0, 6),
              row.getAs("status"),
              row.<Long>getAs("rows_accepted"),
              row.<Long>getAs("rows_quarantined")));
    }
    assertThat(found).isEqualTo(expected);
    for (Map.Entry<String, Expected> file : expected.entrySet()) {
      tellsAClerkWhatToDo(file.getKey(), file.getValue());
    }
  }

  private void tellsAClerkWhatToDo(String file, Expected fate) throws IOException {
    Path reply = folder.resolve("reports/reply/%s_2019-12.xlsx".formatted(fate.county));
    String receipt = String.join("\n", SheetText.all(reply, "回执"));
    List<String> faults = SheetText.rows(reply, "需更正");
    if (fate.status.equals("refused")) {
      assertThat(receipt).as(file).contains("有1个文件被拒收，一行也没有采用");
      assertThat(receipt.lines()).as(file).anyMatch(l -> l.matches(file + "[^|]*\\|.*拒收.*请.{2,}"));
    } else if (fate.quarantined == 0) {
      assertThat(receipt).as(file).contains("无需处理");
    } else {
      assertThat(receipt).as(file).contains("有%d行".formatted(fate.quarantined));
    }
    Set<String> rows = new TreeSet<>();
    for (String fault : faults) {
      Matcher told = TOLD.matcher(fault);
      assertThat(told.matches()).as(fault).isTrue();
      assertThat(told.group(1)).isEqualTo(file);
      assertThat(told.group(2).isEmpty()).as(fault).isEqualTo(file.endsWith(".csv"));
      assertThat(told.group(4).isEmpty()).as(fault).isEqualTo(fault.contains("|整行|"));
      assertThat(fault).doesNotContain("标记", "13900000001");
      rows.add(told.group(3));
    }
    assertThat(rows).as(file).hasSize((int) fate.quarantined);
  }

  private static void write(Path inbox, String county, int number, Map<String, Expected> expected)
      throws IOException {
    List<String[]> rows = households(county);
    String name = county + "_2019-12_户表";
    if (number % 2 == 0 && number / 2 < Damage.values().length) {
      Damage damage = Damage.values()[number / 2];
      Path file = damage.write(inbox, name, rows);
      long bad = damage.bad(HOUSEHOLDS);
      expected.put(
          file.getFileName().toString(),
          damage.isRefused()
              ? new Expected(county, "refused", 0, 0)
              : new Expected(county, "accepted", HOUSEHOLDS - bad, bad));
    } else {
      Files.write(
          inbox.resolve(name + ".csv"), rows.stream().map(row -> String.join(",", row)).toList());
      expected.put(name + ".csv", new Expected(county, "accepted", HOUSEHOLDS, 0));
    }
  }

  private static List<String[]> households(String county) {
    List<String[]> rows = new ArrayList<>(List.<String[]>of(HEADINGS.split(",")));
    for (int i = 0; i < HOUSEHOLDS; i++) {
      rows.add(
          Stream.of(
                  "2019-12",
                  county + "10020" + (1 + i % 5),
                  county + "H" + i,
                  "标记" + i,
                  String.valueOf(2 + i % 4),
                  i % 4 == 0 ? "未脱贫" : "非建档立卡",
                  String.valueOf(9000 + 100 * i),
                  String.valueOf(1 + i % 2))
              .toArray(String[]::new));
    }
    return rows;
  }
}
