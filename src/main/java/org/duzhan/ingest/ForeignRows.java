package org.duzhan.ingest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.duzhan.ingest.reader.CellRow;
import org.duzhan.ingest.reader.RefusedFile;
import org.duzhan.table.Households;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a file that others made, by the month and county they speak of: where there are
 * several, each counts as a file of its own, as those of an archive do.
 */
final class ForeignRows {
  private final InboxFile file;

  /** How many there may be: each holds a spool open. */
  private final int mostPlaces;

  private final Function<Mapping, TableReading> begin;
  private final Map<Headings, Filling> fillings = new HashMap<>();
  private final Map<Place, Map<String, TableReading>> readings = new LinkedHashMap<>();
  private String month = "";
  private String village = "";

  /**
   * Rows to come.
   *
   * @param mostPlaces months and counties, each with each
   * @param begin a reading of a table
   */
  ForeignRows(InboxFile file, int mostPlaces, Function<Mapping, TableReading> begin) {
    this.file = file;
    this.mostPlaces = mostPlaces;
    this.begin = begin;
  }

  /** A month and a county; blank where a row tells neither. */
  private record Place(String month, String county) implements Comparable<Place> {
    private static final Place NOWHERE = new Place("", "");
    private static final Comparator<Place> ORDER =
        Comparator.comparing(Place::month).thenComparing(Place::county);

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }

  boolean isEmpty() {
    return readings.isEmpty();
  }

  void row(Headings headings, String sheet, long number, CellRow cells) {
    CellRow filled = fillings.computeIfAbsent(headings, h -> new Filling(h, file.name())).of(cells);
    Map<String, TableReading> at =
        readings.computeIfAbsent(place(headings, filled), p -> new LinkedHashMap<>());
    if (readings.size() > mostPlaces) {
      throw RefusedFile.past("places", "文件涉及的月份和县过多，请分开报送", mostPlaces);
    }
    Mapping mapping = headings.mapping();
    at.computeIfAbsent(mapping.table(), t -> begin.apply(mapping))
        .row(headings, sheet, number, filled);
  }

  /** Ends what is being read, without a verdict. */
  void abandon() {
    readings.values().forEach(tables -> tables.values().forEach(TableReading::finish));
  }

  /**
   * The verdicts on each part of the file; rows that are nowhere are bad rows of its largest.
   *
   * @param besideOthers the file holds rows that are told in the usual way as well
   * @param shortcoming what of the file could not be taken as it says; null if all could
   */
  List<Verdict> verdicts(
      String sha256, boolean besideOthers, boolean complete, @Nullable String shortcoming) {
    Map<Place, List<Verdict.Part>> parts = new TreeMap<>();
    readings.forEach(
        (place, tables) ->
            parts.put(place, tables.values().stream().map(TableReading::finish).toList()));
    List<Verdict.Part> nowhere = parts.remove(Place.NOWHERE);
    if (parts.isEmpty()) {
      throw new RefusedFile("没有一行能按映射确定统计月份和行政村代码");
    }
    if (nowhere != null) {
      Place largest =
          parts.keySet().stream()
              .max(Comparator.comparingLong(p -> rows(parts.get(p))))
              .orElseThrow();
      parts.merge(largest, nowhere, ForeignRows::together);
    }
    boolean one = parts.size() == 1 && !besideOthers;
    List<Verdict> verdicts = new ArrayList<>();
    parts.forEach(
        (place, of) ->
            verdicts.add(
                new Verdict(
                    one ? file : file.part(label(place)),
                    one ? sha256 : idOf(sha256, place),
                    null,
                    null,
                    shortcoming,
                    place.county,
                    place.month,
                    complete,
                    of,
                    0)));
    return verdicts;
  }

  private static long rows(@Nullable List<Verdict.Part> parts) {
    return parts == null ? 0 : parts.stream().mapToLong(Verdict.Part::rows).sum();
  }

  private static List<Verdict.Part> together(List<Verdict.Part> one, List<Verdict.Part> other) {
    List<Verdict.Part> both = new ArrayList<>(one);
    both.addAll(other);
    return List.copyOf(both);
  }

  private static String label(Place place) {
    return place.month + " " + place.county;
  }

  private static String idOf(String sha256, Place place) {
    try {
      byte[] of = (sha256 + " " + label(place)).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(of));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private Place place(Headings headings, CellRow cells) {
    month = text(headings, cells, Households.PERIOD.name(), month);
    village = text(headings, cells, Households.VILLAGE_CODE.name(), village);
    return month.matches("\\d{4}-\\d{2}") && village.matches("\\d{12}")
        ? new Place(month, village.substring(0, 6))
        : Place.NOWHERE;
  }

  /** What a cell says; where it is blank and filled down, what was said before. */
  private static String text(Headings headings, CellRow cells, String name, String before) {
    int column = headings.column(name);
    if (column < 0) {
      return "";
    }
    Mapping.MappedField field = headings.mapping().field(name);
    String text = Cleaner.clean(cells.text(column), field, 0);
    return text.isEmpty() && field.fillDown() ? before : text;
  }
}
