package org.duzhan.report.workbook;

import java.util.List;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.streaming.SXSSFSheet;

/** Lists to choose from, in the cells of a column. */
final class Choices {
  /** What a spreadsheet holds of such a list, commas and all. */
  private static final int LONGEST = 255;

  static void add(SXSSFSheet paper, int first, int last, int column, List<String> choices) {
    if (choices.isEmpty() || String.join(",", choices).length() > LONGEST) {
      return;
    }
    DataValidationHelper helper = paper.getDataValidationHelper();
    DataValidation list =
        helper.createValidation(
            helper.createExplicitListConstraint(choices.toArray(String[]::new)),
            new CellRangeAddressList(first, last, column, column));
    list.setEmptyCellAllowed(true);
    list.setSuppressDropDownArrow(true);
    list.setErrorStyle(DataValidation.ErrorStyle.STOP);
    list.createErrorBox("不在规定范围内", "请从列表中选择，或留空。");
    list.setShowErrorBox(true);
    paper.addValidationData(list);
  }

  private Choices() {}
}
