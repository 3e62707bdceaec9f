package org.duzhan.job;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.duzhan.judge.Accountability;
import org.duzhan.judge.Backsliding;
import org.duzhan.judge.FallRate;
import org.duzhan.judge.VillageRisk;
import org.duzhan.measure.Catalogue;
import org.duzhan.measure.CountyMonth;
import org.duzhan.measure.CountyPartnerMonth;
import org.duzhan.measure.Indicator;
import org.duzhan.measure.PartnerMonth;
import org.duzhan.measure.PrefectureMonth;
import org.duzhan.measure.ProvinceMonth;
import org.duzhan.measure.ScopeMonth;
import org.duzhan.measure.TownshipMonth;
import org.duzhan.measure.VillageMonth;
import org.duzhan.settings.UserError;
import org.duzhan.table.Field;
import org.duzhan.table.Table;

/** All figures there are, by the names that people call them by. */
public final class FigureIndex {
  private FigureIndex() {}

  /**
   * A figure under its name.
   *
   * @param name of its column; with that of its table, where other figures have such a column
   * @param ofAreas whether areas add it up, or it is a ratio of what they do
   * @param described all of it: formulas take time
   */
  private record Entry(
      Field field, String name, boolean ofAreas, Supplier<DescribedFigure> described) {
    boolean isCalled(String typed) {
      return Stream.concat(
              Stream.of(name, field.name(), field.caption()),
              tables(field).stream().map(t -> column(t.name(), field.name())))
          .anyMatch(typed::equals);
    }
  }

  /** Those of every area, in the order of their columns, then those of tables of their own. */
  public static List<DescribedFigure> all() {
    return entries().map(entry -> entry.described.get()).toList();
  }

  /** Tables that have a column of each figure that is added up, and of each ratio. */
  public static List<Table> ofEveryArea() {
    return List.of(
        VillageMonth.TABLE,
        TownshipMonth.TABLE,
        CountyMonth.TABLE,
        PrefectureMonth.TABLE,
        ProvinceMonth.TABLE,
        PartnerMonth.TABLE,
        CountyPartnerMonth.TABLE,
        ScopeMonth.TABLE);
  }

  /**
   * Any figure, by its name, its caption, or the names of a table and of its column there.
   *
   * @param asked what asks for it, for the error that it does not exist
   */
  public static DescribedFigure any(String name, String asked) {
    List<Entry> called = entries().filter(entry -> entry.isCalled(name)).toList();
    if (called.isEmpty()) {
      throw unknown(name, asked, entries());
    }
    return called.stream()
        .filter(entry -> called.size() == 1 || entry.name.equals(name) || entry.ofAreas)
        .findFirst()
        .map(entry -> entry.described.get())
        .orElseThrow(() -> several(name, asked, called));
  }

  /** A figure that is added up over areas, or a ratio of such, by its name or caption. */
  static DescribedFigure ofAreas(String name, String asked) {
    return entries()
        .filter(Entry::ofAreas)
        .filter(entry -> entry.name.equals(name) || entry.field.caption().equals(name))
        .findFirst()
        .map(entry -> entry.described.get())
        .orElseThrow(
            () ->
                entries()
                    .filter(entry -> entry.isCalled(name))
                    .findFirst()
                    .map(entry -> notAddedUp(entry.described.get(), asked))
                    .orElseGet(() -> unknown(name, asked, entries().filter(Entry::ofAreas))));
  }

  /** Tables of figures with that column. */
  static List<Table> tables(Field field) {
    return Stream.concat(ofEveryArea().stream(), Compared.ALL.stream().map(Compared::table))
        .distinct()
        .filter(t -> t.fields().contains(field))
        .toList();
  }

  /** The name of its column, with its table's where another figure has a column of that name. */
  static String name(Indicator indicator) {
    Field field = indicator.field();
    long named =
        Stream.concat(Catalogue.fields().stream(), indicators().map(Indicator::field))
            .filter(other -> other.name().equals(field.name()))
            .count();
    return named == 1 ? field.name() : column(tables(field).get(0).name(), field.name());
  }

  /** A column as people write it with its table. */
  static String column(String table, String name) {
    return "%s.%s".formatted(table, name);
  }

  private static Stream<Entry> entries() {
    return Stream.concat(
        Catalogue.FIGURES.stream()
            .map(f -> new Entry(f.field(), f.field().name(), true, () -> DescribedFigure.of(f))),
        indicators().map(i -> new Entry(i.field(), name(i), false, () -> DescribedFigure.of(i))));
  }

  private static Stream<Indicator> indicators() {
    return Stream.of(
            Catalogue.indicators(),
            FallRate.indicators(),
            Backsliding.indicators(),
            VillageRisk.indicators(),
            Accountability.indicators())
        .flatMap(List::stream);
  }

  private static UserError notAddedUp(DescribedFigure figure, String asked) {
    String parts = String.join(", ", figure.restsOn());
    return new UserError(
        "%s %s: no rows add up to it in every area%s; jobs/duzhan figures %s tells what it is"
            .formatted(
                asked,
                figure.name(),
                parts.isEmpty() ? "" : ", as they do to what it rests on: " + parts,
                figure.name()));
  }

  private static UserError several(String name, String asked, List<Entry> called) {
    String names = String.join(", ", called.stream().map(Entry::name).toList());
    return new UserError(
        "%s %s: several figures are called that: %s".formatted(asked, name, names));
  }

  /** The nearest of captions for words in Chinese, else of names. */
  private static UserError unknown(String name, String asked, Stream<Entry> known) {
    boolean chinese = name.codePoints().anyMatch(Character::isIdeographic);
    return new UserError(
        "%s %s: no such figure; the nearest are %s; jobs/duzhan figures lists all"
            .formatted(
                asked,
                name,
                Nearest.of(name, known.map(e -> chinese ? e.field.caption() : e.name).toList())));
  }
}
