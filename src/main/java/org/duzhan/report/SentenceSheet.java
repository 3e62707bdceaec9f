package org.duzhan.report;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.duzhan.measure.Catalogue;
import org.duzhan.measure.Figure;
import org.duzhan.measure.Sentence;
import org.duzhan.measure.SinceBaseline;
import org.duzhan.measure.TwoPlaces;
import org.duzhan.report.content.Cell;
import org.duzhan.report.content.Column;
import org.duzhan.report.content.Kind;
import org.duzhan.report.content.Line;
import org.duzhan.report.content.Sheet;
import org.duzhan.table.Field;

/** 督战内容: every figure of the catalogue, sentence by sentence of the notice. */
final class SentenceSheet {
  private static final Map<Sentence, String> TITLES =
      Map.of(
          Sentence.SCOPE, "督战范围",
          Sentence.INCOME, "收入与贫困",
          Sentence.PRECISION, "精准识别、精准退出",
          Sentence.GUARANTEES, "三保障和饮水安全",
          Sentence.EMPLOYMENT, "就业、公益岗位、兜底",
          Sentence.RELOCATION, "易地扶贫搬迁",
          Sentence.MONITORING, "监测和帮扶",
          Sentence.RECTIFICATION, "问题整改",
          Sentence.REPORTING, "每月报告",
          Sentence.EXIT, "按期退出、全部脱贫");

  private static final Map<String, String> DEFINITIONS =
      Indicators.ALL.stream()
          .collect(toMap(i -> i.field().name(), Indicator::definition, (a, b) -> a));

  private SentenceSheet() {}

  static Sheet of(ReportInput input, Standing standing) {
    List<Wholes.Whole> wholes = Wholes.of(input, standing);
    List<Line> lines = new ArrayList<>();
    for (Sentence sentence : Sentence.values()) {
      List<Figure> figures =
          Catalogue.FIGURES.stream().filter(figure -> figure.sentence() == sentence).toList();
      if (!figures.isEmpty()) {
        lines.add(title(sentence, wholes.size()));
      }
      figures.forEach(figure -> lines.add(line(figure, wholes)));
    }
    return new Sheet(
        "督战内容",
        Names.area(input.settings(), input.scope())
            + "督战内容逐句指标（"
            + Names.month(input.provenance().period())
            + "）",
        List.of(
            "按国开发〔2020〕2号文件的督战范围、督战内容、督战方式逐句列出本月、上月和变化，共%d项；标“●”的为要点，可按该列筛选。"
                .formatted(Catalogue.FIGURES.size())),
        input.provenance().line(),
        columns(wholes),
        lines,
        List.of(
            "比率先汇总分子、分母再相除，只在显示时四舍五入；比率的变化为百分点。“—”表示没有该数，其后为原因，不作零处理。",
            "人数、户数、个数只在两月报送村数相同时比较，缺报不算减少。挂牌县整体为附件1各县全部村的合计，挂牌村整体为全部挂牌村的合计，两者有重叠，不相加。",
            "列名可用于核对：jobs/duzhan trace --period 月份 --area 代码 --figure 列名。"),
        List.of(),
        4);
  }

  private static List<Column> columns(List<Wholes.Whole> wholes) {
    List<Column> columns =
        new ArrayList<>(
            List.of(
                Column.of("条款", 8), Column.of("要点", 6), Column.of("指标", 30), Column.of("单位", 7)));
    for (Wholes.Whole whole : wholes) {
      columns.add(Column.of(whole.name(), "本月", 15));
      columns.add(Column.of(whole.name(), "上月", 15));
      columns.add(Column.of(whole.name(), "较上月", 13));
    }
    columns.add(Column.of("口径", 52));
    columns.add(Column.of("列名", 34));
    return columns;
  }

  /** What the notice says, ahead of what is counted for it. */
  private static Line title(Sentence sentence, int wholes) {
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.text(Kind.LABEL, sentence.section()));
    cells.add(Cell.text(Kind.LABEL, ""));
    cells.add(Cell.text(TITLES.getOrDefault(sentence, "")));
    cells.addAll(Collections.nCopies(1 + 3 * wholes, Cell.text("")));
    cells.add(Cell.text(Kind.SENTENCE, "“" + sentence.words() + "”"));
    cells.add(Cell.text(""));
    return new Line(cells, true);
  }

  private static Line line(Figure figure, List<Wholes.Whole> wholes) {
    Field field = figure.field();
    Kind kind = MainFigure.kind(field);
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.text(Kind.LABEL, figure.sentence().section()));
    cells.add(Cell.text(Kind.LABEL, MainFigure.isMain(field) ? "●" : ""));
    cells.add(Cell.text(field.caption()));
    cells.add(Cell.text(Kind.LABEL, MainFigure.unit(field)));
    for (Wholes.Whole whole : wholes) {
      cells.add(Figures.now(whole.now(), kind, field));
      cells.add(Figures.before(whole.before(), kind, field));
      cells.add(Figures.change(whole.now(), whole.before(), kind, field));
    }
    cells.add(Cell.text(Kind.SENTENCE, definition(figure)));
    cells.add(Cell.text(field.name()));
    return new Line(cells, false);
  }

  private static String definition(Figure figure) {
    String known = DEFINITIONS.get(figure.field().name());
    if (known != null) {
      return known;
    }
    return switch (figure.source()) {
      case HOUSEHOLDS -> "由本月户表逐户汇总";
      case CHANGE -> "上月、本月均有记录的户逐户比较后汇总";
      case VILLAGE -> ofVillages(figure);
      case RATIO -> ratio(figure);
    };
  }

  private static String ofVillages(Figure figure) {
    if (figure.sentence() == Sentence.RECTIFICATION) {
      return "由问题台账汇总";
    }
    if (figure.field().equals(TwoPlaces.HOUSEHOLDS)) {
      return "同月在其他村也有记录的户；所在村不计算发生率和变化";
    }
    if (figure.field().equals(SinceBaseline.BASELINE_VILLAGES)) {
      return "基期已报送户表的村";
    }
    return figure.nullReason().equals(Optional.of(SinceBaseline.NULL_REASON))
        ? "由基期和本月均已报送的村汇总"
        : "由村表逐村汇总";
  }

  /** Alone, a part is not 其中 of the line above. */
  private static String ratio(Figure figure) {
    return figure.parts().stream()
        .map(part -> part.caption().replaceFirst("^其中", ""))
        .collect(joining(" ÷ "));
  }
}
