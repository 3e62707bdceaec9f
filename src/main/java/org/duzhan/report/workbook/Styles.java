package org.duzhan.report.workbook;

import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.FontUnderline;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.duzhan.report.content.Kind;

/** The styles of one workbook, each made once: a workbook holds only so many. */
final class Styles {
  static final String FONT = "微软雅黑";
  static final int FONT_POINTS = 10;
  private static final String GREY = "808080";

  /** Words outside the table. */
  enum Words {
    TITLE,
    LEAD,
    PROVENANCE,
    HEADING,
    NOTE
  }

  private record Body(Kind kind, boolean strong, boolean missing, boolean quoted) {}

  private final XSSFWorkbook workbook;
  private final Map<Words, XSSFCellStyle> words = new HashMap<>();
  private final Map<Body, XSSFCellStyle> bodies = new HashMap<>();

  Styles(XSSFWorkbook workbook) {
    this.workbook = workbook;
    // The default font sets the unit of column widths.
    XSSFFont standard = workbook.getFontAt(0);
    standard.setFontName(FONT);
    standard.setFontHeightInPoints((short) FONT_POINTS);
  }

  XSSFCellStyle words(Words role) {
    return words.computeIfAbsent(role, this::makeWords);
  }

  /**
   * The style of a cell of the table.
   *
   * @param quoted words that a spreadsheet could take for a formula, marked as words
   */
  XSSFCellStyle body(Kind kind, boolean strong, boolean missing, boolean quoted) {
    return bodies.computeIfAbsent(new Body(kind, strong, missing, quoted), this::makeBody);
  }

  private XSSFCellStyle makeWords(Words role) {
    XSSFCellStyle style = workbook.createCellStyle();
    style.setWrapText(true);
    style.setVerticalAlignment(VerticalAlignment.CENTER);
    switch (role) {
      case TITLE -> style.setFont(font(16, true, "1F3864"));
      case LEAD -> style.setFont(font(11, false, "000000"));
      case PROVENANCE, NOTE -> style.setFont(font(9, false, GREY));
      case HEADING -> {
        style.setFont(font(FONT_POINTS, true, "FFFFFF"));
        style.setAlignment(HorizontalAlignment.CENTER);
        fill(style, "1F3864");
        border(style);
      }
    }
    return style;
  }

  private XSSFCellStyle makeBody(Body body) {
    XSSFCellStyle style = workbook.createCellStyle();
    style.setDataFormat(workbook.createDataFormat().getFormat(body.kind.format()));
    style.setVerticalAlignment(VerticalAlignment.CENTER);
    style.setAlignment(alignment(body));
    style.setWrapText((body.kind.isText() && body.kind != Kind.KEY) || body.missing);
    style.setQuotePrefixed(body.quoted);
    style.setFont(letters(body));
    if (body.kind == Kind.WRONG) {
      fill(style, "FFFF00");
    } else if (body.strong) {
      fill(style, "E7ECF5");
    }
    border(style);
    return style;
  }

  private XSSFFont letters(Body body) {
    if (body.kind == Kind.LINK) {
      XSSFFont link = font(FONT_POINTS, body.strong, "0563C1");
      link.setUnderline(FontUnderline.SINGLE);
      return link;
    }
    return font(FONT_POINTS, body.strong, body.missing || body.kind == Kind.KEY ? GREY : "000000");
  }

  private static HorizontalAlignment alignment(Body body) {
    return switch (body.kind) {
      case TEXT, SENTENCE, WRONG -> HorizontalAlignment.LEFT;
      case KEY -> HorizontalAlignment.FILL;
      case LABEL, LINK, RANK, MOVE, DATE -> HorizontalAlignment.CENTER;
      default -> body.missing ? HorizontalAlignment.CENTER : HorizontalAlignment.RIGHT;
    };
  }

  private XSSFFont font(int points, boolean bold, String colour) {
    XSSFFont font = workbook.createFont();
    font.setFontName(FONT);
    font.setFontHeightInPoints((short) points);
    font.setBold(bold);
    font.setColor(colour(colour));
    return font;
  }

  private static void fill(XSSFCellStyle style, String colour) {
    style.setFillForegroundColor(colour(colour));
    style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
  }

  private static void border(XSSFCellStyle style) {
    style.setBorderTop(BorderStyle.THIN);
    style.setBorderBottom(BorderStyle.THIN);
    style.setBorderLeft(BorderStyle.THIN);
    style.setBorderRight(BorderStyle.THIN);
    style.setTopBorderColor(colour("D0D0D0"));
    style.setBottomBorderColor(colour("D0D0D0"));
    style.setLeftBorderColor(colour("D0D0D0"));
    style.setRightBorderColor(colour("D0D0D0"));
  }

  static XSSFColor colour(String rgb) {
    int value = Integer.parseInt(rgb, 16);
    byte[] bytes = {(byte) (value >> 16), (byte) (value >> 8), (byte) value};
    return new XSSFColor(bytes, null);
  }
}
