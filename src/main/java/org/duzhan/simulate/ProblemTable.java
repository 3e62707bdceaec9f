package org.duzhan.simulate;

import java.io.IOException;
import java.util.Map;
import org.duzhan.simulate.Forms.ProblemRow;

/** The ledger of problems of a county, as it stands in a month. */
final class ProblemTable {
  private ProblemTable() {}

  static Counts write(Outbox outbox, Sheets sheets, String file, Planted planted)
      throws IOException {
    Form<ProblemRow> form =
        new Form<>(
            FormField.of(outbox.settings().mappings(), "problem"), outbox.habit(), Forms::problem);
    form.begin(sheets, "问题台账", outbox.title("问题整改台账"));
    Problems made = new Problems(outbox.plan().seed(), outbox.county(), outbox.plan().first());
    Counts counts = Counts.NONE;
    for (ProblemRow row : made.by(outbox.month())) {
      form.row(sheets, row, Map.of());
      counts = counts.plus(Counts.accepted(1));
    }
    if (!outbox.plan().csvOnly()) {
      BadRow bad = BadRow.turn(BadRow.PROBLEMS, outbox, 0);
      for (int n = 0; n < bad.times(); n++) {
        ProblemRow spare = made.spare(outbox.month());
        long number = form.row(sheets, spare, bad.in(outbox.county().code()));
        planted.badRow(outbox.path(file), outbox.sheet("问题台账"), number, "problem", bad);
        counts = counts.plus(Counts.quarantined(1));
      }
    }
    form.end(sheets);
    return counts;
  }
}
