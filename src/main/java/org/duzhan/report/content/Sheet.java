package org.duzhan.report.content;

import java.util.List;

/**
 * One sheet: title, what matters in words, a table, notes below it.
 *
 * @param name of the tab
 * @param lead sentences between title and table
 * @param provenance where the figures come from, on every sheet
 * @param lines iterated once; may be long, so a writer never holds them
 * @param notes sentences below the table
 * @param frozen columns on the left that stay in sight
 */
public record Sheet(
    String name,
    String title,
    List<String> lead,
    String provenance,
    List<Column> columns,
    Iterable<Line> lines,
    List<String> notes,
    List<Chart> charts,
    int frozen) {

  /** The row that the headings stand in, from 0: below the title and all that stands under it. */
  public int headingRow() {
    return lead.size() + 2;
  }
}
