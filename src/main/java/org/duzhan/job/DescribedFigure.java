package org.duzhan.job;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duzhan.measure.Catalogue;
import org.duzhan.measure.CountyMonth;
import org.duzhan.measure.Figure;
import org.duzhan.measure.PartnerMonth;
import org.duzhan.measure.PrefectureMonth;
import org.duzhan.measure.ProvinceMonth;
import org.duzhan.measure.ScopeMonth;
import org.duzhan.measure.TownshipMonth;
import org.duzhan.measure.VillageMonth;
import org.duzhan.settings.UserError;
import org.duzhan.table.Field;
import org.duzhan.table.Table;

/**
 * A figure of the catalogue as people read of it.
 *
 * @param formula in SQL; of a ratio, by the names of two other figures
 * @param over what the formula is computed over
 * @param numerator name of a figure; empty if it is no ratio
 * @param denominator likewise
 * @param nullWhen when it is null
 * @param nullReason column of the row that says why; empty if none does
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
    String section,
    String sentence) {

  /** All figures, in the order of their columns. */
  public static List<DescribedFigure> all() {
    return Catalogue.FIGURES.stream().map(DescribedFigure::of).toList();
  }

  /** Tables that have a column of each. */
  public static String tables() {
    return Stream.of(
            VillageMonth.TABLE,
            TownshipMonth.TABLE,
            CountyMonth.TABLE,
            PrefectureMonth.TABLE,
            ProvinceMonth.TABLE,
            PartnerMonth.TABLE,
            ScopeMonth.TABLE)
        .map(Table::name)
        .collect(Collectors.joining(", "));
  }

  /**
   * The figure of a name or caption.
   *
   * @param asked what asks for it, for the error that it does not exist
   */
  public static DescribedFigure named(String name, String asked) {
    return Catalogue.fields().stream()
        .filter(f -> f.name().equals(name) || f.caption().equals(name))
        .findFirst()
        .map(f -> of(Catalogue.named(f.name())))
        .orElseThrow(
            () ->
                new UserError(
                    "%s %s: no such figure; the nearest are %s; jobs/duzhan figures lists all"
                        .formatted(asked, name, Nearest.of(name, written(name)))));
  }

  /** Captions for words in Chinese, else names. */
  private static List<String> written(String typed) {
    boolean chinese = typed.codePoints().anyMatch(Character::isIdeographic);
    return Catalogue.fields().stream().map(chinese ? Field::caption : Field::name).toList();
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
        figure.sentence().section(),
        figure.sentence().words());
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
                "no village of the area states it: register_villages says how many are in it";
          };
      case RATIO -> "the denominator is 0 or null";
    };
  }

  private static String orBlank(Field whole) {
    return ", or it is blank of all that count in " + whole.name();
  }
}
