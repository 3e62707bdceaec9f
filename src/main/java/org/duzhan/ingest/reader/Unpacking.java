package org.duzhan.ingest.reader;

import org.duzhan.settings.Limits;

/** How much a zip file has unpacked to so far: bombs are stopped while they go off. */
final class Unpacking {
  /** A ratio says nothing about few bytes. */
  private static final long FEW_BYTES = 4 << 20;

  private final Limits limits;
  private long unpacked;

  Unpacking(Limits limits) {
    this.limits = limits;
  }

  /** Bytes of an entry that were unpacked: {@code more} now, {@code all} in all. */
  void add(long more, long all, long packed) {
    unpacked += more;
    if (unpacked > limits.unpackedBytes()) {
      throw RefusedFile.past("unpacked_bytes", "解压后过大，疑为压缩炸弹", limits.unpackedBytes());
    }
    if (all > FEW_BYTES && all / Math.max(1, packed) > limits.inflation()) {
      throw RefusedFile.past("inflation", "压缩比过高，疑为压缩炸弹", limits.inflation());
    }
  }
}
