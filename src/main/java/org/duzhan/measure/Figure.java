package org.duzhan.measure;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.duzhan.settings.Sql;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Types;

/**
 * A figure of an area and month.
 *
 * @param sentence of the notice that asks for it
 * @param field its name, unit, caption and definition
 * @param source where it comes from
 * @param value of a household's row, of a village's register row, or the ratio of two figures
 * @param parts numerator and denominator of a ratio; else none
 * @param share whether it can only lie between 0 and 1
 * @param whole the figure of all households it might count: where these are none it is 0, and where
 *     it is known of none of them it is null; empty if it is known of every household
 */
public record Figure(
    Sentence sentence,
    Field field,
    Source source,
    Column value,
    List<Field> parts,
    boolean share,
    Optional<Field> whole) {

  private static final Column FEN_PER_YUAN = lit(100).cast(Types.MONEY);

  /** The columns that values of {@link Source#HOUSEHOLDS} are of. */
  private static StructType ofHouseholds() {
    StructType columns =
        Households.TABLE
            .schema()
            .add(Measured.POVERTY_LINE.name(), Types.RATE)
            .add(Measured.INCOME_POOR.name(), Types.FLAG)
            .add(Monitoring.UNSUPPORTED_LONG.name(), Types.FLAG);
    for (Field field : Multidimensional.COLUMNS) {
      columns = columns.add(field.name(), field.type());
    }
    return columns;
  }

  /** Where a figure comes from. */
  public enum Source {
    /** Added up over households, then over villages. */
    HOUSEHOLDS,
    /** Added up over households with a row in this month and the one before, then over villages. */
    CHANGE,
    /** Stated of a village, or found of it as a whole; added up over villages. */
    VILLAGE,
    /** A ratio of figures that were added up: computed anew at every level. */
    RATIO
  }

  /** A number of each household, added up. */
  static Figure sum(Sentence sentence, Field field, Column ofHousehold) {
    return added(sentence, field, Source.HOUSEHOLDS, ofHousehold, Optional.empty());
  }

  /**
   * A number of each household, null where it is not known, added up over those of which it is.
   *
   * @param whole a figure that counts the households which might have it
   */
  static Figure known(Sentence sentence, Field field, Column ofHousehold, Field whole) {
    return added(sentence, field, Source.HOUSEHOLDS, ofHousehold, Optional.of(whole));
  }

  /** The same of what any household might have. */
  static Figure known(Sentence sentence, Field field, Column ofHousehold) {
    return known(sentence, field, ofHousehold, Headcount.HOUSEHOLDS);
  }

  /** A number of each household's two rows, {@code before.} and {@code now.}, added up. */
  static Figure change(Sentence sentence, Field field, Column ofBoth) {
    return added(sentence, field, Source.CHANGE, ofBoth, Optional.empty());
  }

  /** Households for which a condition holds. */
  static Figure households(Sentence sentence, Field field, Column condition) {
    return sum(sentence, field, when(condition, lit(1L)).otherwise(lit(0L)));
  }

  /** Persons of households for which a condition holds. */
  static Figure persons(Sentence sentence, Field field, Column condition) {
    Column persons = Households.PERSONS.col();
    return sum(sentence, field, when(condition, persons).otherwise(lit(0L)));
  }

  /** A number that is given for a village. */
  static Figure ofVillage(Sentence sentence, Field field) {
    return added(sentence, field, Source.VILLAGE, field.col(), Optional.empty());
  }

  private static Figure added(
      Sentence sentence, Field field, Source source, Column value, Optional<Field> whole) {
    return new Figure(sentence, field, source, value, List.of(), false, whole);
  }

  /** A part over the whole; null where the whole is 0 or unknown. */
  static Figure ratio(Sentence sentence, Field field, Field numerator, Field denominator) {
    return over(sentence, field, numerator, denominator, true);
  }

  /** One figure over another of which it is no part; null where the other is 0 or unknown. */
  static Figure quotient(Sentence sentence, Field field, Field numerator, Field denominator) {
    return over(sentence, field, numerator, denominator, false);
  }

  private static Figure over(
      Sentence sentence, Field field, Field numerator, Field denominator, boolean share) {
    Column value =
        when(
            denominator.col().gt(0),
            numerator.col().cast(Types.RATE).divide(denominator.col().cast(Types.RATE)));
    return new Figure(
        sentence,
        field,
        Source.RATIO,
        value,
        List.of(numerator, denominator),
        share,
        Optional.empty());
  }

  /** The column that says why it is null, beside {@link NullFigures}. */
  public Optional<Field> nullReason() {
    if (source == Source.RATIO) {
      return Catalogue.named(parts.get(1).name()).nullReason();
    }
    if (SinceBaseline.FIGURES.contains(this)) {
      return Optional.of(SinceBaseline.NULL_REASON);
    }
    if (source == Source.CHANGE) {
      return Optional.of(Change.NULL_REASON);
    }
    if (Rectification.FIGURES.contains(this)) {
      return Optional.of(Rectification.NULL_REASON);
    }
    return source == Source.HOUSEHOLDS || Register.OF_REPORTS.contains(field)
        ? Optional.of(VillageMonth.NULL_REASON)
        : Optional.empty();
  }

  /** How it is computed, in SQL that an analyst can run. */
  public String formula() {
    return switch (source) {
      case HOUSEHOLDS -> "sum(%s)".formatted(Sql.text(value, ofHouseholds()));
      case CHANGE -> "sum(%s)".formatted(Sql.text(value, Change.sides()));
      case VILLAGE -> "sum(%s)".formatted(field.name());
      case RATIO -> "%s / %s".formatted(parts.get(0).name(), parts.get(1).name());
    };
  }

  /** Added up over the households of a group. */
  Column overHouseholds() {
    if (field.type().equals(Types.MONEY_SUM)) {
      // Whole fen: many times faster than decimals, and as exact.
      Column fen = orNone(sum(Sql.unscaled(value)));
      return field.from(fen.cast(Types.MONEY_SUM).divide(FEN_PER_YUAN));
    }
    return field.from(total());
  }

  private Column total() {
    return orNone(sum(value));
  }

  private Column orNone(Column sum) {
    Column none = lit(0L);
    return coalesce(sum, whole.map(w -> when(of(w).total().equalTo(0), none)).orElse(none));
  }

  /** Added up over the areas of a group; null if none of them knows it. */
  Column overAreas() {
    return field.from(addedUp());
  }

  /**
   * The same by no name. What an area has none of at all it knows to be 0, which must not hide that
   * others do not know.
   */
  Column addedUp() {
    return whole
        .map(
            w ->
                coalesce(
                    sum(when(w.col().gt(0), field.col())),
                    when(of(w).addedUp().equalTo(0), lit(0L).cast(field.type()))))
        .orElse(sum(field.col()));
  }

  private static Figure of(Field field) {
    return Catalogue.named(field.name());
  }

  private static Column sum(Column column) {
    return functions.sum(column);
  }
}
