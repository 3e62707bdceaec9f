package org.duzhan.job;

import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/**
 * Work on spooled rows. So many expressions stand over each that Spark makes one method of them
 * which Java compiles late or never: it is not to try.
 */
final class InPieces {
  private static final String WHOLE_STAGES = "spark.sql.codegen.wholeStage";

  private InPieces() {}

  /** Does some work with a method to each expression or few. */
  static <T> T of(SparkSession spark, Supplier<T> work) {
    String before = spark.conf().get(WHOLE_STAGES);
    spark.conf().set(WHOLE_STAGES, "false");
    try {
      return work.get();
    } finally {
      spark.conf().set(WHOLE_STAGES, before);
    }
  }
}
