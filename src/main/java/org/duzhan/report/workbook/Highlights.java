package org.duzhan.report.workbook;

import org.apache.poi.ss.usermodel.ColorScaleFormatting;
import org.apache.poi.ss.usermodel.ConditionalFormattingRule;
import org.apache.poi.ss.usermodel.ConditionalFormattingThreshold;
import org.apache.poi.ss.usermodel.ConditionalFormattingThreshold.RangeType;
import org.apache.poi.ss.usermodel.FontFormatting;
import org.apache.poi.ss.usermodel.PatternFormatting;
import org.apache.poi.ss.usermodel.SheetConditionalFormatting;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFSheetConditionalFormatting;
import org.duzhan.report.content.Highlight;

/** Colours that follow the values, so that a reader who sorts or edits keeps them. */
final class Highlights {
  private static final String RED = "F8CBAD";
  private static final String AMBER = "FFE699";
  private static final String GREEN = "C6E0B4";
  private static final String BLUE = "8EA9DB";

  private final SheetConditionalFormatting formatting;
  private final CellRangeAddress[] range;
  private final String first;

  private Highlights(SXSSFSheet sheet, CellRangeAddress range) {
    this.formatting = sheet.getSheetConditionalFormatting();
    this.range = new CellRangeAddress[] {range};
    this.first = range.formatAsString().replaceAll(":.*", "");
  }

  static void add(SXSSFSheet sheet, CellRangeAddress range, Highlight highlight) {
    new Highlights(sheet, range).add(highlight);
  }

  private void add(Highlight highlight) {
    switch (highlight) {
      case NONE -> {}
      case HEAT -> heat();
      case PROGRESS -> bar(RangeType.NUMBER);
      case BAR -> bar(RangeType.MAX);
      case GRADE -> {
        word("A", RED);
        word("B", AMBER);
        word("C", GREEN);
      }
      case COURSE -> {
        word("已清零", GREEN);
        word("按进度", GREEN);
        word("达标", GREEN);
        word("未达标", RED);
        word("滞后", AMBER);
        word("严重滞后", RED);
      }
      case RISE -> {
        letters(number(">0"), "C00000");
        letters(number("<0"), "548235");
      }
      case ALARM -> letters(number(">0"), "C00000");
    }
  }

  /** Words are greater than any number to a spreadsheet, so they are left out by name. */
  private String number(String condition) {
    return "AND(ISNUMBER(" + first + ")," + first + condition + ")";
  }

  private void word(String word, String colour) {
    ConditionalFormattingRule rule =
        formatting.createConditionalFormattingRule(first + "=\"" + word + "\"");
    PatternFormatting pattern = rule.createPatternFormatting();
    pattern.setFillBackgroundColor(Styles.colour(colour));
    pattern.setFillPattern(PatternFormatting.SOLID_FOREGROUND);
    formatting.addConditionalFormatting(range, rule);
  }

  private void letters(String condition, String colour) {
    ConditionalFormattingRule rule = formatting.createConditionalFormattingRule(condition);
    FontFormatting font = rule.createFontFormatting();
    font.setFontColor(Styles.colour(colour));
    formatting.addConditionalFormatting(range, rule);
  }

  private void heat() {
    ConditionalFormattingRule rule = formatting.createConditionalFormattingColorScaleRule();
    ColorScaleFormatting scale = rule.getColorScaleFormatting();
    scale.setNumControlPoints(2);
    zero(scale.getThresholds()[0]);
    scale.getThresholds()[1].setRangeType(RangeType.MAX);
    scale.setColors(new XSSFColor[] {Styles.colour("FFFFFF"), Styles.colour("F4B084")});
    formatting.addConditionalFormatting(range, rule);
  }

  private void bar(RangeType end) {
    ConditionalFormattingRule rule =
        ((XSSFSheetConditionalFormatting) formatting)
            .createConditionalFormattingRule(Styles.colour(BLUE));
    zero(rule.getDataBarFormatting().getMinThreshold());
    ConditionalFormattingThreshold greatest = rule.getDataBarFormatting().getMaxThreshold();
    greatest.setRangeType(end);
    if (end == RangeType.NUMBER) {
      greatest.setValue(1.0);
    }
    formatting.addConditionalFormatting(range, rule);
  }

  private static void zero(ConditionalFormattingThreshold threshold) {
    threshold.setRangeType(RangeType.NUMBER);
    threshold.setValue(0.0);
  }
}
