package org.duzhan.simulate;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.duzhan.settings.Settings;

/** Writes the files of one county and month, and notes what was planted in them. */
final class CountyFiles {
  private static final int WEEK = 7 * 24;

  private final Outbox outbox;
  private final Planted planted = new Planted();

  CountyFiles(SimulationPlan plan, Settings settings, Path out, SimCounty county, int month) {
    this.outbox = Outbox.of(plan, settings, out, county, month);
  }

  Planted write() throws IOException {
    String households = outbox.habit().oneWorkbook() ? together() : apart();
    if (!outbox.plan().csvOnly()) {
      correction();
      complete();
      Oddities.send(outbox, households, planted);
    }
    truth();
    return planted;
  }

  /** Writes a table into a file; returns what becomes of its rows. */
  private interface Table {
    Counts write(Outbox outbox, Sheets sheets, String file, Planted planted) throws IOException;
  }

  /** All tables in one workbook; returns its name. */
  private String together() throws IOException {
    return file(
        outbox.name("报表"),
        (box, sheets, file, plants) ->
            HouseholdTable.first(box, sheets, file, plants)
                .plus(VillageTable.write(box, sheets, file, plants))
                .plus(ProblemTable.write(box, sheets, file, plants)));
  }

  /** A file for each table; returns the name of the households' file. */
  private String apart() throws IOException {
    file(outbox.name("村表"), VillageTable::write);
    file(outbox.name("问题台账"), ProblemTable::write);
    return file(outbox.name(outbox.habit().households()), HouseholdTable::first);
  }

  private String file(String file, Table table) throws IOException {
    Counts counts;
    try (Sheets sheets = outbox.open(file)) {
      counts = table.write(outbox, sheets, file, planted);
    }
    sent(file, counts, 0);
    return file;
  }

  private void sent(String file, Counts counts, int hoursLater) throws IOException {
    planted.file(
        outbox.path(file), outbox.county().code(), outbox.period().toString(), "accepted", counts);
    outbox.received(file, hoursLater);
  }

  /** A week later: some households again, a few with another wage. */
  private void correction() throws IOException {
    if (!Corrections.isSent(outbox.county(), outbox.month())) {
      return;
    }
    long[] counts = new long[2];
    outbox.sees(
        (village, h) -> {
          if (isRestated(h)) {
            counts[h.corrected ? 0 : 1]++;
          }
        });
    if (counts[0] + counts[1] == 0) {
      return;
    }
    String file = outbox.name(outbox.habit().households() + "_更正");
    try (Sheets sheets = outbox.open(file)) {
      HouseholdTable.again(outbox, sheets, "更正", this::isRestated);
    }
    sent(file, new Counts(counts[0], counts[1], 0), WEEK);
  }

  private boolean isRestated(Household h) {
    boolean left = h.gone && outbox.month() > Corrections.COMPLETE_MONTH;
    return !left && (h.corrected || Corrections.isRestatedUnchanged(h));
  }

  /** One county states a month anew, whole: who is not in it has left. */
  private void complete() throws IOException {
    if (!Corrections.isComplete(outbox.county()) || outbox.month() != Corrections.COMPLETE_MONTH) {
      return;
    }
    long[] stated = new long[1];
    String file = outbox.name(outbox.habit().households() + "_完整报送");
    try (Sheets sheets = outbox.open(file)) {
      HouseholdTable.again(
          outbox, sheets, outbox.habit().households(), h -> !h.gone && ++stated[0] > 0);
    }
    sent(file, new Counts(0, stated[0], 0), WEEK + 24);
  }

  private void truth() throws IOException {
    Path folder = outbox.out().resolve("truth/households").resolve(outbox.period().toString());
    Path file = Files.createDirectories(folder).resolve(outbox.county().code() + ".csv");
    try (BufferedWriter households = Files.newBufferedWriter(file)) {
      households.write(Planted.HOUSEHOLDS + "\n");
      for (SimVillage village : outbox.county().villages()) {
        new Truth(outbox, village).write(households, planted);
      }
    }
  }
}
