package org.duzhan.bench;

import java.nio.file.Path;
import java.util.List;

/** Something to measure: files, and programs that read them, each in a process of its own. */
interface Case {
  /** All cases, in the order in which they are run. */
  List<Case> ALL =
      List.of(new National(), new Assess(), new Correction(), new Workbooks(), new Encodings());

  /** The case of a name. */
  static Case named(String name) {
    return ALL.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  String name();

  /** Rows where {@code --rows} does not tell. */
  int rows();

  List<String> programs();

  /** Whether a program is started as {@code jobs/duzhan} starts it. */
  default boolean isLaunched(String program) {
    return program.startsWith("duzhan");
  }

  /** Writes the files; they are kept for the next time. */
  void prepare(Path folder, int rows) throws Exception;

  /**
   * Runs a program.
   *
   * @return what it found, the same of every program
   */
  String run(String program, Path folder, Path out) throws Exception;
}
