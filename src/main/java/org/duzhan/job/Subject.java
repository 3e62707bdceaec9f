package org.duzhan.job;

import org.apache.spark.sql.Column;
import org.duzhan.measure.Attribution;

/** What the rows of a table are figures of: by it goes which counties have a part in them. */
enum Subject {
  PLACE,
  /**
   * A place, or the name of a partner, or of a scope over the whole country; what is of the country
   * is of the provinces of the annexes alone.
   */
  SUPERVISED,
  PARTNER,
  COUNTY_PARTNER,
  SCOPE;

  /** The name by which the reasons of a change of such a row go. */
  Column scope() {
    return switch (this) {
      case PLACE, SUPERVISED -> Attribution.ofPlace(Compared.AMONG_ALL);
      case PARTNER, COUNTY_PARTNER -> Attribution.ofArea();
      case SCOPE -> Attribution.ofItem();
    };
  }
}
