package org.duzhan.job;

import static java.util.Comparator.comparing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.duzhan.judge.Accountability;
import org.duzhan.judge.Backsliding;
import org.duzhan.judge.CountyRisk;
import org.duzhan.judge.FallRate;
import org.duzhan.judge.VillageRisk;
import org.duzhan.lake.Lake;
import org.duzhan.measure.CountyMonth;
import org.duzhan.measure.CountyPartnerMonth;
import org.duzhan.measure.Distribution;
import org.duzhan.measure.ListingCheck;
import org.duzhan.measure.ListingCounty;
import org.duzhan.measure.ListingVillage;
import org.duzhan.measure.MonitoringMonth;
import org.duzhan.measure.PartnerMonth;
import org.duzhan.measure.PrefectureMonth;
import org.duzhan.measure.ProblemMonth;
import org.duzhan.measure.ProvinceMonth;
import org.duzhan.measure.ScopeMonth;
import org.duzhan.measure.TownshipMonth;
import org.duzhan.measure.Transition;
import org.duzhan.measure.VillageMonth;
import org.duzhan.settings.UserError;
import org.duzhan.table.Households;
import org.duzhan.table.Problems;
import org.duzhan.table.Runs;
import org.duzhan.table.Submissions;
import org.duzhan.table.Table;
import org.duzhan.table.Villages;

/**
 * Where a month's figures come from: the way from a report back to the rows and files.
 *
 * @param runId the run that made them
 * @param versions of the figures, as they are read now, and of the tables they were made from
 */
public record Origin(String runId, SortedMap<String, Long> versions) {
  private static final List<Table> SOURCES =
      List.of(Households.TABLE, Villages.TABLE, Problems.TABLE, Submissions.TABLE);
  private static final List<Table> FIGURES =
      List.of(
          VillageMonth.TABLE,
          TownshipMonth.TABLE,
          CountyMonth.TABLE,
          PrefectureMonth.TABLE,
          ProvinceMonth.TABLE,
          PartnerMonth.TABLE,
          CountyPartnerMonth.TABLE,
          ScopeMonth.TABLE,
          ProblemMonth.TABLE,
          MonitoringMonth.TABLE,
          Transition.TABLE,
          Transition.SINCE_BASELINE,
          FallRate.TABLE,
          Distribution.TABLE,
          ListingCheck.TABLE,
          ListingCounty.TABLE,
          ListingVillage.TABLE,
          VillageRisk.TABLE,
          CountyRisk.TABLE,
          Backsliding.TABLE,
          Accountability.TABLE);
  private static final String UNKNOWN = "report";
  private static final int LATEST = 3;

  /** Of the run at work: the tables as they stand. */
  static Origin of(Lake lake, String runId) {
    SortedMap<String, Long> sources = new TreeMap<>();
    SOURCES.forEach(table -> sources.put(table.name(), lake.version(table)));
    return withFigures(lake, runId, sources);
  }

  /** Of the last run that made the month's figures: files may have come in since. */
  static Origin ofLast(Lake lake, String month) {
    String made = Due.key(month, Step.ASSESS);
    return lake
        .rows(
            Runs.TABLE,
            List.of(Runs.STARTED_AT, Runs.RUN_ID, Runs.FINGERPRINTS, Runs.VERSIONS_WRITTEN))
        .stream()
        .filter(run -> !run.isNullAt(2) && run.getJavaMap(2).containsKey(made))
        .max(comparing((Row run) -> run.getTimestamp(0)).thenComparing(run -> run.getString(1)))
        .map(run -> left(lake, run))
        .orElseGet(() -> of(lake, UNKNOWN));
  }

  /** Of a run that ended well: all tables as it left them. */
  static Origin ofRun(Lake lake, String runId) {
    List<Row> runs =
        lake
            .rows(
                Runs.TABLE,
                List.of(Runs.STARTED_AT, Runs.RUN_ID, Runs.STATUS, Runs.VERSIONS_WRITTEN))
            .stream()
            .sorted(comparing((Row run) -> run.getTimestamp(0)).reversed())
            .toList();
    Optional<Row> named = runs.stream().filter(run -> run.getString(1).equals(runId)).findFirst();
    return named
        .filter(run -> !run.isNullAt(3))
        .map(run -> new Origin(runId, new TreeMap<>(run.<String, Long>getJavaMap(3))))
        .orElseThrow(() -> nothingLeft(runId, named, runs));
  }

  private static UserError nothingLeft(String runId, Optional<Row> named, List<Row> runs) {
    List<String> done =
        runs.stream().filter(run -> !run.isNullAt(3)).map(run -> run.getString(1)).toList();
    if (done.isEmpty()) {
      return new UserError(
          "--run %s: cannot go back to it: no run has ended well yet".formatted(runId));
    }
    return new UserError(
        "--run %s: cannot go back to it: %s; the nearest is %s, the latest are %s"
            .formatted(
                runId,
                named
                    .map(run -> "the run is %s: it tells no versions".formatted(run.getString(2)))
                    .orElse("no such run"),
                Nearest.list(runId, done).get(0),
                String.join(", ", done.subList(0, Math.min(LATEST, done.size())))));
  }

  /** Whether a run is known that made the figures. */
  public boolean isKnown() {
    return !runId.equals(UNKNOWN);
  }

  /** The same with a table that it does not tell of, as it stands. */
  Origin knowing(Lake lake, Table table) {
    if (versions.containsKey(table.name()) || lake.version(table) == Lake.NONE) {
      return this;
    }
    SortedMap<String, Long> more = new TreeMap<>(versions);
    more.put(table.name(), lake.version(table));
    return new Origin(runId, more);
  }

  /** The version that a table is read at; {@link Lake#NONE} if there was none. */
  long version(Table table) {
    return versions.getOrDefault(table.name(), Lake.NONE);
  }

  /** A run that failed later does not tell what it left. */
  private static Origin left(Lake lake, Row run) {
    String runId = run.getString(1);
    Map<String, Long> all = run.isNullAt(3) ? of(lake, runId).versions : run.getJavaMap(3);
    SortedMap<String, Long> sources = new TreeMap<>();
    SOURCES.forEach(table -> sources.put(table.name(), all.getOrDefault(table.name(), Lake.NONE)));
    return withFigures(lake, runId, sources);
  }

  private static Origin withFigures(Lake lake, String runId, SortedMap<String, Long> sources) {
    SortedMap<String, Long> versions = new TreeMap<>(sources);
    FIGURES.forEach(table -> versions.put(table.name(), lake.version(table)));
    versions.values().removeIf(version -> version == Lake.NONE);
    return new Origin(runId, versions);
  }
}
