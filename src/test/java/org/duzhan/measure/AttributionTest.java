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
            Set.of(RANK)),
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
            Set.of(RANK)),
        "figure | causes\nrank | data\nscore | unexplained");
  }
}
