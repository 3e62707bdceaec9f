package org.duzhan.report;

import java.util.ArrayList;
import java.util.List;
import org.duzhan.report.content.Cell;
import org.duzhan.report.content.Column;
import org.duzhan.report.content.Kind;
import org.duzhan.report.content.Line;
import org.duzhan.report.content.Sheet;

/** 说明: what each figure means, how places are ranked, and where everything comes from. */
final class NotesSheet {
  /** A term and what it means. */
  record Term(String name, String meaning) {}

  static Sheet of(ReportInput input, List<Term> terms) {
    List<Line> lines = new ArrayList<>();
    terms.forEach(term -> lines.add(line(term.name(), term.meaning())));
    Provenance provenance = input.provenance();
    lines.add(line("数据月份", provenance.period().toString()));
    lines.add(line("范围", Names.area(input.settings(), input.scope())));
    lines.add(line("运行编号", provenance.runId()));
    lines.add(line("表版本", provenance.versions()));
    lines.add(line("设置摘要", "SHA-256 " + provenance.settingsHash()));
    lines.add(line("重现方法", provenance.command() + "　（表版本与设置相同，则数字相同）"));
    lines.add(line("个人信息", "本文件不含姓名、证件号码、电话等任何个人信息。"));
    return new Sheet(
        "说明",
        "指标口径、排名方法与数据来源",
        List.of(),
        provenance.line(),
        List.of(Column.of("项目", 30), Column.of("说明", 110)),
        lines,
        List.of(),
        List.of(),
        0);
  }

  private static Line line(String name, String meaning) {
    return Line.of(Cell.text(name), Cell.text(Kind.SENTENCE, meaning));
  }

  private NotesSheet() {}
}
