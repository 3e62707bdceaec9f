package org.duzhan.report;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import org.duzhan.judge.CountyRisk;
import org.duzhan.measure.CountyMonth;
import org.duzhan.measure.Progress;
import org.duzhan.report.content.Kind;
import org.duzhan.table.Field;

/** What the digest says of the counties of annex 1, or of all where the area has none. */
record CountyNews(Standing standing) {
  private static final int WORST = 5;
  private static final int NAMED = 8;

  private List<Place> counties() {
    List<Place> annex = standing.annexCounties();
    return annex.isEmpty() ? standing.supervised() : annex;
  }

  private String called() {
    return standing.annexCounties().isEmpty() ? "非挂牌县" : "挂牌县";
  }

  String courses() {
    List<Place> counties = counties();
    long unknown = counties.stream().filter(c -> c.now().text(Progress.COURSE) == null).count();
    return "%d个%s进展：已清零%d个，按进度推进%d个，滞后%d个，严重滞后%d个%s。"
        .formatted(
            counties.size(),
            called(),
            on(Progress.MET),
            on(Progress.ON_COURSE),
            on(Progress.LAGGING),
            on(Progress.CRITICAL),
            unknown == 0 ? "" : "，尚不能判断" + unknown + "个");
  }

  private long on(String course) {
    return counties().stream().filter(county -> county.isOn(course)).count();
  }

  String worst() {
    List<Place> ranked =
        counties().stream()
            .filter(c -> c.risk().number(CountyRisk.RANK) != null)
            .limit(WORST)
            .toList();
    if (ranked.isEmpty()) {
      return "本月尚无可排名的县。";
    }
    return "风险最高的%d个县（满分100分）：%s。"
        .formatted(ranked.size(), ranked.stream().map(this::risky).collect(joining("；")));
  }

  private String risky(Place county) {
    return "%s%s%s分，剩余%s人"
        .formatted(
            county.province().equals(standing.whole().name()) ? "" : county.province(),
            county.name(),
            shown(Kind.DECIMAL, county.risk(), CountyRisk.SCORE),
            shown(Kind.COUNT, county.now(), Progress.REMAINING_POOR_PERSONS));
  }

  String changed() {
    List<Place> known =
        counties().stream()
            .filter(c -> c.now().text(Progress.COURSE) != null)
            .filter(c -> c.before().text(Progress.COURSE) != null)
            .toList();
    List<Place> better = known.stream().filter(c -> step(c) < 0).toList();
    List<Place> worse = known.stream().filter(c -> step(c) > 0).toList();
    if (known.isEmpty()) {
      return "与上月相比：无上月进展可比。";
    }
    if (better.isEmpty() && worse.isEmpty()) {
      return "与上月相比：各县进展等次未变。";
    }
    return "与上月相比：进展转好%d个县%s，转差%d个县%s。"
        .formatted(better.size(), named(better), worse.size(), named(worse));
  }

  /** Steps down the ladder of courses since last month: negative is better. */
  private static int step(Place county) {
    List<String> ladder =
        List.of(Progress.MET, Progress.ON_COURSE, Progress.LAGGING, Progress.CRITICAL);
    return ladder.indexOf(county.now().words(Progress.COURSE))
        - ladder.indexOf(county.before().words(Progress.COURSE));
  }

  String coverage() {
    List<Place> counties = counties();
    List<Place> missing = counties.stream().filter(c -> !c.reported()).toList();
    List<Place> late =
        counties.stream()
            .filter(Place::reported)
            .filter(c -> Boolean.FALSE.equals(c.now().flag(CountyMonth.TIMELY)))
            .toList();
    return "报送：%d个%s中已报送%d个，未报送%d个%s；逾期报送%d个%s；%s行政村%s个，已覆盖%s个。"
        .formatted(
            counties.size(),
            called(),
            counties.size() - missing.size(),
            missing.size(),
            named(missing),
            late.size(),
            named(late),
            all(),
            shown(Kind.COUNT, standing.whole().now(), CountyMonth.VILLAGES),
            shown(Kind.COUNT, standing.whole().now(), CountyMonth.REPORTED_VILLAGES));
  }

  /** Villages are counted in every county under supervision, not in those of annex 1 alone. */
  private String all() {
    int others = standing.supervised().size() - counties().size();
    return others == 0 ? "" : "连同其他县%d个，共%d个县，".formatted(others, others + counties().size());
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
