package org.duzhan.simulate;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.duzhan.simulate.Forms.VillageRow;

/** The village table of a county and month. */
final class VillageTable {
  private static final List<String> PARTNERS = List.of("东部协作市", "中央定点帮扶单位", "省直帮扶单位", "");

  /** Villages whose people do not approve yet, and will be long in doing so. */
  private static final double DISCONTENT = 0.04;

  private final Outbox outbox;

  private VillageTable(Outbox outbox) {
    this.outbox = outbox;
  }

  static Counts write(Outbox outbox, Sheets sheets, String file, Planted planted)
      throws IOException {
    Form<VillageRow> form =
        new Form<>(
            FormField.of(outbox.settings().mappings(), "village"), outbox.habit(), Forms::village);
    form.begin(sheets, "村表", outbox.title("行政村基本情况表"));
    VillageTable table = new VillageTable(outbox);
    Counts counts = Counts.NONE;
    for (SimVillage village : outbox.county().villages()) {
      form.row(sheets, table.row(village), Map.of());
      counts = counts.plus(Counts.accepted(1));
    }
    if (!outbox.plan().csvOnly()) {
      BadRow bad = BadRow.turn(BadRow.VILLAGES, outbox, 0);
      for (int n = 0; n < bad.times(); n++) {
        long number = form.row(sheets, table.row(table.spare()), bad.in(outbox.county().code()));
        planted.badRow(outbox.path(file), outbox.sheet("村表"), number, "village", bad);
        counts = counts.plus(Counts.quarantined(1));
      }
    }
    form.end(sheets);
    return counts;
  }

  private VillageRow row(SimVillage village) {
    Chance chance = Chance.at(outbox.plan().seed(), outbox.county().index(), village.index());
    int surveyed = 20 + chance.below(30, Question.SURVEYED);
    int approving = (int) Math.min(surveyed, Math.ceil(surveyed * approval(chance)));
    boolean all = village.falsified() == Falsified.APPROVED;
    return new VillageRow(
        village,
        outbox.period().toString(),
        village.falsified().population(village, outbox.month()),
        surveyed,
        all ? surveyed : approving,
        outbox.chance().from(PARTNERS, Question.PARTNER));
  }

  private double approval(Chance village) {
    double u = village.of(Question.APPROVAL);
    double first = u < DISCONTENT ? 0.78 : 0.87 + 0.1 * u;
    return Math.min(0.99, first + 0.01 * outbox.month());
  }

  private SimVillage spare() {
    String code = outbox.county().code() + "199398";
    return new SimVillage(0, code, "无名村", "无名乡", "", 900, 0, 0, 0, 0, 12, false, Falsified.NO);
  }
}
