package org.duzhan.simulate;

import java.util.List;

/** How a county's clerk writes files: the same every month. */
record Habit(Format format, long bits, Rows rows) {
  /** What a file is saved as. */
  enum Format {
    XLSX,
    XLS,
    UTF8,
    GB18030;

    String extension() {
      return switch (this) {
        case XLSX -> ".xlsx";
        case XLS -> ".xls";
        case UTF8, GB18030 -> ".csv";
      };
    }

    boolean isText() {
      return this == UTF8 || this == GB18030;
    }
  }

  /** What a row of the households' table is, and where the household's own cells stand. */
  enum Rows {
    HOUSEHOLDS,
    /** Of persons, in each of whose rows they stand. */
    REPEATED,
    /** Of persons, after whose first row they are blank. */
    BLANK,
    /** Of persons, over whose rows they are merged, what names the household too. */
    MERGED;

    private static final int ONE_IN = 12;

    static Rows of(SimCounty county) {
      int turn = county.index() / ONE_IN % (values().length - 1);
      return county.index() % ONE_IN == 2 ? values()[1 + turn] : HOUSEHOLDS;
    }

    boolean arePersons() {
      return this != HOUSEHOLDS;
    }
  }

  static final Habit PLAIN = new Habit(Format.UTF8, 0, Rows.HOUSEHOLDS);
  private static final int ROWS_OF_A_SHEET = 50_000;
  private static final int PERSONS_OF_A_HOUSEHOLD = 4;

  static Habit of(long seed, SimCounty county) {
    Chance chance = Chance.at(seed, county.index());
    long bits = chance.bits(Question.HABIT) | 1;
    double u = chance.of(Question.FORMAT);
    Rows rows = Rows.of(county);
    long persons = rows.arePersons() ? PERSONS_OF_A_HOUSEHOLD : 1;
    boolean big = county.households() * persons > ROWS_OF_A_SHEET;
    Format format =
        u < 0.45 ? Format.XLSX : u < 0.70 ? Format.UTF8 : u < 0.85 ? Format.GB18030 : Format.XLS;
    return new Habit(big && !format.isText() ? Format.UTF8 : format, bits, rows);
  }

  boolean isPlain() {
    return bits == 0;
  }

  /** What the clerk calls the table of households. */
  String households() {
    return rows.arePersons() ? "人口表" : "户表";
  }

  int titleRows() {
    return isPlain() ? 0 : (int) ((bits >>> 1) & 3) % 3;
  }

  boolean textNumbers() {
    return at(3);
  }

  boolean fullWidth() {
    return at(4) && at(5);
  }

  boolean thousands() {
    return at(6) && at(7);
  }

  boolean dateCells() {
    return at(8);
  }

  boolean notes() {
    return at(9);
  }

  boolean totals() {
    return at(10);
  }

  boolean blankRows() {
    return at(11);
  }

  boolean repeatsHeadings() {
    return at(12) && at(13);
  }

  boolean hidesColumns() {
    return at(14);
  }

  boolean unitInHeading() {
    return at(15) && at(16);
  }

  boolean oneWaterColumn() {
    return at(17);
  }

  boolean oneWorkbook() {
    return format == Format.XLSX && at(18);
  }

  boolean shuffled() {
    return at(19);
  }

  /** Yes and no, as the clerk writes them. */
  String flag(boolean value) {
    int way = isPlain() ? 0 : (int) ((bits >>> 20) & 3);
    return switch (way) {
      case 0 -> value ? "是" : "否";
      case 1 -> value ? "有" : "无";
      case 2 -> value ? "1" : "0";
      default -> value ? "√" : "×";
    };
  }

  /** A month, as the clerk writes it. */
  String month(String iso) {
    int way = isPlain() ? 0 : (int) ((bits >>> 22) & 3);
    return switch (way) {
      case 0, 3 -> iso;
      case 1 -> iso.substring(0, 4) + "年" + Integer.parseInt(iso.substring(5)) + "月";
      default -> iso.replace("-", "");
    };
  }

  /** A day, as the clerk writes it where it is no date cell. */
  String day(String iso) {
    int way = isPlain() || iso.isEmpty() ? 0 : (int) ((bits >>> 24) & 3);
    return switch (way) {
      case 0 -> iso;
      case 1 -> iso.replace("-", "/");
      case 2 -> iso.replace("-", ".");
      default ->
          "%s年%d月%d日"
              .formatted(
                  iso.substring(0, 4),
                  Integer.parseInt(iso.substring(5, 7)),
                  Integer.parseInt(iso.substring(8)));
    };
  }

  /** The heading of a field among the names it goes by. */
  String heading(List<String> aliases, int field, boolean money) {
    String name =
        isPlain() ? aliases.get(0) : aliases.get((int) (((bits >>> 26) + field) % aliases.size()));
    return money && unitInHeading() ? name + "（元）" : name;
  }

  private boolean at(int bit) {
    return ((bits >>> (bit + 28)) & 1) == 1 && !isPlain();
  }
}
