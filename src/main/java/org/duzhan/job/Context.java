package org.duzhan.job;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.duzhan.lake.Lake;
import org.duzhan.measure.Succession;
import org.duzhan.settings.Settings;

/**
 * What jobs work with.
 *
 * @param session starts Spark when it is first asked: a job with nothing to do never asks
 * @param hadoop how file systems are reached
 * @param options what on a command line names this warehouse and these settings again
 */
public record Context(
    Supplier<SparkSession> session,
    Configuration hadoop,
    Lake lake,
    Settings settings,
    Clock clock,
    Progress progress,
    String options) {

  /** What jobs work with where Spark runs already. */
  public Context(SparkSession spark, Lake lake, Settings settings, Clock clock, Progress progress) {
    this(
        () -> spark,
        spark.sparkContext().hadoopConfiguration(),
        lake,
        settings,
        clock,
        progress,
        "");
  }

  /** The same under other settings. */
  Context under(Settings other) {
    return new Context(session, hadoop, lake, other, clock, progress, options);
  }

  /** The same over another lake. */
  Context over(Lake other) {
    return new Context(session, hadoop, other, settings, clock, progress, options);
  }

  public SparkSession spark() {
    return session.get();
  }

  /** What villages of earlier months go by at a month. */
  Succession succession(String month) {
    List<Row> edges = Succession.rows(settings.villageChanges(), month);
    return new Succession(
        edges.isEmpty()
            ? Optional.empty()
            : Optional.of(spark().createDataFrame(edges, Succession.TABLE.schema())));
  }

  /**
   * The same, for the one pass over all households: hundreds of sums are compiled into one loop,
   * where Spark would look each up in a row by its number. What is longer than Java compiles hands
   * on the sums of a village, once.
   */
  Context compiling() {
    SparkSession other = spark().newSession();
    other.conf().set("spark.sql.codegen.maxFields", "10000");
    other.conf().set("spark.sql.codegen.hugeMethodLimit", "16000");
    return in(other);
  }

  /**
   * The same, for work on tables of a row to each village or fewer: expressions are evaluated as
   * they are. Compiling those of a hundred columns takes longer than all the rows do.
   */
  Context interpreting() {
    SparkSession other = spark().newSession();
    other.conf().set("spark.sql.codegen.wholeStage", "false");
    other.conf().set("spark.sql.codegen.factoryMode", "NO_CODEGEN");
    // What is kept is few rows, too: a cluster would keep them in two hundred pieces.
    other.conf().set("spark.sql.optimizer.canChangeCachedPlanOutputPartitioning", "true");
    return in(other);
  }

  private Context in(SparkSession other) {
    return new Context(
        () -> other, hadoop, lake.through(other), settings, clock, progress, options);
  }
}
