package org.duzhan.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.duzhan.testkit.Launcher;
import org.duzhan.testkit.Tables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same job by spark-submit on a standalone cluster: a master and two workers. */
class ClusterIT {
  private static final Path JARS = Path.of("target/spark/jars").toAbsolutePath();

  /** What Spark's own scripts do: ask its launcher for a command line, and run that. */
  private static final String SUBMIT =
      """
      #!/usr/bin/env bash
      set -e
      command=()
      while IFS= read -r -d '' word; do
        command+=("$word")
      done < <(java -cp "$SPARK_HOME/jars/*" org.apache.spark.launcher.Main \\
        org.apache.spark.deploy.SparkSubmit "$@" | tail -n +2)
      exec "${command[@]}"
      """;

  @TempDir Path folder;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void stopCluster() throws InterruptedException {
    for (Process process : started) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void givesTheSameTablesAsTheEmbeddedSparkThoughAnExecutorIsKilled() throws Exception {
    assertThat(
            Launcher.withoutKey()
                .run("simulate", "--out", folder, "--months", 1, "--households", 1000)
                .exit())
        .isZero();
    Launcher.Result embedded = Launcher.withKey().interpreting().run(monthly("embedded"));
    assertThat(embedded.exit()).as(embedded.err()).isEqualTo(3);

    String master = startCluster();
    Path log = Files.createFile(folder.resolve("cluster.log"));
    Process onCluster =
        Launcher.withKey()
            .with("SPARK_HOME", sparkHome().toString())
            .with("SPARK_SCALA_VERSION", "2.13")
            .with("SPARK_LOCAL_IP", "127.0.0.1")
            .with("DUZHAN_HEAP", "1g")
            .with("JDK_JAVA_OPTIONS", Launcher.QUICK)
            .with(
                "DUZHAN_SPARK_ARGS",
                "--master "
                    + master
                    + " --conf spark.executor.memory=1g --conf spark.sql.shuffle.partitions=2"
                    + " --conf spark.databricks.delta.snapshotPartitions=1"
                    + " --conf spark.executor.extraJavaOptions=-XX:TieredStopAtLevel=1")
            .start(log, log, monthly("cluster"));
    awaitText(log, "judging rows");
    Process worker = started.get(1);
    assertThat(worker.descendants()).isNotEmpty();
    worker.descendants().forEach(ProcessHandle::destroyForcibly);

    assertThat(onCluster.waitFor()).as(Files.readString(log)).isEqualTo(3);
    assertThat(Tables.contents(folder.resolve("cluster")))
        .isEqualTo(Tables.contents(folder.resolve("embedded")));
  }

  private Object[] monthly(String warehouse) {
    return new Object[] {
      "run",
      "--inbox",
      folder.resolve("inbox"),
      "--period",
      "2019-12",
      "--warehouse",
      folder.resolve(warehouse),
      "--out",
      folder.resolve(warehouse + "-reports"),
      "--set",
      "run.interpreted_rows=0"
    };
  }

  private String startCluster() throws IOException, InterruptedException {
    int port = freePort();
    String master = "spark://127.0.0.1:" + port;
    Path log =
        start(
            "master",
            "org.apache.spark.deploy.master.Master",
            "--host",
            "127.0.0.1",
            "--port",
            "" + port,
            "--webui-port",
            "" + freePort());
    awaitText(log, "I have been elected leader");
    for (int i = 0; i < 2; i++) {
      Path worker =
          start(
              "worker" + i,
              "org.apache.spark.deploy.worker.Worker",
              "--host",
              "127.0.0.1",
              "--cores",
              "1",
              "--memory",
              "1g",
              "--work-dir",
              folder.resolve("work" + i).toString(),
              "--webui-port",
              "" + freePort(),
              master);
      awaitText(worker, "Successfully registered with master");
    }
    return master;
  }

  private Path start(String name, String main, String... arguments) throws IOException {
    Path log = folder.resolve(name + ".log");
    List<String> line =
        new ArrayList<>(
            List.of(
                "java", "@" + Path.of("jobs/java17.args"), "-Xmx512m", "-cp", JARS + "/*", main));
    line.addAll(1, List.of(Launcher.QUICK.split(" ")));
    line.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "SPARK_HOME", sparkHome().toString(),
                "SPARK_SCALA_VERSION", "2.13",
                "SPARK_LOCAL_IP", "127.0.0.1"));
    started.add(builder.start());
    return log;
  }

  /** A Spark installation made of its own jars. */
  private Path sparkHome() throws IOException {
    Path home = folder.resolve("spark");
    if (!Files.exists(home)) {
      Files.createDirectories(home.resolve("bin"));
      Files.createSymbolicLink(home.resolve("jars"), JARS);
      Path submit = home.resolve("bin/spark-submit");
      Files.writeString(submit, SUBMIT);
      assertThat(submit.toFile().setExecutable(true)).isTrue();
    }
    return home;
  }

  private static void awaitText(Path log, String text) throws IOException, InterruptedException {
    for (int i = 0; i < 1200; i++) {
      if (Files.exists(log) && Files.readString(log).contains(text)) {
        return;
      }
      Thread.sleep(200);
    }
    throw new AssertionError(log + " never said: " + text + "\n" + Files.readString(log));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
