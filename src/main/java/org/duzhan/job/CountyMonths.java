package org.duzhan.job;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_max;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map;
import static org.apache.spark.sql.functions.when;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.duzhan.ingest.Verdict;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Submissions;
import org.duzhan.table.Types;

/** The counties and months that files speak of, and what the ledger knows of them. */
record CountyMonths(List<Verdict> files, Ledger ledger) {

  static String place(Verdict file) {
    return month(file) + "/" + county(file);
  }

  static String county(Verdict file) {
    return Objects.requireNonNull(file.county());
  }

  static String month(Verdict file) {
    return Objects.requireNonNull(file.period());
  }

  /** Their rows. Codes and months were checked to be digits and dashes. */
  static String where(Collection<Verdict> files) {
    TreeMap<String, TreeSet<String>> counties = new TreeMap<>();
    files.forEach(f -> counties.computeIfAbsent(month(f), m -> new TreeSet<>()).add(county(f)));
    return counties.entrySet().stream()
        .map(e -> inMonth(e.getKey(), e.getValue()))
        .collect(joining(" or "));
  }

  /** What such rows have. */
  static Map<Field, Set<String>> values(Collection<Verdict> files) {
    return Map.of(
        Households.PERIOD, files.stream().map(CountyMonths::month).collect(toSet()),
        Households.COUNTY_CODE, files.stream().map(CountyMonths::county).collect(toSet()));
  }

  private static String inMonth(String month, Set<String> counties) {
    String list = counties.stream().map("'%s'"::formatted).collect(joining(", "));
    return "(%s = '%s' and %s in (%s))"
        .formatted(Households.PERIOD.name(), month, Households.COUNTY_CODE.name(), list);
  }

  /** When the latest complete file of a row's county and month was received before, if any was. */
  Column closedBefore() {
    return array_max(byPlace(file -> closings(file).stream()));
  }

  /** When complete files were received, these among them; null if there are none. */
  Column closed() {
    return byPlace(file -> Stream.concat(closings(file).stream(), closingsWith(file)));
  }

  /** For what no file closes. */
  static Column neverClosed() {
    return lit(null).cast(DataTypes.createArrayType(Types.TIME));
  }

  private List<Instant> closings(Verdict file) {
    return ledger.closings(county(file), month(file));
  }

  private Stream<Instant> closingsWith(Verdict file) {
    return files.stream()
        .filter(f -> f.complete() && place(f).equals(place(file)))
        .map(f -> Instant.ofEpochMilli(f.file().modified()));
  }

  private Column byPlace(Function<Verdict, Stream<Instant>> times) {
    Column at = neverClosed();
    Set<String> seen = new TreeSet<>();
    for (Verdict file : files) {
      List<Instant> closings = times.apply(file).distinct().sorted().toList();
      if (seen.add(place(file)) && !closings.isEmpty()) {
        Column[] literals = closings.stream().map(i -> lit(i)).toArray(Column[]::new);
        at = when(isAt(file), array(literals)).otherwise(at);
      }
    }
    return at;
  }

  private static Column isAt(Verdict file) {
    return Households.COUNTY_CODE
        .col()
        .equalTo(county(file))
        .and(Households.PERIOD.col().equalTo(month(file)));
  }

  /** The path under which a row was received that was taken in before. */
  Column file() {
    Set<String> seen = new TreeSet<>();
    List<Column> pairs = new ArrayList<>();
    for (Verdict verdict : files) {
      if (seen.add(place(verdict))) {
        ledger
            .filesOf(county(verdict), month(verdict))
            .forEach((id, path) -> pairs.addAll(List.of(lit(id), lit(path))));
      }
    }
    Column path =
        pairs.isEmpty()
            ? lit("")
            : element_at(map(pairs.toArray(Column[]::new)), Households.SUBMISSION_ID.col());
    return coalesce(path, lit("")).as(Submissions.FILE.name());
  }
}
