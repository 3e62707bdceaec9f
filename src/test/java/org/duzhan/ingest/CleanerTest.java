package org.duzhan.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CleanerTest {
  @ParameterizedTest
  @CsvSource({
    "COUNT, ３, 3",
    "COUNT, 3.0, 3",
    "COUNT, ' 3 ', 3",
    "COUNT, 四, 四",
    "COUNT, 3.5, 3.5",
    "MONEY, '12,345.60', 12345.60",
    "MONEY, １２３, 123",
    "MONEY, #N/A, #N/A",
    "CODE, 5.22633100201E11, 522633100201",
    "CODE, 522633100201.0, 522633100201",
    "MONTH, 2020年4月, 2020-04",
    "MONTH, 202004, 2020-04",
    "MONTH, 2020/4, 2020-04",
    "MONTH, 2020年13月, 2020年13月",
    "MONTH, 2020-04-01, 2020-04",
    "DATE, 2019/1/5, 2019-01-05",
    "DATE, 2019.1.5, 2019-01-05",
    "DATE, 20190105, 2019-01-05",
    "DATE, 43831, 2020-01-01",
    "DATE, 2019年1月5日, 2019-01-05",
    "DATE, 2019-02-30, 2019-02-30",
    "FLAG, 是, true",
    "FLAG, √, true",
    "FLAG, 1, true",
    "FLAG, 无, false",
    "FLAG, ×, false",
    "FLAG, 也许, 也许"
  })
  void writesWhatIsMeantInOneWay(Kind kind, String raw, String clean) {
    assertThat(Cleaner.clean(raw, kind, Map.of())).isEqualTo(clean);
  }

  @Test
  void readsWordsByTheFieldsListOfValues() {
    assertThat(Cleaner.clean("脱贫", Kind.TEXT, Map.of("脱贫", "已脱贫"))).isEqualTo("已脱贫");
    assertThat(Cleaner.clean("未知", Kind.TEXT, Map.of("脱贫", "已脱贫"))).isEqualTo("未知");
  }

  @Test
  void knowsBlanksOfEveryWidth() {
    assertThat(Cleaner.clean("\u3000\u00A0 ", Kind.COUNT, Map.of())).isEmpty();
  }
}
