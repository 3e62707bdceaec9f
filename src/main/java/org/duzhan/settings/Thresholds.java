package org.duzhan.settings;

import java.util.List;

/** Cut points of the judgements that the notice and its practice name. */
public final class Thresholds {

  /**
   * Who is listed (both tests strict), and where a village meeting both is counted.
   *
   * @param personsAbove registered poor persons
   * @param incidenceAbove share
   * @param personsFirst a village that meets both tests counts under the first
   */
  public record Listing(long personsAbove, double incidenceAbove, boolean personsFirst) {
    static Listing from(ConfReader conf) {
      return new Listing(
          conf.whole("listing.persons_above", 1, 1_000_000),
          conf.share("listing.incidence_above"),
          conf.oneOf("listing.both", "persons_first", "incidence_first").equals("persons_first"));
    }
  }

  /** Exit standards, all vetoes; shares. */
  public record Exit(
      List<String> western,
      double incidenceBelowWestern,
      double incidenceBelowOther,
      double missedBelow,
      double wronglyExitedBelow,
      double approvalAtLeast) {
    static Exit from(ConfReader conf) {
      return new Exit(
          conf.texts("exit.western", "[1-9][0-9]0000", "a list of 6-digit codes of provinces"),
          conf.share("exit.incidence_below_western"),
          conf.share("exit.incidence_below_other"),
          conf.share("exit.missed_below"),
          conf.share("exit.wrongly_exited_below"),
          conf.share("exit.approval_at_least"));
    }
  }

  /**
   * Observed over required pace.
   *
   * @param paceMonths months whose falls give the observed pace
   * @param onCourseAt ratio from which a county is on course
   * @param laggingAt ratio from which it lags; below, it is critical
   */
  public record Course(int paceMonths, double onCourseAt, double laggingAt) {
    static Course from(ConfReader conf) {
      Course course =
          new Course(
              (int) conf.whole("course.pace_months", 1, 24),
              conf.number("course.on_course_at", 0, 10),
              conf.number("course.lagging_at", 0, 10));
      if (course.laggingAt > course.onCourseAt) {
        conf.fault("key course.lagging_at must not be above course.on_course_at");
      }
      return course;
    }
  }

  /**
   * The monitoring test.
   *
   * @param burdenShare unavoidable spending over net income above which it is a sudden burden
   * @param supportDays days without support after which a risk is a finding
   * @param scaleAtMost largest credible share of those under monitoring
   */
  public record Monitoring(double burdenShare, int supportDays, double scaleAtMost) {
    static Monitoring from(ConfReader conf) {
      return new Monitoring(
          conf.number("monitoring.burden_share", 0, 10),
          (int) conf.whole("monitoring.support_days", 1, 365),
          conf.share("monitoring.scale_at_most"));
    }
  }

  /** Weights of the five deprivations of the multidimensional index, and its cut-off; shares. */
  public record Mpi(
      double income,
      double education,
      double medical,
      double housing,
      double water,
      double cutoff) {
    static Mpi from(ConfReader conf) {
      Mpi mpi =
          new Mpi(
              conf.share("mpi.income"),
              conf.share("mpi.education"),
              conf.share("mpi.medical"),
              conf.share("mpi.housing"),
              conf.share("mpi.water"),
              conf.share("mpi.cutoff"));
      double sum = mpi.income + mpi.education + mpi.medical + mpi.housing + mpi.water;
      if (Math.abs(sum - 1) > 1e-9) {
        conf.fault("keys mpi.income … mpi.water must add up to 1, not " + sum);
      }
      return mpi;
    }
  }

  private Thresholds() {}
}
