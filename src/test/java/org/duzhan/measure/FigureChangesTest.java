package org.duzhan.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duzhan.testkit.TextTables.assertRows;
import static org.duzhan.testkit.TextTables.rows;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.measure.FigureChanges.Named;
import org.duzhan.table.Field;
import org.duzhan.table.Table;
import org.duzhan.table.Types;
import org.junit.jupiter.api.Test;

class FigureChangesTest {
  private static final List<Field> FIGURES =
      List.of(
          VillageMonth.VILLAGE, VillageMonth.LISTED, Headcount.POOR_PERSONS, Register.INCIDENCE);

  private static final Field RUNG = Field.required("rung", Types.COUNT, "", "阶梯", "1 to 5");
  private static final Table RUNGS =
      Table.of(
          "rungs",
          "area",
          List.of(AreaLevel.LEVEL, AreaLevel.CODE),
          List.of(AreaLevel.LEVEL, AreaLevel.CODE, RUNG));

  @Test
  void tellsEachFigureThatIsNotWhatItWasByHowMuch() {
    assertRows(
        changes(
            """
            village_code | village | listed | poor_persons | incidence
            522633100201 | 青山村   | true   | 8            | 0.08
            522633100202 | 白水村   | true   | 5            | 0.125
            """,
            """
            village_code | village | listed | poor_persons | incidence
            522633100201 | 青山村   | true   | 6            | 0.06
            522633100202 | 白水新村 | false  | 5            | 0.125
            """),
        """
        area_code    | item | figure       | state   | old  | new    | change | share
        522633100201 |      | poor_persons | changed | 8    | 6      | -2.0   | 0.25
        522633100201 |      | incidence    | changed | 0.08 | 0.06   | -0.020000000000000004 | 0.25000000000000006
        522633100202 |      | village      | changed | 白水村 | 白水新村 | -      | -
        522633100202 |      | listed       | changed | true | false  | -      | -
        """);
  }

  @Test
  void tellsAFigureThatIsUndefinedNowFromOneThatIsZero() {
    assertRows(
        changes(
            """
            village_code | poor_persons | incidence
            522633100201 | 0            | 0.08
            522633100202 | -            | -
            """,
            """
            village_code | poor_persons | incidence
            522633100201 | -            | -
            522633100202 | 0            | -
            """),
        """
        area_code    | figure       | state   | old  | new | change | share
        522633100201 | poor_persons | changed | 0    | -   | -      | -
        522633100201 | incidence    | changed | 0.08 | -   | -      | 1.0
        522633100202 | poor_persons | changed | -    | 0   | -      | -
        """);
  }

  @Test
  void takesASumInAnotherOrderForTheSame() {
    double sum = 0.1 + 0.2;

    assertThat(
            changes(
                    "village_code | incidence\n522633100201 | " + sum,
                    "village_code | incidence\n522633100201 | 0.3")
                .isEmpty())
        .isTrue();
    assertThat(sum).isNotEqualTo(0.3);
  }

  @Test
  void tellsOneOfManyMillionsFromTheNext() {
    assertRows(
        changes(
            "village_code | poor_persons\n522633100201 | 5000000000",
            "village_code | poor_persons\n522633100201 | 5000000001"),
        "figure | old | new | change\npoor_persons | 5000000000 | 5000000001 | 1.0");
  }

  @Test
  void tellsEachValueOfARowThatAppearedOrIsGone() {
    assertRows(
        changes(
            """
            village_code | village | poor_persons | incidence
            522633100201 | 青山村   | 8            | -
            """,
            """
            village_code | village | poor_persons | incidence
            522633100202 | 白水村   | 5            | 0.125
            """),
        """
        area_code    | figure       | state    | old  | new   | change
        522633100201 | village      | gone     | 青山村 | -     | -
        522633100201 | poor_persons | gone     | 8    | -     | -
        522633100202 | village      | appeared | -    | 白水村 | -
        522633100202 | poor_persons | appeared | -    | 5     | -
        522633100202 | incidence    | appeared | -    | 0.125 | -
        """);
  }

  @Test
  void namesARowByAllThatNamesIt() {
    Dataset<Row> before =
        rows(
            Transition.TABLE,
            """
            area_code | from_state | to_state | households
            522633    | 贫困        | 贫困      | 5
            522633    | 贫困        | 脱贫稳定   | 3
            """);
    Dataset<Row> after =
        rows(
            Transition.TABLE,
            """
            area_code | from_state | to_state | households
            522633    | 贫困        | 贫困      | 5
            522633    | 贫困        | 脱贫稳定   | 4
            """);

    assertRows(
        FigureChanges.of(
            before,
            after,
            new Named(
                List.of(Transition.AREA_CODE, Transition.FROM_STATE, Transition.TO_STATE),
                Transition.AREA_CODE,
                List.of(Transition.FROM_STATE, Transition.TO_STATE)),
            List.of(Transition.HOUSEHOLDS)),
        "area_code | item | figure | old | new\n522633 | 贫困 脱贫稳定 | households | 3 | 4");
  }

  @Test
  void tellsAPrefectureFromTheOneCountyThatHasItsCode() {
    String before =
        """
        area_level | area_code | rung
        county     | 620200    | 4
        prefecture | 620200    | 3
        """;

    assertRows(
        FigureChanges.of(
            rows(RUNGS, before),
            rows(RUNGS, before.replace("3\n", "5\n")),
            new Named(RUNGS.key(), AreaLevel.CODE, List.of()),
            List.of(RUNG)),
        "area_code | item | figure | old | new\n620200 | | rung | 3 | 5");
  }

  private static Dataset<Row> changes(String before, String after) {
    return FigureChanges.of(
        rows(VillageMonth.TABLE, before),
        rows(VillageMonth.TABLE, after),
        new Named(List.of(VillageMonth.VILLAGE_CODE), VillageMonth.VILLAGE_CODE, List.of()),
        FIGURES);
  }
}
