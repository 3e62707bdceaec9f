package org.duzhan.ingest;

import java.io.Serializable;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Which spooled rows of a table are bad: a bit a row, for those blocks of files that have any. Rows
 * are judged once; whoever reads them again is told.
 */
public final class BadRows implements Serializable {
  private static final long serialVersionUID = 1;

  private final Map<String, Map<Integer, BitSet>> blocks = new HashMap<>();

  /**
   * Adds those of a block.
   *
   * @param block of the rows of the submission's table, from 0
   * @param bits of each byte the lowest first
   */
  public void add(String submissionId, int block, byte[] bits) {
    blocks
        .computeIfAbsent(submissionId, s -> new HashMap<>())
        .computeIfAbsent(block, b -> new BitSet())
        .or(BitSet.valueOf(bits));
  }

  /** Those of a block, by their places in it, from 0. */
  public BitSet of(String submissionId, int block) {
    return blocks.getOrDefault(submissionId, Map.of()).getOrDefault(block, new BitSet());
  }

  /** How many they are in a file. */
  public long count(String submissionId) {
    return blocks.getOrDefault(submissionId, Map.of()).values().stream()
        .mapToLong(BitSet::cardinality)
        .sum();
  }
}
