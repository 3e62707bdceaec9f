package org.duzhan.report;

import java.util.List;
import java.util.stream.Stream;
import org.duzhan.measure.CountyMonth;
import org.duzhan.measure.ListingCheck;
import org.duzhan.measure.Progress;
import org.duzhan.measure.Rectification;
import org.duzhan.measure.Register;
import org.duzhan.report.content.Cell;
import org.duzhan.report.content.Kind;
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
    return "%s：%s剩余贫困人口%s人%s，%s；较基期减少%s，目标%s前清零。"
        .formatted(
            Names.month(input.provenance().period()),
            whole.name(),
            shown(Kind.COUNT, whole.now(), Progress.REMAINING_POOR_PERSONS),
            notCounted(),
            sinceLastMonth(),
            shown(Kind.SHARE, whole.now(), Progress.PROGRESS),
            input.settings().supervision().targetDate());
  }

  /** A sum over counties that did not all report is not the whole. */
  private String notCounted() {
    long missing = standing.counties().stream().filter(county -> !county.reported()).count();
    return missing == 0 ? "" : "（%d个县未报送，未计入）".formatted(missing);
  }

  /** Compares only counties that have a figure in both months. */
  private String sinceLastMonth() {
    List<Place> both =
        standing.counties().stream()
            .filter(c -> c.now().number(Progress.REMAINING_POOR_PERSONS) != null)
            .filter(c -> c.before().number(Progress.REMAINING_POOR_PERSONS) != null)
            .toList();
    if (both.isEmpty()) {
      return "无上月数据可比";
    }
    long now = poor(both.stream().map(Place::now));
    long fall = poor(both.stream().map(Place::before)) - now;
    String which =
        both.size() == standing.counties().size() ? "" : "两月均报送的%d个县".formatted(both.size());
    String size = Cell.count(Math.abs(fall)).shown();
    return which + (fall == 0 ? "与上月持平" : "较上月" + (fall > 0 ? "减少" : "增加") + size + "人");
  }

  private static long poor(Stream<GoldRow> counties) {
    return counties.mapToLong(row -> row.count(Progress.REMAINING_POOR_PERSONS)).sum();
  }

  private String incidence() {
    return "贫困发生率%s（上月%s，退出标准%s），综合贫困发生率%s。"
        .formatted(
            shown(Kind.INCIDENCE, whole.now(), Register.INCIDENCE),
            Figures.before(whole.before(), Kind.INCIDENCE, Register.INCIDENCE).shown(),
            Target.below(input.settings().exit().incidenceBelowWestern()).cell(Kind.SHARE).shown(),
            shown(Kind.INCIDENCE, whole.now(), Register.COMPREHENSIVE_INCIDENCE));
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
            shown(Kind.COUNT, whole.now(), Rectification.PROBLEMS_FOUND),
            shown(Kind.COUNT, whole.now(), Rectification.PROBLEMS_RECTIFIED),
            shown(Kind.COUNT, whole.now(), Rectification.PROBLEMS_OVERDUE));
  }

  private static String shown(Kind kind, GoldRow row, Field field) {
    return Figures.now(row, kind, field).shown();
  }
}
