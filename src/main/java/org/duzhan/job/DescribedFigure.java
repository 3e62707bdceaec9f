package org.duzhan.job;

import java.util.List;
import org.duzhan.measure.Figure;
import org.duzhan.measure.Indicator;
import org.duzhan.table.Field;
import org.duzhan.table.Table;

/**
 * A figure of the catalogue as people read of it.
 *
 * @param name of its column; with that of its table, where other figures have columns of that name
 * @param formula in SQL; of a ratio, by the names of two other figures; where there is no SQL, as
 *     books have it
 * @param over what the formula is computed over
 * @param numerator name of a figure; empty if it is no ratio
 * @param denominator likewise
 * @param nullWhen when it is null
 * @param nullReason column of the row that says why; empty if none does
 * @param restsOn names of the figures that are added up for it; empty if it is added up itself
 * @param tables that have its column
 * @param section of the notice
 * @param sentence of that section which asks for it
 */
public record DescribedFigure(
    String name,
    String caption,
    String unit,
    String meaning,
    String formula,
    String over,
    String numerator,
    String denominator,
    String nullWhen,
    String nullReason,
    List<String> restsOn,
    List<String> tables,
    String section,
    String sentence) {
  private static final String ADDED_UP = "rows of areas above are those of areas below added up";
  private static final String ANEW = "computed anew in each, for it does not add up";

  /** All figures, in the order of their columns. */
  public static List<DescribedFigure> all() {
    return FigureIndex.all();
  }

  /**
   * The figure of a name or caption.
   *
   * @param asked what asks for it, for the error that it does not exist
   */
  public static DescribedFigure named(String name, String asked) {
    return FigureIndex.ofAreas(name, asked);
  }

  static DescribedFigure of(Figure figure) {
    Field field = figure.field();
    List<String> parts = figure.parts().stream().map(Field::name).toList();
    return new DescribedFigure(
        field.name(),
        field.caption(),
        field.unit(),
        field.meaning(),
        figure.formula(),
        over(figure.source()),
        parts.isEmpty() ? "" : parts.get(0),
        parts.isEmpty() ? "" : parts.get(1),
        nullWhen(figure),
        figure.nullReason().map(Field::name).orElse(""),
        parts,
        tables(field),
        figure.sentence().section(),
        figure.sentence().words());
  }

  static DescribedFigure of(Indicator indicator) {
    Field field = indicator.field();
    List<Table> tables = FigureIndex.tables(field);
    return new DescribedFigure(
        FigureIndex.name(indicator),
        field.caption(),
        field.unit(),
        field.meaning(),
        indicator.formula(),
        "%s; %s".formatted(rows(tables), indicator.addsUp() ? ADDED_UP : ANEW),
        "",
        "",
        nullWhen(indicator),
        indicator.nullReason().map(Field::name).orElse(""),
        indicator.restsOn().stream().map(f -> f.field().name()).toList(),
        tables(field),
        indicator.sentence().section(),
        indicator.sentence().words());
  }

  private static String rows(List<Table> tables) {
    return tables.size() == 1
        ? "each row of its table, one to each " + tables.get(0).grain()
        : "each row of its tables";
  }

  private static List<String> tables(Field field) {
    return FigureIndex.tables(field).stream().map(Table::name).toList();
  }

  /** Its column, by which rows have it. */
  public String column() {
    return name.substring(name.indexOf('.') + 1);
  }

  /** Whether each table of areas has it: it is added up over them, or a ratio of such figures. */
  public boolean isOfEveryArea() {
    return tables.containsAll(FigureIndex.ofEveryArea().stream().map(Table::name).toList());
  }

  private static String over(Figure.Source source) {
    return switch (source) {
      case HOUSEHOLDS -> "the month's households of a village; areas above add villages up";
      case CHANGE ->
          "households with a row this month and last (now, before) of a village; areas above add villages up";
      case VILLAGE -> "the villages of an area; of a village, what the register or the ledger says";
      case RATIO -> "the sums of the area itself, at every level";
    };
  }

  private static String nullWhen(Figure figure) {
    return switch (figure.source()) {
      case HOUSEHOLDS ->
          "no household file covers the area"
              + figure.whole().map(DescribedFigure::orBlank).orElse("");
      case CHANGE ->
          "no village of the area reported this month and last, or it is known of no household in"
              + " both";
      case VILLAGE ->
          switch (figure.nullReason().map(Field::name).orElse("")) {
            case "baseline_null_reason" ->
                "no village of the area reported it at the baseline and now";
            case "null_reason" -> "no village of the area has it";
            case "problems_null_reason" -> "no county of the area ever sent a ledger of problems";
            default ->
                "no village of the area states it: register_villages says how many are in it,"
                    + " null_figures names it";
          };
      case RATIO -> "the denominator is 0 or null: null_figures says which";
    };
  }

  private static String nullWhen(Indicator indicator) {
    if (indicator.nullReason().isPresent()) {
      return "its column of reasons says so: " + indicator.nullReason().get().meaning();
    }
    return indicator.field().nullable() ? "its meaning says so" : "never";
  }

  private static String orBlank(Field whole) {
    return ", or it is blank of all that count in %s: null_figures names it"
        .formatted(whole.name());
  }
}
