package org.duzhan.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.duzhan.report.Reply.Column;
import org.duzhan.report.Reply.Form;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.Test;

class FormsTest {
  private static final List<Form> FORMS = Forms.of(TestSettings.defaults());

  @Test
  void offersWhatARuleOfTheFieldNames() {
    assertThat(column("household", "housing_grade").choices()).containsExactly("A", "B", "C", "D");
    assertThat(column("problem", "status").choices()).containsExactly("未整改", "整改中", "已整改", "已核实");
    assertThat(column("household", "relocated").choices()).containsExactly("是", "否");
    assertThat(column("household", "persons").choices()).isEmpty();
  }

  @Test
  void hasTheHeadingsOfTheCountysFormAndNoPersonalColumn() {
    assertThat(column("household", "persons").heading()).isEqualTo("家庭人口数");
    assertThat(form("household").columns())
        .extracting(c -> c.field().name())
        .doesNotContain("household_id", "head_name", "id_number", "phone");
    assertThat(form("household").personal()).containsEntry("household_id", "户编号").hasSize(4);
    assertThat(form("village").personal()).isEmpty();
  }

  private static Form form(String table) {
    return FORMS.stream().filter(f -> f.table().equals(table)).findFirst().orElseThrow();
  }

  private static Column column(String table, String field) {
    return form(table).columns().stream()
        .filter(c -> c.field().name().equals(field))
        .findFirst()
        .orElseThrow();
  }
}
