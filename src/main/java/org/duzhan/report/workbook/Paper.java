package org.duzhan.report.workbook;

import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.duzhan.report.content.Chart;
import org.duzhan.report.content.Sheet;

/**
 * How a sheet stands on the screen and on paper: A4 landscape, one page wide if that can be read.
 */
final class Paper {
  /** More sentences than this above the table, and frozen heads would fill a small screen. */
  private static final int FROZEN_LEAD = 2;

  /** What fits between the margins of A4 landscape, in points. */
  private static final double WIDTH = 780;

  private static final double HEIGHT = 490;
  private static final double POINTS_PER_CHARACTER = 5.5;

  /** Characters side by side on a page that can still be read. */
  private static final double WIDEST_PAGE = 300;

  /** A sheet up to so many pages long is shrunk to one, rather than leave a page almost empty. */
  private static final double SHRUNK_PAGES = 1.35;

  /**
   * Sets up screen and paper.
   *
   * @param heading row of the headings
   * @param characters width of the sheet
   * @param points height of the sheet
   */
  static void setUp(SXSSFSheet paper, Sheet sheet, int heading, int characters, double points) {
    paper.setDisplayGridlines(false);
    if (sheet.lead().size() <= FROZEN_LEAD) {
      paper.createFreezePane(sheet.frozen(), heading + 1);
    }
    paper.setRepeatingRows(new CellRangeAddress(heading, heading, -1, -1));
    paper.setAutobreaks(true);
    paper.setFitToPage(true);
    paper.setHorizontallyCenter(true);
    PrintSetup print = paper.getPrintSetup();
    print.setPaperSize(PrintSetup.A4_PAPERSIZE);
    print.setLandscape(true);
    int across = pagesAcross(characters);
    print.setFitWidth((short) across);
    if (across > 1 && sheet.frozen() > 0) {
      paper.setRepeatingColumns(new CellRangeAddress(-1, -1, 0, sheet.frozen() - 1));
    }
    boolean onePage = sheet.charts().stream().anyMatch(c -> c.place() == Chart.Place.RIGHT);
    print.setFitHeight((short) (onePage || almostFits(characters, points) ? 1 : 0));
    margins(paper);
    paper.getFooter().setLeft(escaped(sheet.title()));
    paper.getFooter().setCenter("第 &P 页　共 &N 页");
  }

  /** Shrunk to less than half, nobody reads it: then it goes over several pages side by side. */
  private static int pagesAcross(int characters) {
    return (int) Math.ceil(characters / WIDEST_PAGE);
  }

  private static boolean almostFits(int characters, double points) {
    double scale = Math.min(1, WIDTH / (characters * POINTS_PER_CHARACTER));
    return points * scale <= HEIGHT * SHRUNK_PAGES;
  }

  private static void margins(SXSSFSheet paper) {
    paper.setMargin(PageMargin.LEFT, 0.4);
    paper.setMargin(PageMargin.RIGHT, 0.4);
    paper.setMargin(PageMargin.TOP, 0.5);
    paper.setMargin(PageMargin.BOTTOM, 0.7);
    paper.setMargin(PageMargin.FOOTER, 0.3);
  }

  /** In a footer, & begins a code. */
  private static String escaped(String text) {
    return text.replace("&", "&&");
  }

  private Paper() {}
}
