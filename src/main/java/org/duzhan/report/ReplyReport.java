package org.duzhan.report;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.duzhan.report.content.Report;
import org.duzhan.report.content.Sheet;
import org.duzhan.settings.Settings;

/**
 * 回执: what a county's files came to, which cells are wrong and what to write instead, and the bad
 * rows as tables that can be mended in place and sent back. Nothing personal is in it.
 */
public final class ReplyReport {
  public static Report of(Reply reply, Settings settings) {
    List<Sheet> sheets = new ArrayList<>();
    List<MendingSheet> mending = MendingSheet.all(reply);
    sheets.add(new ReceiptSheet(reply, settings).sheet());
    if (reply.bad().rows() > 0) {
      sheets.add(new FaultSheet(reply, mending, settings.reply().cells()).sheet());
    }
    mending.forEach(m -> sheets.add(m.sheet()));
    return new Report(reply.fileName(), title(reply, settings), dated(reply), sheets);
  }

  static String title(Reply reply, Settings settings) {
    String county =
        reply.county().isEmpty() ? "无法确定报送县的文件" : Names.county(settings, reply.county());
    String month = reply.period().isEmpty() ? "" : Names.month(YearMonth.parse(reply.period()));
    return "数据报送回执　%s　%s".formatted(county, month).strip();
  }

  /** The day the last file came: the same files give the same bytes whenever it is written. */
  static LocalDate dated(Reply reply) {
    return reply.files().stream()
        .map(Reply.Received::on)
        .max(Comparator.naturalOrder())
        .orElse(LocalDate.EPOCH);
  }

  static String provenance(Reply reply) {
    return "运行 %s　本文件不含姓名、证件号码、电话、户编号，各行按文件、工作表和行号查找".formatted(reply.runId());
  }

  /** Where all that was not taken stands, for whoever runs the program. */
  static String allBadRows(Reply reply) {
    return "全部各行在数据表quarantine中（county_code = '%s'，period = '%s'），可请管理员导出"
        .formatted(reply.county(), reply.period());
  }

  private ReplyReport() {}
}
