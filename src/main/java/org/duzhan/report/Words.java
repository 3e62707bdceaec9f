package org.duzhan.report;

import java.util.List;
import java.util.Map;

/** Codes of the tables as a leader says them, and the order he reads them in. */
final class Words {
  private static final Map<String, String> SAID =
      Map.ofEntries(
          Map.entry("all", "合计"),
          Map.entry("source", "来源"),
          Map.entry("kind", "类别"),
          Map.entry("unit", "责任单位"),
          Map.entry("unstable", "脱贫不稳定户"),
          Map.entry("marginal", "边缘易致贫户"),
          Map.entry("other", "其他"),
          Map.entry("returned", "返贫"),
          Map.entry("newly_poor", "致贫"),
          Map.entry("previous_state", "按上月状态"),
          Map.entry("cause", "按成因"));
  private static final List<String> ORDER =
      List.of(
          "all",
          "source",
          "kind",
          "unit",
          "unstable",
          "marginal",
          "other",
          "returned",
          "newly_poor",
          "previous_state",
          "cause");

  private Words() {}

  /** What is no code stands as it was stated. */
  static String of(String code) {
    return SAID.getOrDefault(code, code);
  }

  static int order(String code) {
    int at = ORDER.indexOf(code);
    return at < 0 ? ORDER.size() : at;
  }

  static boolean isAll(String code) {
    return code.equals("all");
  }
}
