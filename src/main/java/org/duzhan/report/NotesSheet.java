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
  private static final String VERSIONS_READ =
      "用 Delta 时间旅行读取上列版本，如 Spark："
          + "spark.read.format(\"delta\").option(\"versionAsOf\", 版本).load(\"数据仓库目录/表名\")。"
          + "由村、县指标表可查到户表（household）、村表（village）、问题台账（problem）各行，"
          + "再由其中的 submission_id 查到报送文件（submission）。";
  private static final String AGAIN =
      "report 命令读取各表的最新版本：表版本与设置摘要均相同时，数字相同；" + "其后又有运行时，请按上列版本读表核对。";

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
    lines.add(line("按版本读表", VERSIONS_READ));
    lines.add(line("设置摘要", settings(provenance.settingsHash())));
    lines.add(line("重现方法", provenance.command()));
    lines.add(line("重现条件", AGAIN));
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

  private static String settings(String hash) {
    return "SHA-256 前%d位：%s".formatted(hash.length(), hash);
  }

  private static Line line(String name, String meaning) {
    return Line.of(Cell.text(name), Cell.text(Kind.SENTENCE, meaning));
  }

  private NotesSheet() {}
}
