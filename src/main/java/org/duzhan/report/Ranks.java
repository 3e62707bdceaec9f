package org.duzhan.report;

import org.duzhan.report.content.Cell;
import org.duzhan.report.content.Kind;
import org.duzhan.table.Field;

/** Ranks, and how they moved. */
final class Ranks {
  static final String UNRANKED = "未排名";
  private static final String NEW = "新";

  /** Places gained towards rank 1 since last month. */
  static Cell move(GoldRow risk, Field rank, Field previousRank) {
    Number now = risk.number(rank);
    Number before = risk.number(previousRank);
    if (now == null) {
      return Cell.missing(Kind.MOVE, "");
    }
    return Cell.number(
        Kind.MOVE, before == null ? null : before.longValue() - now.longValue(), NEW);
  }

  /** A, B or C. */
  static Cell grade(GoldRow risk, Field grade) {
    String given = risk.text(grade);
    return given == null ? Cell.missing(Kind.LABEL, "") : Cell.text(Kind.LABEL, given);
  }

  private Ranks() {}
}
