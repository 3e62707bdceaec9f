package org.duzhan.report;

import static org.apache.spark.sql.functions.desc;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.measure.VillageMonth;
import org.duzhan.report.content.Cell;
import org.duzhan.report.content.Column;
import org.duzhan.report.content.Highlight;
import org.duzhan.report.content.Kind;
import org.duzhan.report.content.Line;
import org.duzhan.report.content.Sheet;
import org.duzhan.settings.Annexes;
import org.duzhan.table.Areas;
import org.duzhan.table.Field;

/** The sheets on households that fell: by area, by village, by cause. */
final class FallSheets {
  /** 汇总: the area, its provinces and its counties; where nothing fell, 0. */
  static Sheet summary(ReportInput input, Standing standing) {
    List<Line> lines = new ArrayList<>();
    lines.add(area(standing.whole(), "合计", true));
    if (standing.provinces().size() > 1) {
      standing.provinces().forEach(province -> lines.add(area(province, "省", true)));
    }
    standing.counties().forEach(county -> lines.add(area(county, "县", false)));
    return sheet(
        input,
        "汇总",
        "返贫监测汇总",
        columns(Column.of("范围", 7), Column.of("省份", 8), Column.of("地区", 14)),
        lines,
        "未报送的县没有本月数据，不作零计。",
        3);
  }

  /** 村: villages with any, most fallen first. */
  static Sheet villages(ReportInput input) {
    Dataset<Row> counts =
        FallCounts.of(input.now().backsliding().filter(input.scope().holds()), Areas.VILLAGE_CODE);
    Dataset<Row> villages =
        input
            .now()
            .villages()
            .filter(input.scope().holds())
            .join(counts, new String[] {Areas.VILLAGE_CODE.name()})
            .sort(
                desc(FallCounts.RETURNED.name()),
                desc(FallCounts.NEWLY_POOR.name()),
                desc(FallCounts.WITHOUT_SUPPORT.name()),
                Areas.VILLAGE_CODE.col());
    Annexes annexes = input.settings().annexes();
    return sheet(
        input,
        "村",
        "返贫监测（按村）",
        counted(Column.of("省份", 8), Column.of("县", 14), Column.of("乡镇", 14), Column.of("村", 16)),
        () -> stream(villages).map(row -> village(annexes, row)).iterator(),
        "只列有返贫户、新致贫户或有风险户的村；其余各村均为0。",
        4);
  }

  /** 成因: causes, most households first. */
  static Sheet causes(ReportInput input) {
    Dataset<Row> causes =
        FallCounts.byCause(input.now().backsliding().filter(input.scope().holds()));
    List<Line> lines =
        GoldRow.all(causes).stream()
            .sorted(Comparator.comparingLong(FallSheets::households).reversed())
            .map(row -> line(Stream.of(Cell.text(row.text(FallCounts.CAUSE))), counts(row), false))
            .toList();
    return sheet(
        input, "成因", "返贫致贫成因", counted(Column.of("成因", 22)), lines, "一户可有多个成因，各成因之和可大于户数。", 1);
  }

  private static Sheet sheet(
      ReportInput input,
      String name,
      String title,
      List<Column> columns,
      Iterable<Line> lines,
      String note,
      int frozen) {
    return new Sheet(
        name,
        title + "（" + Names.month(input.provenance().period()) + "）",
        List.of(),
        input.provenance().line(),
        columns,
        lines,
        List.of(note),
        List.of(),
        frozen);
  }

  private static List<Column> counted(Column... first) {
    return Stream.concat(Stream.of(first), FallCounts.FIGURES.stream().map(FallSheets::column))
        .toList();
  }

  private static Column column(Field figure) {
    Column column = Column.of(figure.caption(), figure.unit(), 11);
    return figure.equals(FallCounts.WITHOUT_SUPPORT) ? column.with(Highlight.ALARM) : column;
  }

  /** As counted, with last month's and the change beside the households. */
  private static List<Column> columns(Column... first) {
    return Stream.concat(
            Stream.of(first),
            FallCounts.FIGURES.stream()
                .flatMap(
                    figure ->
                        figure.unit().equals("户")
                            ? Stream.of(
                                column(figure),
                                Column.of("上月", "户", 9),
                                Column.of("较上月", "户", 9).with(Highlight.RISE))
                            : Stream.of(column(figure))))
        .toList();
  }

  private static Line area(Place place, String level, boolean strong) {
    Stream<Cell> names =
        Stream.of(
            Cell.text(Kind.LABEL, level),
            Cell.text(Kind.LABEL, place.province()),
            Cell.text(place.name()));
    Stream<Cell> figures = FallCounts.FIGURES.stream().flatMap(figure -> beside(place, figure));
    return line(names, figures, strong);
  }

  private static Stream<Cell> beside(Place place, Field figure) {
    Long now = place.reported() ? place.falls().count(figure) : null;
    Long before = place.before().isAbsent() ? null : place.fallsBefore().count(figure);
    Cell counted = Cell.number(Kind.COUNT, now, Figures.NOT_SUBMITTED);
    if (!figure.unit().equals("户")) {
      return Stream.of(counted);
    }
    Long change = now == null || before == null ? null : now - before;
    return Stream.of(
        counted,
        Cell.number(Kind.COUNT, before, Figures.NO_LAST_MONTH),
        Cell.number(Kind.CHANGE, change, ""));
  }

  private static Line village(Annexes annexes, GoldRow row) {
    String name = row.text(VillageMonth.VILLAGE);
    return line(
        Stream.of(
            Cell.text(Kind.LABEL, Names.province(annexes, row.words(VillageMonth.PROVINCE_CODE))),
            Cell.text(Names.county(annexes, row.words(VillageMonth.COUNTY_CODE), null)),
            Cell.text(row.text(VillageMonth.TOWNSHIP)),
            Cell.text(name == null ? row.words(VillageMonth.VILLAGE_CODE) : name)),
        counts(row),
        false);
  }

  private static Stream<Cell> counts(GoldRow row) {
    return FallCounts.FIGURES.stream().map(figure -> Cell.count(row.count(figure)));
  }

  private static Line line(Stream<Cell> first, Stream<Cell> then, boolean strong) {
    return new Line(Stream.concat(first, then).toList(), strong);
  }

  private static long households(GoldRow row) {
    return row.count(FallCounts.RETURNED)
        + row.count(FallCounts.NEWLY_POOR)
        + row.count(FallCounts.AT_RISK);
  }

  private static Stream<GoldRow> stream(Dataset<Row> rows) {
    Iterator<Row> each = rows.toLocalIterator();
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(each, 0), false)
        .map(GoldRow::of);
  }

  private FallSheets() {}
}
