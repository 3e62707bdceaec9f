package org.duzhan;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.duzhan", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
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
          .mayOnlyBeAccessedByLayers("job", "command");

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
  static final ArchRule transformsKnowNoClockNoSessionNoLog =
      noClasses()
          .that()
          .resideInAnyPackage("org.duzhan.measure..", "org.duzhan.judge..", "org.duzhan.quality..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.slf4j..", "java.nio.file..")
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching("java.time.Clock");

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
