package org.duzhan.report;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.measure.Succession;
import org.duzhan.settings.Settings;

/**
 * What the reports are made from: gold tables, never households by name.
 *
 * @param now rows of the month
 * @param before rows of the month before; empty where there is none
 * @param listing the annexes against the data
 * @param accountability rows of the month: who stands on which rung of the ladder
 */
public record ReportInput(
    Month now,
    Month before,
    Listing listing,
    Dataset<Row> accountability,
    Settings settings,
    Provenance provenance,
    Scope scope) {

  /**
   * The annexes against the data.
   *
   * @param checks all rows of listing_check for the baseline
   * @param counties rows of listing_county of the month
   * @param villages rows of listing_village of the month
   */
  public record Listing(Dataset<Row> checks, Dataset<Row> counties, Dataset<Row> villages) {}

  /** One month's rows of each table. */
  public record Month(
      Dataset<Row> villages,
      Dataset<Row> counties,
      Dataset<Row> provinces,
      Dataset<Row> villageRisks,
      Dataset<Row> countyRisks,
      Dataset<Row> backsliding) {

    /** The same, by the codes that villages go by at a later month. */
    public Month followed(Succession succession) {
      return new Month(
          succession.figures(villages),
          counties,
          provinces,
          succession.renamed(villageRisks),
          countyRisks,
          succession.merged(backsliding));
    }
  }
}
