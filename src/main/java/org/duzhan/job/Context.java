package org.duzhan.job;

import java.time.Clock;
import org.apache.spark.sql.SparkSession;
import org.duzhan.lake.Lake;
import org.duzhan.settings.Settings;

/** What jobs work with. */
public record Context(
    SparkSession spark, Lake lake, Settings settings, Clock clock, Progress progress) {}
