package org.duzhan.job;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.duzhan.ingest.Mapping;
import org.duzhan.ingest.Mapping.MappedField;
import org.duzhan.quality.Rule;
import org.duzhan.quality.Rules;
import org.duzhan.report.Reply.Column;
import org.duzhan.report.Reply.Form;
import org.duzhan.settings.Settings;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Problems;
import org.duzhan.table.Types;
import org.duzhan.table.Villages;

/** The tables as counties fill them in: headings of the mappings, lists of the rules. */
final class Forms {
  private static final Map<String, List<Field>> STATED =
      Map.of(
          "household", Households.STATED, "village", Villages.STATED, "problem", Problems.STATED);
  private static final Pattern WORD = Pattern.compile("'([^']*)'");

  private final Rules rules;

  private Forms(Rules rules) {
    this.rules = rules;
  }

  static List<Form> of(Settings settings) {
    Forms forms = new Forms(Rules.from(settings.rules()));
    return Mapping.ofTables(settings.mappings()).stream().map(forms::form).toList();
  }

  private Form form(Mapping mapping) {
    Map<String, Field> stated =
        STATED.getOrDefault(mapping.table(), List.of()).stream()
            .collect(toMap(Field::name, f -> f));
    List<Column> columns =
        mapping.stored().stream()
            .flatMap(f -> Optional.ofNullable(stated.get(f.name())).stream())
            .map(f -> column(mapping, f))
            .toList();
    return new Form(
        mapping.table(),
        mapping.form(),
        columns,
        mapping.fields().stream()
            .filter(MappedField::isPersonal)
            .collect(toMap(MappedField::name, f -> mapping.caption(f.name()))));
  }

  private Column column(Mapping mapping, Field field) {
    boolean required =
        mapping.fields().stream().anyMatch(f -> f.name().equals(field.name()) && f.required());
    List<String> choices =
        field.type().equals(Types.FLAG) ? List.of("是", "否") : among(mapping.table(), field.name());
    return new Column(field, mapping.caption(field.name()), required, choices);
  }

  /** The words that a rule of the field names: {@code field in ('A', 'B')}. */
  private List<String> among(String table, String field) {
    Pattern in = Pattern.compile("\\b" + field + " in \\(([^)]*)\\)");
    return rules.of(table).stream()
        .filter(rule -> rule.field().equals(field))
        .map(Rule::holds)
        .flatMap(holds -> in.matcher(holds).results())
        .findFirst()
        .map(found -> words(found.group(1)))
        .orElse(List.of());
  }

  private static List<String> words(String list) {
    return WORD.matcher(list).results().map((MatchResult r) -> r.group(1)).toList();
  }
}
