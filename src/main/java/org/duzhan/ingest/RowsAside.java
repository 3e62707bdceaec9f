package org.duzhan.ingest;

import org.jspecify.annotations.Nullable;

/** How many rows below headings are no data, and no headings that a table begins with either. */
final class RowsAside {
  private @Nullable Headings under;
  private long count;

  /** Notes a row of data: what repeats its headings from here on is a row of its own. */
  void data(Headings headings) {
    under = headings;
  }

  /** Notes a row that was set aside. */
  void add(Headings headings, RowNature nature) {
    boolean counts =
        switch (nature) {
          case DATA, BLANK -> false;
          case HEADINGS -> headings.equals(under);
          case TOTAL, NOTE, STRAY -> true;
        };
    count += counts ? 1 : 0;
  }

  long count() {
    return count;
  }
}
