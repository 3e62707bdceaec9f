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
 * @param areas figures of areas and of kinds, of the month and the one before
 */
public record ReportInput(
    Month now,
    Month before,
    Listing listing,
    Dataset<Row> accountability,
    Areas areas,
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

  /** Rows of the month and the month before of each table. */
  public record Areas(
      Dataset<Row> prefectures,
      Dataset<Row> townships,
      Dataset<Row> partners,
      Dataset<Row> countyPartners,
      Dataset<Row> scopes,
      Dataset<Row> problems,
      Dataset<Row> monitoring,
      Dataset<Row> falls,
      Dataset<Row> transitions,
      Dataset<Row> sinceBaseline,
      Dataset<Row> incomes) {}

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
