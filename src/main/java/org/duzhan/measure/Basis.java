package org.duzhan.measure;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Problems;
import org.duzhan.table.Table;
import org.duzhan.table.Villages;

/**
 * What a figure that is added up is a sum of, row by row.
 *
 * @param table whose rows: households, now or at the baseline, villages of the register, problems
 *     of the ledger, or villages as a whole
 * @param value of a row; of a household's rows last month and this where it {@link #ofBoth}
 * @param where of a village's figures: only rows of villages of which it holds count
 * @param ofBoth it compares households with last month
 */
record Basis(Table table, Column value, Optional<Column> where, boolean ofBoth) {
  /** Persons of households, of villages whose incidence is defined. */
  private static final Map<Field, List<Field>> ASSESSED =
      Map.of(
          Register.ASSESSED_POOR_PERSONS, List.of(Headcount.POOR_PERSONS),
          Register.ASSESSED_FOUND_PERSONS,
              List.of(
                  Headcount.POOR_PERSONS,
                  Headcount.MISSED_PERSONS,
                  Headcount.WRONGLY_EXITED_PERSONS));

  /** What is found of a village as a whole. */
  private static final Set<Field> WHOLE =
      Set.of(
          Guarantees.MET_VILLAGES,
          Guarantees.MET_UNKNOWN_VILLAGES,
          Register.REGISTER_VILLAGES_REPORTED,
          TwoPlaces.HOUSEHOLDS,
          SinceBaseline.BASELINE_VILLAGES,
          Register.REPORTED_RURAL_HOUSEHOLDS,
          SinceBaseline.COMPARED_VILLAGES);

  /** What is counted over villages whose baseline is known. */
  private static final Map<Field, Field> COMPARED =
      counted(
          LastYearWork.counted(false),
          Map.of(SinceBaseline.COMPARED_POOR_PERSONS, Headcount.POOR_PERSONS));

  /** What is counted of households at the baseline. */
  private static final Map<Field, Field> THEN =
      counted(
          LastYearWork.counted(true),
          Map.of(
              SinceBaseline.BASELINE_POOR_PERSONS, Headcount.POOR_PERSONS,
              SinceBaseline.COMPARED_BASELINE_POOR_PERSONS, Headcount.POOR_PERSONS));

  private Basis(Table table, Column value) {
    this(table, value, Optional.empty(), false);
  }

  private Basis(Table table, Column value, Column where) {
    this(table, value, Optional.of(where), false);
  }

  static Basis of(Figure figure, String period) {
    Field field = figure.field();
    if (figure.source() == Figure.Source.HOUSEHOLDS) {
      return new Basis(Households.TABLE, figure.value());
    }
    if (figure.source() == Figure.Source.CHANGE) {
      return new Basis(
          Households.TABLE, figure.value(), Optional.of(field.col().isNotNull()), true);
    }
    if (COMPARED.containsKey(field)) {
      return new Basis(Households.TABLE, value(COMPARED.get(field)), field.col().isNotNull());
    }
    if (THEN.containsKey(field)) {
      return new Basis(Contribution.AT_BASELINE, value(THEN.get(field)), field.col().isNotNull());
    }
    if (WHOLE.contains(field)) {
      return new Basis(VillageMonth.TABLE, field.col());
    }
    if (field.equals(Register.REGISTER_VILLAGES)) {
      return new Basis(Villages.TABLE, lit(1L));
    }
    Column assessed = VillageMonth.NULL_REASON.col().isNull();
    if (ASSESSED.containsKey(field)) {
      return new Basis(Households.TABLE, sum(ASSESSED.get(field)), assessed);
    }
    if (field.equals(Register.ASSESSED_POPULATION)) {
      return new Basis(Villages.TABLE, Register.RURAL_POPULATION.col(), assessed);
    }
    if (Rectification.FIGURES.contains(figure)) {
      Column counts = Rectification.counted(period).get(field);
      return new Basis(Problems.TABLE, when(counts, lit(1L)).otherwise(lit(0L)));
    }
    if (Villages.TABLE.fields().contains(field)) {
      return new Basis(Villages.TABLE, field.col());
    }
    throw new IllegalStateException("nothing is known that %s is a sum of".formatted(field.name()));
  }

  private static Map<Field, Field> counted(Map<Field, Field> some, Map<Field, Field> others) {
    Map<Field, Field> all = new HashMap<>(some);
    all.putAll(others);
    return Map.copyOf(all);
  }

  private static Column value(Field figure) {
    return Catalogue.named(figure.name()).value();
  }

  private static Column sum(List<Field> figures) {
    return figures.stream()
        .map(f -> coalesce(value(f), lit(0L)))
        .reduce(Column::plus)
        .orElseThrow();
  }
}
