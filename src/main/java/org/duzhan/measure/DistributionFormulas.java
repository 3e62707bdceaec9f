package org.duzhan.measure;

import static org.duzhan.measure.Distribution.GINI;
import static org.duzhan.measure.Distribution.GINI_POOR;
import static org.duzhan.measure.Distribution.HEADCOUNT;
import static org.duzhan.measure.Distribution.HOUSEHOLDS;
import static org.duzhan.measure.Distribution.LOWEST_20_SHARE;
import static org.duzhan.measure.Distribution.LOWEST_40_SHARE;
import static org.duzhan.measure.Distribution.MEAN_INCOME;
import static org.duzhan.measure.Distribution.NEGATIVE_INCOME_PERSONS;
import static org.duzhan.measure.Distribution.NULL_REASON;
import static org.duzhan.measure.Distribution.ON_LINE_PERSONS;
import static org.duzhan.measure.Distribution.P10;
import static org.duzhan.measure.Distribution.P25;
import static org.duzhan.measure.Distribution.P50;
import static org.duzhan.measure.Distribution.P75;
import static org.duzhan.measure.Distribution.P90;
import static org.duzhan.measure.Distribution.POOR_POPULATION;
import static org.duzhan.measure.Distribution.POPULATION;
import static org.duzhan.measure.Distribution.POVERTY_GAP;
import static org.duzhan.measure.Distribution.SEN;
import static org.duzhan.measure.Distribution.SEN_LIMIT;
import static org.duzhan.measure.Distribution.SEVERITY;
import static org.duzhan.measure.Distribution.WATTS;
import static org.duzhan.measure.Distribution.ZERO_INCOME_PERSONS;

import java.util.List;
import org.duzhan.table.Field;

/** How the figures of {@link Distribution} are computed, as the catalogue has it. */
final class DistributionFormulas {
  private static final String LETTERS =
      "; y net_income_per_capita, z poverty_line, w persons (of survey persons × weight), W = Σ w";

  private DistributionFormulas() {}

  /** Its figures for the catalogue, by the letters of {@link Distribution}. */
  static List<Indicator> indicators() {
    return List.of(
        counted(HOUSEHOLDS, "count(y)", Headcount.INCOME_PERSONS),
        counted(POPULATION, "W", Headcount.INCOME_PERSONS),
        counted(POOR_POPULATION, "q = Σ w over y < z", Income.INCOME_POOR_PERSONS),
        anew(MEAN_INCOME, "Σ wy / W", Income.MEAN_INCOME),
        anew(
            GINI,
            "Σ wy (2C − w) / (W Σ wy) − 1, C = Σ w up to and with w in order of y",
            Income.MEAN_INCOME),
        anew(HEADCOUNT, "H = Σ w over y < z, / W", Income.INCOME_HEADCOUNT),
        anew(POVERTY_GAP, "Σ w (z − y) / z over y < z, / W", Headcount.POVERTY_GAP),
        anew(SEVERITY, "Σ w ((z − y) / z)² over y < z, / W", Headcount.SEVERITY),
        anew(WATTS, "Σ w ln(z / y) over 0 < y < z, / W", Income.INCOME_HEADCOUNT),
        anew(
            SEN,
            "H (I + (1 − I) Gp q / (q + 1)), with headcount, gini_poor and I = poverty_gap / H",
            Income.INCOME_HEADCOUNT,
            Headcount.POVERTY_GAP),
        anew(
            SEN_LIMIT,
            "H (I + (1 − I) Gp), with headcount, gini_poor and I = poverty_gap / H",
            Income.INCOME_HEADCOUNT,
            Headcount.POVERTY_GAP),
        anew(GINI_POOR, "Gp = gini of y / z over y < z", Income.INCOME_HEADCOUNT),
        quantile(P10, 10),
        quantile(P25, 25),
        quantile(P50, 50),
        quantile(P75, 75),
        quantile(P90, 90),
        lowest(LOWEST_20_SHARE, 20),
        lowest(LOWEST_40_SHARE, 40),
        counted(ON_LINE_PERSONS, "Σ persons over y = z", Headcount.INCOME_PERSONS),
        counted(ZERO_INCOME_PERSONS, "Σ persons over y = 0", Headcount.NONPOSITIVE_INCOME_PERSONS),
        counted(
            NEGATIVE_INCOME_PERSONS, "Σ persons over y < 0", Headcount.NONPOSITIVE_INCOME_PERSONS));
  }

  private static Indicator quantile(Field field, int percent) {
    String least = "the least y at which Σ w up to and with it ≥ %d %% of W";
    return anew(field, least.formatted(percent), Income.MEAN_INCOME);
  }

  private static Indicator lowest(Field field, int percent) {
    String share = "Σ wy of the poorest persons that make %d %% of W, / Σ wy";
    return anew(field, share.formatted(percent), Income.MEAN_INCOME);
  }

  private static Indicator anew(Field field, String formula, Field... parts) {
    return Indicator.anew(Sentence.INCOME, field, formula + LETTERS, parts).nullBy(NULL_REASON);
  }

  private static Indicator counted(Field field, String formula, Field... parts) {
    return Indicator.counted(Sentence.INCOME, field, formula + LETTERS, parts);
  }
}
