package org.duzhan.measure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The exit standards of an area, one by one. */
final class ReferenceExit {
  private static final Set<String> WESTERN = Set.of("45", "51", "52", "53", "62", "64", "65");
  private static final double FOUND_BELOW = 0.02;
  private static final double APPROVED = 0.9;
  private static final List<String> STANDARDS =
      List.of("incidence", "missed", "wrongly_exited", "approval");

  private ReferenceExit() {}

  /**
   * Adds the figures of an area.
   *
   * @param villages those that lie in it: the strictest of their limits is its own
   */
  static void put(
      Map<String, @Nullable Object> figures,
      Map<String, Double> sums,
      Collection<String> villages) {
    double limit = villages.stream().mapToDouble(ReferenceExit::limit).min().orElseThrow();
    Double incidence = sums.get("incidence");
    Double approval = sums.get("approval");
    figures.put("incidence_limit", limit);
    figures.put("incidence_margin", incidence == null ? null : limit - incidence);
    figures.put("missed_margin", margin(sums, "missed", "not_registered_persons"));
    figures.put("wrongly_exited_margin", margin(sums, "wrongly_exited", "exited_persons"));
    figures.put("approval_margin", approval == null ? null : approval - APPROVED);
    figures.put(
        "exit_failed", sums.get("households") == null ? null : String.join(",", failed(figures)));
    figures.put("exit_unknown", String.join(",", unknown(figures)));
  }

  /** Whether all hold; null where none fails and one is not known. */
  static @Nullable Boolean isReady(Map<String, @Nullable Object> figures) {
    if (!failed(figures).isEmpty()) {
      return false;
    }
    return unknown(figures).isEmpty() ? Boolean.TRUE : null;
  }

  private static double limit(String village) {
    return WESTERN.contains(village.substring(0, 2)) ? 0.03 : 0.02;
  }

  /** Known where it comes out alike whether all others were found, or none of them. */
  private static @Nullable Double margin(Map<String, Double> sums, String what, String whole) {
    Double all = sums.get(whole);
    if (all == null) {
      return null;
    }
    double found = Objects.requireNonNullElse(sums.get(what + "_persons"), 0.0);
    double known = sums.get(what + "_known_persons");
    boolean failsAnyhow = all > 0 && found / all >= FOUND_BELOW;
    boolean holdsAnyhow = all > 0 && (found + all - known) / all < FOUND_BELOW;
    if (all > 0 && !failsAnyhow && !holdsAnyhow) {
      return null;
    }
    return FOUND_BELOW - (known > 0 ? found / known : 0);
  }

  private static List<String> failed(Map<String, @Nullable Object> figures) {
    List<String> failed = new ArrayList<>();
    for (String standard : STANDARDS) {
      Double margin = (Double) figures.get(standard + "_margin");
      if (margin != null && (standard.equals("approval") ? margin < 0 : margin <= 0)) {
        failed.add(standard);
      }
    }
    return failed;
  }

  private static List<String> unknown(Map<String, @Nullable Object> figures) {
    return STANDARDS.stream()
        .filter(standard -> figures.get(standard + "_margin") == null)
        .toList();
  }
}
