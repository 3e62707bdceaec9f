package org.duzhan.job;

import static java.util.stream.Collectors.toMap;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.duzhan.measure.Area;
import org.duzhan.measure.AreaLevel;
import org.duzhan.settings.Annexes;
import org.duzhan.settings.Settings;
import org.duzhan.settings.UserError;

/** What is meant by a code or a name; villages, townships and partners go by those of the month. */
record AreaNamed(MonthFigures month, Settings settings) {
  /** As many of one name as need be to say that there are more than are told. */
  private static final int MOST = AreaUnknown.SHOWN + 1;

  /** What is traced; whether it has figures is not known yet. */
  Traced of(String typed) {
    if (typed.matches("[0-9]+")) {
      return Area.levelOf(typed)
          .map(level -> new Area(level, typed, settings.areas().of(typed).orElse("")))
          .map(TracedArea::new)
          .orElseThrow(() -> unknown().code(typed));
    }
    WholesNamed wholes = wholes();
    Optional<TracedWhole> whole = wholes.of(typed);
    if (whole.isPresent()) {
      return whole.get();
    }
    Map<String, String> known = known(typed);
    Map<String, String> meant = known.isEmpty() ? villages(typed) : known;
    boolean partner = wholes.hasPartner(typed);
    if (meant.size() + (partner ? 1 : 0) > 1) {
      throw unknown().ambiguous(typed, meant, partner);
    }
    if (partner) {
      return TracedWhole.ofPartner(typed);
    }
    return meant.entrySet().stream()
        .findFirst()
        .map(AreaNamed::area)
        .or(() -> wholes.ofCounties(typed))
        .orElseThrow(() -> unknown().name(typed));
  }

  /** Says that there are no figures of it. */
  UserError without(Traced traced) {
    return unknown().without(traced);
  }

  private AreaUnknown unknown() {
    return new AreaUnknown(month, settings);
  }

  private WholesNamed wholes() {
    return new WholesNamed(month, settings);
  }

  /** Provinces, prefectures and counties of this name, or short name. */
  private Map<String, String> known(String typed) {
    Map<String, String> known =
        settings.areas().byCode().entrySet().stream()
            .filter(area -> area.getValue().equals(typed))
            .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
    if (known.isEmpty()) {
      for (Annexes.County county : settings.annexes().counties()) {
        if (county.shortName().equals(typed)) {
          known.put(county.code(), county.name());
        }
      }
    }
    return known;
  }

  /** Villages and townships of this name, as many as need be to say that there are more. */
  private Map<String, String> villages(String typed) {
    TreeMap<String, String> named = new TreeMap<>();
    new NamesOfMonth(month)
        .villages(
            (code, name) -> {
              if (name.equals(typed)) {
                named.put(code, name);
              }
              if (named.size() > MOST) {
                named.pollLastEntry();
              }
            });
    return named;
  }

  private static Traced area(Map.Entry<String, String> named) {
    AreaLevel level = Area.levelOf(named.getKey()).orElseThrow();
    return new TracedArea(new Area(level, named.getKey(), named.getValue()));
  }
}
