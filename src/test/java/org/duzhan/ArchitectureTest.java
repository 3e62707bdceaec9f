package org.duzhan;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.duzhan", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] TRANSFORMS = {
    "org.duzhan.measure..", "org.duzhan.judge..", "org.duzhan.quality.."
  };

  /** What asks for the time: of Spark's functions, of java.time, of System. */
  private static final String CLOCK =
      "now|curdate|current_date|current_time|current_timestamp|localtimestamp|unix_timestamp"
          + "|currentTimeMillis|nanoTime";

  @ArchTest
  static final ArchRule dependenciesPointDown =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("command")
          .definedBy("org.duzhan.command..")
          .layer("job")
          .definedBy("org.duzhan.job..")
          .layer("report")
          .definedBy("org.duzhan.report..")
          .layer("judge")
          .definedBy("org.duzhan.judge..")
          .layer("measure")
          .definedBy("org.duzhan.measure..")
          .layer("quality")
          .definedBy("org.duzhan.quality..")
          .layer("ingest")
          .definedBy("org.duzhan.ingest..")
          .layer("simulate")
          .definedBy("org.duzhan.simulate..")
          .layer("lake")
          .definedBy("org.duzhan.lake..")
          .layer("table")
          .definedBy("org.duzhan.table..")
          .layer("settings")
          .definedBy("org.duzhan.settings..")
          .whereLayer("command")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("job")
          .mayOnlyBeAccessedByLayers("command")
          .whereLayer("report")
          .mayOnlyBeAccessedByLayers("job")
          .whereLayer("judge")
          .mayOnlyBeAccessedByLayers("job", "report")
          .whereLayer("measure")
          .mayOnlyBeAccessedByLayers("job", "judge", "report")
          .whereLayer("quality")
          .mayOnlyBeAccessedByLayers("job")
          .whereLayer("ingest")
          .mayOnlyBeAccessedByLayers("job", "quality", "command")
          .whereLayer("lake")
          .mayOnlyBeAccessedByLayers("job", "command")
          .whereLayer("table")
          .mayOnlyAccessLayers("settings")
          .whereLayer("settings")
          .mayNotAccessAnyLayer();

  @ArchTest
  static final ArchRule nobodyKnowsTheTruthOfSimulatedCounties =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.duzhan.simulate..", "org.duzhan.command..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.duzhan.simulate..");

  @ArchTest
  static final ArchRule noCycles = slices().matching("org.duzhan.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyLakeTouchesDelta =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.duzhan.lake..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.delta..", "org.apache.spark.sql.delta..")
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching("org.apache.spark.sql.DataFrameWriter");

  @ArchTest
  static final ArchRule onlyLakeAndIngestReadData =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.duzhan.lake..", "org.duzhan.ingest..")
          .should()
          .dependOnClassesThat()
          .haveNameMatching("org.apache.spark.sql.DataFrameReader");

  @ArchTest
  static final ArchRule spreadsheetLibrariesStayInTheirRooms =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.duzhan.ingest..", "org.duzhan.report..", "org.duzhan.simulate..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.poi..", "org.dhatim..");

  @ArchTest
  static final ArchRule transformsKnowNoSessionNoPathNoLog =
      noClasses()
          .that()
          .resideInAnyPackage(TRANSFORMS)
          .should()
          .dependOnClassesThat()
          .haveNameMatching(".*\\.(SparkSession|SQLContext|SparkContext|JavaSparkContext)")
          .orShould()
          .callMethodWhere(target(nameMatching("sparkSession|sqlContext")))
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.io..",
              "java.nio.file..",
              "java.util.logging..",
              "org.apache.hadoop..",
              "org.apache.logging..",
              "org.apache.log4j..",
              "org.apache.spark.internal..",
              "org.slf4j..");

  @ArchTest
  static final ArchRule transformsKnowNoClock =
      noClasses()
          .that()
          .resideInAnyPackage(TRANSFORMS)
          .should()
          .dependOnClassesThat()
          .haveNameMatching("java\\.time\\.Clock")
          .orShould()
          .callMethodWhere(target(nameMatching(CLOCK)));

  @ArchTest
  static final ArchRule onlyCommandsSpeakToTheTerminalAndTheEnvironment =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.duzhan.command..", "org.duzhan")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .callMethod(System.class, "getenv", String.class);
}
