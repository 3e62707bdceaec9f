package org.duzhan.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What an ingest came to.
 *
 * @param refusedFiles path → reason
 * @param leftFiles path → reason, for files to be read another time
 * @param shortcomings path → what of a file that was taken could not be, and why it closes nobody
 * @param quarantined path → rows, for files with bad rows
 */
public record Summary(
    int files,
    int accepted,
    int refused,
    int duplicate,
    long rowsRead,
    long rowsAccepted,
    long rowsUnchanged,
    long rowsSuperseded,
    long rowsQuarantined,
    Map<String, String> refusedFiles,
    Map<String, String> leftFiles,
    Map<String, String> shortcomings,
    Map<String, Long> quarantined) {
  static final Summary NOTHING = ofLeft(Map.of());

  /** No file was taken, and these were left. */
  static Summary ofLeft(Map<String, String> left) {
    return new Summary(0, 0, 0, 0, 0, 0, 0, 0, 0, Map.of(), left, Map.of(), Map.of());
  }

  /** Whether somebody has to mend something. */
  public boolean hasFaults() {
    return refused > 0 || rowsQuarantined > 0 || !leftFiles.isEmpty() || !shortcomings.isEmpty();
  }

  /** One line a file that needs mending, worst first. */
  public List<String> faults() {
    List<String> lines = new ArrayList<>();
    refusedFiles.forEach((file, reason) -> lines.add("拒收 %s：%s".formatted(file, reason)));
    leftFiles.forEach((file, reason) -> lines.add("留待下次 %s：%s".formatted(file, reason)));
    shortcomings.forEach((file, what) -> lines.add("注意 %s：%s".formatted(file, what)));
    quarantined.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .forEach(e -> lines.add("隔离 %s：%d行".formatted(e.getKey(), e.getValue())));
    return lines;
  }
}
