package org.duzhan.measure;

import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;
import static org.duzhan.measure.Sentence.GUARANTEES;
import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Types.COUNT;
import static org.duzhan.table.Types.FLAG;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.duzhan.table.Field;
import org.duzhan.table.Households;

/**
 * Guarantees that households lacked last month and have now, and the other way about: of households
 * of which it is known in both months.
 */
final class NewlyMet {
  /** Whether the household's row lacks any of the four. */
  static final Field UNMET = fact(Lack.ANY);

  static final List<Figure> FIGURES =
      Stream.concat(
              Lack.every().stream().flatMap(NewlyMet::of),
              Stream.of(
                  Figure.change(
                      GUARANTEES,
                      optional(
                          "newly_unmet_households",
                          COUNT,
                          "户",
                          "本月新出现未达标户数",
                          "All guarantees known and met last month, one unmet now"),
                      BothMonths.ofBoth(BothMonths.begun(UNMET).cast(COUNT)))))
          .toList();

  private NewlyMet() {}

  /** What is compared of a household's row. */
  static List<Column> facts() {
    return Lack.every().stream().map(lack -> fact(lack).from(lack.of())).toList();
  }

  static List<Field> fields() {
    return Lack.every().stream().map(NewlyMet::fact).toList();
  }

  private static Stream<Figure> of(Lack lack) {
    Column met = BothMonths.ended(fact(lack));
    Field households =
        optional(
            "newly_met_%shouseholds".formatted(lack.topic()),
            COUNT,
            "户",
            lack.newlyMet() + "户数",
            "One of %s_households last month, known not to be now".formatted(lack.name()));
    Field persons =
        optional(
            "newly_met_%spersons".formatted(lack.topic()),
            COUNT,
            "人",
            lack.newlyMet() + "人口",
            "Persons of " + households.name());
    return Stream.of(
        Figure.change(GUARANTEES, households, BothMonths.ofBoth(met.cast(COUNT))),
        Figure.change(
            GUARANTEES,
            persons,
            BothMonths.ofBoth(
                when(met, BothMonths.present(Households.PERSONS)).when(not(met), 0L))));
  }

  private static Field fact(Lack lack) {
    return optional("lacks_" + lack.name(), FLAG, "", lack.subject(), "Of the household's row");
  }
}
