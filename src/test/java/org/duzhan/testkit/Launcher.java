package org.duzhan.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs {@code jobs/duzhan} as a user does, in a process of its own. */
public final class Launcher {
  public static final String KEY = "an end-to-end test's key, not a secret at all";

  /**
   * Options of a JVM that does not live long enough to earn the slow compiler's work. Without that
   * one Java keeps too little room for what Spark has compiled, and fails where it is full.
   */
  public static final String QUICK = "-XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=240m";

  private static final Path ARCHIVE = Path.of("target/duzhan.jsa");
  private static final Path JAR = Path.of("target/duzhan.jar");

  static {
    shareClasses();
  }

  private final Map<String, String> environment = new HashMap<>(Map.of("DUZHAN_HEAP", "2g"));
  private List<String> command = List.of("jobs/duzhan");
  private Path folder = Path.of("");

  private Launcher() {}

  /** What a command left behind. */
  public record Result(int exit, String out, String err) {}

  public static Launcher withKey() {
    return new Launcher().with("DUZHAN_KEY", KEY);
  }

  public static Launcher withoutKey() {
    return new Launcher();
  }

  public Launcher with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /**
   * For tests of what a run leaves, not of how it is computed: over a thousand rows compiling a
   * query takes longer than interpreting it. That both find the same figures, others prove.
   */
  public Launcher interpreting() {
    return with("JDK_JAVA_OPTIONS", QUICK + " -XX:+UseSerialGC")
        .with(
            "DUZHAN_SPARK_ARGS",
            "--conf spark.sql.codegen.wholeStage=false"
                + " --conf spark.sql.codegen.factoryMode=NO_CODEGEN");
  }

  /** Lets no file grow beyond a size: what a full disk does to a run, without filling one. */
  public Launcher withFilesUpTo(int kilobytes) {
    String limited = "ulimit -f %d && exec jobs/duzhan \"$@\"".formatted(kilobytes);
    command = List.of("bash", "-c", limited, "duzhan");
    return this;
  }

  /** Calls a link to the launcher, from another folder. */
  public Launcher through(Path link, Path fromFolder) {
    command = List.of(link.toString());
    folder = fromFolder;
    return this;
  }

  public Result run(Object... arguments) throws IOException, InterruptedException {
    Path out = Files.createTempFile("duzhan", ".out");
    Path err = Files.createTempFile("duzhan", ".err");
    int exit = start(out, err, arguments).waitFor();
    Result result = new Result(exit, Files.readString(out), Files.readString(err));
    Files.delete(out);
    Files.delete(err);
    return result;
  }

  /** Starts a command. Both may go to one file: neither is written over the other. */
  public Process start(Path out, Path err, Object... arguments) throws IOException {
    List<String> line = new ArrayList<>(command);
    for (Object argument : arguments) {
      line.add(argument.toString());
    }
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .directory(folder.toAbsolutePath().toFile())
            .redirectOutput(ProcessBuilder.Redirect.appendTo(out.toFile()))
            .redirectError(ProcessBuilder.Redirect.appendTo(err.toFile()));
    builder.environment().remove("DUZHAN_KEY");
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** As the launcher does after it has built: a hundred starts are each some seconds shorter. */
  private static void shareClasses() {
    try (FileChannel turn =
            FileChannel.open(
                Path.of("target/duzhan.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock ours = turn.lock()) {
      if (ours.isValid() && isOlderThanJar(ARCHIVE)) {
        new ProcessBuilder("jobs/share").start().waitFor();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isOlderThanJar(Path file) throws IOException {
    return !Files.exists(file)
        || Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(JAR)) < 0;
  }
}
