package org.duzhan.report;

import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.duzhan.table.Field.optional;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.judge.Accountability;
import org.duzhan.measure.AreaLevel;
import org.duzhan.report.content.Cell;
import org.duzhan.report.content.Column;
import org.duzhan.report.content.Kind;
import org.duzhan.report.content.Line;
import org.duzhan.report.content.Sheet;
import org.duzhan.settings.Ladder;
import org.duzhan.settings.Settings;
import org.duzhan.table.Field;
import org.duzhan.table.Types;

/** 督战阶梯: the places that stand on a rung, the highest first, with the facts. */
final class LadderSheet {
  private static final Field SAID =
      optional("said", Types.TEXT, "", "事实依据", "The facts of a place, in words");
  private static final Field PLACES = optional("places", Types.COUNT, "个", "地区数", "On a rung");

  /** Villages are many: of these, the sheet has those to be talked to, or held to account. */
  private static final int VILLAGES_FROM = 4;

  static Sheet of(ReportInput input, Standing standing) {
    Dataset<Row> places =
        input.accountability().filter(input.scope().holdsArea(AreaLevel.CODE.col()));
    List<GoldRow> counts = counts(places);
    return new Sheet(
        "督战阶梯",
        "督战阶梯（" + Names.month(input.provenance().period()) + "）",
        List.of(
            "分析研判、支持、整改、约谈、问责依次升高；一个地区列在其各项事实所至的最高一级。门槛为本系统设定，不是文件规定，供研究决定时参考。", summary(counts)),
        input.provenance().line(),
        List.of(
            Column.of("阶梯", 8),
            Column.of("层级", 7),
            Column.of("省份", 7),
            Column.of("县", 12),
            Column.of("地区", 16),
            Column.of("代码", 14),
            Column.of("事实依据", 90)),
        () -> lines(input.settings(), standing.countyNames(), inOrder(places)),
        List.of("村只列约谈和问责两级；另有%,d个村在以下各级，见表 accountability。".formatted(left(counts))),
        List.of(),
        5);
  }

  /** How many places of each level stand on each rung. */
  private static List<GoldRow> counts(Dataset<Row> places) {
    return GoldRow.all(
        places
            .groupBy(Accountability.RUNG.col(), AreaLevel.LEVEL.col())
            .agg(PLACES.from(count(lit(1)))));
  }

  private static String summary(List<GoldRow> counts) {
    List<String> rungs = new ArrayList<>();
    for (int rung = Ladder.RUNGS.size(); rung > 0; rung--) {
      StringBuilder places = new StringBuilder();
      for (LadderLevel level : LadderLevel.values()) {
        long on = on(counts, rung, level.level());
        if (on > 0) {
          places.append("、%s%,d个".formatted(level.caption(), on));
        }
      }
      if (!places.isEmpty()) {
        rungs.add(Ladder.RUNGS.get(rung - 1) + "：" + places.substring(1));
      }
    }
    return rungs.isEmpty() ? "本月没有地区列入阶梯。" : String.join("；", rungs) + "。";
  }

  private static long on(List<GoldRow> counts, int rung, AreaLevel level) {
    return counts.stream()
        .filter(c -> c.count(Accountability.RUNG) == rung)
        .filter(c -> isOf(c, level))
        .mapToLong(c -> c.count(PLACES))
        .sum();
  }

  private static long left(List<GoldRow> counts) {
    long left = 0;
    for (int rung = 1; rung < VILLAGES_FROM; rung++) {
      left += on(counts, rung, AreaLevel.VILLAGE);
    }
    return left;
  }

  /** Rung by rung, the highest level first. */
  private static Iterator<Row> inOrder(Dataset<Row> places) {
    return places
        .filter(Accountability.RUNG.col().geq(VILLAGES_FROM).or(not(AreaLevel.VILLAGE.isLevel())))
        .withColumn(
            SAID.name(), array_join(Accountability.FACTS.col().getField("explanation"), "；"))
        .sort(Accountability.RUNG.col().desc(), LadderLevel.order(), AreaLevel.CODE.col())
        .toLocalIterator();
  }

  private static Iterator<Line> lines(
      Settings settings, Map<String, String> counties, Iterator<Row> rows) {
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(rows, 0), false)
        .map(row -> line(settings, counties, GoldRow.of(row)))
        .iterator();
  }

  private static Line line(Settings settings, Map<String, String> counties, GoldRow place) {
    String code = place.words(AreaLevel.CODE);
    boolean inCounty = isOf(place, AreaLevel.COUNTY) || isOf(place, AreaLevel.VILLAGE);
    String county = code.substring(0, 6);
    return Line.of(
        Cell.text(Kind.LABEL, place.text(Accountability.RUNG_NAME)),
        Cell.text(Kind.LABEL, LadderLevel.captionOf(place.words(AreaLevel.LEVEL))),
        Cell.text(Kind.LABEL, Names.province(settings, code.substring(0, 2) + "0000")),
        Cell.text(inCounty ? counties.getOrDefault(county, county) : ""),
        Cell.text(name(settings, counties, place)),
        Cell.text(code),
        Cell.text(Kind.SENTENCE, place.text(SAID)));
  }

  private static String name(Settings settings, Map<String, String> counties, GoldRow place) {
    String code = place.words(AreaLevel.CODE);
    if (isOf(place, AreaLevel.VILLAGE)) {
      String stated = place.text(Accountability.AREA);
      return stated == null ? code : stated;
    }
    if (isOf(place, AreaLevel.COUNTY)) {
      return counties.getOrDefault(code, code);
    }
    return isOf(place, AreaLevel.PROVINCE)
        ? Names.province(settings, code)
        : settings.areas().of(code).orElse(code);
  }

  private static boolean isOf(GoldRow place, AreaLevel level) {
    return place.words(AreaLevel.LEVEL).equals(level.label());
  }

  private LadderSheet() {}
}
