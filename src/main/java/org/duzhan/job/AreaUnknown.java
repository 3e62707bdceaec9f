package org.duzhan.job;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.duzhan.measure.Area;
import org.duzhan.measure.AreaLevel;
import org.duzhan.settings.Settings;
import org.duzhan.settings.UserError;

/** Why there is no one thing of a code or name, and what is nearest to it. */
record AreaUnknown(MonthFigures month, Settings settings) {
  static final int SHOWN = 10;

  /** Something that has figures. */
  private record Named(String code, String name) {}

  /** Says that no code has as many digits; a digit was lost or doubled in one of those near. */
  UserError code(String typed) {
    Nearest<String> nearest = new Nearest<>(typed, Function.identity());
    names().codes(levelNear(typed.length()), nearest::offer);
    return nearest.list().isEmpty()
        ? notMade()
        : new UserError(
            "--area %s: no such code: it has %d digits (expected 6 of a province, prefecture or county, 9 of a township, 12 of a village, or 000000); the nearest are %s"
                .formatted(typed, typed.length(), listed(nearest)));
  }

  private static AreaLevel levelNear(int digits) {
    if (digits > NamesOfMonth.TOWNSHIP_DIGITS + 1) {
      return AreaLevel.VILLAGE;
    }
    return digits < NamesOfMonth.TOWNSHIP_DIGITS - 1 ? AreaLevel.COUNTY : AreaLevel.TOWNSHIP;
  }

  /** Says that there are no figures of it, or that the month has none at all. */
  UserError without(Traced traced) {
    if (traced instanceof TracedArea area) {
      return code(area.area());
    }
    boolean[] made = {false};
    names().codes(AreaLevel.PROVINCE, code -> made[0] = true);
    return made[0]
        ? new UserError(
            "--area %s: no village or county was of this %s in %s"
                .formatted(traced.code(), traced.kind(), month.period()))
        : notMade();
  }

  private UserError code(Area area) {
    Nearest<String> nearest = new Nearest<>(area.code(), Function.identity());
    names().codes(area.level(), nearest::offer);
    if (nearest.list().isEmpty()) {
      return notMade();
    }
    return new UserError(
        "--area %s: no %s%s has figures of %s; the nearest are %s"
            .formatted(
                area.code(),
                area.level().label(),
                area.name().isEmpty() ? "" : " " + area.name(),
                month.period(),
                listed(nearest)));
  }

  private String listed(Nearest<String> nearest) {
    return nearest.list().stream().map(this::withName).collect(joining(", "));
  }

  private UserError notMade() {
    return new UserError(
        "--period %s: cannot trace: the month was not made; run it first: jobs/duzhan run --period %s"
            .formatted(month.period(), month.period()));
  }

  /** Says that there are several of a name. */
  UserError ambiguous(String typed, Map<String, String> meant, boolean partner) {
    String codes = meant.keySet().stream().limit(SHOWN).map(this::withName).collect(joining(", "));
    return new UserError(
        "--area %s: more than one area has this name: %s%s; give the code%s"
            .formatted(
                typed,
                codes,
                meant.size() > SHOWN ? " and more" : "",
                partner ? ", or '%s' for the partner".formatted(WholesNamed.partner(typed)) : ""));
  }

  /** Of what has figures in the month: so many share a name elsewhere. */
  UserError name(String typed) {
    Nearest<Named> nearest = new Nearest<>(typed, Named::name);
    names().villages((code, name) -> nearest.offer(new Named(code, name)));
    names()
        .codes(
            AreaLevel.COUNTY,
            county -> {
              for (String code :
                  List.of(county, county.substring(0, 4) + "00", county.substring(0, 2) + "0000")) {
                settings.areas().of(code).ifPresent(name -> nearest.offer(new Named(code, name)));
              }
            });
    if (nearest.list().isEmpty()) {
      return notMade();
    }
    new WholesNamed(month, settings)
        .names((name, kind) -> nearest.offer(new Named("(" + kind + ")", name)));
    return new UserError(
        "--area %s: no such area, partner or scope; the nearest are %s; a code will do as well (GB/T 2260)"
            .formatted(
                typed,
                nearest.list().stream()
                    .map(area -> area.name() + " " + area.code())
                    .collect(joining(", "))));
  }

  private String withName(String code) {
    String county = code.substring(0, Math.min(6, code.length()));
    return settings.areas().of(county).map(name -> code + " " + name).orElse(code);
  }

  private NamesOfMonth names() {
    return new NamesOfMonth(month);
  }
}
