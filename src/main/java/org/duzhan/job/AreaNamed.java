package org.duzhan.job;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.duzhan.measure.Area;
import org.duzhan.measure.AreaLevel;
import org.duzhan.measure.VillageMonth;
import org.duzhan.settings.Annexes;
import org.duzhan.settings.Settings;
import org.duzhan.settings.UserError;

/** The area that is meant by a code or a name; villages and townships go by those of the month. */
record AreaNamed(MonthFigures month, Settings settings) {
  private static final int SHOWN = 10;
  private static final int TOWNSHIP_DIGITS = 9;

  /** An area that has figures. */
  private record Named(String code, String name) {}

  /** The area; whether it has figures is not known yet. */
  Area of(String typed) {
    if (typed.matches("[0-9]+")) {
      return Area.levelOf(typed)
          .map(level -> new Area(level, typed, settings.areas().of(typed).orElse("")))
          .orElseThrow(
              () ->
                  new UserError(
                      "--area %s: no such code: it has %d digits (expected 6 of a province, prefecture or county, 9 of a township, 12 of a village, or 000000)"
                          .formatted(typed, typed.length())));
    }
    Map<String, String> known = known(typed);
    Map<String, String> meant = known.isEmpty() ? villages(typed) : known;
    if (meant.size() == 1) {
      return area(meant.entrySet().iterator().next());
    }
    throw meant.isEmpty() ? unknownName(typed) : ambiguous(typed, meant);
  }

  /** Says that an area of this code has no figures, or that the month has none at all. */
  UserError unknownCode(Area area) {
    Nearest<String> nearest = new Nearest<>(area.code(), Function.identity());
    codes(area.level(), nearest::offer);
    if (nearest.list().isEmpty()) {
      return new UserError(
          "--period %s: cannot trace: the month was not made; run it first: jobs/duzhan run --period %s"
              .formatted(month.period(), month.period()));
    }
    return new UserError(
        "--area %s: no %s%s has figures of %s; the nearest are %s"
            .formatted(
                area.code(),
                area.level().label(),
                area.name().isEmpty() ? "" : " " + area.name(),
                month.period(),
                nearest.list().stream().map(this::withName).collect(joining(", "))));
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
    names(
        (code, name) -> {
          if (name.equals(typed)) {
            named.put(code, name);
          }
          if (named.size() > SHOWN + 1) {
            named.pollLastEntry();
          }
        });
    return named;
  }

  /** Shows villages and their townships, each township as often as it has villages. */
  private void names(BiConsumer<String, String> show) {
    month.rows(
        VillageMonth.TABLE,
        List.of(VillageMonth.VILLAGE_CODE, VillageMonth.VILLAGE, VillageMonth.TOWNSHIP),
        row -> {
          String code = row.getString(0);
          if (!row.isNullAt(1)) {
            show.accept(code, row.getString(1));
          }
          if (!row.isNullAt(2)) {
            show.accept(code.substring(0, TOWNSHIP_DIGITS), row.getString(2));
          }
        });
  }

  private UserError ambiguous(String typed, Map<String, String> meant) {
    String codes = meant.keySet().stream().limit(SHOWN).map(this::withName).collect(joining(", "));
    return new UserError(
        "--area %s: more than one area has this name: %s%s; give the code"
            .formatted(typed, codes, meant.size() > SHOWN ? " and more" : ""));
  }

  /** Of what has figures in the month: so many share a name elsewhere. */
  private UserError unknownName(String typed) {
    Nearest<Named> nearest = new Nearest<>(typed, Named::name);
    names((code, name) -> nearest.offer(new Named(code, name)));
    codes(
        AreaLevel.COUNTY,
        county -> {
          for (String code :
              List.of(county, county.substring(0, 4) + "00", county.substring(0, 2) + "0000")) {
            settings.areas().of(code).ifPresent(name -> nearest.offer(new Named(code, name)));
          }
        });
    return new UserError(
        "--area %s: no such area; the nearest are %s; a code will do as well (GB/T 2260)"
            .formatted(
                typed,
                nearest.list().stream()
                    .map(area -> area.name() + " " + area.code())
                    .collect(joining(", "))));
  }

  /** Shows the codes of areas of a level that have figures. */
  private void codes(AreaLevel level, Consumer<String> show) {
    AreaFigures.Grain grain = AreaFigures.grain(level);
    month.rows(grain.table(), List.of(grain.code()), row -> show.accept(row.getString(0)));
  }

  private String withName(String code) {
    String county = code.substring(0, Math.min(6, code.length()));
    return settings.areas().of(county).map(name -> code + " " + name).orElse(code);
  }

  private static Area area(Map.Entry<String, String> named) {
    AreaLevel level = Area.levelOf(named.getKey()).orElseThrow();
    return new Area(level, named.getKey(), named.getValue());
  }
}
