package org.duzhan.measure;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Problems;
import org.duzhan.table.Table;
import org.duzhan.table.Villages;

/**
 * What a figure that is added up is a sum of, row by row.
 *
 * @param table whose rows: households, villages of the register, or problems of the ledger
 * @param value of a row
 * @param assessed only rows of villages whose incidence is defined count
 */
record Basis(Table table, Column value, boolean assessed) {
  /** Persons of households, of villages whose incidence is defined. */
  private static final Map<Field, List<Field>> ASSESSED =
      Map.of(
          Register.ASSESSED_POOR_PERSONS, List.of(Headcount.POOR_PERSONS),
          Register.ASSESSED_FOUND_PERSONS,
              List.of(
                  Headcount.POOR_PERSONS,
                  Headcount.MISSED_PERSONS,
                  Headcount.WRONGLY_EXITED_PERSONS));

  static Basis of(Figure figure, String period) {
    Field field = figure.field();
    if (figure.source() == Figure.Source.HOUSEHOLDS) {
      return new Basis(Households.TABLE, figure.value(), false);
    }
    if (ASSESSED.containsKey(field)) {
      return new Basis(Households.TABLE, sum(ASSESSED.get(field)), true);
    }
    if (field.equals(Register.ASSESSED_POPULATION)) {
      return new Basis(Villages.TABLE, Register.RURAL_POPULATION.col(), true);
    }
    if (Rectification.FIGURES.contains(figure)) {
      Column counts = Rectification.counted(period).get(field);
      return new Basis(Problems.TABLE, when(counts, lit(1L)).otherwise(lit(0L)), false);
    }
    if (Villages.TABLE.fields().contains(field)) {
      return new Basis(Villages.TABLE, field.col(), false);
    }
    throw new IllegalStateException("nothing is known that %s is a sum of".formatted(field.name()));
  }

  private static Column sum(List<Field> figures) {
    return figures.stream()
        .map(f -> coalesce(Catalogue.named(f.name()).value(), lit(0L)))
        .reduce(Column::plus)
        .orElseThrow();
  }
}
