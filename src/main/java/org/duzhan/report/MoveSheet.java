package org.duzhan.report;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.measure.AreaLevel;
import org.duzhan.measure.ProvinceMonth;
import org.duzhan.measure.States;
import org.duzhan.measure.Transition;
import org.duzhan.report.content.Cell;
import org.duzhan.report.content.Column;
import org.duzhan.report.content.Kind;
import org.duzhan.report.content.Line;
import org.duzhan.report.content.Sheet;
import org.duzhan.table.Households;

/** 状态转移: households by their state then and now, since last month and since the baseline. */
final class MoveSheet {
  private static final List<String> STATES =
      List.of(States.POOR, States.UNSTABLE, States.STABLE, States.MARGINAL, States.NOT_POOR);
  private static final List<String> TO =
      Stream.concat(STATES.stream(), Stream.of(Transition.LEFT)).toList();

  private record Move(String from, String to) {}

  private MoveSheet() {}

  static Sheet of(ReportInput input) {
    List<Line> lines = new ArrayList<>(lines(input, "上月", input.areas().transitions()));
    lines.addAll(
        lines(
            input,
            "基期 " + input.settings().supervision().baseline(),
            input.areas().sinceBaseline()));
    List<Column> columns =
        new ArrayList<>(List.of(Column.of("起点", 13), Column.of("起点状态", 12), Column.of("单位", 7)));
    TO.forEach(state -> columns.add(Column.of(state, 12)));
    columns.add(Column.of("合计", 13));
    columns.add(Column.of("去向不明", 12));
    return new Sheet(
        "状态转移",
        Names.area(input.settings(), input.scope())
            + "农户状态转移（"
            + Names.month(input.provenance().period())
            + "）",
        List.of(
            lines.isEmpty()
                ? "本月没有可比的上月或基期，或本级范围不编制状态转移。"
                : "每行为起点时处于该状态的户，各列为本月的状态；一行各率之和为100%，“离开”为死亡、迁出、分户、并户等。"),
        input.provenance().line(),
        columns,
        lines,
        List.of("未报送村的户和同时在两处登记的户去向不明，单列于合计之外，不进入比率；“新增”为起点时没有、本月有的户，没有比率。"),
        List.of(),
        3);
  }

  private static List<Line> lines(ReportInput input, String since, Dataset<Row> transitions) {
    Map<Move, GoldRow> moves = moves(input, transitions);
    List<Line> lines = new ArrayList<>();
    if (moves.isEmpty()) {
      return lines;
    }
    for (String from : STATES) {
      lines.add(line(since, from, households(from, moves), true));
      lines.add(line(since, from, rates(from, moves), false));
    }
    lines.add(line(since, Transition.NEW, households(Transition.NEW, moves), true));
    lines.add(
        line(since, Transition.NOT_SUBMITTED, households(Transition.NOT_SUBMITTED, moves), true));
    lines.add(line(since, Transition.TWO_PLACES, households(Transition.TWO_PLACES, moves), true));
    return lines;
  }

  private static Map<Move, GoldRow> moves(ReportInput input, Dataset<Row> transitions) {
    AreaLevel level = AreaLevel.valueOf(input.scope().level().name());
    String area = input.scope().code().orElse(ProvinceMonth.COUNTRY);
    return GoldRow.all(
            transitions
                .filter(Households.PERIOD.col().equalTo(input.provenance().period().toString()))
                .filter(Transition.AREA_LEVEL.col().equalTo(level.label()))
                .filter(Transition.AREA_CODE.col().equalTo(area)))
        .stream()
        .collect(
            toMap(
                row -> new Move(row.words(Transition.FROM_STATE), row.words(Transition.TO_STATE)),
                row -> row));
  }

  private static Line line(String since, String from, List<Cell> cells, boolean counts) {
    Stream<Cell> about =
        Stream.of(
            Cell.text(Kind.LABEL, since),
            Cell.text(from),
            Cell.text(Kind.LABEL, counts ? "户" : "%"));
    return new Line(Stream.concat(about, cells.stream()).toList(), false);
  }

  /** A move that no household made has no row. */
  private static List<Cell> households(String from, Map<Move, GoldRow> moves) {
    List<Cell> cells = new ArrayList<>();
    long all = 0;
    for (String to : TO) {
      long count = count(from, to, moves);
      all += count;
      cells.add(Cell.count(count));
    }
    cells.add(Cell.count(all));
    cells.add(
        Cell.count(
            count(from, Transition.NOT_SUBMITTED, moves)
                + count(from, Transition.TWO_PLACES, moves)));
    return cells;
  }

  private static long count(String from, String to, Map<Move, GoldRow> moves) {
    return moves.getOrDefault(new Move(from, to), GoldRow.ABSENT).count(Transition.HOUSEHOLDS);
  }

  private static List<Cell> rates(String from, Map<Move, GoldRow> moves) {
    List<Cell> cells = new ArrayList<>();
    boolean any = TO.stream().anyMatch(to -> count(from, to, moves) > 0);
    double all = 0;
    for (String to : TO) {
      Number rate =
          moves.getOrDefault(new Move(from, to), GoldRow.ABSENT).number(Transition.RATE_OF);
      double share = rate == null ? 0 : rate.doubleValue();
      all += share;
      cells.add(Cell.number(Kind.INCIDENCE, any ? share : null, "无户"));
    }
    cells.add(Cell.number(Kind.INCIDENCE, any ? all : null, "无户"));
    cells.add(Cell.text(""));
    return cells;
  }
}
