package org.duzhan.job;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.sql.Timestamp;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.spark.sql.Row;
import org.duzhan.ingest.MonthInName;
import org.duzhan.report.Reply.Received;
import org.duzhan.settings.Settings;
import org.duzhan.table.Field;
import org.duzhan.table.Submissions;

/** The files that came in one run, by the county and month that are answered. */
record Arrivals(SortedMap<Place, List<Received>> byPlace, Set<String> submissions) {
  static final List<Field> READ =
      List.of(
          Submissions.SUBMISSION_ID,
          Submissions.FILE,
          Submissions.COUNTY_CODE,
          Submissions.PERIOD,
          Submissions.STATUS,
          Submissions.REASON,
          Submissions.ROWS_READ,
          Submissions.ROWS_ACCEPTED,
          Submissions.ROWS_UNCHANGED,
          Submissions.ROWS_SUPERSEDED,
          Submissions.ROWS_QUARANTINED,
          Submissions.ROWS_SET_ASIDE,
          Submissions.RECEIVED_AT,
          Submissions.RUN_ID);

  private static final Pattern CODE = Pattern.compile("(?<!\\d)\\d{6}(?!\\d)");

  /** A county and month; empty where no file tells them. */
  record Place(String county, String period) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int byCounty = county.compareTo(other.county);
      return byCounty == 0 ? period.compareTo(other.period) : byCounty;
    }
  }

  /** The files of a run, of all rows of the ledger. */
  static Arrivals of(String runId, List<Row> ledger, Settings settings) {
    List<Row> rows =
        ledger.stream()
            .filter(r -> runId.equals(text(r, Submissions.RUN_ID)))
            .sorted(
                Comparator.comparing((Row r) -> received(r))
                    .thenComparing(r -> text(r, Submissions.FILE)))
            .toList();
    SortedMap<Place, List<Received>> byPlace = new TreeMap<>();
    ZoneId zone = settings.supervision().zone();
    Map<String, String> names = settings.areas().counties();
    Map<String, Set<String>> months =
        rows.stream()
            .filter(r -> !text(r, Submissions.PERIOD).isEmpty())
            .collect(
                groupingBy(
                    r -> text(r, Submissions.COUNTY_CODE),
                    mapping(r -> text(r, Submissions.PERIOD), toSet())));
    for (Row row : rows) {
      byPlace
          .computeIfAbsent(place(row, months, names), p -> new ArrayList<>())
          .add(file(row, zone));
    }
    return new Arrivals(
        byPlace,
        rows.stream()
            .filter(r -> !text(r, Submissions.STATUS).equals(Submissions.REFUSED))
            .map(r -> text(r, Submissions.SUBMISSION_ID))
            .collect(toSet()));
  }

  /** Where the file says nothing, its path may; the month may be the one its county speaks of. */
  private static Place place(Row row, Map<String, Set<String>> months, Map<String, String> names) {
    String path = text(row, Submissions.FILE);
    String county = text(row, Submissions.COUNTY_CODE);
    if (county.isEmpty()) {
      county = countyIn(path, names);
    }
    String period = text(row, Submissions.PERIOD);
    if (period.isEmpty()) {
      Set<String> spokenOf = months.getOrDefault(county, Set.of());
      period = spokenOf.size() == 1 ? spokenOf.iterator().next() : MonthInName.of(path).orElse("");
    }
    return new Place(county, period);
  }

  /** The county whose code stands in a path, else the one whose name does, if it is only one. */
  private static String countyIn(String path, Map<String, String> names) {
    Optional<String> coded =
        CODE.matcher(path).results().map(MatchResult::group).filter(names::containsKey).findFirst();
    List<String> named =
        names.entrySet().stream()
            .filter(e -> path.contains(e.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    return coded.orElse(named.size() == 1 ? named.get(0) : "");
  }

  private static Received file(Row row, ZoneId zone) {
    String reason = text(row, Submissions.REASON);
    return new Received(
        text(row, Submissions.FILE),
        received(row).toInstant().atZone(zone).toLocalDate(),
        text(row, Submissions.STATUS),
        reason.isEmpty() ? null : reason,
        count(row, Submissions.ROWS_READ),
        count(row, Submissions.ROWS_ACCEPTED),
        count(row, Submissions.ROWS_UNCHANGED),
        count(row, Submissions.ROWS_SUPERSEDED),
        count(row, Submissions.ROWS_QUARANTINED),
        row.isNullAt(READ.indexOf(Submissions.ROWS_SET_ASIDE))
            ? 0
            : count(row, Submissions.ROWS_SET_ASIDE));
  }

  private static Timestamp received(Row row) {
    return row.getTimestamp(READ.indexOf(Submissions.RECEIVED_AT));
  }

  private static String text(Row row, Field field) {
    int at = READ.indexOf(field);
    return row.isNullAt(at) ? "" : row.getString(at);
  }

  private static long count(Row row, Field field) {
    return row.getLong(READ.indexOf(field));
  }
}
