package org.duzhan.measure;

import static org.duzhan.testkit.TextTables.assertRows;
import static org.duzhan.testkit.TextTables.rows;

import java.util.List;
import java.util.Set;
import org.duzhan.table.Field;
import org.duzhan.table.Table;
import org.duzhan.table.Types;
import org.junit.jupiter.api.Test;

class AttributionTest {
  private static final Table CHANGES =
      Table.of("change", "change", List.of(), FigureChanges.FIELDS);
  private static final Field RANK = Field.required("rank", Types.COUNT, "", "排名", "Rank");

  @Test
  void reachesACountyItsVillagesAndWhatItIsIn() {
    assertRows(
        Attribution.of(
            rows(
                CHANGES,
                """
                area_code    | figure
                522633       | persons
                522633100201 | persons
                522633100    | persons
                522600       | persons
                520000       | persons
                000000       | persons
                522632100201 | persons
                530000       | persons
                """),
            rows(
                Attribution.TABLE,
                """
                scope  | causes       | because
                522633 | data,setting | its file
                522600 | data,setting | its file
                520000 | data,setting | its file
                000000 | data,setting | its file
                """),
            new Attribution.Reason("setting", "a key"),
            Attribution.ofPlace(Set.of(RANK))),
        """
        area_code    | causes       | because
        522633       | data,setting | its file
        522633100201 | data,setting | its file
        522633100    | data,setting | its file
        522600       | data,setting | its file
        520000       | data,setting | its file
        000000       | data,setting | its file
        522632100201 | setting      | a key
        530000       | setting      | a key
        """);
  }

  @Test
  void reachesARankAmongAllFromAnywhere() {
    assertRows(
        Attribution.of(
            rows(CHANGES, "area_code | figure\n530523200201 | rank\n530523200201 | score"),
            rows(Attribution.TABLE, "scope | causes | because\n000000 | data | its file"),
            new Attribution.Reason("unexplained", "nothing"),
            Attribution.ofPlace(Set.of(RANK))),
        "figure | causes\nrank | data\nscore | unexplained");
  }

  @Test
  void reachesAPartnerByItsNameAndAScopeByItsProvince() {
    String reasons =
        """
        scope                 | causes | because
        东西部扶贫协作某省某市       | data   | its file
        annex_counties 520000 | data   | its file
        """;
    Attribution.Reason elsewhere = new Attribution.Reason("unexplained", "nothing");

    assertRows(
        Attribution.of(
            rows(CHANGES, "area_code | figure\n东西部扶贫协作某省某市 | persons\n某市 | persons"),
            rows(Attribution.TABLE, reasons),
            elsewhere,
            Attribution.ofArea()),
        "area_code | causes\n东西部扶贫协作某省某市 | data\n某市 | unexplained");
    assertRows(
        Attribution.of(
            rows(
                CHANGES,
                """
                area_code | item            | figure
                520000    | annex_counties  | persons
                520000    | listed_villages | persons
                530000    | annex_counties  | persons
                """),
            rows(Attribution.TABLE, reasons),
            elsewhere,
            Attribution.ofItem()),
        """
        area_code | item            | causes
        520000    | annex_counties  | data
        520000    | listed_villages | unexplained
        530000    | annex_counties  | unexplained
        """);
  }
}
