package org.duzhan.report;

import java.util.List;
import java.util.Map;
import org.duzhan.measure.ListingCheck;
import org.duzhan.measure.ListingCounty;
import org.duzhan.measure.ListingVillage;
import org.duzhan.measure.VillageMonth;
import org.duzhan.report.content.Cell;
import org.duzhan.report.content.Kind;
import org.duzhan.report.content.Line;
import org.duzhan.settings.Settings;
import org.duzhan.table.Areas;

/**
 * The lines of 名单核对: a province, a county or a village on which list and data differ.
 *
 * @param counties names by code
 */
record ListingLines(Settings settings, Map<String, String> counties) {
  Line province(GoldRow check) {
    String code = check.words(Areas.PROVINCE_CODE);
    boolean computed = AnnexTwo.isComputed(check);
    return line(
        List.of("省", Names.province(settings, code), "", Names.province(settings, code), code),
        computed ? difference(check.count(ListingCheck.DIFFERENCE)) : "无法判定",
        Cell.text(""),
        Names.criterion(check.words(ListingCheck.CRITERION), ""),
        Cell.text(""),
        Cell.text(""),
        "附件2公布%,d个，".formatted(check.count(ListingCheck.ANNEX_COUNT))
            + (computed
                ? "按基期数据测算%,d个".formatted(check.count(ListingCheck.COMPUTED_COUNT))
                : "该省无基期数据"));
  }

  private static String difference(long difference) {
    return (difference > 0 ? "多" : "少") + Cell.count(Math.abs(difference)).shown() + "个";
  }

  Line county(GoldRow county) {
    String other = county.words(ListingCounty.KNOWN_AS);
    boolean named = county.words(ListingCounty.FINDING).equals(ListingCounty.OTHER_NAME);
    return line(
        List.of(
            "县",
            Names.province(settings, county.words(Areas.PROVINCE_CODE)),
            Names.county(settings, county.words(Areas.COUNTY_CODE)),
            county.words(ListingCounty.COUNTY),
            county.words(Areas.COUNTY_CODE)),
        named ? "名称不同" : "未找到",
        Cell.text(""),
        "",
        Cell.text(""),
        Cell.text(""),
        county.words(ListingCounty.FINDING_NAME) + (named ? "：" + other : ""));
  }

  Line village(GoldRow village) {
    String county = village.words(VillageMonth.COUNTY_CODE);
    String code = village.words(VillageMonth.VILLAGE_CODE);
    String name = village.text(VillageMonth.VILLAGE);
    String reason = village.is(ListingVillage.STATED) ? "无基期数" : "";
    return line(
        List.of(
            "村",
            Names.province(settings, village.words(VillageMonth.PROVINCE_CODE)),
            counties.getOrDefault(county, county),
            name == null ? code : name,
            code),
        switch (village.words(ListingVillage.FINDING)) {
          case ListingVillage.NEW -> "新增";
          case ListingVillage.MISSING -> "缺失";
          default -> "无法判定";
        },
        Figures.yesNo(village.flag(ListingVillage.STATED), "未填报"),
        Names.criterion(village.words(ListingVillage.CRITERION), "未达到"),
        Cell.number(Kind.COUNT, village.number(ListingVillage.BASELINE_POOR_PERSONS), reason),
        Cell.number(Kind.INCIDENCE, village.number(ListingVillage.BASELINE_INCIDENCE), reason),
        village.words(ListingVillage.FINDING_NAME));
  }

  private static Line line(
      List<String> place,
      String finding,
      Cell stated,
      String criterion,
      Cell poor,
      Cell incidence,
      String words) {
    return Line.of(
        Cell.text(Kind.LABEL, place.get(0)),
        Cell.text(Kind.LABEL, place.get(1)),
        Cell.text(place.get(2)),
        Cell.text(place.get(3)),
        Cell.text(place.get(4)),
        Cell.text(Kind.LABEL, finding),
        stated,
        Cell.text(Kind.LABEL, criterion),
        poor,
        incidence,
        Cell.text(Kind.SENTENCE, words));
  }
}
