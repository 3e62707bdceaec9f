package org.duzhan.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.duzhan.simulate.Simulation;
import org.duzhan.simulate.SimulationPlan;
import org.duzhan.testkit.TestSettings;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/**
 * Counties' workbooks of 20,000 households and 30 columns, strings shared as Excel shares them. Two
 * libraries read them one after another and do nothing with what they read: their seconds are those
 * of reading. Spark does the least that it can with the first library's cells: it writes them into
 * one Delta table as the texts they are. duzhan takes the files into its tables. The seconds of
 * these two are those of the whole process.
 */
final class Workbooks implements Case {
  private static final int ROWS = 20_000;
  private static final int COLUMNS = 30;
  private static final int FIRST_AMOUNT = 6;
  private static final Pattern AMOUNT = Pattern.compile("-?\\d{1,12}(\\.\\d+)?");

  @Override
  public String name() {
    return "workbooks";
  }

  @Override
  public int rows() {
    return 100 * ROWS;
  }

  @Override
  public List<String> programs() {
    return List.of("fastexcel", "poi", "spark", "duzhan");
  }

  @Override
  public void prepare(Path folder, int rows) throws Exception {
    Path source = folder.resolve("source");
    // Somewhat more: rows of the smallest counties are left over, and some rows are bad.
    Simulation.write(
        new SimulationPlan(YearMonth.of(2019, 12), 1, rows + rows / 10, 1, true, 2),
        TestSettings.defaults(),
        source,
        System.err::println);
    Path inbox = Files.createDirectories(folder.resolve("inbox"));
    Iterator<String> counties = counties().iterator();
    try (Lines lines = new Lines(source)) {
      for (int file = 0; file < Math.max(1, rows / ROWS); file++) {
        write(inbox, counties.next(), lines);
      }
    }
  }

  private static List<String> counties() {
    return List.copyOf(TestSettings.defaults().areas().counties().keySet());
  }

  private static void write(Path inbox, String county, Lines lines) throws IOException {
    try (OutputStream out =
            Files.newOutputStream(inbox.resolve("%s_2019-12_户表.xlsx".formatted(county)));
        Workbook workbook = new Workbook(out, "bench", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("户表");
      row(sheet, 0, lines.headings());
      for (int i = 1; i <= ROWS; i++) {
        String[] cells = lines.next();
        cells[1] = county + cells[1].substring(6);
        row(sheet, i, cells);
      }
    }
  }

  private static void row(Worksheet sheet, int number, String[] cells) {
    for (int i = 0; i < COLUMNS; i++) {
      if (number > 0 && i >= FIRST_AMOUNT && AMOUNT.matcher(cells[i]).matches()) {
        sheet.value(number, i, new BigDecimal(cells[i]));
      } else if (!cells[i].isEmpty()) {
        sheet.value(number, i, cells[i]);
      }
    }
  }

  @Override
  public String run(String program, Path folder, Path out) throws Exception {
    Path inbox = folder.resolve("inbox");
    return switch (program) {
      case "duzhan" -> Ingest.of(inbox, out);
      case "spark" -> PlainIngest.of(files(inbox), COLUMNS, out.resolve("warehouse/texts"));
      case "fastexcel" -> read(inbox, out, Workbooks::fastexcel);
      case "poi" -> read(inbox, out, Workbooks::poi);
      default -> throw new IllegalArgumentException(program);
    };
  }

  /** Reads a workbook; returns its rows, the heading's not counted. */
  private interface Reader {
    long read(Path file) throws Exception;
  }

  private static String read(Path inbox, Path out, Reader reader) throws Exception {
    long rows = 0;
    long start = System.nanoTime();
    for (Path file : files(inbox)) {
      rows += reader.read(file);
    }
    Files.writeString(out.resolve("seconds"), String.valueOf((System.nanoTime() - start) / 1e9));
    return String.valueOf(rows);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static long fastexcel(Path file) throws IOException {
    long rows = -1;
    long characters = 0;
    try (InputStream in = Files.newInputStream(file);
        ReadableWorkbook workbook = new ReadableWorkbook(in);
        Stream<Row> stream = workbook.getFirstSheet().openStream()) {
      for (Row row : (Iterable<Row>) stream::iterator) {
        rows++;
        for (Cell cell : row) {
          characters += cell == null || cell.getRawValue() == null ? 0 : cell.getText().length();
        }
      }
    }
    return characters < 0 ? 0 : rows;
  }

  private static long poi(Path file)
      throws IOException, OpenXML4JException, SAXException, ParserConfigurationException {
    Counted counted = new Counted();
    try (OPCPackage container = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
      XSSFReader reader = new XSSFReader(container);
      XMLReader xml = XMLHelper.newXMLReader();
      xml.setContentHandler(
          new XSSFSheetXMLHandler(
              reader.getStylesTable(),
              new ReadOnlySharedStringsTable(container),
              counted,
              new DataFormatter(),
              false));
      try (InputStream sheet = reader.getSheetsData().next()) {
        xml.parse(new InputSource(sheet));
      }
    }
    return counted.rows - 1;
  }

  private static final class Counted implements XSSFSheetXMLHandler.SheetContentsHandler {
    private long rows;
    private long characters;

    @Override
    public void startRow(int row) {
      rows++;
    }

    @Override
    public void endRow(int row) {}

    @Override
    public void cell(String reference, String value, XSSFComment comment) {
      characters += value == null ? 0 : value.length();
    }
  }

  /** Rows of simulated county files, one file after another. */
  private static final class Lines implements AutoCloseable {
    private final ArrayDeque<Path> files;
    private BufferedReader reader;
    private final String[] headings;

    Lines(Path source) throws IOException {
      try (Stream<Path> found = Files.walk(source.resolve("inbox"))) {
        files =
            new ArrayDeque<>(
                found.filter(f -> f.getFileName().toString().contains("户表")).sorted().toList());
      }
      reader = Files.newBufferedReader(files.remove());
      headings = cells(reader.readLine().replace("\uFEFF", ""));
    }

    String[] headings() {
      return headings;
    }

    String[] next() throws IOException {
      String line = reader.readLine();
      while (line == null) {
        reader.close();
        reader = Files.newBufferedReader(files.remove());
        reader.readLine();
        line = reader.readLine();
      }
      return cells(line);
    }

    private static String[] cells(String line) {
      return line.split(",", -1);
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }
}
