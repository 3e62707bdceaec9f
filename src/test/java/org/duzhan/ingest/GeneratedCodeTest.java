package org.duzhan.ingest;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.metrics.source.CodegenMetrics;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Java compiles no method of more than 8,000 bytes: judging would take many times as long. */
class GeneratedCodeTest {
  private static final Settings SETTINGS = TestSettings.defaults();
  private static final Mapping MAPPING = Mapping.all(SETTINGS.mappings()).get(0);
  private static final long HUGE = 8000;

  @TempDir Path folder;

  @Test
  void judgesByMethodsThatJavaCompiles() throws IOException {
    Verdict verdict =
        FilesRead.spooled(
            folder,
            "户",
            "统计月份,行政村代码,户编号,家庭人口数,脱贫属性\n2020-04,522633100201,h1,4,未脱贫\n2020-04,522633100201,h2,0,未脱贫\n");
    Judged judged =
        Judged.of(
            MAPPING,
            Rules.from(SETTINGS.rules()),
            Households.STATED,
            new Judged.Known(lit(true), lit(new BigDecimal("5000"))));
    SparkSession compiling = Spark.session().newSession();
    compiling.conf().set("spark.sql.codegen.wholeStage", false);
    compiling.conf().set("spark.sql.codegen.factoryMode", "CODEGEN_ONLY");
    Dataset<Row> none = compiling.createDataFrame(List.of(), CodesOfMonth.TABLE.schema());
    Dataset<Row> spooled =
        CodesOfMonth.of(
            SpoolSource.rows(compiling, MAPPING, List.of(verdict), new BadRows(), 1000),
            none,
            true);
    long compiledBefore = CodegenMetrics.METRIC_GENERATED_METHOD_BYTECODE_SIZE().getCount();

    assertThat(judged.found(spooled).collectAsList()).hasSize(1);
    assertThat(judged.all(spooled).filter(Judged.SOUND.col()).collectAsList()).hasSize(2);

    assertThat(CodegenMetrics.METRIC_GENERATED_METHOD_BYTECODE_SIZE().getCount())
        .isGreaterThan(compiledBefore);
    assertThat(CodegenMetrics.METRIC_GENERATED_METHOD_BYTECODE_SIZE().getSnapshot().getMax())
        .isLessThan(HUGE);
  }
}
