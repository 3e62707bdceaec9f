package org.duzhan.report;

import org.duzhan.measure.CountyMonth;
import org.duzhan.measure.Progress;

/**
 * All under supervision, a province or a county: its figures and how it is judged, and its
 * households that fell; each this month and last.
 *
 * @param province short name of its province
 * @param annex a county of annex 1
 * @param outside a county of no annex province
 */
record Place(
    String code,
    String name,
    String province,
    boolean annex,
    boolean outside,
    GoldRow now,
    GoldRow before,
    GoldRow risk,
    GoldRow riskBefore,
    GoldRow falls,
    GoldRow fallsBefore) {

  /** Some village of it sent a file this month. */
  boolean reported() {
    return now.count(CountyMonth.REPORTED_VILLAGES) > 0;
  }

  /** Some village of it sent a file last month. */
  boolean reportedBefore() {
    return before.count(CountyMonth.REPORTED_VILLAGES) > 0;
  }

  boolean isOn(String course) {
    return course.equals(now.text(Progress.COURSE));
  }
}
