package org.duzhan.report.workbook;

import java.util.List;
import java.util.function.Function;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrossBetween;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.MarkerStyle;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFLineChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFNumericalDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.duzhan.report.content.Cell;
import org.duzhan.report.content.Chart;
import org.duzhan.report.content.Kind;
import org.duzhan.report.content.Line;

/** Native charts over the cells of a sheet: bars, and lines for targets over them. */
final class Charts {
  /** More names than these do not stand side by side. */
  private static final int NAMED_ACROSS = 12;

  private final XSSFSheet sheet;
  private final Chart chart;
  private final List<Line> lines;
  private final int firstRow;

  /**
   * @param lines the lines drawn
   * @param firstRow the row of the first of them
   */
  Charts(XSSFSheet sheet, Chart chart, List<Line> lines, int firstRow) {
    this.sheet = sheet;
    this.chart = chart;
    this.lines = lines;
    this.firstRow = firstRow;
  }

  /** Draws over the cells between two corners, the second left out. */
  void draw(int left, int top, int right, int bottom) {
    XSSFDrawing drawing = sheet.createDrawingPatriarch();
    XSSFClientAnchor anchor = drawing.createAnchor(0, 0, 0, 0, left, top, right, bottom);
    XSSFChart drawn = drawing.createChart(anchor);
    drawn.setTitleText(chart.title());
    drawn.setTitleOverlay(false);
    drawn.getOrAddLegend().setPosition(LegendPosition.BOTTOM);

    XDDFCategoryAxis across = drawn.createCategoryAxis(AxisPosition.BOTTOM);
    XDDFValueAxis up = drawn.createValueAxis(AxisPosition.LEFT);
    up.setCrosses(AxisCrosses.AUTO_ZERO);
    up.setCrossBetween(AxisCrossBetween.BETWEEN);
    up.setMinimum(0);
    if (chart.kind() == Kind.SHARE) {
      up.setMaximum(1);
    }
    up.setNumberFormat(chart.kind().format().replace("0.0%", "0%"));
    up.getOrAddMajorGridProperties().setLineProperties(new XDDFLineProperties(solid("D9D9D9")));
    bars(drawn, across, up);
    targets(drawn, across, up);
    if (chart.lines() > NAMED_ACROSS) {
      new UprightNames(drawn, across, up).set();
    }
  }

  private void bars(XSSFChart drawn, XDDFCategoryAxis across, XDDFValueAxis up) {
    XDDFBarChartData bars = (XDDFBarChartData) drawn.createData(ChartTypes.BAR, across, up);
    bars.setBarDirection(BarDirection.COL);
    bars.setGapWidth(60);
    bars.setVaryColors(false);
    for (Chart.Series series : chart.series()) {
      if (!series.line()) {
        add(bars, series).setFillProperties(solid(series.colour()));
      }
    }
    drawn.plot(bars);
  }

  private void targets(XSSFChart drawn, XDDFCategoryAxis across, XDDFValueAxis up) {
    XDDFLineChartData targets = (XDDFLineChartData) drawn.createData(ChartTypes.LINE, across, up);
    targets.setVaryColors(false);
    for (Chart.Series series : chart.series()) {
      if (series.line()) {
        XDDFLineChartData.Series line = (XDDFLineChartData.Series) add(targets, series);
        line.setMarkerStyle(MarkerStyle.NONE);
        line.setSmooth(false);
        XDDFLineProperties pen = new XDDFLineProperties(solid(series.colour()));
        pen.setWidth(2.0);
        line.setLineProperties(pen);
      }
    }
    if (targets.getSeriesCount() > 0) {
      drawn.plot(targets);
    }
  }

  private XDDFChartData.Series add(XDDFChartData data, Chart.Series series) {
    XDDFDataSource<String> names =
        XDDFDataSourcesFactory.fromArray(
            values(chart.categories(), Cell::shown).toArray(String[]::new),
            range(chart.categories()),
            chart.categories());
    XDDFNumericalDataSource<Double> numbers =
        XDDFDataSourcesFactory.fromArray(
            values(series.column(), Cell::number).toArray(Double[]::new),
            range(series.column()),
            series.column());
    numbers.setFormatCode(chart.kind().format());
    XDDFChartData.Series added = data.addSeries(names, numbers);
    added.setTitle(series.name(), null);
    return added;
  }

  private <T> List<T> values(int column, Function<Cell, T> value) {
    return lines.stream().map(line -> value.apply(line.cells().get(column))).toList();
  }

  private String range(int column) {
    return new CellRangeAddress(firstRow, firstRow + lines.size() - 1, column, column)
        .formatAsString(sheet.getSheetName(), true);
  }

  private static XDDFSolidFillProperties solid(String colour) {
    return new XDDFSolidFillProperties(XDDFColor.from(Styles.colour(colour).getRGB()));
  }
}
