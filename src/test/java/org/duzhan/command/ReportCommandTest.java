package org.duzhan.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.duzhan.job.Context;
import org.duzhan.job.ReportJob;
import org.duzhan.testkit.MemoryLake;
import org.duzhan.testkit.Spark;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ReportCommandTest {
  private static final String MONTH = "2020-04";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "warehouse, , reports",
    "/data/it's here/w, , /data/it's here/reports",
    "hdfs://name:9000/duzhan/$lake, 450000, hdfs://name:9000/duzhan/reports/450000",
    "督战/仓库, 451228, 督战/reports/451228"
  })
  void takesTheLineThatItsReportsPrint(String warehouse, String scope, String out)
      throws Exception {
    Common asGiven = new Common();
    asGiven.warehouse = warehouse;
    asGiven.conf = Path.of("my settings.conf");
    asGiven.set.put("line.fixed", "4000");

    ReportCommand again = parsed(words(printed(asGiven, scope)));

    assertThat(again.period).isEqualTo(MONTH);
    assertThat(again.scope).isEqualTo(scope);
    assertThat(again.common.warehouse).isEqualTo(warehouse);
    assertThat(again.common.conf).isEqualTo(asGiven.conf);
    assertThat(again.common.set).isEqualTo(asGiven.set);
    assertThat(again.folder()).isEqualTo(out);
  }

  @Test
  void neverPrintsAPassword() {
    Common asGiven = new Common();
    asGiven.set.putAll(Map.of("ingest.passwords.default", "sesame", "line.fixed", "4000"));

    assertThat(asGiven.again()).contains("line.fixed=4000").doesNotContain("sesame");
  }

  /** The line as it stands in the workbook. */
  private String printed(Common asGiven, String scope) throws Exception {
    Context context =
        new Context(
            Spark::session,
            new Configuration(),
            new MemoryLake(folder),
            TestSettings.defaults(),
            Clock.systemUTC(),
            step -> {},
            asGiven.again());
    new ReportJob(context, folder.toString(), Optional.ofNullable(scope)).write(MONTH, "r1");
    try (InputStream in = Files.newInputStream(folder.resolve(MONTH + "/ranking.xlsx"));
        XSSFWorkbook workbook = new XSSFWorkbook(in)) {
      for (Row row : workbook.getSheet("说明")) {
        if (row.getCell(0).getStringCellValue().equals("重现方法")) {
          return row.getCell(1).getStringCellValue();
        }
      }
    }
    throw new AssertionError("no line to run");
  }

  /** As a shell reads it. */
  private static List<String> words(String line) throws Exception {
    Process shell =
        new ProcessBuilder("bash", "-c", "printf '%s\\n' " + line)
            .redirectErrorStream(true)
            .start();
    return new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
        .lines()
        .toList();
  }

  private static ReportCommand parsed(List<String> words) {
    assertThat(words).startsWith("jobs/duzhan", "report");
    ReportCommand command = new ReportCommand();
    new CommandLine(command).parseArgs(words.subList(2, words.size()).toArray(String[]::new));
    return command;
  }
}
