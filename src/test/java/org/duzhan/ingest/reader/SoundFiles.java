package org.duzhan.ingest.reader;

import java.io.IOException;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;

/** The files of a county for one of its tables, the same rows in each way to write them. */
record SoundFiles(String table, byte[] xlsx, byte[] xls, byte[] xls95, String text) {
  private static final int ROWS = 40;
  private static final int MEMBERS = 2;
  private static final String MONTH = "2020-04";

  static final List<SoundFiles> ALL =
      List.of(
          of(
              "户表",
              List.of("统计月份", "行政村代码", "户编号", "户主姓名", "家庭人口数", "脱贫属性", "工资性收入", "住房等级", "劳动力人数"),
              n -> List.of(MONTH, village(n), "h" + n, "户主" + n, 4, "未脱贫", 1200 + n, "A级", 2)),
          of(
              "人口表",
              List.of("统计月份", "行政村代码", "户编号", "姓名", "与户主关系", "脱贫属性", "年龄", "工资性收入"),
              n ->
                  List.of(
                      MONTH,
                      village(n / MEMBERS),
                      "h" + n / MEMBERS,
                      "某" + n,
                      n % MEMBERS == 0 ? "户主" : "配偶",
                      "未脱贫",
                      30 + n / MEMBERS,
                      900)),
          of(
              "村表",
              List.of("统计月份", "行政村代码", "行政村名称", "农业户籍人口", "农业户籍户数"),
              n -> List.of(MONTH, village(n), "村" + n, 1000 + n, 300)),
          of(
              "问题台账",
              List.of("统计月份", "问题编号", "行政村代码", "问题来源", "问题描述", "责任单位", "发现日期", "整改期限", "整改状态"),
              n ->
                  List.of(
                      MONTH,
                      "WT-%03d".formatted(n),
                      village(n),
                      "国家督查",
                      "饮水，\n第" + n + "处",
                      "水务局",
                      "2020-03-01",
                      "2020-05-01",
                      "整改中")));

  private static String village(int number) {
    return "5226331002%02d".formatted(number);
  }

  private static SoundFiles of(String table, List<String> headings, IntFunction<List<Object>> row) {
    List<List<Object>> rows = IntStream.range(0, ROWS).mapToObj(row).toList();
    return new SoundFiles(
        table,
        xlsx(table, headings, rows),
        xls(table, headings, rows),
        xls95(table, headings, rows),
        text(headings, rows));
  }

  private static byte[] xlsx(String table, List<String> headings, List<List<Object>> rows) {
    StringBuilder cells = new StringBuilder("<row r=\"1\">");
    StringBuilder strings = new StringBuilder();
    for (int i = 0; i < headings.size(); i++) {
      cells.append("<c r=\"%c1\" t=\"s\"><v>%d</v></c>".formatted('A' + i, i));
      strings.append("<si><t>").append(headings.get(i)).append("</t></si>");
    }
    cells.append("</row>");
    for (int r = 0; r < rows.size(); r++) {
      cells.append("<row r=\"%d\">".formatted(r + 2));
      for (int i = 0; i < headings.size(); i++) {
        Object cell = rows.get(r).get(i);
        String type = cell instanceof String ? " t=\"str\"" : " s=\"1\"";
        cells.append("<c r=\"%c%d\"%s><v>%s</v></c>".formatted('A' + i, r + 2, type, cell));
      }
      cells.append("</row>");
    }
    return new XlsxFile()
        .strings(strings.toString())
        .styles("<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"1\"/></cellXfs>")
        .sheet(table, cells.toString())
        .bytes();
  }

  private static byte[] xls(String table, List<String> headings, List<List<Object>> rows) {
    HSSFWorkbook book = new HSSFWorkbook();
    HSSFSheet sheet = book.createSheet(table);
    fill(sheet.createRow(0), headings);
    for (int r = 0; r < rows.size(); r++) {
      fill(sheet.createRow(r + 1), rows.get(r));
    }
    try {
      return XlsReaderTest.bytes(book);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void fill(HSSFRow row, List<?> cells) {
    for (int i = 0; i < cells.size(); i++) {
      if (cells.get(i) instanceof Integer number) {
        row.createCell(i).setCellValue(number);
      } else {
        row.createCell(i).setCellValue(cells.get(i).toString());
      }
    }
  }

  private static byte[] xls95(String table, List<String> headings, List<List<Object>> rows) {
    Biff5File file =
        new Biff5File().begin(0x05).codePage(936).style(0).name(table).end().begin(0x10);
    for (int i = 0; i < headings.size(); i++) {
      file.text(0, i, headings.get(i));
    }
    for (int r = 0; r < rows.size(); r++) {
      for (int i = 0; i < headings.size(); i++) {
        Object cell = rows.get(r).get(i);
        if (cell instanceof Integer number) {
          file.number(r + 1, i, 0, number);
        } else {
          file.text(r + 1, i, cell.toString());
        }
      }
    }
    return file.end().bytes();
  }

  private static String text(List<String> headings, List<List<Object>> rows) {
    StringBuilder text = new StringBuilder(String.join(",", headings)).append('\n');
    for (List<Object> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        Object cell = row.get(i);
        boolean quoted = i > 2 && cell instanceof String;
        text.append(i == 0 ? "" : ",").append(quoted ? "\"" + cell + "\"" : cell);
      }
      text.append('\n');
    }
    return text.toString();
  }
}
