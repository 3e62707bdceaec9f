package org.duzhan.job;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.duzhan.job.Difference.Kind;
import org.duzhan.job.Difference.Reach;
import org.duzhan.measure.Attribution;

/**
 * All in which two makings of a month differ, and whose figures each of it may have changed.
 *
 * @param files taken in between them, of the month or an earlier one
 * @param register counties whose rows of the register changed
 * @param inputs settings, rules and the program
 */
record Between(List<NewFile> files, Set<String> register, List<Difference> inputs) {
  /** Stands where nothing that is known differs. */
  static final String UNEXPLAINED = "unexplained";

  private static final int NAMED = 3;

  /** What may have changed figures, by kind. */
  private static final class Reasons {
    private final Map<Kind, TreeSet<String>> byKind = new EnumMap<>(Kind.class);

    void add(Kind kind, String what) {
      byKind.computeIfAbsent(kind, k -> new TreeSet<>()).add(what);
    }

    Attribution.Reason shown() {
      if (byKind.isEmpty()) {
        return new Attribution.Reason(
            UNEXPLAINED, "no file, register, rule, setting or program known to differ");
      }
      String causes = byKind.keySet().stream().map(Kind::word).collect(joining(","));
      String because =
          byKind.entrySet().stream()
              .map(e -> e.getKey().word() + ": " + named(e.getValue()))
              .collect(joining("; "));
      return new Attribution.Reason(causes, because);
    }

    private static String named(Set<String> all) {
      String first = all.stream().limit(NAMED).collect(joining(", "));
      return all.size() > NAMED ? first + ", and %d more".formatted(all.size() - NAMED) : first;
    }
  }

  /** Of areas from which nothing came. */
  Attribution.Reason elsewhere(Compared compared) {
    return reasons(Set.of(), Map.of(), compared).shown();
  }

  /** Of counties from which something came, and of all that they have a part in. */
  List<Row> rows(Compared compared, Parts parts) {
    SortedMap<String, TreeSet<String>> counties = new TreeMap<>();
    touched()
        .forEach(
            county ->
                parts
                    .of(county, compared.subject())
                    .forEach(s -> counties.computeIfAbsent(s, k -> new TreeSet<>()).add(county)));
    Map<String, List<NewFile>> byCounty = files.stream().collect(groupingBy(NewFile::county));
    List<Row> rows = new ArrayList<>();
    counties.forEach(
        (scope, its) -> {
          Attribution.Reason reason = reasons(its, byCounty, compared).shown();
          rows.add(RowFactory.create(scope, reason.causes(), reason.because()));
        });
    return rows;
  }

  /** Those counties. */
  SortedSet<String> touched() {
    TreeSet<String> touched = new TreeSet<>(register);
    files.stream().filter(NewFile::hasMoreThanRegister).map(NewFile::county).forEach(touched::add);
    inputs.stream().flatMap(d -> d.county().stream()).forEach(touched::add);
    return touched;
  }

  private Reasons reasons(
      Set<String> counties, Map<String, List<NewFile>> byCounty, Compared compared) {
    Reasons reasons = new Reasons();
    boolean read = false;
    for (String county : counties) {
      for (NewFile file : byCounty.getOrDefault(county, List.of())) {
        read |= add(reasons, file);
      }
    }
    for (Difference input : inputs) {
      boolean here = input.county().map(counties::contains).orElse(true);
      if (here && reaches(input, compared, read)) {
        reasons.add(input.kind(), input.text());
      }
    }
    return reasons;
  }

  private boolean add(Reasons reasons, NewFile file) {
    boolean changedRegister = file.hasRegister() && register.contains(file.county());
    if (changedRegister) {
      reasons.add(Kind.REGISTER, file.text());
    }
    if (file.hasMoreThanRegister()) {
      reasons.add(Kind.DATA, file.text());
    }
    return changedRegister || file.hasMoreThanRegister();
  }

  private static boolean reaches(Difference input, Compared compared, boolean read) {
    Reach reach = input.reach();
    return reach == Reach.ALL
        || (reach == Reach.READ && read)
        || (reach == Reach.RISK && compared.isOfRisk())
        || (reach == Reach.LADDER && compared.isOfLadder());
  }

  /** What differs in either of two pairs of runs. */
  Between and(Between other) {
    Set<String> counties = new TreeSet<>(register);
    counties.addAll(other.register);
    return new Between(
        Stream.concat(files.stream(), other.files.stream()).distinct().toList(),
        counties,
        Stream.concat(inputs.stream(), other.inputs.stream()).distinct().toList());
  }
}
