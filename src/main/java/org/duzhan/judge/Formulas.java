package org.duzhan.judge;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duzhan.settings.RiskSettings.Factor;
import org.duzhan.settings.Sql;
import org.duzhan.settings.UserError;

/** Whether the formulas of {@code conf/risk.conf} name only figures that there are. */
final class Formulas {
  private Formulas() {}

  /** Refuses all factors at once that name an unknown figure. */
  static void check(List<Factor> factors, String... figures) {
    Set<String> known = Stream.of(figures).map(Formulas::folded).collect(Collectors.toSet());
    String faults =
        factors.stream()
            .flatMap(
                f ->
                    Sql.columns(f.value()).stream()
                        .filter(n -> !known.contains(folded(n)))
                        .map(n -> "factor %s: no figure is called %s".formatted(f.name(), n)))
            .collect(Collectors.joining("; "));
    if (!faults.isEmpty()) {
      throw new UserError("conf/risk.conf: " + faults);
    }
  }

  /** Spark tells names apart without regard to case. */
  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
