package org.duzhan.simulate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.YearMonth;
import org.duzhan.settings.Settings;

/** What is true of a village and its households in a month, after all corrections. */
final class Truth {
  private final SimulationPlan plan;
  private final SimCounty county;
  private final SimVillage village;
  private final YearMonth period;
  private final int month;
  private final long line;
  private long households;
  private long persons;
  private long poorHouseholds;
  private long poorPersons;
  private long missed;
  private long wronglyExited;

  Truth(
      SimulationPlan plan,
      Settings settings,
      SimCounty county,
      SimVillage village,
      YearMonth period,
      int month) {
    this.plan = plan;
    this.county = county;
    this.village = village;
    this.period = period;
    this.month = month;
    this.line =
        settings
            .lines()
            .poverty(county.provinceCode(), period.getYear())
            .orElseThrow()
            .longValueExact();
  }

  void write(Writer out, Planted planted) {
    Households.of(
        plan.seed(), county, village, plan.first(), month, h -> household(h, out, planted));
    planted
        .villages()
        .add(
            "%s,%s,%s,%s,%d,%s,%s,%d,%d,%d,%d,%d,%d,%s"
                .formatted(
                    period,
                    village.code(),
                    county.code(),
                    county.provinceCode(),
                    village.population(),
                    !village.criterion().isEmpty(),
                    village.criterion(),
                    households,
                    persons,
                    poorHouseholds,
                    poorPersons,
                    missed,
                    wronglyExited,
                    village.falsified()));
  }

  private void household(Household h, Writer out, Planted planted) {
    if (h.gone) {
      return;
    }
    boolean poor = h.registeredPoor();
    boolean measured = h.measuredPoor(line);
    boolean isWronglyExited = h.exited() && measured;
    boolean isMissed = !poor && !h.exited() && measured;
    households++;
    persons += h.persons;
    poorHouseholds += poor ? 1 : 0;
    poorPersons += poor ? h.persons : 0;
    missed += isMissed ? h.persons : 0;
    wronglyExited += isWronglyExited ? h.persons : 0;
    if (!h.fell.isEmpty()) {
      planted.fallers().add(faller(h, h.fell));
    } else if (!h.monitorType.isEmpty()) {
      planted.fallers().add(faller(h, "at_risk"));
    }
    write(
        out,
        period,
        h.id,
        county.code(),
        village.code(),
        h.persons,
        poor,
        measured,
        h.state(),
        isWronglyExited,
        isMissed);
  }

  private String faller(Household h, String kind) {
    return String.join(
        ",", period.toString(), h.id, county.code(), village.code(), kind, h.riskCause);
  }

  private static void write(Writer out, Object... cells) {
    StringBuilder line = new StringBuilder(120);
    for (Object cell : cells) {
      line.append(line.length() == 0 ? "" : ",").append(cell);
    }
    try {
      out.write(line.append('\n').toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
