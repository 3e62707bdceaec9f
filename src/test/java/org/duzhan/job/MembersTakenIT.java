package org.duzhan.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duzhan.testkit.TextTables.assertRows;

import java.io.IOException;
import java.nio.file.Path;
import org.duzhan.quality.Corrections;
import org.duzhan.table.Households;
import org.duzhan.table.Quarantine;
import org.duzhan.table.Submissions;
import org.duzhan.testkit.MemoryLake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A county that sends one row per person: its files meet others as if they had one per household.
 */
class MembersTakenIT {
  private static final String PERSONS = "统计月份,行政村代码,户编号,与户主关系,脱贫属性,工资性收入\n";
  private static final String HOUSEHOLDS = "统计月份,行政村代码,户编号,家庭人口数,脱贫属性,工资性收入\n";

  @TempDir Path folder;

  @Test
  void countsHouseholdsAsRowsReadAndNamesTheRowsOfEach() throws IOException {
    MemoryLake lake =
        taken(
            TinyCounty.empty(folder.resolve("inbox"))
                .with(
                    "人口.csv",
                    PERSONS
                        + """
                        2019-12,522633100201,h1,户主,未脱贫,8000
                        ,,h1,配偶,,
                        2019-12,522633100201,h2,户主,未脱贫,6000
                        ,,h1,之子,,
                        2019-12,522633100201,h3,之子,未脱贫,6000
                        """,
                    1));

    assertRows(
        lake.read(Submissions.TABLE),
        """
        file    | status   | tables    | rows_read | rows_accepted | rows_quarantined
        人口.csv | accepted | household | 3         | 2             | 1
        """);
    assertRows(
        lake.read(Households.TABLE),
        """
        source_row | source_rows | persons | wage_income
        2          | 2-3,5       | 3       | 8000.00
        4          | 4           | 1       | 6000.00
        """);
    assertRows(lake.read(Quarantine.TABLE), "row | rule\n6   | H72");
  }

  @Test
  void takesWhatATableOfHouseholdsSaysLaterAndOtherwise() throws IOException {
    MemoryLake lake =
        taken(
            TinyCounty.empty(folder.resolve("inbox"))
                .with(
                    "人口.csv",
                    PERSONS
                        + """
                        2019-12,522633100201,h1,户主,未脱贫,8000
                        2019-12,522633100201,h2,户主,未脱贫,6000
                        """,
                    1)
                .with(
                    "户.csv",
                    HOUSEHOLDS
                        + """
                        2019-12,522633100201,h1,1,未脱贫,8000
                        2019-12,522633100201,h2,1,未脱贫,7000
                        """,
                    2)
                .with(
                    "人口_更正.csv",
                    PERSONS
                        + """
                        2019-12,522633100201,h2,户主,未脱贫,7000
                        2019-12,522633100201,h2,配偶,未脱贫,
                        """,
                    3));

    assertRows(
        lake.read(Submissions.TABLE),
        """
        file       | rows_read | rows_accepted | rows_unchanged
        人口.csv    | 2         | 2             | 0
        户.csv     | 2         | 1             | 1
        人口_更正.csv | 1         | 1             | 0
        """);
    assertRows(
        lake.read(Households.TABLE),
        """
        source_row | source_rows | persons | wage_income
        2          | 2           | 1       | 8000.00
        2          | 2-3         | 2       | 7000.00
        """);
    assertRows(
        lake.read(Corrections.TABLE),
        """
        field       | old     | new     | old_row | new_row
        wage_income | 6000.00 | 7000.00 | 3       | 3
        persons     | 1       | 2       | 3       | 2
        """);
  }

  @Test
  void keepsWhoCorrectedARowAndWhyWithTheCorrection() throws IOException {
    MemoryLake lake =
        taken(
            TinyCounty.empty(folder.resolve("inbox"))
                .with("户.csv", HOUSEHOLDS + "2019-12,522633100201,h1,1,未脱贫,8000\n", 1)
                .with(
                    "户_更正.csv",
                    HOUSEHOLDS.strip()
                        + """
                        ,更正人,更正原因
                        2019-12,522633100201,h1,2,未脱贫,8000,王某,漏登一人
                        """,
                    2));

    assertRows(
        lake.read(Corrections.TABLE),
        """
        field   | old | new | author | reason
        persons | 1   | 2   | 王某   | 漏登一人
        """);
  }

  @Test
  void closesTheHouseholdsThatACompleteFileOfPersonsDoesNotName() throws IOException {
    MemoryLake lake =
        taken(
            TinyCounty.in(folder.resolve("inbox"))
                .with(
                    "人口_完整报送.csv",
                    PERSONS
                        + """
                        2019-12,522633100201,h1,户主,未脱贫,8000
                        2019-12,522633100201,h1,配偶,未脱贫,8000
                        2019-12,522633100201,h2,之子,未脱贫,8000
                        """,
                    9));

    assertRows(
        lake.read(Households.TABLE),
        """
        source_row | source_rows | persons
        2          | 2-3         | 2
        3          | -           | 3
        """);
  }

  private MemoryLake taken(TinyCounty county) {
    MemoryLake lake = new MemoryLake(folder.resolve("scratch"));
    IngestJob.Result result =
        new IngestJob(Given.context(lake), TinyCounty.SECRET).run("run", county.inbox());
    assertThat(result.summary().rowsRead()).isPositive();
    return lake;
  }
}
