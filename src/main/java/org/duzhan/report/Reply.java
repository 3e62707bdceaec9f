package org.duzhan.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.duzhan.table.Field;
import org.duzhan.table.Quarantine;
import org.duzhan.table.Types;
import org.jspecify.annotations.Nullable;

/**
 * What a county is told of what came from it for one month in one run.
 *
 * @param county 6-digit code; empty where no file tells it
 * @param period YYYY-MM; empty where no file tells it
 * @param runId the run that took the files in
 * @param files in order of receipt
 * @param bad its bad rows
 * @param forms the tables that rows may be of, in the order of their sheets
 * @param instead what to write instead, by rule; {month}, {county} and {cell} in it stand for the
 *     reply's and for how a cell of that column is filled in
 */
public record Reply(
    String county,
    String period,
    String runId,
    List<Received> files,
    BadRows bad,
    List<Form> forms,
    Map<String, String> instead) {
  private static final String UNKNOWN = "unknown";

  /**
   * A file that came.
   *
   * @param status accepted, refused or duplicate, as the ledger has it
   * @param reason why it was not accepted
   * @param setAside rows below headings that are no data, beside those read
   */
  public record Received(
      String file,
      LocalDate on,
      String status,
      @Nullable String reason,
      long read,
      long accepted,
      long unchanged,
      long superseded,
      long quarantined,
      long setAside) {}

  /**
   * What is wrong with one cell.
   *
   * @param raw what stands there; masked where it is personal
   */
  public record Fault(String field, String rule, String message, @Nullable String raw) {
    boolean isOfWholeRow() {
      return field.equals(Quarantine.WHOLE_ROW);
    }
  }

  /**
   * A row that was not taken.
   *
   * @param sheet empty for text files
   * @param household its key, where it is one household's and is known
   * @param cells what else it says, by field
   */
  public record BadRow(
      String table,
      String file,
      String sheet,
      long row,
      @Nullable String household,
      Map<String, String> cells,
      List<Fault> faults) {}

  /**
   * The bad rows: the first of them, and how many there are.
   *
   * @param shown by table, file, sheet and row
   * @param rows how many there are
   * @param elsewhere how many of them can be mended in the county's own file only
   * @param byRule how many cells break each rule
   */
  public record BadRows(List<BadRow> shown, long rows, long elsewhere, Map<String, Long> byRule) {
    public static final BadRows NONE = new BadRows(List.of(), 0, 0, Map.of());
  }

  /**
   * A table as counties fill it in.
   *
   * @param table its name
   * @param name what clerks call it
   * @param personal names of its personal columns
   */
  public record Form(
      String table, String name, List<Column> columns, Map<String, String> personal) {
    /** How the cell of a column is filled in. */
    String filling(Fault fault) {
      String error = String.valueOf(fault.raw()).startsWith("#") ? "原表公式出错；" : "";
      return columns.stream()
          .filter(c -> c.field().name().equals(fault.field()))
          .findFirst()
          .map(c -> error + c.filling() + (c.required() ? "" : "，不知道的留空"))
          .orElse(error + "按表头要求填写");
    }

    /**
     * Whether a reply shows nothing of what is wrong: a person's, or a row of which none was read.
     */
    boolean isMendedElsewhere(Fault fault) {
      return fault.isOfWholeRow() || personal.containsKey(fault.field());
    }

    /** Its heading by field; the field itself where it has none. */
    String heading(String field) {
      if (field.equals(Quarantine.WHOLE_ROW)) {
        return "整行";
      }
      return columns.stream()
          .filter(c -> c.field().name().equals(field))
          .map(Column::heading)
          .findFirst()
          .orElse(personal.getOrDefault(field, field));
    }
  }

  /**
   * A column of a table, without those that are personal.
   *
   * @param required no row goes in without it
   * @param choices what may stand in it; empty if anything may
   */
  public record Column(Field field, String heading, boolean required, List<String> choices) {
    private String filling() {
      if (!choices.isEmpty()) {
        return "填写" + String.join("或", choices);
      }
      if (field.type().equals(Types.COUNT)) {
        return "填写整数";
      }
      if (field.type().equals(Types.MONEY)) {
        return "填写金额，单位元，如1200.50";
      }
      if (field.type().equals(Types.DATE)) {
        return "填写日期，如2020-03-15";
      }
      return field.type().equals(Types.RATE) ? "填写数字" : "按表头要求填写";
    }
  }

  /** The file it goes to. */
  public String fileName() {
    return "%s_%s.xlsx".formatted(orUnknown(county), orUnknown(period));
  }

  /** What to write instead: as the rule says, of this county, month and cell. */
  String instead(BadRow row, Fault fault) {
    return instead
        .getOrDefault(fault.rule(), "")
        .replace("{month}", period.isEmpty() ? "本次报送的月份" : period)
        .replace("{county}", county.isEmpty() ? "本县代码" : county)
        .replace("{cell}", form(row.table()).filling(fault));
  }

  Form form(String table) {
    return forms.stream().filter(f -> f.table().equals(table)).findFirst().orElseThrow();
  }

  /**
   * Whether a row can be mended in this reply: who it is of and what it says is known, and nothing
   * personal is wrong.
   */
  boolean mends(BadRow row) {
    return mends(form(row.table()), row.household(), row.faults());
  }

  /** The same of a row that is not shown. */
  public static boolean mends(Form form, @Nullable String household, List<Fault> faults) {
    boolean named = household != null || form.personal().isEmpty();
    return named && faults.stream().noneMatch(form::isMendedElsewhere);
  }

  private static String orUnknown(String text) {
    return text.isEmpty() ? UNKNOWN : text;
  }
}
