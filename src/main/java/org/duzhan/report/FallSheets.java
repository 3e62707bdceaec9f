package org.duzhan.report;

import static org.apache.spark.sql.functions.desc;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Spliterators;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.measure.VillageMonth;
import org.duzhan.report.content.Cell;
import org.duzhan.report.content.Column;
import org.duzhan.report.content.Kind;
import org.duzhan.report.content.Line;
import org.duzhan.report.content.Sheet;
import org.duzhan.settings.Settings;
import org.duzhan.table.Areas;
import org.duzhan.table.Field;

/** The sheets on households that fell: by village and by cause. */
final class FallSheets {
  private static final Field REPORTED_BEFORE = VillageMonth.REPORTED.renamed("reported_before");

  static final String NEW_WHERE_KNOWN = "上月未报送的村，其户是否新增不明，不计入“本月新增”。";

  /** 村: villages with any this month or last, most fallen first. */
  static Sheet villages(ReportInput input, Standing standing) {
    Dataset<Row> villages = fallen(input);
    Settings settings = input.settings();
    Map<String, String> counties = standing.countyNames();
    return sheet(
        input,
        "村",
        "返贫监测（按村）",
        FallColumns.after(
            Column.of("省份", 7), Column.of("县", 12), Column.of("乡镇", 12), Column.of("村", 14)),
        () -> stream(villages).map(row -> village(settings, counties, row)).iterator(),
        "只列本月或上月有返贫户、新致贫户或有风险户的村；其余已报送的村均为0。" + NEW_WHERE_KNOWN,
        4);
  }

  private static Dataset<Row> fallen(ReportInput input) {
    String[] byVillage = {Areas.VILLAGE_CODE.name()};
    Dataset<Row> before =
        input
            .before()
            .villages()
            .select(Areas.VILLAGE_CODE.col(), REPORTED_BEFORE.from(VillageMonth.REPORTED.col()));
    return input
        .now()
        .villages()
        .filter(input.scope().holds())
        .join(counts(input, FallSheets::byVillage, Areas.VILLAGE_CODE), byVillage)
        .join(before, byVillage, "left")
        .sort(
            desc(FallCounts.RETURNED.name()),
            desc(FallCounts.NEWLY_POOR.name()),
            desc(FallCounts.WITHOUT_SUPPORT.name()),
            Areas.VILLAGE_CODE.col());
  }

  /** 成因: causes, most households first. */
  static Sheet causes(ReportInput input, Standing standing) {
    boolean compared = standing.counties().stream().anyMatch(Place::reportedBefore);
    List<Line> lines =
        GoldRow.all(counts(input, FallCounts::byCause, FallCounts.CAUSE)).stream()
            .sorted(
                Comparator.comparingLong(FallSheets::households)
                    .reversed()
                    .thenComparing(row -> row.words(FallCounts.CAUSE)))
            .map(row -> cause(row, compared))
            .toList();
    return sheet(
        input,
        "成因",
        "返贫致贫成因",
        FallColumns.after(Column.of("成因", 22)),
        lines,
        "一户可有多个成因，各成因之和可大于户数。" + NEW_WHERE_KNOWN,
        1);
  }

  private static Dataset<Row> counts(
      ReportInput input, UnaryOperator<Dataset<Row>> counted, Field by) {
    return FallCounts.beside(
        counted.apply(input.now().backsliding().filter(input.scope().holds())),
        counted.apply(input.before().backsliding().filter(input.scope().holds())),
        by);
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

  private static Dataset<Row> byVillage(Dataset<Row> backsliding) {
    return FallCounts.of(backsliding, Areas.VILLAGE_CODE);
  }

  private static Line village(Settings settings, Map<String, String> counties, GoldRow row) {
    String county = row.words(VillageMonth.COUNTY_CODE);
    String name = row.text(VillageMonth.VILLAGE);
    Stream<Cell> names =
        Stream.of(
            Cell.text(Kind.LABEL, Names.province(settings, row.words(VillageMonth.PROVINCE_CODE))),
            Cell.text(counties.getOrDefault(county, county)),
            Cell.text(row.text(VillageMonth.TOWNSHIP)),
            Cell.text(name == null ? row.words(VillageMonth.VILLAGE_CODE) : name));
    boolean known = row.flag(REPORTED_BEFORE) != null;
    return line(
        names,
        figures(
            row,
            row.is(VillageMonth.REPORTED),
            row.is(REPORTED_BEFORE),
            known ? Reasons.NOT_SUBMITTED : Reasons.NO_LAST_MONTH),
        false);
  }

  private static Line cause(GoldRow row, boolean compared) {
    Stream<Cell> name = Stream.of(Cell.text(row.text(FallCounts.CAUSE)));
    return line(name, figures(row, true, compared, Reasons.NO_LAST_MONTH), false);
  }

  /** A figure counts where a file came in for its month. */
  private static Stream<Cell> figures(GoldRow row, boolean now, boolean before, String reason) {
    return FallColumns.cells(
        figure -> now ? FallCounts.of(row, figure) : null,
        figure -> before ? FallCounts.of(row, FallCounts.before(figure)) : null,
        reason);
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
