package org.duzhan.report;

import java.util.List;
import java.util.stream.Stream;
import org.duzhan.measure.Catalogue;
import org.duzhan.measure.Change;
import org.duzhan.measure.FallByType;
import org.duzhan.measure.Figure;
import org.duzhan.measure.Guarantees;
import org.duzhan.measure.Headcount;
import org.duzhan.measure.Income;
import org.duzhan.measure.Livelihood;
import org.duzhan.measure.Monitoring;
import org.duzhan.measure.Multidimensional;
import org.duzhan.measure.Progress;
import org.duzhan.measure.Rectification;
import org.duzhan.measure.Register;
import org.duzhan.measure.Relocation;
import org.duzhan.measure.SinceBaseline;
import org.duzhan.report.content.Cell;
import org.duzhan.report.content.Column;
import org.duzhan.report.content.Highlight;
import org.duzhan.report.content.Kind;
import org.duzhan.table.Field;
import org.duzhan.table.Types;

/**
 * A figure that a leader looks for in every area, as a column.
 *
 * @param caption short enough for a heading, and clear without the column before it
 */
record MainFigure(Field field, String caption) {
  private static final int WIDTH = 10;

  static final List<MainFigure> ALL =
      List.of(
          new MainFigure(Register.COMPREHENSIVE_INCIDENCE, "综合发生率"),
          new MainFigure(Headcount.MISSED_RATE, "漏评率"),
          new MainFigure(Headcount.WRONGLY_EXITED_RATE, "错退率"),
          new MainFigure(Register.APPROVAL, "认可度"),
          new MainFigure(Income.MEAN_INCOME, "人均纯收入"),
          new MainFigure(Guarantees.UNMET_HOUSEHOLDS, "保障未达标"),
          new MainFigure(Guarantees.OUT_OF_SCHOOL_PERSONS, "失学辍学"),
          new MainFigure(Guarantees.UNINSURED_PERSONS, "未参保"),
          new MainFigure(Guarantees.UNSAFE_HOUSING_HOUSEHOLDS, "住房不安全"),
          new MainFigure(Guarantees.UNSAFE_WATER_HOUSEHOLDS, "饮水不安全"),
          new MainFigure(Livelihood.MIGRANT_WORKERS, "务工人数"),
          new MainFigure(SinceBaseline.MIGRANT_WORKERS_OF_LAST_YEAR, "务工占上年"),
          new MainFigure(Livelihood.WELFARE_POSTS, "公益岗位"),
          new MainFigure(Livelihood.NO_LABOUR_UNCOVERED, "无劳力未兜底"),
          new MainFigure(Relocation.RELOCATED_NOT_MOVED_IN, "搬迁未入住"),
          new MainFigure(Relocation.RELOCATED_UNEMPLOYED, "搬迁无人就业"),
          new MainFigure(Monitoring.MONITORED_HOUSEHOLDS, "监测户"),
          new MainFigure(Monitoring.MONITORED_UNSUPPORTED_LONG, "超期未帮扶"),
          new MainFigure(Change.RETURNED_HOUSEHOLDS, "本月返贫"),
          new MainFigure(Change.NEWLY_POOR_HOUSEHOLDS, "本月新致贫"),
          new MainFigure(Rectification.PROBLEMS_FOUND, "发现问题"),
          new MainFigure(Rectification.PROBLEMS_RECTIFIED, "已整改"),
          new MainFigure(Rectification.PROBLEMS_OVERDUE, "逾期未整改"),
          new MainFigure(Register.VILLAGE_COMPLETENESS, "村完整率"),
          new MainFigure(Register.HOUSEHOLD_COMPLETENESS, "户完整率"));

  /** Beside last month's, before all others. */
  private static final List<Field> FIRST =
      List.of(Headcount.POOR_PERSONS, Register.INCIDENCE, Progress.PROGRESS);

  /** Small shares, that a tenth of a percent would hide. */
  private static final List<Field> INCIDENCES =
      Stream.of(
              List.of(
                  Register.INCIDENCE,
                  Register.COMPREHENSIVE_INCIDENCE,
                  Headcount.MISSED_RATE,
                  Headcount.WRONGLY_EXITED_RATE,
                  Headcount.POVERTY_GAP,
                  Headcount.SEVERITY,
                  Multidimensional.MPI,
                  Change.RETURN_RATE,
                  Change.NEWLY_POOR_RATE),
              FallByType.RATES)
          .flatMap(List::stream)
          .toList();

  /** All columns that {@link #columns} shows. */
  static List<Field> fields() {
    return Stream.concat(FIRST.stream(), ALL.stream().map(MainFigure::field)).toList();
  }

  static boolean isMain(Field field) {
    return field.equals(Headcount.POOR_PERSONS)
        || field.equals(Register.INCIDENCE)
        || ALL.stream().anyMatch(main -> main.field.equals(field));
  }

  static List<Column> columns(Target incidence) {
    return Stream.concat(
            Stream.of(
                Column.of("贫困人口", "人，目标0", 11).with(Highlight.BAR),
                Column.of("上月", "人", 10),
                Column.of("较上月", "人", 10).with(Highlight.RISE),
                Column.of("贫困发生率", incidence.heading(), 11).with(Highlight.HEAT),
                Column.of("上月", 9),
                Column.of("减贫进度", 9).with(Highlight.PROGRESS)),
            ALL.stream().map(main -> Column.of(main.caption, unit(main.field), WIDTH)))
        .toList();
  }

  static List<Cell> cells(GoldRow now, GoldRow before) {
    return Stream.concat(
            Stream.of(
                Figures.now(now, Kind.COUNT, Headcount.POOR_PERSONS),
                Figures.before(before, Kind.COUNT, Headcount.POOR_PERSONS),
                Figures.change(now, before, Kind.COUNT, Headcount.POOR_PERSONS),
                Figures.now(now, Kind.INCIDENCE, Register.INCIDENCE),
                Figures.before(before, Kind.INCIDENCE, Register.INCIDENCE),
                Figures.now(now, Kind.SHARE, Progress.PROGRESS)),
            ALL.stream().map(main -> Figures.now(now, kind(main.field), main.field)))
        .toList();
  }

  /** How a figure of the catalogue is read. */
  static Kind kind(Field field) {
    if (INCIDENCES.contains(field)) {
      return Kind.INCIDENCE;
    }
    boolean ratio = Catalogue.named(field.name()).source() == Figure.Source.RATIO;
    return ratio && field.type().equals(Types.RATE) && field.unit().isEmpty()
        ? Kind.SHARE
        : Kind.COUNT;
  }

  /** The unit of the number, and of its change. */
  static String unit(Field field) {
    return kind(field) == Kind.COUNT ? field.unit() : "%";
  }
}
