package org.duzhan.ingest;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is wrong within a household, of the few where something is. */
final class Doubts {
  /** Most rows that one message names. */
  private static final int MOST_NAMED = 20;

  /** By field what two rows say of it. */
  final Map<String, String> disagreements = new LinkedHashMap<>();

  /** By figure the first person's cell that cannot be read. */
  final Map<Counted, String> unreadable = new EnumMap<>(Counted.class);

  final List<String> unsoundNumbers = new ArrayList<>();
  final List<String> repeatedNumbers = new ArrayList<>();
  final List<String> childrenAtWork = new ArrayList<>();
  final List<String> fitButUnable = new ArrayList<>();

  static void add(List<String> rows, String row) {
    if (rows.size() < MOST_NAMED && !rows.contains(row)) {
      rows.add(row);
    } else if (rows.size() == MOST_NAMED) {
      rows.add("……");
    }
  }
}
