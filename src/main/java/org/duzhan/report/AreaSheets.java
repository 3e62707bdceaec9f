package org.duzhan.report;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.measure.CountyMonth;
import org.duzhan.measure.CountyPartnerMonth;
import org.duzhan.measure.PartnerMonth;
import org.duzhan.measure.PrefectureMonth;
import org.duzhan.measure.ProvinceMonth;
import org.duzhan.measure.ScopeMonth;
import org.duzhan.measure.TownshipMonth;
import org.duzhan.measure.VillageMonth;
import org.duzhan.report.content.Cell;
import org.duzhan.report.content.Column;
import org.duzhan.report.content.Kind;
import org.duzhan.report.content.Sheet;
import org.duzhan.settings.Settings;
import org.duzhan.table.Areas;
import org.duzhan.table.Field;
import org.jspecify.annotations.Nullable;

/** Sheets with a line to each area of a kind, and the main figures as columns. */
final class AreaSheets {
  private static final Field OF_SCOPE = CountyMonth.VILLAGES.renamed("villages_of_scope");

  private final ReportInput input;
  private final Settings settings;
  private final String month;

  AreaSheets(ReportInput input) {
    this.input = input;
    this.settings = input.settings();
    this.month = input.provenance().period().toString();
  }

  /** 地市: prefectures, and which of their counties sent a report, in time or not. */
  Sheet prefectures() {
    List<Field> sent =
        List.of(
            ProvinceMonth.ANNEX_COUNTIES,
            ProvinceMonth.MISSING_COUNTIES,
            ProvinceMonth.TIMELINESS,
            ProvinceMonth.TIMELINESS_NULL_REASON);
    return AreaSheet.of(
        input,
        "地市",
        "各地市州督战情况",
        inScope(input.areas().prefectures(), Areas.PREFECTURE_CODE),
        new AreaSheet.About(
            List.of(Areas.PREFECTURE_CODE),
            Stream.concat(Stream.of(PrefectureMonth.PREFECTURE, Areas.PROVINCE_CODE), sent.stream())
                .toList(),
            List.of(
                column("省份", 8),
                column("地市州", 16),
                column("挂牌县", 7),
                column("未报送县", 9),
                column("按时率", 8)),
            row ->
                List.of(
                    province(row),
                    Cell.text(
                        orCode(row.text(PrefectureMonth.PREFECTURE), row, Areas.PREFECTURE_CODE)),
                    Figures.now(row, Kind.COUNT, ProvinceMonth.ANNEX_COUNTIES),
                    Figures.now(row, Kind.COUNT, ProvinceMonth.MISSING_COUNTIES),
                    Cell.number(
                        Kind.SHARE,
                        row.number(ProvinceMonth.TIMELINESS),
                        row.words(ProvinceMonth.TIMELINESS_NULL_REASON).isEmpty()
                            ? "未统计"
                            : "无挂牌县")),
            2),
        "按时率 = 按时报送的挂牌县 ÷ 应报送的挂牌县；各地市州包括其数据中出现的全部县，不只是挂牌县。");
  }

  /** 乡镇: townships by code. */
  Sheet townships(Standing standing) {
    var counties = standing.countyNames();
    return AreaSheet.of(
        input,
        "乡镇",
        "各乡镇督战情况",
        inScope(input.areas().townships(), Areas.COUNTY_CODE),
        new AreaSheet.About(
            List.of(TownshipMonth.TOWNSHIP_CODE),
            List.of(VillageMonth.TOWNSHIP, Areas.PROVINCE_CODE, Areas.COUNTY_CODE),
            List.of(column("省份", 8), column("县", 12), column("乡镇", 14)),
            row -> {
              String county = row.words(Areas.COUNTY_CODE);
              return List.of(
                  province(row),
                  Cell.text(counties.getOrDefault(county, county)),
                  Cell.text(
                      orCode(row.text(VillageMonth.TOWNSHIP), row, TownshipMonth.TOWNSHIP_CODE)));
            },
            3),
        "乡镇按行政村代码前9位划分，名称以村表为准。");
  }

  /** 帮扶单位: of a part, only partners all of whose villages lie in it. */
  Sheet partners() {
    boolean part = input.scope().level() != Scope.Level.COUNTRY;
    return AreaSheet.of(
        input,
        "帮扶单位",
        "东西部协作和定点帮扶单位所帮扶村的情况",
        part ? wholly(input.areas().partners()) : input.areas().partners(),
        answering("协作帮扶单位", PartnerMonth.COUNTIES, "涉及县", "帮扶村"),
        "按村表“协作帮扶单位”归集，未填报的村不在其中；减贫进度为这些村自基期以来的变化。" + (part ? "帮扶村全部在本范围内的单位才列出。" : ""));
  }

  /** 帮扶县: partners of counties; of a part, only those all of whose counties lie in it. */
  Sheet countyPartners() {
    Scope scope = input.scope();
    boolean part = scope.level() != Scope.Level.COUNTRY;
    Object[] within =
        settings.partners().counties().entrySet().stream()
            .filter(partner -> partner.getValue().stream().allMatch(scope::holds))
            .map(Map.Entry::getKey)
            .toArray();
    Dataset<Row> partners = input.areas().countyPartners();
    return AreaSheet.of(
        input,
        "帮扶县",
        "东西部协作、对口支援和定点帮扶单位所帮扶县的情况",
        part ? partners.filter(CountyPartnerMonth.PARTNER.col().isin(within)) : partners,
        answering("帮扶单位", CountyPartnerMonth.COUNTIES, "帮扶县", "县内村"),
        "按 conf/partners.csv 归集所帮扶县的全部村；一县有多个帮扶单位的各计一次；减贫进度为这些县自基期以来的变化。"
            + (part ? "帮扶县全部在本范围内的单位才列出。" : ""));
  }

  /** What is told of who answers for villages or counties. */
  private static AreaSheet.About answering(
      String caption, Field counties, String ofCounties, String ofVillages) {
    return new AreaSheet.About(
        List.of(PartnerMonth.PARTNER),
        List.of(counties, CountyMonth.VILLAGES, CountyMonth.LISTED_VILLAGES),
        List.of(
            column(caption, 24), column(ofCounties, 8), column(ofVillages, 8), column("其中挂牌", 9)),
        row ->
            List.of(
                Cell.text(row.text(PartnerMonth.PARTNER)),
                Figures.now(row, Kind.COUNT, counties),
                Figures.now(row, Kind.COUNT, CountyMonth.VILLAGES),
                Figures.now(row, Kind.COUNT, CountyMonth.LISTED_VILLAGES)),
        1);
  }

  /** 范围: the counties of annex 1 and the listed villages as wholes. */
  Sheet scopes() {
    return AreaSheet.of(
        input,
        "范围",
        "挂牌县、挂牌村整体情况",
        input.areas().scopes().filter(input.scope().holdsProvince()),
        new AreaSheet.About(
            ScopeMonth.KEY,
            List.of(CountyMonth.VILLAGES),
            List.of(column("督战对象", 16), column("省份", 10), column("村", 8), column("已报送村", 9)),
            row ->
                List.of(
                    Cell.text(Names.supervised(row.words(ScopeMonth.SCOPE))),
                    Cell.text(
                        Kind.LABEL,
                        row.words(Areas.PROVINCE_CODE).equals(ProvinceMonth.COUNTRY)
                            ? "督战范围"
                            : province(row).text()),
                    Figures.now(row, Kind.COUNT, CountyMonth.VILLAGES),
                    Figures.now(row, Kind.COUNT, CountyMonth.REPORTED_VILLAGES)),
            2),
        "挂牌村以县报村表为准，未填报的以基期数据认定；超千人、发生率按基期数据的挂牌标准分列。");
  }

  /** Of the whole, areas of annex provinces. */
  private Dataset<Row> inScope(Dataset<Row> areas, Field code) {
    if (input.scope().level() == Scope.Level.COUNTRY) {
      Object[] provinces = settings.annexes().provinceCodes().toArray();
      return areas.filter(Areas.PROVINCE_CODE.col().isin(provinces));
    }
    return areas.filter(input.scope().holdsArea(code.col()));
  }

  /** Partners whose villages, this month, are those they have in the area, and no more. */
  private Dataset<Row> wholly(Dataset<Row> partners) {
    String[] by = {PartnerMonth.PARTNER.name()};
    Dataset<Row> within =
        input
            .now()
            .villages()
            .filter(input.scope().holds())
            .filter(PartnerMonth.PARTNER.col().isNotNull())
            .groupBy(PartnerMonth.PARTNER.col())
            .agg(OF_SCOPE.from(count(lit(1))));
    Dataset<Row> whole =
        partners
            .filter(VillageMonth.PERIOD.col().equalTo(month))
            .select(PartnerMonth.PARTNER.col(), CountyMonth.VILLAGES.col())
            .join(within, by)
            .filter(CountyMonth.VILLAGES.col().equalTo(OF_SCOPE.col()));
    return partners.join(whole.select(PartnerMonth.PARTNER.col()), by, "left_semi");
  }

  private Cell province(GoldRow row) {
    return Cell.text(Kind.LABEL, Names.province(settings, row.words(Areas.PROVINCE_CODE)));
  }

  private static String orCode(@Nullable String name, GoldRow row, Field code) {
    return name == null ? row.words(code) : name;
  }

  private static Column column(String caption, int width) {
    return Column.of(caption, width);
  }
}
