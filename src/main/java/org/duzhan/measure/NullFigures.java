package org.duzhan.measure;

import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.duzhan.table.Types.TEXT;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.duzhan.table.Field;

/** Which figures of a row are null for what is said of them alone, where no reason covers many. */
public final class NullFigures {
  public static final Field FIELD =
      Field.optional(
          "null_figures",
          TEXT,
          "",
          "空值指标",
          "Figures that are null where their own reason column gives none, each with why: blank (its"
              + " cells are blank in all rows that could count) or none (a ratio whose denominator"
              + " is 0: nobody, or nothing, that it could be of)");

  private static final String BLANK = "blank";
  private static final String NONE = "none";

  private NullFigures() {}

  /**
   * Their names.
   *
   * @param reasons columns that say why many are null, where the row has not got them yet
   */
  static Column of(Map<String, Column> reasons) {
    List<Column> names = new ArrayList<>();
    for (Figure figure : Catalogue.FIGURES) {
      Column isNull = figure.field().col().isNull();
      Optional<Field> reason = figure.nullReason();
      Column alone = reason.map(r -> isNull.and(reason(r, reasons).isNull())).orElse(isNull);
      names.add(when(alone, why(figure)));
    }
    return FIELD.from(concat_ws(",", names.toArray(Column[]::new)));
  }

  private static Column reason(Field field, Map<String, Column> reasons) {
    return reasons.getOrDefault(field.name(), field.col());
  }

  private static Column why(Figure figure) {
    String name = figure.field().name() + ":";
    if (figure.source() != Figure.Source.RATIO) {
      return lit(name + BLANK);
    }
    Column none =
        figure.parts().get(0).col().isNotNull().and(figure.parts().get(1).col().equalTo(0));
    return when(none, lit(name + NONE)).otherwise(name + BLANK);
  }
}
