package org.duzhan.measure;

import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;
import static org.duzhan.measure.Sentence.EMPLOYMENT;
import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Types.COUNT;
import static org.duzhan.table.Types.RATE;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.duzhan.table.Field;

/**
 * Migrant workers beside those of the baseline, the end of last year, as the ministry publishes
 * them. A village counts on both sides or on neither.
 *
 * @param workers those of a month
 * @param now they of villages whose baseline is known
 * @param then of these villages at the baseline
 * @param ratio the one over the other
 */
record LastYearWork(Field workers, Field now, Field then, Field ratio) {
  static final List<LastYearWork> ALL =
      List.of(
          of("", "", Livelihood.MIGRANT_WORKERS),
          of("registered_", "建档立卡户", Livelihood.REGISTERED_MIGRANT_WORKERS));

  static final List<Figure> FIGURES = ALL.stream().flatMap(LastYearWork::figures).toList();

  private static LastYearWork of(String prefix, String caption, Field workers) {
    String name = prefix + "migrant_workers";
    Field now =
        optional(
            "compared_" + name,
            COUNT,
            "人",
            "可比%s务工人数".formatted(caption),
            "%s of villages whose baseline is known".formatted(name));
    Field then =
        optional(
            "last_year_" + name,
            COUNT,
            "人",
            "上年%s务工人数".formatted(caption),
            "Of these villages, then");
    Field ratio =
        optional(
            name + "_of_last_year",
            RATE,
            "",
            "%s务工人数占上年比例".formatted(caption),
            "%s / %s; 1.1061 is published as 110.61 %%".formatted(now.name(), then.name()));
    return new LastYearWork(workers, now, then, ratio);
  }

  private Stream<Figure> figures() {
    return Stream.of(
        Figure.ofVillage(EMPLOYMENT, now),
        Figure.ofVillage(EMPLOYMENT, then),
        Figure.quotient(EMPLOYMENT, ratio, now, then));
  }

  private Field known() {
    return workers.renamed(workers.name() + "_then");
  }

  /** What villages had in the rows of which {@code isThen} holds. */
  static List<Column> atBaseline(Column isThen) {
    return ALL.stream().map(w -> w.known().from(max(when(isThen, w.workers.col())))).toList();
  }

  /** The columns of {@link #atBaseline}. */
  static List<String> names() {
    return ALL.stream().map(w -> w.known().name()).toList();
  }

  /**
   * The sums of a village.
   *
   * @param isBaseline whether what it has now is what it had then
   */
  static Map<String, Column> sums(boolean isBaseline) {
    Map<String, Column> sums = new HashMap<>();
    for (LastYearWork work : ALL) {
      Column now = work.workers.col();
      Column then = isBaseline ? now : work.known().col();
      Column both = now.isNotNull().and(then.isNotNull());
      sums.put(work.now.name(), when(both, now));
      sums.put(work.then.name(), when(both, then));
    }
    return sums;
  }

  /** What is counted of households, now or then. */
  static Map<Field, Field> counted(boolean isThen) {
    Map<Field, Field> counted = new HashMap<>();
    ALL.forEach(w -> counted.put(isThen ? w.then : w.now, w.workers));
    return counted;
  }
}
