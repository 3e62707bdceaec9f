package org.duzhan.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.duzhan.settings.Annexes;
import org.duzhan.testkit.Damage;
import org.duzhan.testkit.Launcher;
import org.duzhan.testkit.Tables;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The 52 counties' households of a month, the files of more than a third of them damaged. */
class DamagedMonthIT {
  private static final int HOUSEHOLDS = 60;
  private static final String HEADINGS = "统计月份,行政村代码,户编号,户主姓名,家庭人口数,脱贫属性,工资性收入,劳动力人数";

  @TempDir Path folder;

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
