package org.duzhan.settings;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.duzhan.testkit.Spark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions that Spark cannot compute of some rows, in whichever way it evaluates them. */
class TriedTest {
  private static final StructType ROW =
      new StructType()
          .add("income", "decimal(14,2)")
          .add("workers", "bigint")
          .add("word", "string");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "income / workers > 1",
        "bigint(word) > 1",
        "word > 1",
        "date(word) > date'2020-01-01'",
        "element_at(split(word, ','), 5) = 'x'",
        "9223372036854775807 + workers + 1 > 0",
        "make_date(2020, 13, int(workers)) is null",
        "1 / 0 > 1",
        "assert_true(workers > 0) is null",
      })
  void areUnknownOfARowTheyFailOn(String condition) {
    assertThat(answers("true", "NO_CODEGEN", condition).get(0)).isEqualTo("?");
    assertThat(answers("false", "CODEGEN_ONLY", condition).get(0)).isEqualTo("?");
    assertThat(answers("true", "CODEGEN_ONLY", condition).get(0)).isEqualTo("?");
  }

  @ParameterizedTest
  @CsvSource({"true, CODEGEN_ONLY", "false, CODEGEN_ONLY", "false, NO_CODEGEN"})
  void doNotFailOverWhatTheyHaveInCommon(String wholeStages, String mode) {
    List<String> answers =
        answers(
            wholeStages,
            mode,
            "income / workers > 1000",
            "income / workers < 3000",
            "bigint(word) + income / workers > 0",
            "bigint(word) > 0");

    assertThat(answers).containsExactly("????", "yyyy", "yy??");
  }

  @Test
  void leaveAloneWhatCanBeComputed() {
    assertThat(answers("false", "CODEGEN_ONLY", "workers >= 0", "word = '2'", "word is null"))
        .containsExactly("ynn", "yyn", "ynn");
  }

  /** Of each row, for each condition: yes, no, unknown. */
  private static List<String> answers(String wholeStages, String mode, String... conditions) {
    SparkSession spark = Spark.session().newSession();
    spark.conf().set("spark.sql.codegen.wholeStage", wholeStages);
    spark.conf().set("spark.sql.codegen.factoryMode", mode);
    Column[] each =
        Arrays.stream(conditions)
            .map(Sql::tried)
            .map(c -> when(coalesce(c, lit(false)), "y").when(c.isNull(), "?").otherwise("n"))
            .toArray(Column[]::new);
    Dataset<Row> rows =
        spark.createDataFrame(
            List.of(
                RowFactory.create(new java.math.BigDecimal("2000.00"), 0L, "没有"),
                RowFactory.create(new java.math.BigDecimal("2000.00"), 1L, "2"),
                RowFactory.create(new java.math.BigDecimal("2000.00"), 1L, "")),
            ROW);
    return spark
        .createDataFrame(rows.toJavaRDD(), ROW)
        .select(concat(each).as("all"))
        .collectAsList()
        .stream()
        .map(r -> r.getString(0))
        .toList();
  }
}
