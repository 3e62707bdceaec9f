package org.duzhan.job;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.job.FigureChecks.Check;
import org.duzhan.measure.DistributionFaults;
import org.duzhan.measure.FigureFaults;

/** What must hold of incomes over persons. */
final class IncomeChecks {
  private IncomeChecks() {}

  static List<Check> of(Dataset<Row> distributions, Dataset<Row> villages) {
    return List.of(
        new Check(
            "distribution: the incomes that village_month has figures of",
            FigureFaults.otherIncomes(distributions, villages)),
        new Check(
            "distribution: quantiles are in order", DistributionFaults.unordered(distributions)),
        new Check(
            "distribution: the lowest 20 % have at most half of what the lowest 40 % have",
            DistributionFaults.impossibleShares(distributions)),
        new Check(
            "distribution: Gini coefficients are between 0 and 1, above where incomes are below 0",
            DistributionFaults.impossibleGinis(distributions)),
        new Check(
            "distribution: the Sen index is between poverty gap and headcount",
            DistributionFaults.impossibleSen(distributions)));
  }
}
