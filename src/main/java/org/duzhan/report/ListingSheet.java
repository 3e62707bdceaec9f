package org.duzhan.report;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.duzhan.table.Field.optional;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.measure.ListingCheck;
import org.duzhan.measure.ListingCounty;
import org.duzhan.measure.ListingVillage;
import org.duzhan.report.content.Column;
import org.duzhan.report.content.Line;
import org.duzhan.report.content.Sheet;
import org.duzhan.table.Areas;
import org.duzhan.table.Field;
import org.duzhan.table.Types;

/** 名单核对: where the annexes, what counties state and the data differ, the whole first. */
final class ListingSheet {
  private static final Field FOUND = optional("found", Types.COUNT, "个", "村数", "Of a finding");
  private static final String UNDECIDED = "undecided";
  private static final String NOT_CHECKED = "本月的名单核对尚未生成（由早先的版本运行）；重新运行该月后列出。";
  private static final int NAMED = 8;

  private final ReportInput input;
  private final Standing standing;
  private final List<GoldRow> checks;
  private final List<GoldRow> counties;
  private final Dataset<Row> villages;

  private ListingSheet(ReportInput input, Standing standing) {
    this.input = input;
    this.standing = standing;
    this.checks =
        GoldRow.all(
            input
                .listing()
                .checks()
                .filter(input.scope().holdsProvince())
                .sort(Areas.PROVINCE_CODE.col(), ListingCheck.CRITERION.col().desc()));
    this.counties = GoldRow.all(input.listing().counties().sort(Areas.COUNTY_CODE.col()));
    this.villages = input.listing().villages().filter(input.scope().holds());
  }

  static Sheet of(ReportInput input, Standing standing) {
    return new ListingSheet(input, standing).sheet();
  }

  private Sheet sheet() {
    return new Sheet(
        "名单核对",
        "挂牌县、挂牌村名单核对（" + Names.month(input.provenance().period()) + "）",
        lead(),
        input.provenance().line(),
        List.of(
            Column.of("层级", 8),
            Column.of("省份", 9),
            Column.of("县", 12),
            Column.of("名称", 16),
            Column.of("代码", 15),
            Column.of("结果", 9),
            Column.of("县报挂牌", 9),
            Column.of("测算标准", 9),
            Column.of("基期贫困人口", "人", 10),
            Column.of("基期发生率", 9),
            Column.of("说明", 52)),
        () -> lines().iterator(),
        List.of("附件2只公布各省村数；哪些村在名单内以县报村表“挂牌村”为准。只列不一致和无法判定的省、县、村；一致的不列。" + "测算按基期数据和挂牌标准，均为严格大于。"),
        List.of(),
        5);
  }

  private List<String> lead() {
    List<String> lead = new ArrayList<>();
    List<GoldRow> inScope = countiesInScope();
    if (counties.isEmpty()) {
      lead.add(NOT_CHECKED);
    } else if (!inScope.isEmpty()) {
      lead.add(annexOne(inScope));
    }
    if (!checks.isEmpty()) {
      lead.add(new AnnexTwo(checks).line());
    }
    if (!counties.isEmpty()) {
      lead.add(ofVillages());
    }
    return lead;
  }

  private List<GoldRow> countiesInScope() {
    return counties.stream().filter(c -> input.scope().holds(c.words(Areas.COUNTY_CODE))).toList();
  }

  private String annexOne(List<GoldRow> inScope) {
    return "附件1：%d个县中，代码和全称均找到%d个，代码找到而名称不同%d个%s，未找到%d个%s。"
        .formatted(
            inScope.size(),
            of(inScope, ListingCounty.FOUND).size(),
            of(inScope, ListingCounty.OTHER_NAME).size(),
            named(of(inScope, ListingCounty.OTHER_NAME)),
            of(inScope, ListingCounty.MISSING).size(),
            named(of(inScope, ListingCounty.MISSING)));
  }

  private static List<GoldRow> of(List<GoldRow> counties, String finding) {
    return counties.stream().filter(c -> c.words(ListingCounty.FINDING).equals(finding)).toList();
  }

  private String named(List<GoldRow> some) {
    if (some.isEmpty()) {
      return "";
    }
    String names = some.stream().limit(NAMED).map(this::name).collect(joining("、"));
    return "（" + names + (some.size() > NAMED ? "等" : "") + "）";
  }

  private String name(GoldRow county) {
    return Names.county(input.settings(), county.words(Areas.COUNTY_CODE));
  }

  private String ofVillages() {
    Map<String, Long> found =
        GoldRow.all(
                villages
                    .groupBy(
                        coalesce(ListingVillage.FINDING.col(), lit(UNDECIDED))
                            .as(ListingVillage.FINDING.name()))
                    .agg(FOUND.from(count(lit(1)))))
            .stream()
            .collect(toMap(row -> row.words(ListingVillage.FINDING), row -> row.count(FOUND)));
    return "村：数据达到标准而县未列为挂牌村（新增）%,d个，县列为挂牌村而数据未达到标准（缺失）%,d个，无法判定%,d个。"
        .formatted(
            found.getOrDefault(ListingVillage.NEW, 0L),
            found.getOrDefault(ListingVillage.MISSING, 0L),
            found.getOrDefault(UNDECIDED, 0L));
  }

  private Stream<Line> lines() {
    ListingLines lines = new ListingLines(input.settings(), standing.countyNames());
    return Stream.of(
            new AnnexTwo(checks).notAgreeing().stream().map(lines::province),
            countiesInScope().stream()
                .filter(c -> !c.words(ListingCounty.FINDING).equals(ListingCounty.FOUND))
                .map(lines::county),
            inOrder().map(lines::village))
        .flatMap(all -> all);
  }

  /** Villages may be many: they come one partition at a time. */
  private Stream<GoldRow> inOrder() {
    Iterator<Row> rows =
        villages
            .sort(ListingVillage.FINDING.col().desc_nulls_last(), Areas.VILLAGE_CODE.col())
            .toLocalIterator();
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(rows, 0), false)
        .map(GoldRow::of);
  }
}
