package org.duzhan.ingest;

import static org.apache.spark.sql.functions.lit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.duzhan.quality.CodesOfMonth;
import org.duzhan.quality.Judged;
import org.duzhan.quality.Rules;
import org.duzhan.settings.Settings;
import org.duzhan.table.Households;
import org.duzhan.testkit.Spark;
import org.duzhan.testkit.TestSettings;

/** The households of a file, read and judged as an ingest does. */
final class Taken {
  private static final Settings SETTINGS = TestSettings.defaults();
  private static final Mapping MAPPING = Mapping.all(SETTINGS.mappings()).get(0);

  private final Verdict verdict;

  private Taken(Verdict verdict) {
    this.verdict = verdict;
  }

  static Taken csv(Path folder, String text) {
    try {
      return read(folder, Files.writeString(folder.resolve("户表.csv"), text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Taken workbook(Path folder, String name, Workbook workbook) {
    Path file = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(file)) {
      workbook.write(out);
      workbook.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return read(folder, file);
  }

  private static Taken read(Path folder, Path file) {
    return new Taken(FilesRead.verdict(file, SETTINGS, folder.resolve("spool")));
  }

  Verdict verdict() {
    return verdict;
  }

  /** Rows as typed, sound or not. */
  Dataset<Row> rows() {
    BadRows bad =
        Judged.bad(judged().found(spooled(new BadRows())))
            .getOrDefault(MAPPING.table(), new BadRows());
    return judged().all(spooled(bad));
  }

  /** Why rows are bad. */
  Dataset<Row> quarantine() {
    return Judged.quarantine(judged().found(spooled(new BadRows())));
  }

  /** What is remarked on rows that stand. */
  Dataset<Row> remarks() {
    return Judged.remarks(judged().found(spooled(new BadRows())));
  }

  private static Judged judged() {
    return Judged.of(
        MAPPING,
        Rules.from(SETTINGS.rules()),
        Households.STATED,
        new Judged.Known(lit(true), lit(new BigDecimal("5000"))));
  }

  private Dataset<Row> spooled(BadRows bad) {
    SparkSession spark = Spark.session();
    return CodesOfMonth.of(
        SpoolSource.rows(spark, MAPPING, List.of(verdict), bad, 1000),
        spark.createDataFrame(List.of(), CodesOfMonth.TABLE.schema()),
        true);
  }
}
