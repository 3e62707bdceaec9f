package org.duzhan.simulate;

import java.util.List;

/**
 * A county of the simulated world.
 *
 * @param months months of work until its poor reach zero
 * @param fallRate how often its households fall back, beside the average of 1
 */
record SimCounty(
    int index,
    String code,
    String name,
    String provinceCode,
    boolean annex,
    double months,
    double fallRate,
    List<SimVillage> villages) {
  int households() {
    return villages.stream().mapToInt(SimVillage::households).sum();
  }
}
