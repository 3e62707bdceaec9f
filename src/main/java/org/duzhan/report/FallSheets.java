package org.duzhan.report;

import static org.apache.spark.sql.functions.desc;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
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
import org.duzhan.settings.Settings;
import org.duzhan.table.Areas;
import org.duzhan.table.Field;

/** The sheets on households that fell: by village and by cause. */
final class FallSheets {
  /** 村: villages with any, most fallen first. */
  static Sheet villages(ReportInput input, Standing standing) {
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
    Settings settings = input.settings();
    Map<String, String> counties = standing.countyNames();
    return sheet(
        input,
        "村",
        "返贫监测（按村）",
        counted(Column.of("省份", 8), Column.of("县", 14), Column.of("乡镇", 14), Column.of("村", 16)),
        () -> stream(villages).map(row -> village(settings, counties, row)).iterator(),
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

  static Sheet sheet(
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

  static Column column(Field figure) {
    Column column = Column.of(figure.caption(), figure.unit(), 11);
    return figure.equals(FallCounts.WITHOUT_SUPPORT) ? column.with(Highlight.ALARM) : column;
  }

  private static Line village(Settings settings, Map<String, String> counties, GoldRow row) {
    String county = row.words(VillageMonth.COUNTY_CODE);
    String name = row.text(VillageMonth.VILLAGE);
    return line(
        Stream.of(
            Cell.text(Kind.LABEL, Names.province(settings, row.words(VillageMonth.PROVINCE_CODE))),
            Cell.text(counties.getOrDefault(county, county)),
            Cell.text(row.text(VillageMonth.TOWNSHIP)),
            Cell.text(name == null ? row.words(VillageMonth.VILLAGE_CODE) : name)),
        counts(row),
        false);
  }

  private static Stream<Cell> counts(GoldRow row) {
    return FallCounts.FIGURES.stream().map(figure -> Cell.count(row.count(figure)));
  }

  static Line line(Stream<Cell> first, Stream<Cell> then, boolean strong) {
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
