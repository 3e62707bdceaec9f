package org.duzhan.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.duzhan.report.content.Report;
import org.duzhan.report.content.Sheet;

/** 督战排名: where the area stands, who lags, and why. */
public final class RankingReport {
  public static final String FILE = "ranking.xlsx";

  public static Report of(ReportInput input) {
    return of(input, Standing.of(input));
  }

  static Report of(ReportInput input, Standing standing) {
    List<Sheet> sheets = new ArrayList<>();
    sheets.add(SummarySheet.of(input, standing));
    sheets.add(ListingSheet.of(input, standing));
    if (!standing.provinces().isEmpty()) {
      sheets.add(ProvinceSheet.of(input, standing));
    }
    sheets.add(CountySheet.of(input, standing));
    if (standing.annexCounties().size() > 1) {
      sheets.add(ProgressSheet.of(input, standing));
    }
    sheets.add(VillageSheet.of(input, standing));
    sheets.add(LadderSheet.of(input, standing));
    sheets.add(NotesSheet.of(input, RankingTerms.of(input.settings())));
    return new Report(FILE, "督战排名 " + input.provenance().period(), dated(input), sheets);
  }

  /** The last day of the month: the same content gives the same bytes whenever it is written. */
  static LocalDate dated(ReportInput input) {
    return input.provenance().period().atEndOfMonth();
  }

  private RankingReport() {}
}
