package org.duzhan.lake;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Field.required;
import static org.duzhan.testkit.TextTables.assertRows;
import static org.duzhan.testkit.TextTables.rows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.duzhan.settings.UserError;
import org.duzhan.table.Field;
import org.duzhan.table.Runs;
import org.duzhan.table.Table;
import org.duzhan.table.Types;
import org.duzhan.testkit.Spark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeltaLakeIT implements LakeContract {
  @TempDir Path folder;

  @Override
  public Lake lake() {
    return new DeltaLake(Spark.session(), folder.toString());
  }

  @Test
  void laysFilesOutByItsPartitions() {
    lake().append(TABLE, rows(TABLE, DECEMBER), "one");

    assertThat(folder.resolve("head").resolve("month=2019-12")).isDirectory();
  }

  @Test
  void keepsRangesOfWhatRowsAreLookedForByAlone() throws IOException {
    Field place = required("county_code", Types.TEXT, "", "县", "What rows are looked for by");
    Field state = required("state", Types.TEXT, "", "状态", "What they tell");
    Table table = Table.of("told", "place", List.of(place), List.of(place, state));
    lake()
        .append(
            table,
            rows(
                table,
                """
                county_code | state
                522633      | 贫困
                """),
            "one");

    assertThat(ranged(folder.resolve("told"))).containsExactly("county_code");
  }

  /** The columns that the one Parquet file of a folder keeps ranges of. */
  private static List<String> ranged(Path table) throws IOException {
    try (Stream<Path> files = Files.list(table)) {
      Path file = files.filter(f -> f.toString().endsWith(".parquet")).findFirst().orElseThrow();
      try (ParquetFileReader reader =
          ParquetFileReader.open(
              HadoopInputFile.fromPath(
                  new org.apache.hadoop.fs.Path(file.toUri()), new Configuration()))) {
        return reader.getFooter().getBlocks().get(0).getColumns().stream()
            .filter(c -> c.getStatistics().hasNonNullValue())
            .map(c -> c.getPath().toDotString())
            .toList();
      }
    }
  }

  @Test
  void tellsTheDriverWithoutSparkWhatSparkWouldTell() {
    Lake lake = lake();
    for (int i = 0; i < 12; i++) {
      lake.replace(Runs.TABLE, "run_id = 'r%d'".formatted(i % 7), run(i), "turn " + i);
    }
    List<Field> asked = Runs.TABLE.fields().stream().filter(f -> !f.equals(Runs.ACTIONS)).toList();

    Lake withoutSpark = new DeltaLake(DeltaLakeIT::noSpark, new Configuration(), folder + "");

    assertThat(withoutSpark.rows(Runs.TABLE, asked))
        .extracting(Row::toString)
        .containsExactlyInAnyOrderElementsOf(
            lake.read(Runs.TABLE).drop(Runs.ACTIONS.name()).collectAsList().stream()
                .map(Row::toString)
                .toList())
        .hasSize(7);
    assertThat(withoutSpark.note(Runs.TABLE)).contains("turn 11");
  }

  @Test
  void readsDaysListsAndListsOfSeveralWithoutSpark() {
    Field day = Field.optional("day", Types.DATE, "", "日", "");
    Field words = Field.optional("words", DataTypes.createArrayType(Types.TEXT), "", "词", "");
    StructType fact =
        new StructType()
            .add("fact", Types.TEXT)
            .add("value", Types.RATE)
            .add("rung", Types.COUNT)
            .add("known", Types.FLAG);
    Field facts = Field.optional("facts", DataTypes.createArrayType(fact), "", "事", "");
    Table table = Table.of("several", "place", List.of(PLACE), List.of(PLACE, day, words, facts));
    Lake lake = lake();
    lake.append(
        table,
        Spark.session()
            .sql(
                """
                select 'a' place, date '2020-05-04' day, array('x', null) words,
                  array(named_struct('fact', 'f', 'value', 0.5D, 'rung', 2L, 'known', true),
                    named_struct('fact', 'g', 'value', null, 'rung', 3L, 'known', null)) facts
                union all select 'b', null, null, array()
                """),
        "one");

    assertThat(lake.rows(table, table.fields()))
        .containsExactlyInAnyOrderElementsOf(lake.read(table).collectAsList());
  }

  @Test
  void givesATableBegunBeforeTheColumnsThatItLacks() {
    Lake lake = lake();
    lake.append(TABLE, rows(TABLE, DECEMBER), "one");

    assertRows(lake.read(WIDER), DECEMBER_WIDER);
    assertThat(lake.rows(WIDER, List.of(PLACE, NOTES)))
        .extracting(Row::toString)
        .containsExactlyInAnyOrder("[a,null]", "[b,null]");

    assertThat(lake.replace(WIDER, "place = 'b'", noted(), "two")).isEqualTo(1);

    assertRows(lake.read(WIDER), A_WIDER + "2019-12 | b | 9 | {why -> counted}\n");
    assertRows(lake.read(WIDER, 0), DECEMBER_WIDER);
    assertThat(lake.rows(WIDER, List.of(NOTES, PLACE)))
        .extracting(Row::toString)
        .containsExactlyInAnyOrder("[null,a]", "[Map(why -> counted),b]");
    assertThat(lake.read(WIDER).schema().apply("notes").getComment().get())
        .isEqualTo("说明: What was noted");
  }

  /** Files are named to Spark where they are plain, whatever the folder is called. */
  @Test
  void readsRowsOfSomeValuesAtAVersionAsDeltaWould() {
    for (String name : List.of("仓 库%20 a", "glob[1]{a}*")) {
      Lake lake = new DeltaLake(Spark.session(), folder.resolve(name).toString());
      lake.append(TABLE, rows(TABLE, DECEMBER), "one");
      lake.append(TABLE, rows(TABLE, JANUARY), "two");

      assertRows(lake.read(TABLE, 1, Map.of(MONTH, "2020-01")), JANUARY);
      assertRows(lake.read(TABLE, 1, Map.of(MONTH, "2019-12", PLACE, "b")), B_OF_DECEMBER);
      assertThat(lake.read(TABLE, 0, Map.of(MONTH, "2020-01")).collectAsList()).isEmpty();
      assertRows(lake.read(WIDER, 0, Map.of()), DECEMBER_WIDER);
      assertThat(lake.columns(WIDER, 0)).contains("place").doesNotContain("notes");
    }
  }

  @Test
  void readsNoRowThatWasDeletedInsideAFile() {
    Lake lake = lake();
    lake.append(TABLE, rows(TABLE, DECEMBER), "one");
    String table = "delta.`%s`".formatted(folder.resolve(TABLE.name()));
    Spark.session()
        .sql(
            "alter table %s set tblproperties (delta.enableDeletionVectors = true)"
                .formatted(table));
    Spark.session().sql("delete from %s where place = 'a'".formatted(table));

    assertRows(lake.read(TABLE, lake.version(TABLE), Map.of(MONTH, "2019-12")), B_OF_DECEMBER);
  }

  @Test
  void letsATurnBeTakenInATableThatLacksAColumn() {
    Lake lake = lake();
    lake.claim(TABLE, rows(TABLE, DECEMBER), "run", 0);

    lake.claim(WIDER, rows(TABLE, JANUARY).withColumn("notes", lit(null)), "run", 1);

    assertRows(lake.read(WIDER), DECEMBER_WIDER + "2020-01 | a | 5 | -\n");
  }

  @Test
  void makesNoColumnUpThatEveryRowMustFill() {
    Lake lake = lake();
    lake.append(TABLE, rows(TABLE, DECEMBER), "one");

    assertThatThrownBy(
            () -> lake.append(STRICTER, rows(TABLE, JANUARY).withColumn("by", lit("me")), "two"))
        .hasMessageContaining("schema");
    assertThat(lake.version(TABLE)).isZero();
  }

  private static final Field NOTES =
      optional(
          "notes", DataTypes.createMapType(Types.TEXT, Types.TEXT), "", "说明", "What was noted");
  private static final Table WIDER =
      Table.of(
              "head",
              "place and month",
              List.of(MONTH, PLACE),
              List.of(MONTH, PLACE, PERSONS, NOTES))
          .partitionedBy(MONTH)
          .skippingBy(PLACE);
  private static final Table STRICTER =
      Table.of(
              "head",
              "place and month",
              List.of(MONTH, PLACE),
              List.of(MONTH, PLACE, PERSONS, required("by", Types.TEXT, "", "人", "Who")))
          .partitionedBy(MONTH)
          .skippingBy(PLACE);
  private static final String B_OF_DECEMBER =
      """
      month   | place | persons
      2019-12 | b     | -
      """;

  private static final String A_WIDER =
      """
      month   | place | persons | notes
      2019-12 | a     | 3       | -
      """;
  private static final String DECEMBER_WIDER = A_WIDER + "2019-12 | b | - | -\n";

  /** A map cannot be told in a text table. */
  private static Dataset<Row> noted() {
    return rows(TABLE, "month | place | persons\n2019-12 | b | 9")
        .withColumn("notes", map(lit("why"), lit("counted")));
  }

  @Test
  void refusesAWarehouseWhereNoFolderCanBeMade() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> new DeltaLake(Spark.session(), file + "/w").open())
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--warehouse " + file + "/w: cannot make the folder");
  }

  private static SparkSession noSpark() {
    throw new AssertionError("Spark was started");
  }

  private static Dataset<Row> run(int number) {
    Timestamp began = Timestamp.from(Instant.parse("2020-01-02T03:04:05.678901Z"));
    Row row =
        RowFactory.create(
            "r" + number % 7,
            "run",
            number % 2 == 0 ? "2020-01" : null,
            Runs.DONE,
            began,
            began,
            null,
            "host/1/2",
            "hash",
            Map.of("household", (long) number),
            null,
            Map.of(),
            Map.of("2020-01/assess", "f" + number),
            new Row[0],
            Map.of("mpi.cutoff", "0.3" + number));
    return Spark.session().createDataFrame(List.of(row), Runs.TABLE.schema());
  }

  @Test
  void clearsWhatRunsLeftInTheirScratchFoldersAndNothingElse() throws IOException {
    Lake lake = lake();
    lake.append(TABLE, rows(TABLE, DECEMBER), "one");
    Path scratch = Files.createDirectories(Path.of(lake.scratch("run-1")));
    Files.writeString(scratch.resolve("spool"), "rows");

    lake.clearScratch();

    assertThat(scratch).doesNotExist();
    assertThat(lake.version(TABLE)).isZero();
  }
}
