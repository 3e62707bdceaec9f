package org.duzhan.simulate;

import java.time.YearMonth;
import java.util.function.Consumer;

/**
 * The households of a village in a month: a pure function of seed, place, number and month, so that
 * nothing is kept in memory and every month can be told by itself.
 */
final class Households {
  private static final int[] CHECK = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECK_DIGITS = "10X98765432";
  private static final String[] CAUSES = {
    "因病", "因残", "因学", "因灾", "缺土地", "缺水", "缺技术", "缺劳力", "缺资金", "交通条件落后", "自身发展动力不足"
  };
  private static final String[] RISKS = {"因病", "因残", "因学", "因灾", "务工就业不稳", "产业失败", "意外事故"};

  private final long seed;
  private final SimCounty county;
  private final SimVillage village;
  private final YearMonth baseline;
  private final int month;

  private Households(
      long seed, SimCounty county, SimVillage village, YearMonth baseline, int month) {
    this.seed = seed;
    this.county = county;
    this.village = village;
    this.baseline = baseline;
    this.month = month;
  }

  /** Shows every household of a village; {@code month} counts from the baseline. */
  static void of(
      long seed,
      SimCounty county,
      SimVillage village,
      YearMonth baseline,
      int month,
      Consumer<Household> each) {
    Households households = new Households(seed, county, village, baseline, month);
    int left = village.poorPersons();
    for (int i = 0; i < village.households(); i++) {
      int persons = size(seed, county.index(), village.index(), i);
      if (i < village.poor()) {
        persons = Math.min(persons, left);
        left -= persons;
      }
      each.accept(households.one(i, persons));
    }
  }

  /** How many households make up so many poor persons. */
  static int poorHouseholds(long seed, int county, int village, int persons) {
    int left = persons;
    int count = 0;
    while (left > 0) {
      left -= size(seed, county, village, count++);
    }
    return count;
  }

  private static int size(long seed, int county, int village, int number) {
    double u = Chance.of(seed, 20, county, village, number);
    return u < 0.08
        ? 1
        : u < 0.25 ? 2 : u < 0.46 ? 3 : u < 0.70 ? 4 : u < 0.86 ? 5 : u < 0.95 ? 6 : 7;
  }

  private double u(long what, int number) {
    return Chance.of(seed, what, county.index(), village.index(), number);
  }

  private Household one(int number, int persons) {
    Household h = new Household();
    h.id = village.code() + "%05d".formatted(number);
    h.persons = persons;
    name(h, number);
    status(h, number);
    boolean troubled = h.registeredPoor() || u(30, number) < 0.012;
    if (!h.registeredPoor() && village.criterion().isEmpty() && u(31, number) < 0.02) {
      troubled |= village.index() % 17 == 3;
    }
    guarantees(h, number, troubled);
    work(h, number);
    income(h, number, troubled);
    support(h, number);
    h.corrected = county.index() % 5 == month % 5 && u(33, number) < 0.01;
    h.gone = isGone(number);
    return h;
  }

  /** Where one county states all its households anew in the third month: some have left by then. */
  private boolean isGone(int number) {
    boolean never = number >= village.poor() + village.exited();
    return county.index() == SimFiles.COMPLETE_COUNTY && never && month >= 2 && number % 40 == 7;
  }

  private void name(Household h, int number) {
    h.head = Names.person(seed, 21, county.index(), village.index(), number);
    h.idNumber = idNumber(number);
    h.phone =
        "100%08d"
            .formatted(
                Chance.below(100_000_000, seed, 23, county.index(), village.index(), number));
  }

  /** Region 990xxx was never assigned in GB/T 2260; the check digit holds. */
  private String idNumber(int number) {
    long bits = Chance.bits(seed, 22, county.index(), village.index(), number) >>> 1;
    int year = 1940 + (int) (bits % 55);
    int day = 1 + (int) ((bits >>> 8) % 28);
    int mon = 1 + (int) ((bits >>> 16) % 12);
    String first =
        "990%03d%04d%02d%02d%03d"
            .formatted((bits >>> 24) % 900, year, mon, day, (bits >>> 40) % 1000);
    return first + checkDigit(first);
  }

  static char checkDigit(String first17) {
    int sum = 0;
    for (int i = 0; i < CHECK.length; i++) {
      sum += CHECK[i] * (first17.charAt(i) - '0');
    }
    return CHECK_DIGITS.charAt(sum % 11);
  }

  private void status(Household h, int number) {
    int year = baseline.plusMonths(month).getYear();
    if (number < village.poor()) {
      double left = Math.max(0, 1 - Math.pow(month / county.months(), 1.15));
      boolean poor = u(24, number) < left || month == 0;
      h.status = poor ? (u(25, number) < 0.06 ? "预脱贫" : "未脱贫") : "已脱贫";
      h.exitYear = poor ? 0 : Math.max(2020, year);
      h.povertyCause = pick(CAUSES, 26, number);
      h.type = type(number);
      return;
    }
    boolean exited = number < village.poor() + village.exited();
    int falls = 1 + (int) (u(27, number) * 2500);
    boolean fallen = month >= falls && falls <= 12;
    if (exited) {
      h.status = fallen ? "返贫" : "已脱贫";
      h.exitYear = fallen ? 0 : 2014 + Chance.below(6, seed, 28, village.index(), number);
      h.povertyCause = pick(CAUSES, 26, number);
      h.type = type(number);
    } else {
      h.status = fallen ? "新致贫" : "非建档立卡";
      h.povertyCause = fallen ? pick(CAUSES, 26, number) : "";
      h.type = fallen ? "一般贫困户" : "";
    }
    h.fell = fallen ? (exited ? "returned" : "newly_poor") : "";
    monitoring(h, number, fallen, exited);
  }

  private void monitoring(Household h, int number, boolean fallen, boolean exited) {
    if (!fallen && u(29, number) < 0.05) {
      h.monitorType = exited ? "脱贫不稳定户" : "边缘易致贫户";
      h.riskCause = pick(RISKS, 32, number);
      h.monitoredSince = "2019-%02d-%02d".formatted(1 + number % 12, 1 + number % 28);
    } else if (fallen) {
      h.riskCause = pick(RISKS, 32, number);
    }
  }

  private String type(int number) {
    double u = u(34, number);
    return u < 0.7 ? "一般贫困户" : u < 0.93 ? "低保贫困户" : "特困供养贫困户";
  }

  private void guarantees(Household h, int number, boolean troubled) {
    double u = u(35, number);
    h.schoolAge = h.persons >= 3 ? Math.min(h.persons - 2, (int) (u(36, number) * 3)) : 0;
    h.housing = u(37, number) < 0.6 ? "A" : "B";
    if (!troubled || u > 0.5) {
      return;
    }
    if (u < 0.05 && h.schoolAge > 0) {
      h.outOfSchool = 1;
    } else if (u < 0.15) {
      h.uninsured = 1;
    } else if (u < 0.35) {
      h.housing = u < 0.28 ? "C" : "D";
    } else {
      h.waterFails[number % 4] = true;
    }
  }

  private void work(Household h, int number) {
    h.noLabour = h.persons <= 2 && u(38, number) < 0.35;
    h.workers =
        h.noLabour ? 0 : Math.max(1, (int) Math.round(h.persons * (0.3 + 0.4 * u(39, number))));
    h.safetyNet = h.noLabour ? (u(40, number) < 0.85 ? "低保" : "特困") : "无";
    if (h.noLabour && u(41, number) < 0.04) {
      h.safetyNet = "无";
    }
    int free = h.workers;
    boolean away = u(42, number) < 0.45 + 0.03 * Math.min(6, month);
    h.outsideProvince = free > 0 && away ? 1 : 0;
    free -= h.outsideProvince;
    h.outsideCounty = free > 0 && u(43, number) < 0.25 ? 1 : 0;
    free -= h.outsideCounty;
    h.inCounty = free > 0 && u(44, number) < 0.4 ? 1 : 0;
    h.posts = h.workers > 0 && u(45, number) < 0.12 ? 1 : 0;
    h.relocated = h.type.length() > 0 && u(46, number) < 0.15;
    h.movedIn = h.relocated && u(47, number) < 0.96;
    h.followedUp = h.movedIn && u(48, number) < 0.93;
  }

  /** Twelve months' income, around the lines; it drifts a little from month to month. */
  private void income(Household h, int number, boolean troubled) {
    double u = u(49, number);
    double perCapita;
    if (h.registeredPoor()) {
      perCapita = 1900 + 1900 * u;
    } else if (!h.monitorType.isEmpty()) {
      perCapita = 4150 + 750 * u;
    } else if (troubled && u < 0.4) {
      perCapita = 2200 + 900 * u;
    } else {
      perCapita = 5600 + 9000 * u * u;
    }
    if (village.falsified().equals("heaped") && !h.registeredPoor() && !troubled) {
      perCapita = 5005 + 20 * u;
    }
    double drift = village.falsified().equals("copied") ? 1 : 1 + 0.004 * month * u(50, number);
    long net = Math.round(perCapita * drift * h.persons) * 100;
    h.expense = Math.round(net * 0.12 * u(51, number) / 100) * 100;
    h.property = u(52, number) < 0.1 ? 20_000 : 0;
    h.transfer = Math.round(net * (h.noLabour ? 0.6 : 0.15) / 100) * 100;
    long rest = net + h.expense - h.property - h.transfer;
    h.wage = h.workers == 0 ? 0 : Math.round(rest * 0.6 / 100) * 100;
    h.business = rest - h.wage + 50;
    h.rigid = Math.round(net * 0.2 * u(53, number) / 100) * 100;
  }

  private void support(Household h, int number) {
    h.supported =
        u(54, number) < (h.registeredPoor() ? 0.95 : h.monitorType.isEmpty() ? 0.3 : 0.85);
  }

  private String pick(String[] among, long what, int number) {
    return among[(int) (u(what, number) * among.length)];
  }
}
