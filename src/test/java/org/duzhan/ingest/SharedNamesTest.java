package org.duzhan.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SharedNamesTest {
  @Test
  void countsTheRowsThatGoByTheSameName() {
    SharedNames names = new SharedNames();
    for (long name : new long[] {7, 0, 8, 7, 0, -9, 7, 8}) {
      names.add(name);
    }
    names.count();

    assertThat(new int[] {names.holders(0), names.holders(3), names.holders(6)}).containsOnly(3);
    assertThat(new int[] {names.holders(2), names.holders(7)}).containsOnly(2);
    assertThat(names.holders(1)).as("no name").isZero();
    assertThat(names.holders(5)).as("a name of its own").isZero();
  }

  @Test
  void countsManyAsAMapWould() {
    SharedNames names = new SharedNames();
    Map<Long, Integer> expected = new HashMap<>();
    Random random = new Random(20200125);
    long[] given = random.longs(10_000, -3000, 3000).toArray();
    for (long name : given) {
      names.add(name);
      expected.merge(name, 1, Integer::sum);
    }
    names.count();

    for (int row = 0; row < given.length; row++) {
      int holders = given[row] == 0 ? 0 : expected.get(given[row]);
      assertThat(names.holders(row)).isEqualTo(holders == 1 ? 0 : holders);
    }
  }
}
