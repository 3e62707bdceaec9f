package org.duzhan.simulate;

import java.util.List;

/**
 * A county of the simulated world.
 *
 * @param months months after the baseline in which its poor reach zero, at its pace
 */
record SimCounty(
    int index,
    String code,
    String name,
    String provinceCode,
    boolean annex,
    double months,
    List<SimVillage> villages) {
  int households() {
    return villages.stream().mapToInt(SimVillage::households).sum();
  }
}
