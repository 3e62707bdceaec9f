package org.duzhan.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.duzhan.settings.Limits;
import org.jspecify.annotations.Nullable;

/** Reads one file from end to end, once: what it is, what it holds, whether it can be taken. */
final class FileReader {
  private static final Pattern MONTH_IN_NAME =
      Pattern.compile("(?<!\\d)(20\\d\\d)[-_年.]?(\\d{1,2})(?!\\d)");

  private final Mappings how;
  private final InboxFile file;
  private final Configuration hadoop;
  private final Map<String, TableReading> readings = new LinkedHashMap<>();
  private final Tally periods = new Tally();
  private final Tally counties = new Tally();

  /**
   * How files are read.
   *
   * @param spool folder the rows go to; null to judge only
   */
  record Mappings(List<Mapping> mappings, Limits limits, String secret, @Nullable String spool)
      implements Serializable {}

  private FileReader(Mappings how, InboxFile file, Configuration hadoop) {
    this.how = how;
    this.file = file;
    this.hadoop = hadoop;
  }

  static Verdict read(Mappings how, InboxFile file, Configuration hadoop) {
    if (file.bytes() == 0) {
      return Verdict.refused(file, Fingerprint.OF_NOTHING, "文件为空");
    }
    if (file.bytes() > how.limits().fileBytes()) {
      return Verdict.refused(
          file, "", "文件过大：%d字节，上限%d字节".formatted(file.bytes(), how.limits().fileBytes()));
    }
    return new FileReader(how, file, hadoop).read();
  }

  private Verdict read() {
    FileSource source = new FileSource(file.uri(), hadoop);
    Fingerprint print;
    try (InputStream in = source.open()) {
      print = Fingerprint.of(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      TableFinder finder = new TableFinder(how.mappings(), how.limits(), this::row);
      parse(source, print, finder);
      return verdict(print, finder.complete() || file.name().contains(TableFinder.COMPLETE));
    } catch (RefusedFile e) {
      abandon();
      return Verdict.refused(file, print.sha256(), String.valueOf(e.getMessage()));
    }
  }

  private void parse(FileSource source, Fingerprint print, TableFinder finder) {
    try {
      switch (FileType.of(print)) {
        case XLSX -> XlsxReader.read(source, finder, how.limits());
        case XLS -> XlsReader.read(source, finder);
        case TEXT -> readText(source, print, finder);
        case OTHER -> throw new RefusedFile("无法识别的文件格式（应为xlsx、xls或csv）");
      }
    } catch (CharacterCodingException e) {
      throw new RefusedFile("文字编码既不是UTF-8也不是GB18030");
    } catch (RefusedFile | UncheckedIOException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // Spreadsheet libraries answer a broken file with faults of any kind.
      throw new RefusedFile("文件已损坏，无法读取（%s）".formatted(e.getClass().getSimpleName()));
    }
  }

  private static void readText(FileSource source, Fingerprint print, TableFinder finder)
      throws IOException {
    try (InputStream in = source.open()) {
      if (print.utf8()) {
        if (print.startsWith("efbbbf")) {
          in.skipNBytes(3);
        }
        CsvReader.read(in, finder);
      } else {
        var strict =
            Charset.forName("GB18030")
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CsvReader.read(new Utf8Stream(new InputStreamReader(in, strict)), finder);
      }
    }
  }

  private void row(Headings headings, String sheet, long number, CellRow cells) {
    readings
        .computeIfAbsent(headings.mapping().table(), t -> reading(headings.mapping()))
        .row(headings, sheet, number, cells);
  }

  private TableReading reading(Mapping mapping) {
    String path =
        how.spool() == null ? "" : how.spool() + "/" + UUID.randomUUID() + "." + mapping.table();
    return new TableReading(
        mapping,
        how.limits(),
        new Keys(how.secret()),
        path,
        new SpoolWriter(spool(path)),
        periods,
        counties);
  }

  private @Nullable OutputStream spool(String path) {
    if (path.isEmpty()) {
      return null;
    }
    try {
      Path at = new Path(path);
      return at.getFileSystem(hadoop).create(at, true, 1 << 18);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Verdict verdict(Fingerprint print, boolean complete) {
    List<Verdict.Part> parts = new ArrayList<>();
    readings.values().forEach(r -> parts.add(r.finish()));
    if (parts.isEmpty()) {
      throw new RefusedFile("没有找到可识别的表（户表、村表或问题台账的表头），或表中没有数据行");
    }
    String period = month(periods.most());
    String county = counties.most();
    if (period == null) {
      throw new RefusedFile("无法确定统计月份");
    }
    if (county == null || !county.matches("\\d{6}")) {
      throw new RefusedFile("无法确定报送县（行政村代码缺失）");
    }
    return new Verdict(file, print.sha256(), null, county, period, complete, parts);
  }

  /** The month the rows speak of, else the one in the file's name. */
  private @Nullable String month(@Nullable String stated) {
    if (stated != null) {
      return isMonth(stated) ? stated : null;
    }
    Matcher inName = MONTH_IN_NAME.matcher(file.name());
    if (!inName.find()) {
      return null;
    }
    String month = "%s-%02d".formatted(inName.group(1), Integer.parseInt(inName.group(2)));
    return isMonth(month) ? month : null;
  }

  private static boolean isMonth(String text) {
    try {
      return YearMonth.parse(text).toString().equals(text);
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** Closes what is open; the folder is cleared with the run. */
  private void abandon() {
    readings.values().forEach(TableReading::finish);
  }
}
