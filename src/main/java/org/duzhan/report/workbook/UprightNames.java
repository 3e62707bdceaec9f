package org.duzhan.report.workbook;

import javax.xml.namespace.QName;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.xmlbeans.XmlCursor;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTCatAx;

/**
 * Names of many bars, each of them and upright: left alone, a spreadsheet leaves out every second.
 */
final class UprightNames {
  private static final String CHARTS = "http://schemas.openxmlformats.org/drawingml/2006/chart";
  private static final int QUARTER_TURN_LEFT = -90 * 60_000;

  /** A sheet with so many bars is shrunk to about half on paper. */
  private static final double POINTS = 12;

  private final XSSFChart chart;
  private final XDDFCategoryAxis across;
  private final XDDFValueAxis up;

  UprightNames(XSSFChart chart, XDDFCategoryAxis across, XDDFValueAxis up) {
    this.chart = chart;
    this.across = across;
    this.up = up;
  }

  void set() {
    across.getOrAddTextProperties().setFontSize(POINTS);
    up.getOrAddTextProperties().setFontSize(POINTS);
    CTCatAx axis = chart.getCTChart().getPlotArea().getCatAxArray(0);
    axis.getTxPr().getBodyPr().setRot(QUARTER_TURN_LEFT);
    nameEvery(axis);
  }

  /** The small set of classes that POI brings has none for this element. */
  private static void nameEvery(CTCatAx axis) {
    try (XmlCursor cursor = axis.newCursor()) {
      cursor.toEndToken();
      cursor.beginElement(new QName(CHARTS, "tickLblSkip", "c"));
      cursor.insertAttributeWithValue("val", "1");
    }
  }
}
