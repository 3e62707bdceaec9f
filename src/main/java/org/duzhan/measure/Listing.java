package org.duzhan.measure;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.duzhan.settings.Thresholds;

/** Which villages are listed, and by which test: both strict (notice, section 二). */
final class Listing {
  static final String PERSONS = "persons";
  static final String INCIDENCE = "incidence";

  private Listing() {}

  /** The test a village meets by its figures; where it meets both, by the rule in the settings. */
  static Column criterion(Thresholds.Listing listing) {
    Column persons = Headcount.POOR_PERSONS.col().gt(listing.personsAbove());
    Column incidence = Register.INCIDENCE.col().gt(listing.incidenceAbove());
    return listing.personsFirst()
        ? when(persons, lit(PERSONS)).when(incidence, lit(INCIDENCE))
        : when(incidence, lit(INCIDENCE)).when(persons, lit(PERSONS));
  }
}
