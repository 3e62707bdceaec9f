package org.duzhan.job;

import java.util.Optional;
import java.util.function.BiConsumer;
import org.duzhan.measure.ProvinceMonth;
import org.duzhan.measure.ScopeMonth;
import org.duzhan.settings.Settings;

/** The partner or scope that is meant by a name: partners go by those of the month. */
record WholesNamed(MonthFigures month, Settings settings) {
  /** What is so called and nothing else can be: a scope, of a province too, or a partner. */
  Optional<TracedWhole> of(String typed) {
    String[] words = typed.split(" ", 2);
    if (words.length > 1 && words[0].equals(TracedWhole.PARTNER) && hasPartner(words[1])) {
      return Optional.of(TracedWhole.ofPartner(words[1]));
    }
    if (words.length > 1 && words[0].equals(TracedWhole.COUNTY_PARTNER)) {
      return ofCounties(words[1]);
    }
    if (!ScopeMonth.SCOPES.contains(words[0])) {
      return Optional.empty();
    }
    if (words.length == 1 || words[1].equals(ProvinceMonth.COUNTRY)) {
      return Optional.of(ofScope(words[0], ProvinceMonth.COUNTRY, ""));
    }
    return settings.areas().provinces().entrySet().stream()
        .filter(p -> p.getKey().equals(words[1]) || p.getValue().equals(words[1]))
        .findFirst()
        .map(p -> ofScope(words[0], p.getKey(), p.getValue()));
  }

  private TracedWhole ofScope(String scope, String province, String name) {
    return TracedWhole.ofScope(scope, province, name, settings.annexes().provinceCodes());
  }

  /** The counties of a partner, if it has any: many are called as an area is. */
  Optional<TracedWhole> ofCounties(String partner) {
    return Optional.ofNullable(settings.partners().counties().get(partner))
        .map(counties -> TracedWhole.ofCountyPartner(partner, counties));
  }

  /** How a partner is named where an area has the same name. */
  static String partner(String name) {
    return TracedWhole.PARTNER + " " + name;
  }

  boolean hasPartner(String name) {
    boolean[] found = {false};
    new NamesOfMonth(month).partners(partner -> found[0] |= partner.equals(name));
    return found[0];
  }

  /** Shows all that there are, each with what it is. */
  void names(BiConsumer<String, String> show) {
    ScopeMonth.SCOPES.forEach(scope -> show.accept(scope, TracedWhole.SCOPE));
    settings
        .partners()
        .counties()
        .keySet()
        .forEach(
            partner ->
                show.accept(
                    TracedWhole.COUNTY_PARTNER + " " + partner, TracedWhole.COUNTY_PARTNER));
    new NamesOfMonth(month).partners(partner -> show.accept(partner, TracedWhole.PARTNER));
  }
}
