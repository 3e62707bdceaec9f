package org.duzhan.quality;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.maxBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Submissions;
import org.duzhan.table.Table;
import org.duzhan.testkit.MemoryLake;
import org.duzhan.testkit.TextTables;

/** Batches at random, against the same told one row after the other. */
class MergedBatchesIT {
  private static final Table HISTORY = History.of(Households.TABLE);
  private static final String HEADER =
      "household_key | persons | source_row | file | received_at | sound | submission_id\n";

  /** A row that stood (day 2, no file) or was read. */
  private record Said(String household, int persons, int row, String file, int day, boolean sound) {
    String text() {
      String time = "2020-05-%02d 08:00:00".formatted(day);
      return "%s | %d | %d | %s | %s | %s | %s\n"
          .formatted(household, persons, row, file, time, sound, file);
    }

    boolean stood() {
      return file.isEmpty();
    }
  }

  @Property(tries = 4, seed = "20200125", shrinking = ShrinkingMode.OFF)
  void givesEveryRowTheFateItHasWhenToldInOrder(@ForAll Random random) {
    List<Said> said = batch(random);
    int closed = random.nextInt(6);
    int complete = random.nextInt(6);

    List<String> found =
        merged(said, closed, complete)
            .select("household_key", "submission_id", "source_row", "fate", "stands")
            .collectAsList()
            .stream()
            .map(MergedBatchesIT::words)
            .sorted()
            .toList();

    assertThat(found).isEqualTo(told(said, closed, complete));
  }

  @Property(tries = 4, seed = "20200125", shrinking = ShrinkingMode.OFF)
  void accountsForEveryRowOfEveryFile(@ForAll Random random) {
    List<Said> said = batch(random);
    Map<String, Long> read = new TreeMap<>();
    said.stream().filter(s -> !s.stood()).forEach(s -> read.merge(s.file, 1L, Long::sum));

    Map<String, Long> counted = new TreeMap<>();
    for (Row row :
        Merged.counts(merged(said, 2, 3))
            .selectExpr(
                "file",
                "rows_accepted + rows_unchanged + rows_superseded + rows_quarantined as rows")
            .collectAsList()) {
      counted.put(row.getString(0), row.getLong(1));
    }

    assertThat(counted).isEqualTo(read);
  }

  @Property(tries = 3, seed = "20200125", shrinking = ShrinkingMode.OFF)
  void endsAlikeInWhateverOrderFilesArrive(@ForAll Random random) {
    List<Said> said = batch(random).stream().filter(s -> !s.stood()).toList();
    List<String> files = new ArrayList<>(List.of("f1", "f2", "f3", "f4"));
    Collections.shuffle(files, random);
    MemoryLake lake = new MemoryLake(Path.of("none"));

    for (String file : files) {
      Dataset<Row> read =
          TextTables.rows(MergedTest.READ, text(said)).filter(Submissions.FILE.col().equalTo(file));
      Dataset<Row> merged =
          MergedTest.of(
              withFile(lake.read(Households.TABLE)),
              withFile(lake.read(HISTORY)),
              read,
              null,
              null);
      lake.replace(
          Households.TABLE, "true", merged.filter(Merged.STANDS.col()).select(fields()), file);
      lake.replace(HISTORY, "true", History.left(Households.TABLE, merged), file);
    }

    assertThat(
            lake.read(Households.TABLE).select("household_key", "persons").collectAsList().stream()
                .map(Row::mkString)
                .sorted()
                .toList())
        .isEqualTo(lastSaid(said));
  }

  private static Dataset<Row> withFile(Dataset<Row> rows) {
    return rows.withColumn(Submissions.FILE.name(), Households.SUBMISSION_ID.col());
  }

  private static Column[] fields() {
    return Households.TABLE.fields().stream().map(Field::col).toArray(Column[]::new);
  }

  private static List<String> lastSaid(List<Said> said) {
    return said.stream()
        .filter(Said::sound)
        .collect(groupingBy(Said::household, maxBy(comparing(Said::day).thenComparing(Said::row))))
        .values()
        .stream()
        .map(Optional::orElseThrow)
        .map(s -> s.household + s.persons)
        .sorted()
        .toList();
  }

  private static List<Said> batch(Random random) {
    List<Said> said = new ArrayList<>();
    for (int h = 0; h < 40; h++) {
      String household = "h" + h;
      if (random.nextBoolean()) {
        said.add(new Said(household, 1 + random.nextInt(2), 1, "", 2, true));
      }
      for (int i = random.nextInt(5); i > 0; i--) {
        int file = 1 + random.nextInt(4);
        said.add(
            new Said(
                household,
                1 + random.nextInt(2),
                10 * h + i,
                "f" + file,
                file,
                random.nextInt(5) > 0));
      }
    }
    Collections.shuffle(said, random);
    return said;
  }

  private static Dataset<Row> merged(List<Said> said, int closed, int complete) {
    Dataset<Row> all = TextTables.rows(MergedTest.READ, text(said));
    return MergedTest.of(
        all.filter("file is null or file = ''").drop("sound"),
        all.limit(0),
        all.filter("file <> ''"),
        at(closed),
        at(complete));
  }

  private static String text(List<Said> said) {
    StringBuilder text = new StringBuilder(HEADER);
    said.forEach(s -> text.append(s.text()));
    return text.toString();
  }

  private static String at(int day) {
    return day == 0 ? null : Instant.parse("2020-05-%02dT00:00:00Z".formatted(day)).toString();
  }

  /** Household by household, row after row. */
  private static List<String> told(List<Said> said, int closed, int complete) {
    Map<String, List<Said>> households = new TreeMap<>();
    said.stream()
        .sorted(comparing(Said::day).thenComparing(Said::file).thenComparing(Said::row))
        .forEach(s -> households.computeIfAbsent(s.household, h -> new ArrayList<>()).add(s));
    List<String> told = new ArrayList<>();
    households.values().forEach(rows -> told.addAll(toldOfOne(rows, closed, complete)));
    Collections.sort(told);
    return told;
  }

  private static List<String> toldOfOne(List<Said> rows, int closed, int complete) {
    Map<Said, String> says = new LinkedHashMap<>();
    Said standing = null;
    String stood = "";
    int closings = 0;
    int mentioned = 0;
    for (Said row : rows) {
      if (!row.sound && row.day != closed && row.day != complete) {
        continue;
      }
      closings += mentioned > 0 && isClosed(mentioned, row.day, closed, complete) ? 1 : 0;
      mentioned = row.day;
      if (row.sound) {
        says.put(row, row.persons + " after closing " + closings);
        standing = stood.equals(says.get(row)) ? standing : row;
        stood = says.get(row);
      }
    }
    Said stands = isClosed(mentioned, 99, closed, complete) ? null : standing;
    List<String> told = new ArrayList<>();
    fates(rows, says, stands, closed)
        .forEach((row, fate) -> told.add(words(row, fate, row == stands)));
    return told;
  }

  private static boolean isClosed(int from, int to, int closed, int complete) {
    return (from < closed && closed < to) || (from < complete && complete < to);
  }

  private static Map<Said, String> fates(
      List<Said> rows, Map<Said, String> says, Said stands, int closed) {
    int lastStood = rows.stream().filter(Said::stood).mapToInt(Said::day).findAny().orElse(0);
    Map<Said, String> fates = new LinkedHashMap<>();
    String stood = "";
    for (Said row : rows) {
      if (!row.sound) {
        fates.put(row, "quarantined");
      } else if (!row.stood() && (row.day < lastStood || (row.day < closed && row != stands))) {
        fates.put(row, "superseded");
      } else {
        boolean news = !stood.equals(says.get(row));
        fates.put(row, row.stood() ? null : news ? "accepted" : "unchanged");
        stood = says.get(row);
      }
    }
    return fates;
  }

  private static String words(Said row, String fate, boolean stands) {
    return "%s %s %d %s %s".formatted(row.household, row.file, row.row, fate, stands);
  }

  private static String words(Row row) {
    return "%s %s %d %s %s"
        .formatted(row.get(0), row.get(1), row.getLong(2), row.get(3), row.get(4));
  }
}
