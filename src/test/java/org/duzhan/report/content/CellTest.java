package org.duzhan.report.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellTest {
  @ParameterizedTest
  @CsvSource({
    "SHARE, 0.9996, 100.0%",
    "SHARE, 0.0725, 7.3%",
    "SHARE, 0.00049, 0.0%",
    "SHARE, 0.0005, 0.1%",
    "INCIDENCE, 0.029996, 3.00%",
    "INCIDENCE, 0.00125, 0.13%",
    "COUNT, 2.5, 3",
    "MONEY, 1.005, 1.01",
    "DECIMAL, 19.875, 19.9",
    "DECIMAL, -0.25, -0.3",
    "POINTS, 0.005, +0.01",
    "POINTS, -0.005, -0.01",
    "POINTS, -0.004, 0.00",
    "CHANGE, -12, -12",
    "CHANGE, 12, +12",
    "MOVE, -3, ↓3"
  })
  void roundsHalfUpAndNeverCutsOff(Kind kind, double number, String shown) {
    assertThat(Cell.number(kind, number, "").shown()).isEqualTo(shown);
  }

  @Test
  void saysWhyThereIsNoNumberAndNeverZero() {
    Cell missing = Cell.number(Kind.SHARE, null, "未报送");

    assertThat(missing.shown()).isEqualTo("— 未报送");
    assertThat(missing.isDefined()).isFalse();
    assertThat(Cell.number(Kind.SHARE, 0.0, "未报送").shown()).isEqualTo("0.0%");
  }
}
