package org.duzhan.ingest;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.duzhan.testkit.TextTables.assertRows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.settings.Settings;
import org.duzhan.testkit.Spark;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
  private static final Settings SETTINGS = TestSettings.defaults();
  private static final Mapping MAPPING = Mapping.all(SETTINGS.mappings()).get(0);
  private static final String HEADINGS = "统计月份,行政村代码,户编号,家庭人口数,脱贫属性,工资性收入,饮水安全,致贫原因\n";

  @TempDir Path folder;

  @Test
  void readsEveryBlockOnceInAsManyPartsAsAreAskedFor() throws IOException {
    int many = 2 * SpoolWriter.ROWS_PER_BLOCK + 7;
    String csv =
        IntStream.range(0, many)
            .mapToObj(i -> "2020-04,522633100201,h%d,4,未脱贫,,,".formatted(i))
            .collect(joining("\n", HEADINGS, "\n"));

    Verdict verdict = FilesRead.spooled(folder, "2020-04", csv);

    assertThat(rows(1, verdict).toJavaRDD().getNumPartitions()).isEqualTo(3);
    assertThat(rows(many, verdict).toJavaRDD().getNumPartitions()).isEqualTo(1);
    assertRows(
        rows(1, verdict)
            .selectExpr(
                "count(*) as n", "count(distinct row) as rows", "min(row) as a", "max(row) as b"),
        "n | rows | a | b\n%d | %d | 2 | %d".formatted(many, many, many + 1));
  }

  @Test
  void marksKeysThatStandInAFileMoreThanOnceWhereverTheyStand() throws IOException {
    int between = SpoolWriter.ROWS_PER_BLOCK;
    String csv =
        IntStream.rangeClosed(0, between)
            .mapToObj(i -> "2020-04,522633100201,h%d,4,未脱贫,,,".formatted(i % between))
            .collect(joining("\n", HEADINGS, "\n2020-04,522633100201,,4,未脱贫,,,\n"));

    assertRows(
        rows(1, FilesRead.spooled(folder, "2020-04", csv))
            .filter("repeated or key is null")
            .selectExpr("row", "repeated", "length(key) as digits"),
        """
        row   | repeated | digits
        2     | true     | 64
        32770 | true     | 64
        32771 | false    | -
        """);
  }

  @Test
  void tellsHowManyHouseholdsShareAnIdNumberOrAPhoneWhereverTheyStand() throws IOException {
    String sound = "990101199003070816";
    int between = SpoolWriter.ROWS_PER_BLOCK;
    String between2 =
        IntStream.range(0, between)
            .mapToObj(i -> "2020-04,522633100201,h%d,4,未脱贫,,".formatted(i))
            .collect(joining("\n", "", "\n"));
    String csv =
        "统计月份,行政村代码,户编号,家庭人口数,脱贫属性,证件号码,联系电话\n"
            + "2020-04,522633100201,a,4,未脱贫,%s,13900000000\n".formatted(sound)
            + "2020-04,522633100201,a,4,未脱贫,%s,13900000000\n".formatted(sound)
            + between2
            + "2020-04,522633100201,b,4,未脱贫,%s44,无\n".formatted(sound)
            + "2020-04,522633100201,c,4,未脱贫,990101199003070817,13900000000\n"
            + "2020-04,522633100201,d,4,未脱贫,990101199003070817,无\n";

    assertRows(
        rows(1, FilesRead.spooled(folder, "2020-04", csv))
            .filter("id_households is not null or phone_households is not null")
            .selectExpr("row", "id_households", "phone_households"),
        """
        row   | id_households | phone_households
        2     | 2             | 2
        32772 | 2             | -
        32773 | -             | 2
        """);
  }

  @Test
  void neverReadsTwoMonthsInOnePart() throws IOException {
    String row = "%s,522633100201,h1,4,未脱贫,,,\n";

    Dataset<Row> rows =
        rows(
            1000,
            FilesRead.spooled(folder, "2020-04", HEADINGS + row.formatted("2020-04")),
            FilesRead.spooled(folder, "2020-03", HEADINGS + row.formatted("2020-03")));

    assertThat(rows.toJavaRDD().getNumPartitions()).isEqualTo(2);
    assertRows(
        rows.select("file_period", "file_county", "period"),
        """
        file_period | file_county | period
        2020-03     | 522633      | 2020-03
        2020-04     | 522633      | 2020-04
        """);
  }

  @Test
  void marksTheRowsThatWereFoundBadInWhateverBlock() throws IOException {
    int many = SpoolWriter.ROWS_PER_BLOCK + 9;
    String csv =
        IntStream.range(0, many)
            .mapToObj(i -> "2020-04,522633100201,h%d,4,未脱贫,,,".formatted(i))
            .collect(joining("\n", HEADINGS, "\n"));
    Verdict verdict = FilesRead.spooled(folder, "2020-04", csv);
    BadRows bad = new BadRows();
    bad.add(verdict.submissionId(), 0, new byte[] {0, 1});
    bad.add(verdict.submissionId(), 1, new byte[] {(byte) 0b1000_0001});

    assertThat(bad.count(verdict.submissionId())).isEqualTo(3);
    assertRows(
        SpoolSource.rows(Spark.session(), MAPPING, List.of(verdict), bad, many)
            .filter("bad")
            .select("row", "nth"),
        """
        row   | nth
        10    | 9
        32770 | 32769
        32777 | 32776
        """);
  }

  private static Dataset<Row> rows(long rowsPerPartition, Verdict... verdicts) {
    return SpoolSource.rows(
        Spark.session(), MAPPING, List.of(verdicts), new BadRows(), rowsPerPartition);
  }
}
