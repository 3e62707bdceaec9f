package org.duzhan.job;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.duzhan.judge.Accountability;
import org.duzhan.judge.Backsliding;
import org.duzhan.judge.CountyRisk;
import org.duzhan.judge.FallRate;
import org.duzhan.judge.VillageRisk;
import org.duzhan.measure.CountyMonth;
import org.duzhan.measure.CountyPartnerMonth;
import org.duzhan.measure.Distribution;
import org.duzhan.measure.ListingCheck;
import org.duzhan.measure.ListingCounty;
import org.duzhan.measure.ListingVillage;
import org.duzhan.measure.MonitoringMonth;
import org.duzhan.measure.PartnerMonth;
import org.duzhan.measure.PrefectureMonth;
import org.duzhan.measure.ProblemMonth;
import org.duzhan.measure.ProvinceMonth;
import org.duzhan.measure.ScopeMonth;
import org.duzhan.measure.TownshipMonth;
import org.duzhan.measure.Transition;
import org.duzhan.measure.VillageMonth;
import org.duzhan.table.Remarks;
import org.duzhan.table.Submissions;
import org.duzhan.table.Table;

/** Makes one step of one month. */
public final class StepJobs {
  private final String out;
  private final Map<String, Scope> scopes = new HashMap<>();

  /**
   * The steps.
   *
   * @param out folder the reports go to, on any Hadoop file system
   */
  public StepJobs(String out) {
    this.out = out;
  }

  /** All tables, by which a run tells what it read and wrote. */
  static List<Table> tables() {
    List<Table> tables = new ArrayList<>(Recovery.LOADED);
    tables.addAll(
        List.of(
            Remarks.TABLE,
            Submissions.TABLE,
            VillageMonth.TABLE,
            CountyMonth.TABLE,
            TownshipMonth.TABLE,
            PrefectureMonth.TABLE,
            ProvinceMonth.TABLE,
            PartnerMonth.TABLE,
            CountyPartnerMonth.TABLE,
            ScopeMonth.TABLE,
            ListingCheck.TABLE,
            ListingCounty.TABLE,
            ListingVillage.TABLE,
            ProblemMonth.TABLE,
            Transition.TABLE,
            Transition.SINCE_BASELINE,
            Distribution.TABLE,
            Backsliding.TABLE,
            MonitoringMonth.TABLE,
            FallRate.TABLE,
            VillageRisk.TABLE,
            CountyRisk.TABLE,
            Accountability.TABLE));
    return tables;
  }

  /** Makes a step; returns how many rows it wrote. */
  long make(Context context, Due.Work work, String runId) {
    return switch (work.step()) {
      case ASSESS -> gold(context, work, runId).assess();
      case BACKSLIDING -> gold(context, work, runId).backsliding();
      case DISTRIBUTION -> gold(context, work, runId).distribution();
      case RISK ->
          new VillageGold(new MonthTables(context.interpreting(), work.month(), runId, Scope.ALL))
              .risk();
      case REPORT ->
          new ReportJob(context, out, Optional.empty()).write(work.month(), runId).size();
    };
  }

  private Gold gold(Context context, Due.Work work, String runId) {
    return new Gold(context, work.month(), runId, scope(context, work, runId));
  }

  /** Steps over households are made for some counties alone, where that is enough. */
  private Scope scope(Context context, Due.Work work, String runId) {
    String once = runId + work.month() + work.corrected();
    return work.step().isByCounty()
        ? scopes.computeIfAbsent(once, name -> Scope.of(context, work))
        : Scope.ALL;
  }

  /** Answers the counties whose files came in a run; returns how many answers there are. */
  long answer(Context context, String runId) {
    return new ReplyJob(context, out).write(runId);
  }

  /** Whether there are answers where they should be. */
  boolean answered(Context context) {
    return new ReplyJob(context, out).isWritten();
  }

  boolean reported(Context context, String month) {
    return new ReportJob(context, out, Optional.empty()).isWritten(month);
  }
}
