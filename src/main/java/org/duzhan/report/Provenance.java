package org.duzhan.report;

import static java.util.stream.Collectors.joining;

import java.time.YearMonth;
import java.util.SortedMap;

/**
 * Where the figures of a report come from, and how to make them again.
 *
 * @param tableVersions by table: of the figures, as read; of what they were made from, as it was
 * @param settingsHash SHA-256 of all settings, its first digits
 * @param command what to run for the same figures
 */
public record Provenance(
    String runId,
    YearMonth period,
    SortedMap<String, Long> tableVersions,
    String settingsHash,
    String command) {
  private static final int HASH_SHOWN = 12;
  private static final int TABLES_SHOWN = 3;

  /** One line for the head of every sheet; all tables, if there are many, are told in the last. */
  public String line() {
    String versions =
        tableVersions.size() > TABLES_SHOWN
            ? "%d张表，见末页“说明”".formatted(tableVersions.size())
            : versions();
    return "数据月份 %s　运行 %s　表版本 %s　设置 %s　重现：%s"
        .formatted(period, runId, versions, shortHash(), command);
  }

  /** Tables with the versions read: village_month@3 … */
  public String versions() {
    return tableVersions.entrySet().stream()
        .map(table -> table.getKey() + "@" + table.getValue())
        .collect(joining(" "));
  }

  private String shortHash() {
    return settingsHash.substring(0, Math.min(HASH_SHOWN, settingsHash.length()));
  }
}
