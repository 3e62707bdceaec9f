package org.duzhan.simulate;

import com.typesafe.config.Config;
import java.util.Comparator;
import java.util.List;
import org.duzhan.table.Field;
import org.duzhan.table.Households;

/** A field of a form that counties fill in, with the headings it goes by. */
record FormField(String name, String kind, List<String> aliases) {
  /** What files of others may tell, and no county's form asks. */
  private static final String FOREIGN = "number";

  /** What few add to a corrected row. */
  private static final List<String> OF_CORRECTION =
      Households.OF_CORRECTION.stream().map(Field::name).toList();

  /** The fields of a table that counties fill in, in the order of its mapping. */
  static List<FormField> of(Config mappings, String table) {
    Config fields = mappings.getConfig(table + ".fields");
    return fields.root().keySet().stream()
        .sorted(Comparator.comparingInt(name -> fields.getValue(name).origin().lineNumber()))
        .map(
            name ->
                new FormField(
                    name,
                    fields.getString(name + ".kind"),
                    fields.getStringList(name + ".aliases")))
        .filter(field -> !field.kind.equals(FOREIGN) && !OF_CORRECTION.contains(field.name))
        .toList();
  }

  boolean isMoney() {
    return kind.equals("money");
  }
}
