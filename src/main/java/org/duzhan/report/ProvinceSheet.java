package org.duzhan.report;

import java.util.ArrayList;
import java.util.List;
import org.duzhan.measure.CountyMonth;
import org.duzhan.measure.Progress;
import org.duzhan.measure.ProvinceMonth;
import org.duzhan.measure.Register;
import org.duzhan.measure.SinceBaseline;
import org.duzhan.report.content.Cell;
import org.duzhan.report.content.Chart;
import org.duzhan.report.content.Column;
import org.duzhan.report.content.Highlight;
import org.duzhan.report.content.Kind;
import org.duzhan.report.content.Line;
import org.duzhan.report.content.Sheet;

/** 省: the provinces beside each other, and the annex beside what the data say. */
final class ProvinceSheet {
  private static final int LAST_MONTH = 2;
  private static final int THIS_MONTH = 1;
  private static final int BASELINE = 4;

  static Sheet of(ReportInput input, Standing standing) {
    List<Line> lines = new ArrayList<>();
    standing.provinces().forEach(p -> lines.add(new Line(cells(p, standing), false)));
    int provinces = lines.size();
    if (provinces > 1) {
      lines.add(new Line(cells(standing.whole(), standing), true));
    }
    return new Sheet(
        "省",
        "各省份进展（" + Names.month(input.provenance().period()) + "）",
        List.of(),
        input.provenance().line(),
        columns(Target.incidence(input.settings())),
        lines,
        List.of(
            "附件2为国开发〔2020〕2号文件公布的挂牌村数；认定数按基期数据和挂牌标准计算；达到出列的目标为全部认定挂牌村。",
            "按时率 = 按时报送的挂牌县 ÷ 应报送的挂牌县（附件1所列县）；最迟为已报送的县中迟报最多的天数；完整率按当月村表登记的村数、户数计算。"),
        provinces == 0 ? List.of() : List.of(chart(provinces)),
        1);
  }

  private static List<Column> columns(Target incidence) {
    return List.of(
        Column.of("省份", 9),
        Column.of("剩余贫困人口", "人，目标0", 11).with(Highlight.BAR),
        Column.of("上月", "人", 11),
        Column.of("较上月", "人", 10).with(Highlight.RISE),
        Column.of("基期", "人", 11),
        Column.of("进度", "目标100%", 11).with(Highlight.PROGRESS),
        Column.of("上月", 8),
        Column.of("贫困发生率", incidence.heading(), 11).with(Highlight.HEAT),
        Column.of("上月", 8),
        Column.of("综合发生率", 10),
        Column.of("上月", 8),
        Column.of("挂牌县", "个", 8),
        Column.of("已清零", "县", 8),
        Column.of("按进度", "县", 8),
        Column.of("滞后", "县", 8),
        Column.of("严重滞后", "县", 8).with(Highlight.ALARM),
        Column.of("挂牌村附件2", "个", 9),
        Column.of("认定挂牌村", "个", 9),
        Column.of("达到出列", "村", 8),
        Column.of("上月", "村", 8),
        Column.of("报送县", "个", 8),
        Column.of("未报送县", "个", 9).with(Highlight.ALARM),
        Column.of("按时县", "个", 8),
        Column.of("按时率", 9),
        Column.of("最迟", "天", 8),
        Column.of("村完整率", 9),
        Column.of("户完整率", 9));
  }

  private static List<Cell> cells(Place place, Standing standing) {
    GoldRow now = place.now();
    GoldRow before = place.before();
    return List.of(
        Cell.text(place.name()),
        Figures.now(now, Kind.COUNT, Progress.REMAINING_POOR_PERSONS),
        Figures.before(before, Kind.COUNT, Progress.REMAINING_POOR_PERSONS),
        Figures.change(now, before, Kind.COUNT, Progress.REMAINING_POOR_PERSONS),
        Figures.now(now, Kind.COUNT, SinceBaseline.BASELINE_POOR_PERSONS),
        Figures.now(now, Kind.SHARE, Progress.PROGRESS),
        Figures.before(before, Kind.SHARE, Progress.PROGRESS),
        Figures.now(now, Kind.INCIDENCE, Register.INCIDENCE),
        Figures.before(before, Kind.INCIDENCE, Register.INCIDENCE),
        Figures.now(now, Kind.INCIDENCE, Register.COMPREHENSIVE_INCIDENCE),
        Figures.before(before, Kind.INCIDENCE, Register.COMPREHENSIVE_INCIDENCE),
        Figures.now(now, Kind.COUNT, ProvinceMonth.ANNEX_COUNTIES),
        course(place, standing, Progress.MET),
        course(place, standing, Progress.ON_COURSE),
        course(place, standing, Progress.LAGGING),
        course(place, standing, Progress.CRITICAL),
        Figures.now(now, Kind.COUNT, ProvinceMonth.ANNEX_VILLAGES),
        Figures.now(now, Kind.COUNT, ProvinceMonth.FOUND_VILLAGES),
        Figures.now(now, Kind.COUNT, CountyMonth.EXITED_VILLAGES),
        Figures.before(before, Kind.COUNT, CountyMonth.EXITED_VILLAGES),
        Figures.now(now, Kind.COUNT, ProvinceMonth.COUNTIES_SUBMITTED),
        Figures.now(now, Kind.COUNT, ProvinceMonth.MISSING_COUNTIES),
        Figures.now(now, Kind.COUNT, ProvinceMonth.TIMELY_COUNTIES),
        Figures.now(now, Kind.SHARE, ProvinceMonth.TIMELINESS),
        Figures.now(now, Kind.COUNT, ProvinceMonth.DAYS_LATE),
        Figures.now(now, Kind.SHARE, Register.VILLAGE_COMPLETENESS),
        Figures.now(now, Kind.SHARE, Register.HOUSEHOLD_COMPLETENESS));
  }

  private static Cell course(Place place, Standing standing, String course) {
    boolean whole = place.equals(standing.whole());
    return Cell.count(
        standing.annexCounties().stream()
            .filter(c -> whole || c.province().equals(place.name()))
            .filter(c -> c.isOn(course))
            .count());
  }

  private static Chart chart(int provinces) {
    return new Chart(
        "各省份剩余贫困人口（人）",
        Chart.Place.BELOW,
        0,
        provinces,
        0,
        List.of(
            new Chart.Series("基期", BASELINE, false, "BFBFBF"),
            new Chart.Series("上月", LAST_MONTH, false, "8EA9DB"),
            new Chart.Series("本月", THIS_MONTH, false, "2F5597")),
        Kind.COUNT);
  }

  private ProvinceSheet() {}
}
