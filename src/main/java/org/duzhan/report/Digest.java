package org.duzhan.report;

import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.duzhan.measure.Change;
import org.duzhan.measure.CountyMonth;
import org.duzhan.measure.Progress;
import org.duzhan.measure.Rectification;
import org.duzhan.measure.Register;
import org.duzhan.measure.SinceBaseline;
import org.duzhan.report.content.Cell;
import org.duzhan.report.content.Kind;
import org.duzhan.settings.Supervision;
import org.duzhan.table.Field;

/** The month in a few Chinese sentences. */
public final class Digest {
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
    CountyNews counties = new CountyNews(standing);
    return List.of(
        remaining(),
        incidence(),
        counties.courses(),
        counties.worst(),
        counties.changed(),
        counties.coverage());
  }

  private List<String> rest() {
    return List.of(listing(), villages(), falls(), problems());
  }

  private String remaining() {
    Supervision supervision = input.settings().supervision();
    YearMonth month = input.provenance().period();
    return "%s，%s剩余贫困人口%s人%s，%s；较%s底减少%s%s，时间已过%s，须于%s前清零。"
        .formatted(
            Names.month(month),
            area(),
            shown(Kind.COUNT, whole.now(), Progress.REMAINING_POOR_PERSONS),
            notCounted(),
            sinceLastMonth(),
            Names.month(supervision.baseline()),
            shown(Kind.SHARE, whole.now(), Progress.PROGRESS),
            comparable(),
            Cell.number(Kind.SHARE, supervision.elapsed(month), "").shown(),
            Names.day(supervision.targetDate()));
  }

  /** Of the whole country, only counties under supervision report. */
  private String area() {
    return input.scope().level() == Scope.Level.COUNTRY ? "督战范围内" : whole.name();
  }

  /** A sum over counties that did not all report is not the whole. */
  private String notCounted() {
    long missing = standing.supervised().stream().filter(county -> !county.reported()).count();
    return missing == 0 ? "" : "（%d个县未报送，未计入）".formatted(missing);
  }

  /** Progress is that of villages reported both times: of how many, where it is not of all. */
  private String comparable() {
    long villages = whole.now().count(CountyMonth.VILLAGES);
    long compared = whole.now().count(SinceBaseline.COMPARED_VILLAGES);
    return compared == villages ? "" : "（可比村%,d个，共%,d个村）".formatted(compared, villages);
  }

  /** Compares only counties that have a figure of as many villages in both months. */
  private String sinceLastMonth() {
    List<Place> both =
        standing.supervised().stream()
            .filter(c -> c.now().number(Progress.REMAINING_POOR_PERSONS) != null)
            .filter(c -> c.before().number(Progress.REMAINING_POOR_PERSONS) != null)
            .filter(c -> Figures.reportAlike(c.now(), c.before()))
            .toList();
    if (both.isEmpty()) {
      return "无上月数据可比";
    }
    long now = poor(both.stream().map(Place::now));
    long fall = poor(both.stream().map(Place::before)) - now;
    boolean all = both.size() == standing.supervised().size();
    String which = all ? "" : "两月报送村数相同的%d个县".formatted(both.size());
    String size = Cell.count(Math.abs(fall)).shown();
    return which + (fall == 0 ? "与上月持平" : "较上月" + (fall > 0 ? "减少" : "增加") + size + "人");
  }

  private static long poor(Stream<GoldRow> counties) {
    return counties.mapToLong(row -> row.count(Progress.REMAINING_POOR_PERSONS)).sum();
  }

  private String incidence() {
    return "贫困发生率%s（上月%s，退出标准%s）；计入漏评、错退，综合贫困发生率%s。"
        .formatted(
            shown(Kind.INCIDENCE, whole.now(), Register.INCIDENCE),
            Figures.before(whole.before(), Kind.INCIDENCE, Register.INCIDENCE).shown(),
            Target.incidence(input.settings()).cell(Kind.SHARE).shown(),
            shown(Kind.INCIDENCE, whole.now(), Register.COMPREHENSIVE_INCIDENCE));
  }

  private String listing() {
    List<GoldRow> checks =
        GoldRow.all(input.listing().checks().filter(input.scope().holdsProvince()));
    if (checks.isEmpty()) {
      return "名单核对：附件2按省公布，不适用于本范围。";
    }
    return new AnnexTwo(checks).digest();
  }

  private String villages() {
    return "挂牌村%s个，达到全部出列条件%s个（上月%s个）。"
        .formatted(
            shown(Kind.COUNT, whole.now(), CountyMonth.LISTED_VILLAGES),
            shown(Kind.COUNT, whole.now(), CountyMonth.EXITED_VILLAGES),
            Figures.before(whole.before(), Kind.COUNT, CountyMonth.EXITED_VILLAGES).shown());
  }

  private String falls() {
    GoldRow falls = whole.falls();
    return "返贫户%,d户、新致贫户%,d户、有返贫致贫风险的户%,d户；三类合计%s，未落实或未填帮扶措施%,d户。"
        .formatted(
            falls.count(FallCounts.RETURNED),
            falls.count(FallCounts.NEWLY_POOR),
            falls.count(FallCounts.AT_RISK),
            newThisMonth(falls),
            falls.count(FallCounts.WITHOUT_SUPPORT));
  }

  /** Unknown where no village of those that fell reported last month. */
  private String newThisMonth(GoldRow falls) {
    Long known = FallCounts.of(falls, FallCounts.NEW_THIS_MONTH);
    return isComparedWithLastMonth() && known != null
        ? "本月新增%,d户".formatted(known)
        : "本月新增不明（无上月数据）";
  }

  /** Of a month before which none is known every household would be new. */
  private boolean isComparedWithLastMonth() {
    return whole.now().text(Change.NULL_REASON) == null
        || whole.now().number(Change.CLEARED_HOUSEHOLDS) != null;
  }

  private String problems() {
    return "问题台账：累计发现%s项，已整改%s项，逾期未整改%s项。"
        .formatted(
            shown(Kind.COUNT, whole.now(), Rectification.PROBLEMS_FOUND),
            shown(Kind.COUNT, whole.now(), Rectification.PROBLEMS_RECTIFIED),
            shown(Kind.COUNT, whole.now(), Rectification.PROBLEMS_OVERDUE));
  }

  private static String shown(Kind kind, GoldRow row, Field field) {
    return Figures.now(row, kind, field).shown();
  }
}
