package org.duzhan.measure;

import static org.duzhan.testkit.TextTables.assertRows;
import static org.duzhan.testkit.TextTables.rows;

import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.quality.History;
import org.duzhan.table.Households;
import org.junit.jupiter.api.Test;

class CommonHouseholdsTest {
  private static final Dataset<Row> STANDING =
      rows(
          Households.TABLE,
          """
          period  | county_code | village_code | household_key
          2019-12 | 522630      | 522630100201 | h1
          2020-01 | 522630      | 522630100201 | h2
          2020-01 | 522631      | 522631100201 | h1
          2019-12 | 522632      | 522632100201 | h3
          2020-01 | 522633      | 522633100201 | h4
          """);
  private static final Dataset<Row> HISTORY =
      rows(
          History.of(Households.TABLE),
          """
          period  | county_code | village_code | household_key
          2020-01 | 522630      | 522630100201 | h3
          """);

  @Test
  void findsCountiesThatHaveAHouseholdThatStandsInACountyOrStoodThereOnce() {
    assertRows(
        CommonHouseholds.of(STANDING, HISTORY, Set.of("522630")),
        """
        county_code
        522631
        522632
        """);
  }

  @Test
  void findsNoneForACountyOfItsOwn() {
    assertRows(CommonHouseholds.of(STANDING, HISTORY, Set.of("522633")), "county_code\n");
  }

  @Test
  void tellsWhereARowStandsInAnotherCountyThanItsVillage() {
    assertRows(CommonHouseholds.misplaced(STANDING), "county_code\n");
    assertRows(
        CommonHouseholds.misplaced(
                rows(
                    Households.TABLE,
                    """
                    period  | county_code | village_code | household_key
                    2019-12 | 522630      | 522631100201 | h1
                    """))
            .selectExpr("concat('[', county_code, ']') as mark"),
        "mark\n[]");
  }
}
