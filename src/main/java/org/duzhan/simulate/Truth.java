package org.duzhan.simulate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.YearMonth;

/**
 * What is true of a village and its households in a month, after all corrections: what duzhan is to
 * measure from the files, and beside it what the files hide.
 */
final class Truth {
  private final Outbox outbox;
  private final SimVillage village;
  private final YearMonth period;
  private final long line;
  private long households;
  private long persons;
  private long poorHouseholds;
  private long poorPersons;
  private long missed;
  private long wronglyExited;
  private long truePoor;
  private long changed;
  private long hidden;

  Truth(Outbox outbox, SimVillage village) {
    this.outbox = outbox;
    this.village = village;
    this.period = outbox.period();
    this.line =
        outbox
            .settings()
            .lines()
            .poverty(outbox.county().provinceCode(), period.getYear())
            .orElseThrow()
            .longValueExact();
  }

  void write(Writer out, Planted planted) {
    Households.of(
        outbox.plan().seed(),
        outbox.county(),
        village,
        outbox.plan().first(),
        outbox.month(),
        h -> household(h, out, planted));
    planted.villages().add(villageLine());
    if (village.falsified().isAtWork(outbox.month())) {
      planted.falsified().add(falsifiedLine());
    }
  }

  private String villageLine() {
    Falsified falsified = village.falsified();
    return joined(
        period,
        village.code(),
        outbox.county().code(),
        outbox.county().provinceCode(),
        falsified.population(village, outbox.month()),
        village.listed(),
        village.criterion(),
        households,
        persons,
        poorHouseholds,
        poorPersons,
        missed,
        wronglyExited,
        falsified.isAtWork(outbox.month()) ? falsified.code() : "",
        village.population(),
        truePoor);
  }

  private String falsifiedLine() {
    return joined(
        period,
        village.code(),
        outbox.county().code(),
        village.falsified().code(),
        changed,
        hidden,
        village.falsified().how());
  }

  private void household(Household h, Writer out, Planted planted) {
    if (h.gone) {
      return;
    }
    boolean poor = h.registeredPoor();
    boolean measured = h.measuredPoor(line);
    boolean isWronglyExited = h.exited() && measured;
    boolean isMissed = !poor && !h.exited() && measured;
    boolean trulyPoor = h.trulyPoor(line);
    households++;
    persons += h.persons;
    poorHouseholds += poor ? 1 : 0;
    poorPersons += poor ? h.persons : 0;
    missed += isMissed ? h.persons : 0;
    wronglyExited += isWronglyExited ? h.persons : 0;
    truePoor += trulyPoor ? h.persons : 0;
    changed += h.net() != h.trueNet || !h.state().equals(h.trueState) ? 1 : 0;
    hidden += trulyPoor && !poor && !measured ? h.persons : 0;
    if (!h.fell.isEmpty()) {
      planted.fallers().add(faller(h, h.fell));
    } else if (!h.monitorType.isEmpty()) {
      planted.fallers().add(faller(h, "at_risk"));
    }
    write(
        out,
        joined(
            period,
            h.id,
            outbox.county().code(),
            village.code(),
            h.persons,
            poor,
            measured,
            h.state(),
            isWronglyExited,
            isMissed,
            BigDecimal.valueOf(h.trueNet, 2),
            trulyPoor,
            h.trueState));
  }

  private String faller(Household h, String kind) {
    return joined(period, h.id, outbox.county().code(), village.code(), kind, h.riskCause);
  }

  private static String joined(Object... cells) {
    StringBuilder line = new StringBuilder(120);
    for (int i = 0; i < cells.length; i++) {
      line.append(i == 0 ? "" : ",").append(cells[i]);
    }
    return line.toString();
  }

  private static void write(Writer out, String line) {
    try {
      out.write(line);
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
