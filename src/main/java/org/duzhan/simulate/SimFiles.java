package org.duzhan.simulate;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.duzhan.settings.Settings;
import org.duzhan.simulate.Forms.HouseholdRow;
import org.duzhan.simulate.Forms.VillageRow;

/** Writes the files of one county and month, and notes what was planted in them. */
final class SimFiles {
  /** The county that states all its households anew in the third month. */
  static final int COMPLETE_COUNTY = 2;

  private static final int COMPLETE_MONTH = 2;
  private static final long OVERSTATED = 10_000;
  private static final String[] PARTNERS = {"东部协作市", "中央定点帮扶单位", "省直帮扶单位", ""};

  private final SimulationPlan plan;
  private final Settings settings;
  private final Path out;
  private final SimCounty county;
  private final int month;
  private final YearMonth period;
  private final Habit habit;
  private final Planted planted = new Planted();

  SimFiles(SimulationPlan plan, Settings settings, Path out, SimCounty county, int month) {
    this.plan = plan;
    this.settings = settings;
    this.out = out;
    this.county = county;
    this.month = month;
    this.period = plan.first().plusMonths(month);
    this.habit = plan.csvOnly() ? Habit.PLAIN : Habit.of(plan.seed(), county);
  }

  Planted write() throws IOException {
    Files.createDirectories(folder());
    String households = name("户表", habit.format());
    if (habit.oneWorkbook()) {
      String all = name("报表", habit.format());
      try (Sheets sheets = open(all)) {
        long[] h = households(sheets, all, "户表", x -> !leavesNow(x), false);
        long[] v = villages(sheets, all);
        long[] p = problems(sheets, all);
        planted.file(
            path(all),
            county.code(),
            period.toString(),
            "accepted",
            h[0] + v[0] + p[0],
            0,
            h[2] + v[2] + p[2]);
      }
      received(all, 0);
      households = all;
    } else {
      alone(households, s -> householdsOf(s, name("户表", habit.format())));
      alone(name("村表", habit.format()), s -> tryVillages(s, name("村表", habit.format())));
      alone(name("问题台账", habit.format()), s -> tryProblems(s, name("问题台账", habit.format())));
    }
    if (!plan.csvOnly()) {
      correction();
      complete();
      oddities(households);
    }
    truth();
    return planted;
  }

  /** Writes a file of one table. */
  private interface Table {
    long[] write(Sheets sheets) throws IOException;
  }

  private void alone(String file, Table table) throws IOException {
    long[] counts;
    try (Sheets sheets = open(file)) {
      counts = table.write(sheets);
    }
    planted.file(path(file), county.code(), period.toString(), "accepted", counts);
    received(file, 0);
  }

  private long[] householdsOf(Sheets sheets, String file) throws IOException {
    return households(sheets, file, "户表", h -> true, false);
  }

  private long[] tryVillages(Sheets sheets, String file) throws IOException {
    return villages(sheets, file);
  }

  private long[] tryProblems(Sheets sheets, String file) throws IOException {
    return problems(sheets, file);
  }

  /** Returns how many rows are sound, unchanged (none), and bad. */
  private long[] households(
      Sheets sheets, String file, String sheet, Predicate<Household> taken, boolean restated)
      throws IOException {
    Form<HouseholdRow> form =
        new Form<>(FormField.of(settings.mappings(), "household"), habit, Forms::household);
    form.begin(sheets, sheet, title("建档立卡户信息表"));
    long[] counts = new long[3];
    each(
        (village, h) -> {
          if ((h.gone && month > COMPLETE_MONTH) || !taken.test(h)) {
            return;
          }
          long wage = h.corrected && !restated ? h.wage + OVERSTATED : h.wage;
          put(form, sheets, new HouseholdRow(h, period.toString(), village.code(), wage), Map.of());
          counts[0]++;
        });
    if (!plan.csvOnly() && !restated) {
      counts[2] = badHouseholds(form, sheets, file, sheet);
    }
    form.end(sheets);
    return counts;
  }

  private long badHouseholds(Form<HouseholdRow> form, Sheets sheets, String file, String sheet)
      throws IOException {
    long rows = 0;
    for (int i = 0; i < 2; i++) {
      BadRow bad = BadRow.HOUSEHOLDS.get(turn(BadRow.HOUSEHOLDS.size(), i));
      Household made = spare(i);
      HouseholdRow row =
          new HouseholdRow(made, period.toString(), county.villages().get(0).code(), made.wage);
      for (int n = 0; n < bad.times(); n++) {
        long number = put(form, sheets, row, bad.in(county.code()));
        planted.badRow(path(file), sheetName(sheet), number, "household", bad);
        rows++;
      }
    }
    return rows;
  }

  /** A household of nowhere, sound in all else. */
  private Household spare(int number) {
    Household h = new Household();
    h.id = county.code() + "199399" + "%05d".formatted(90_000 + number + 10 * month);
    h.head = "赵" + "甲";
    String first = "990%s19600101%03d".formatted(county.code().substring(3), 100 + number);
    h.idNumber = first + Households.checkDigit(first);
    h.phone = "10000000000";
    h.persons = 4;
    h.type = "一般贫困户";
    h.status = "已脱贫";
    h.exitYear = 2018;
    h.wage = 2_000_000;
    h.business = 1_000_000;
    h.schoolAge = 0;
    h.housing = "A";
    h.workers = 2;
    h.safetyNet = "无";
    h.supported = true;
    return h;
  }

  private long[] villages(Sheets sheets, String file) throws IOException {
    Form<VillageRow> form =
        new Form<>(FormField.of(settings.mappings(), "village"), habit, Forms::village);
    form.begin(sheets, "村表", title("行政村基本情况表"));
    long[] counts = new long[3];
    for (SimVillage village : county.villages()) {
      form.row(sheets, row(village), Map.of());
      counts[0]++;
    }
    if (!plan.csvOnly()) {
      BadRow bad = BadRow.VILLAGES.get(turn(BadRow.VILLAGES.size(), 0));
      SimVillage spare =
          new SimVillage(0, county.code() + "199398", "无名村", "无名乡", "", 900, 0, 0, 0, 0, "");
      for (int n = 0; n < bad.times(); n++) {
        long number = form.row(sheets, row(spare), bad.in(county.code()));
        planted.badRow(path(file), sheetName("村表"), number, "village", bad);
        counts[2]++;
      }
    }
    form.end(sheets);
    return counts;
  }

  private VillageRow row(SimVillage village) {
    int surveyed = 20 + Chance.below(30, plan.seed(), 70, county.index(), village.index());
    double approval =
        0.86 + 0.02 * month + 0.12 * Chance.of(plan.seed(), 71, county.index(), village.index());
    int approving = (int) Math.min(surveyed, Math.round(surveyed * approval));
    String partner = PARTNERS[Chance.below(PARTNERS.length, plan.seed(), 72, county.index())];
    return new VillageRow(
        village, period.toString(), !village.criterion().isEmpty(), surveyed, approving, partner);
  }

  private long[] problems(Sheets sheets, String file) throws IOException {
    Form<Forms.ProblemRow> form =
        new Form<>(FormField.of(settings.mappings(), "problem"), habit, Forms::problem);
    form.begin(sheets, "问题台账", title("问题整改台账"));
    long[] counts = new long[3];
    Problems made = new Problems(plan.seed(), county, period, month);
    for (int i = 0; i < made.count(); i++) {
      form.row(sheets, made.row(i), Map.of());
      counts[0]++;
    }
    if (!plan.csvOnly()) {
      BadRow bad = BadRow.PROBLEMS.get(turn(BadRow.PROBLEMS.size(), 0));
      for (int n = 0; n < bad.times(); n++) {
        long number = form.row(sheets, made.row(made.count()), bad.in(county.code()));
        planted.badRow(path(file), sheetName("问题台账"), number, "problem", bad);
        counts[2]++;
      }
    }
    form.end(sheets);
    return counts;
  }

  /** A week later: some households again, a few with another wage. */
  private void correction() throws IOException {
    long[] counts = {0, 0, 0};
    List<Forms.HouseholdRow> rows = new ArrayList<>();
    each(
        (village, h) -> {
          boolean same = h.id.hashCode() % 211 == 0;
          boolean there = !(h.gone && month > COMPLETE_MONTH);
          if (county.index() % 5 == month % 5 && there && (h.corrected || same)) {
            rows.add(new HouseholdRow(h, period.toString(), village.code(), h.wage));
            counts[h.corrected ? 0 : 1]++;
          }
        });
    if (rows.isEmpty()) {
      return;
    }
    String file = name("户表_更正", habit.format());
    Form<HouseholdRow> form =
        new Form<>(FormField.of(settings.mappings(), "household"), habit, Forms::household);
    try (Sheets sheets = open(file)) {
      form.begin(sheets, "更正", title("更正表"));
      for (HouseholdRow row : rows) {
        form.row(sheets, row, Map.of());
      }
      form.end(sheets);
    }
    planted.file(path(file), county.code(), period.toString(), "accepted", counts);
    received(file, 7 * 24);
  }

  private void complete() throws IOException {
    if (county.index() != COMPLETE_COUNTY || month != COMPLETE_MONTH) {
      return;
    }
    String file = name("户表_完整报送", habit.format());
    long[] counts;
    try (Sheets sheets = open(file)) {
      counts = households(sheets, file, "户表", h -> !h.gone, true);
    }
    planted.file(path(file), county.code(), period.toString(), "accepted", 0, counts[0], 0);
    received(file, 8 * 24);
  }

  private boolean leavesNow(Household h) {
    return h.gone && month > COMPLETE_MONTH;
  }

  /** Now and then a file comes twice, and one cannot be read. */
  private void oddities(String households) throws IOException {
    if (county.index() == (3 + 7 * month) % 52) {
      String copy = "重发_" + households;
      Files.copy(folder().resolve(households), folder().resolve(copy));
      planted.file(path(copy), county.code(), period.toString(), "duplicate");
      received(copy, 5);
    }
    if (county.index() == (5 + 11 * month) % 52) {
      String broken = county.name() + "_户表_" + period + "_未传完.xlsx";
      byte[] bytes = new byte[600];
      bytes[0] = 'P';
      bytes[1] = 'K';
      bytes[2] = 3;
      bytes[3] = 4;
      Files.write(folder().resolve(broken), bytes);
      planted.file(path(broken), "", "", "refused");
      received(broken, -2);
    }
    if (county.index() == 0) {
      String notice = period + "_会议通知.csv";
      Files.writeString(folder().resolve(notice), "会议通知,附后\n请于5日前报送,谢谢\n");
      planted.file(path(notice), "", "", "refused");
      received(notice, 1);
    }
  }

  private void truth() throws IOException {
    Path file = out.resolve("truth/households/" + period + "/" + county.code() + ".csv");
    Files.createDirectories(file.getParent());
    try (BufferedWriter households = Files.newBufferedWriter(file)) {
      households.write(Planted.HOUSEHOLDS + "\n");
      for (SimVillage village : county.villages()) {
        new Truth(plan, settings, county, village, period, month).write(households, planted);
      }
    }
  }

  /** Sees each household with its village. */
  private interface Seen {
    void household(SimVillage village, Household household);
  }

  private void each(Seen seen) {
    for (SimVillage village : county.villages()) {
      Consumer<Household> one = h -> seen.household(village, h);
      Households.of(plan.seed(), county, village, plan.first(), month, one);
    }
  }

  private static long put(
      Form<HouseholdRow> form, Sheets sheets, HouseholdRow row, Map<String, String> instead) {
    try {
      return form.row(sheets, row, instead);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every rule has its turn, county by county and month by month. */
  private int turn(int rules, int also) {
    return (county.index() + 5 * month + 10 * also) % rules;
  }

  private Sheets open(String file) throws IOException {
    Path path = folder().resolve(file);
    return switch (habit.format()) {
      case XLSX -> new XlsxSheets(path);
      case XLS -> new XlsSheets(path);
      case UTF8 -> new CsvSheets(path, true);
      case GB18030 -> new CsvSheets(path, false);
    };
  }

  private String sheetName(String sheet) {
    return habit.format().isText() ? "" : sheet;
  }

  private String name(String table, Habit.Format format) {
    return county.name() + "_" + table + "_" + period + format.extension();
  }

  private String title(String what) {
    return "%d年%d月%s%s".formatted(period.getYear(), period.getMonthValue(), county.name(), what);
  }

  private Path folder() {
    return out.resolve("inbox").resolve(period.toString());
  }

  private String path(String file) {
    return period + "/" + file;
  }

  /** Files come early in the next month; some counties are late. */
  private void received(String file, int hoursLater) throws IOException {
    boolean late = Chance.of(plan.seed(), 80, county.index(), month) < 0.1;
    int day = (late ? 7 : 1) + Chance.below(4, plan.seed(), 81, county.index(), month);
    int minute = Chance.below(480, plan.seed(), 82, county.index(), month);
    LocalDateTime at =
        period.plusMonths(1).atDay(day).atTime(9, 0).plusMinutes(minute).plusHours(hoursLater);
    ZoneId zone = settings.supervision().zone();
    Files.setLastModifiedTime(folder().resolve(file), FileTime.from(at.atZone(zone).toInstant()));
  }
}
