package org.duzhan.ingest;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.duzhan.ingest.reader.CellRow;
import org.duzhan.ingest.reader.FileType;
import org.duzhan.ingest.reader.Fingerprint;
import org.duzhan.ingest.reader.OpenedFile;
import org.duzhan.ingest.reader.RefusedFile;
import org.duzhan.settings.Limits;
import org.duzhan.settings.Passwords;
import org.duzhan.table.Households;
import org.jspecify.annotations.Nullable;

/** Reads one file from end to end, once: what it is, what it holds, whether it can be taken. */
final class FileReader implements RowSink {
  private final Mappings how;
  private final InboxFile file;
  private final Configuration hadoop;
  private final Map<String, TableReading> readings = new LinkedHashMap<>();
  private final ForeignRows foreign;
  private @Nullable MemberReading members;
  private LongConsumer room = bytes -> {};
  private final RowsAside aside = new RowsAside();
  private final Tally periods = new Tally();
  private final Tally counties = new Tally();

  /**
   * How files are read.
   *
   * @param spool folder the rows go to; null to judge only
   */
  record Mappings(
      List<Mapping> mappings,
      Limits limits,
      Passwords passwords,
      String secret,
      @Nullable String spool)
      implements Serializable {}

  FileReader(Mappings how, InboxFile file, Configuration hadoop) {
    this.how = how;
    this.file = file;
    this.hadoop = hadoop;
    this.foreign = new ForeignRows(file, how.limits().places(), this::reading);
  }

  /** Reads all rows, and judges the file by them. */
  List<Verdict> read(OpenedFile opened, FileType type, Fingerprint print) {
    room = bytes -> opened.hold(bytes, "折叠人口表");
    ShiftedRows shifted = new ShiftedRows(this);
    RowSink sink = type == FileType.TEXT ? shifted : this;
    TableFinder finder =
        new TableFinder(Mapping.of(how.mappings(), file.name()), how.limits(), sink);
    if (!opened.rows(type, print.text(), finder)) {
      throw new RefusedFile("文件中没有数据：没有一个单元格有内容");
    }
    finder.end();
    boolean mended = readings.values().stream().anyMatch(TableReading::mends);
    boolean said = finder.complete() || file.name().contains(TableFinder.COMPLETE);
    // Who stands on a sheet or in a row that could not be read has not gone.
    boolean complete = said && !mended && finder.passedOver() == null && !shifted.any();
    return verdicts(print, complete, shortcoming(finder, said && shifted.any()), finder);
  }

  @Override
  public void row(Headings headings, String sheet, long number, CellRow cells) {
    aside.data(headings);
    Mapping mapping = headings.mapping();
    if (mapping.isForeign()) {
      foreign.row(headings, sheet, number, cells);
    } else if (mapping.table().equals(Mapping.MEMBER)) {
      members(mapping).row(headings, sheet, number, cells);
    } else {
      readings
          .computeIfAbsent(mapping.table(), t -> reading(mapping))
          .row(headings, sheet, number, cells);
    }
  }

  @Override
  public void aside(Headings headings, String sheet, long number, RowNature nature) {
    aside.add(headings, nature);
    String table = headings.mapping().table();
    TableReading reading = readings.get(table);
    if (reading != null) {
      reading.beginBlock();
    }
    MemberReading persons = members;
    if (persons != null && table.equals(Mapping.MEMBER)) {
      persons.beginBlock();
    }
  }

  private MemberReading members(Mapping mapping) {
    MemberReading reading = members;
    if (reading == null) {
      reading =
          new MemberReading(
              mapping,
              households().stored(),
              how.limits(),
              new Keys(how.secret()),
              room,
              periods,
              counties);
      members = reading;
    }
    return reading;
  }

  /** The table that persons are folded to. */
  private Mapping households() {
    return how.mappings().stream()
        .filter(m -> !m.isForeign() && m.table().equals(Households.TABLE.name()))
        .findFirst()
        .orElseThrow();
  }

  private TableReading reading(Mapping mapping) {
    String path = path(mapping);
    return new TableReading(
        mapping,
        how.limits(),
        new Keys(how.secret()),
        path,
        new SpoolWriter(spool(path)),
        periods,
        counties);
  }

  private String path(Mapping mapping) {
    return how.spool() == null ? "" : how.spool() + "/" + UUID.randomUUID() + "." + mapping.table();
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

  private List<Verdict> verdicts(
      Fingerprint print, boolean complete, @Nullable String shortcoming, TableFinder finder) {
    List<Verdict> all = new ArrayList<>();
    if (!foreign.isEmpty()) {
      all.addAll(foreign.verdicts(print.sha256(), !isEmpty(), complete, shortcoming));
    }
    if (foreign.isEmpty() || !isEmpty()) {
      all.add(verdict(print, complete, shortcoming, finder));
    }
    // They are no part's: the first tells them, so that they are told once.
    all.set(0, all.get(0).settingAside(aside.count()));
    return all;
  }

  private boolean isEmpty() {
    return readings.isEmpty() && members == null;
  }

  private Verdict verdict(
      Fingerprint print, boolean complete, @Nullable String shortcoming, TableFinder finder) {
    if (isEmpty()) {
      throw new RefusedFile(
          finder.passedOver() == null
              ? "没有找到可识别的表（户表、人口表、村表或问题台账的表头），或表中没有数据行；请报送这些表之一"
              : finder.passedOver() + "；请补上或改正列标题，重新报送");
    }
    if (members != null && readings.containsKey(Households.TABLE.name())) {
      throw new RefusedFile("同一文件中既有户表又有人口表，每户会计两次；请分成两个文件报送");
    }
    // A reply's rows may all be of another county or month: that is what is wrong with them.
    TableFinder.Answered answered = finder.answered();
    String period = answered == null ? month(periods.most()) : answered.period();
    String county = answered == null ? counties.most() : answered.county();
    if (period == null) {
      throw new RefusedFile("无法确定统计月份：请填写“统计月份”一列（如2020-01），或在文件名中写明月份");
    }
    if (county == null || !county.matches("\\d{6}")) {
      throw new RefusedFile("无法确定报送县：没有一行有行政村代码；请填写12位行政村代码");
    }
    List<Verdict.Part> parts =
        Stream.concat(
                readings.values().stream().map(TableReading::finish),
                Stream.ofNullable(members).map(this::folded))
            .toList();
    return new Verdict(
        file, print.sha256(), null, null, shortcoming, county, period, complete, parts, 0);
  }

  /** What a file that is taken lacks, and why one that says it is complete closes nobody. */
  private static @Nullable String shortcoming(TableFinder finder, boolean isDoubtful) {
    String sheets = finder.passedOver();
    if (sheets != null) {
      return sheets + "；未采用，请补上或改正列标题，重新报送";
    }
    return isDoubtful ? "有整行错位，不知是哪一户：未按完整报送处理，表中没有的户没有注销；请改正错位的行，重新报送" : null;
  }

  private Verdict.Part folded(MemberReading persons) {
    Mapping mapping = households();
    String path = path(mapping);
    return FoldedRows.write(persons, mapping, path, new SpoolWriter(spool(path)));
  }

  /** The month the rows speak of, else the one in the file's name. */
  private @Nullable String month(@Nullable String stated) {
    if (stated != null) {
      return isMonth(stated) ? stated : null;
    }
    return MonthInName.of(file.name()).orElse(null);
  }

  private static boolean isMonth(String text) {
    try {
      return YearMonth.parse(text).toString().equals(text);
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** Closes what is open; the folder is cleared with the run. */
  void abandon() {
    readings.values().forEach(TableReading::finish);
    foreign.abandon();
  }
}
