package org.duzhan.testkit;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.measure.KnownCounties;
import org.duzhan.settings.Settings;
import org.duzhan.settings.Sources;

/** The settings that come with duzhan, with single keys changed. */
public final class TestSettings {
  private TestSettings() {}

  public static Settings defaults() {
    return with(Map.of());
  }

  /** With a user's mapping of files that others made beside those that come with duzhan. */
  public static Settings with(Map<String, String> keys, Path mapping) {
    return Sources.load(
        Path.of("conf"), Optional.empty(), keys, List.of(mapping), (rules, mappings) -> {});
  }

  public static Settings with(Map<String, String> keys) {
    return Sources.load(Path.of("conf"), Optional.empty(), keys);
  }

  /** The counties that settings know, as rows. */
  public static Dataset<Row> counties(Settings settings) {
    return Spark.session()
        .createDataFrame(KnownCounties.rows(settings), KnownCounties.TABLE.schema());
  }
}
