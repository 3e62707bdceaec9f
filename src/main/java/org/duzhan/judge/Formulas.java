package org.duzhan.judge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duzhan.settings.RiskSettings.Factor;
import org.duzhan.settings.Sql;
import org.duzhan.settings.UserError;

/** Whether the formulas of settings name only figures that there are. */
final class Formulas {
  private Formulas() {}

  /** Refuses all factors at once that name an unknown figure. */
  static void check(List<Factor> factors, String... figures) {
    Map<String, String> formulas = new LinkedHashMap<>();
    factors.forEach(f -> formulas.put("factor " + f.name(), f.value()));
    check("conf/risk.conf", formulas, Stream.of(figures));
  }

  /**
   * Refuses all formulas at once that name an unknown figure.
   *
   * @param formulas by what names them in the file
   */
  static void check(String file, Map<String, String> formulas, Stream<String> figures) {
    Set<String> known = figures.map(Formulas::folded).collect(Collectors.toSet());
    String faults =
        formulas.entrySet().stream()
            .flatMap(
                f ->
                    Sql.columns(f.getValue()).stream()
                        .filter(n -> !known.contains(folded(n)))
                        .map(n -> "%s: no figure is called %s".formatted(f.getKey(), n)))
            .collect(Collectors.joining("; "));
    if (!faults.isEmpty()) {
      throw new UserError(file + ": " + faults);
    }
  }

  /** Spark tells names apart without regard to case. */
  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
