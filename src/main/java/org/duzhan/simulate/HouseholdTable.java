package org.duzhan.simulate;

import com.typesafe.config.Config;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Predicate;
import org.duzhan.simulate.Forms.HouseholdRow;
import org.duzhan.simulate.Persons.PersonRow;

/** The household table of a county and month, sound rows and bad ones. */
final class HouseholdTable {
  private static final long OVERSTATED = 10_000;
  private static final int BAD_ROWS = 2;

  private final Outbox outbox;
  private final Sheets sheets;
  private final Habit.Rows kind;
  private final Form<PersonRow> form;
  private long rows;

  private HouseholdTable(Outbox outbox, Sheets sheets) {
    this.outbox = outbox;
    this.sheets = sheets;
    this.kind = outbox.habit().rows();
    Config mappings = outbox.settings().mappings();
    this.form =
        kind.arePersons()
            ? new Form<>(Persons.fields(mappings), outbox.habit(), Persons::cell)
            : new Form<>(
                FormField.of(mappings, "household"),
                outbox.habit(),
                (row, field) -> Forms.household(row.of(), field));
  }

  /** As first sent: wages that are corrected later are overstated, and some rows are bad. */
  static Counts first(Outbox outbox, Sheets sheets, String file, Planted planted)
      throws IOException {
    HouseholdTable table = new HouseholdTable(outbox, sheets);
    table.begin(outbox.habit().households(), "建档立卡户信息表");
    boolean past = outbox.month() > Corrections.COMPLETE_MONTH;
    table.write(h -> !(h.gone && past), true);
    Counts counts = Counts.accepted(table.rows);
    if (!outbox.plan().csvOnly()) {
      counts = counts.plus(Counts.quarantined(table.bad(file, planted)));
    }
    table.form.end(sheets);
    return counts;
  }

  /** Stated again, as it is: only the households taken. */
  static void again(Outbox outbox, Sheets sheets, String sheet, Predicate<Household> taken)
      throws IOException {
    HouseholdTable table = new HouseholdTable(outbox, sheets);
    table.begin(sheet, sheet.equals("更正") ? "更正表" : "建档立卡户信息表");
    table.write(taken, false);
    table.form.end(sheets);
  }

  private void begin(String sheet, String title) throws IOException {
    form.begin(sheets, sheet, outbox.title(title));
  }

  private void write(Predicate<Household> taken, boolean first) {
    String period = outbox.period().toString();
    outbox.sees(
        (village, h) -> {
          if (taken.test(h)) {
            long wage = h.corrected && first ? h.wage + OVERSTATED : h.wage;
            put(new HouseholdRow(h, period, village.code(), wage), Map.of());
            rows++;
          }
        });
  }

  private long bad(String file, Planted planted) {
    long written = 0;
    for (int i = 0; i < BAD_ROWS; i++) {
      BadRow bad = BadRow.turn(kind.arePersons() ? BadRow.PERSONS : BadRow.HOUSEHOLDS, outbox, i);
      Household spare = spare(i);
      String village = outbox.county().villages().get(0).code();
      HouseholdRow row = new HouseholdRow(spare, outbox.period().toString(), village, spare.wage);
      for (int n = 0; n < bad.times(); n++) {
        long number = put(row, bad.in(outbox.county().code()));
        planted.badRow(
            outbox.path(file), outbox.sheet(outbox.habit().households()), number, "household", bad);
        written++;
      }
    }
    return written;
  }

  /** A household of nowhere, sound in all else. */
  private Household spare(int number) {
    String county = outbox.county().code();
    Household h = new Household();
    h.id = county + "199399" + "%05d".formatted(90_000 + number + 10 * outbox.month());
    h.head = "赵甲";
    h.idNumber = Identity.checked("991%s19600101%03d".formatted(county.substring(3), 100 + number));
    h.phone = "10000000000";
    h.persons = kind.arePersons() ? 1 : 4;
    h.type = "一般贫困户";
    h.status = "已脱贫";
    h.exitYear = 2018;
    h.wage = 2_000_000;
    h.business = 1_000_000;
    h.housing = "A";
    Arrays.fill(h.water, "达标");
    h.workers = kind.arePersons() ? 1 : 2;
    h.safetyNet = "无";
    h.supported = true;
    return h;
  }

  private long put(HouseholdRow row, Map<String, String> instead) {
    try {
      long first = form.row(sheets, new PersonRow(row, 0, kind), instead);
      for (int member = 1; kind.arePersons() && member < row.h().persons; member++) {
        form.next(sheets, new PersonRow(row, member, kind), Map.of());
      }
      return first;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
