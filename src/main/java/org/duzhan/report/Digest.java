package org.duzhan.report;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.duzhan.judge.CountyRisk;
import org.duzhan.measure.CountyMonth;
import org.duzhan.measure.ListingCheck;
import org.duzhan.report.content.Cell;
import org.duzhan.report.content.Kind;
import org.duzhan.table.Field;

/** The month in a few Chinese sentences. */
public final class Digest {
  private static final int WORST = 5;
  private static final int NAMED = 8;

  private final ReportInput input;
  private final Standing standing;
  private final Place whole;

  private Digest(ReportInput input, Standing standing) {
    this.input = input;
    this.standing = standing;
    this.whole = standing.whole();
  }

  /** Ten lines: what was found. */
  public static List<String> lines(ReportInput input) {
    Digest digest = new Digest(input, Standing.of(input));
    return Stream.concat(digest.first().stream(), digest.rest().stream()).toList();
  }

  /** The six lines that a leader reads first. */
  static List<String> headline(ReportInput input, Standing standing) {
    return new Digest(input, standing).first();
  }

  private List<String> first() {
    return List.of(remaining(), incidence(), courses(), worst(), changed(), coverage());
  }

  private List<String> rest() {
    return List.of(listing(), villages(), falls(), problems());
  }

  private String remaining() {
    return "%s：%s剩余贫困人口%s人，%s；较基期减少%s，目标%s前清零。"
        .formatted(
            Names.month(input.provenance().period()),
            whole.name(),
            shown(Kind.COUNT, whole.now(), CountyMonth.REMAINING_POOR_PERSONS),
            sinceLastMonth(),
            shown(Kind.SHARE, whole.now(), CountyMonth.PROGRESS),
            input.settings().supervision().targetDate());
  }

  private String sinceLastMonth() {
    Number now = whole.now().number(CountyMonth.REMAINING_POOR_PERSONS);
    Number before = whole.before().number(CountyMonth.REMAINING_POOR_PERSONS);
    if (now == null || before == null) {
      return "无上月数据可比";
    }
    long fall = before.longValue() - now.longValue();
    String size = Cell.count(Math.abs(fall)).shown();
    return fall == 0 ? "与上月持平" : "较上月" + (fall > 0 ? "减少" : "增加") + size + "人";
  }

  private String incidence() {
    return "贫困发生率%s（上月%s，退出标准%s），综合贫困发生率%s。"
        .formatted(
            shown(Kind.INCIDENCE, whole.now(), CountyMonth.INCIDENCE),
            Figures.before(whole.before(), Kind.INCIDENCE, CountyMonth.INCIDENCE).shown(),
            Target.below(input.settings().exit().incidenceBelowWestern()).cell(Kind.SHARE).shown(),
            shown(Kind.INCIDENCE, whole.now(), CountyMonth.COMPREHENSIVE_INCIDENCE));
  }

  private String courses() {
    List<Place> annex = standing.annexCounties();
    long unknown = annex.stream().filter(c -> c.now().text(CountyMonth.COURSE) == null).count();
    return "%d个挂牌县：已清零%d个，按进度%d个，滞后%d个，严重滞后%d个%s。"
        .formatted(
            annex.size(),
            on("met"),
            on("on_course"),
            on("lagging"),
            on("critical"),
            unknown == 0 ? "" : "，尚不能判断" + unknown + "个");
  }

  private long on(String course) {
    return standing.annexCounties().stream().filter(county -> county.isOn(course)).count();
  }

  private String worst() {
    List<Place> ranked =
        standing.annexCounties().stream()
            .filter(c -> c.risk().number(CountyRisk.RANK) != null)
            .limit(WORST)
            .toList();
    if (ranked.isEmpty()) {
      return "本月尚无可排名的挂牌县。";
    }
    return "风险最高："
        + ranked.stream()
            .map(
                c ->
                    "%s%s（%s分，剩余%s人）"
                        .formatted(
                            c.province().equals(whole.name()) ? "" : c.province(),
                            c.name(),
                            shown(Kind.DECIMAL, c.risk(), CountyRisk.SCORE),
                            shown(Kind.COUNT, c.now(), CountyMonth.REMAINING_POOR_PERSONS)))
            .collect(joining("、"))
        + "。";
  }

  private String changed() {
    List<Place> known =
        standing.annexCounties().stream()
            .filter(c -> c.now().text(CountyMonth.COURSE) != null)
            .filter(c -> c.before().text(CountyMonth.COURSE) != null)
            .toList();
    List<Place> better = known.stream().filter(c -> step(c) < 0).toList();
    List<Place> worse = known.stream().filter(c -> step(c) > 0).toList();
    if (known.isEmpty()) {
      return "与上月相比：无上月进展可比。";
    }
    return "与上月相比：进展转好%d个县%s，转差%d个县%s。"
        .formatted(better.size(), named(better), worse.size(), named(worse));
  }

  /** Steps down the ladder of courses since last month: negative is better. */
  private static int step(Place county) {
    List<String> ladder = List.of("met", "on_course", "lagging", "critical");
    return ladder.indexOf(county.now().words(CountyMonth.COURSE))
        - ladder.indexOf(county.before().words(CountyMonth.COURSE));
  }

  private String coverage() {
    List<Place> annex = standing.annexCounties();
    List<Place> missing = annex.stream().filter(c -> !c.reported()).toList();
    List<Place> late =
        annex.stream()
            .filter(Place::reported)
            .filter(c -> Boolean.FALSE.equals(c.now().flag(CountyMonth.TIMELY)))
            .toList();
    return "报送：%d个挂牌县中%d个已报送；未报送%d个%s，逾期%d个%s；村覆盖%s/%s。"
        .formatted(
            annex.size(),
            annex.size() - missing.size(),
            missing.size(),
            named(missing),
            late.size(),
            named(late),
            shown(Kind.COUNT, whole.now(), CountyMonth.REPORTED_VILLAGES),
            shown(Kind.COUNT, whole.now(), CountyMonth.VILLAGES));
  }

  private String listing() {
    List<GoldRow> checks = GoldRow.all(input.listing().filter(input.scope().holdsProvince()));
    if (checks.isEmpty()) {
      return "名单核对：附件2按省公布，不适用于本范围。";
    }
    long annex = checks.stream().mapToLong(c -> c.count(ListingCheck.ANNEX_COUNT)).sum();
    long found = checks.stream().mapToLong(c -> c.count(ListingCheck.COMPUTED_COUNT)).sum();
    long differing = checks.stream().filter(c -> c.count(ListingCheck.DIFFERENCE) != 0).count();
    return "名单核对：附件2挂牌村%,d个，按基期数据认定%,d个，%d项中%d项不一致。"
        .formatted(annex, found, checks.size(), differing);
  }

  private String villages() {
    return "挂牌村%s个，其中%s个达到全部出列条件。"
        .formatted(
            shown(Kind.COUNT, whole.now(), CountyMonth.LISTED_VILLAGES),
            shown(Kind.COUNT, whole.now(), CountyMonth.EXITED_VILLAGES));
  }

  private String falls() {
    GoldRow falls = whole.falls();
    return "返贫%,d户、新致贫%,d户、有返贫致贫风险%,d户，其中%,d户未落实帮扶措施。"
        .formatted(
            falls.count(FallCounts.RETURNED),
            falls.count(FallCounts.NEWLY_POOR),
            falls.count(FallCounts.AT_RISK),
            falls.count(FallCounts.WITHOUT_SUPPORT));
  }

  private String problems() {
    return "问题台账：发现%s项，已整改%s项，逾期%s项。"
        .formatted(
            shown(Kind.COUNT, whole.now(), CountyMonth.PROBLEMS_FOUND),
            shown(Kind.COUNT, whole.now(), CountyMonth.PROBLEMS_RECTIFIED),
            shown(Kind.COUNT, whole.now(), CountyMonth.PROBLEMS_OVERDUE));
  }

  private static String shown(Kind kind, GoldRow row, Field field) {
    return Figures.now(row, kind, field).shown();
  }

  /** The names, in brackets; beyond a few, how many more. */
  private static String named(List<Place> places) {
    if (places.isEmpty()) {
      return "";
    }
    List<String> names = new ArrayList<>();
    places.stream().limit(NAMED).forEach(place -> names.add(place.name()));
    String more = places.size() > NAMED ? "等" : "";
    return "（" + String.join("、", names) + more + "）";
  }
}
