package org.duzhan.measure;

import java.util.List;
import java.util.Optional;
import org.duzhan.table.Field;

/**
 * A figure that is no sum over the areas of an area and no ratio of such: computed anew in each row
 * that has it, or counted in a table of its own. It stands in the tables that have its column.
 *
 * @param sentence of the notice that asks for it
 * @param field its name, unit, caption and definition
 * @param formula in SQL where there is such, else as books have it
 * @param addsUp whether the rows of an area are those of its parts added up
 * @param parts figures of the catalogue that it is computed from; none where there is no such
 * @param nullReason the column that says why it is null; empty if none does
 */
public record Indicator(
    Sentence sentence,
    Field field,
    String formula,
    boolean addsUp,
    List<Field> parts,
    Optional<Field> nullReason) {

  /** One that no parts of an area add up to. */
  public static Indicator anew(Sentence sentence, Field field, String formula, Field... parts) {
    return new Indicator(sentence, field, formula, false, List.of(parts), Optional.empty());
  }

  /** A count in a table of its own. */
  public static Indicator counted(Sentence sentence, Field field, String formula, Field... parts) {
    return new Indicator(sentence, field, formula, true, List.of(parts), Optional.empty());
  }

  /** The same, with the column that says why it is null. */
  public Indicator nullBy(Field reason) {
    return new Indicator(sentence, field, formula, addsUp, parts, Optional.of(reason));
  }

  /** What is added up over households and villages for it: of a ratio, its two sides. */
  public List<Figure> restsOn() {
    return parts.stream()
        .flatMap(part -> Catalogue.addends(Catalogue.named(part.name())).stream())
        .distinct()
        .toList();
  }
}
