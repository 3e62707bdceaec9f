package org.duzhan.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FormulaTest {
  @Test
  void makesATextOfTheTextsOfARow() {
    assertThat(value("concat_ws('-', cluster, no)", "7", "12")).isEqualTo("7-12");
    assertThat(value("try_divide(double(a), double(b))", "1", "4")).isEqualTo("0.25");
    assertThat(value("left(a, 2) = 'ab' and b is null", "abc", "")).isEqualTo("true");
    assertThat(value("double(a) * double(b)", "3", "0.5")).isEqualTo("1.5");
  }

  @Test
  void takesBlanksForNull() {
    assertThat(value("a", "")).isEmpty();
    assertThat(value("coalesce(a, 'none')", "")).isEqualTo("none");
  }

  @Test
  void namesAColumnWithSpacesInBackticks() {
    assertThat(Formula.sources("`Household size` + `household SIZE` + b"))
        .containsExactly("b", "Household size");
    assertThat(value("upper(`Household size`)", "x")).isEqualTo("X");
  }

  @Test
  void makesAnErrorCellOfARowThatItCannotTake() {
    assertThat(value("int(a)", "many")).isEqualTo("#CAST_INVALID_INPUT");
    assertThat(value("1 / int(a)", "0")).isEqualTo("#DIVIDE_BY_ZERO");
  }

  @Test
  void saysWhyATextIsNoExpressionOverARow() {
    assertThat(Formula.fault("a +")).hasValueSatisfying(why -> assertThat(why).contains("SYNTAX"));
    assertThat(Formula.fault("if(nothing_like_it(a) = 1, 'x', a)"))
        .contains("Spark has no function nothing_like_it");
    assertThat(Formula.fault("sum(a)")).contains("it looks at more than one row");
    assertThat(Formula.fault("concat(a, rand())"))
        .contains("it does not follow from the row alone");
    assertThat(Formula.fault("row_number() over (order by a)")).isPresent();
    assertThat(Formula.fault("(select max(x) from t)")).isPresent();
    assertThat(Formula.fault("explode(split(a, ','))")).isPresent();
    assertThat(Formula.fault("current_date()")).isPresent();
    assertThat(Formula.fault("if(double(a) < 3, 'x', 'y')")).isEmpty();
  }

  private static String value(String sql, String... texts) {
    return Formula.of(sql, Formula.sources(sql)).of(List.of(texts));
  }
}
