package org.duzhan.settings;

import java.io.Serializable;

/** What a file may be at most; past any of these it is refused whole. */
public record Limits(
    long fileBytes,
    long inflation,
    long unpackedBytes,
    int zipEntries,
    int nesting,
    double heapShare,
    int seconds,
    int sheets,
    int rows,
    int columns,
    int cellCharacters,
    int headingRows,
    int places)
    implements Serializable {
  static Limits from(ConfReader conf) {
    return new Limits(
        conf.whole("limits.file_bytes", 1, 1L << 40),
        conf.whole("limits.inflation", 1, 100_000),
        conf.whole("limits.unpacked_bytes", 1, 1L << 44),
        (int) conf.whole("limits.zip_entries", 1, 1_000_000),
        (int) conf.whole("limits.nesting", 0, 10),
        conf.number("limits.heap_share", 0.01, 0.9),
        (int) conf.whole("limits.seconds", 1, 86_400),
        (int) conf.whole("limits.sheets", 1, 10_000),
        (int) conf.whole("limits.rows", 1, 100_000_000),
        (int) conf.whole("limits.columns", 1, 16_384),
        (int) conf.whole("limits.cell_characters", 1, 1_000_000),
        (int) conf.whole("limits.heading_rows", 1, 10_000),
        (int) conf.whole("limits.places", 1, 100_000));
  }
}
