package org.duzhan.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ProvenanceTest {
  @Test
  void tellsFewTablesInTheHeadAndCountsMany() {
    assertThat(of(Map.of("county_month", 4L, "village_month", 3L)).line())
        .isEqualTo(
            "数据月份 2020-04　运行 r7　表版本 county_month@4 village_month@3　设置 0123456789ab　重现：again");
    assertThat(of(Map.of("a", 1L, "b", 2L, "c", 3L, "d", 4L)).line())
        .contains("表版本 4张表，见末页“说明”　设置");
    assertThat(of(Map.of("a", 1L, "b", 2L, "c", 3L, "d", 4L)).versions())
        .isEqualTo("a@1 b@2 c@3 d@4");
  }

  private static Provenance of(Map<String, Long> versions) {
    return new Provenance(
        "r7", YearMonth.of(2020, 4), new TreeMap<>(versions), "0123456789abcdef", "again");
  }
}
