package org.duzhan.ingest.reader;

import java.util.List;

/** Names of files that nobody sent: hidden ones, and locks that spreadsheets leave. */
public final class HiddenNames {
  private static final List<String> BEGINNINGS = List.of(".", "_", "~$");

  private HiddenNames() {}

  public static boolean hidden(String name) {
    return BEGINNINGS.stream().anyMatch(name::startsWith);
  }
}
