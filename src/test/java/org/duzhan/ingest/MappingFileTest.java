package org.duzhan.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.util.List;
import org.duzhan.settings.UserError;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.Test;

class MappingFileTest {
  private static final List<Mapping> OWN = Mapping.ofTables(TestSettings.defaults().mappings());
  private static final String NEEDED =
      """
      table = household
      fields {
        period { value = "2020-01" }
        village_code { aliases = [place] }
        household_id { aliases = [id] }
        persons { aliases = [size] }
        poverty_status { value = "非建档立卡" }
      }
      """;

  @Test
  void readsAWholeMapping() {
    Mapping mapping = read(NEEDED + "files = \"*.csv\", fields.persons.required = false");

    assertThat(mapping.table()).isEqualTo("household");
    assertThat(mapping.filled())
        .extracting(Mapping.Filled::field)
        .containsExactly("period", "poverty_status");
    assertThat(mapping.field("village_code").required()).isTrue();
    assertThat(mapping.field("persons").required()).isFalse();
    assertThat(mapping.stored())
        .extracting(Mapping.MappedField::name)
        .isEqualTo(OWN.get(0).stored().stream().map(Mapping.MappedField::name).toList());
  }

  @Test
  void isForFilesThatItNames() {
    assertThat(read(NEEDED + "files = \"a*.csv\"").isFor("abc.csv")).isTrue();
    assertThat(read(NEEDED + "files = \"a*.csv\"").isFor("bc.csv")).isFalse();
    assertThat(read(NEEDED).isFor("任何 文件.xlsx")).isTrue();
  }

  @Test
  void missesEveryFieldThatTheTableCannotDoWithout() {
    assertThat(fault("table = household, fields { household_id { aliases = [id] } }"))
        .isEqualTo(
            "m.conf: missing field fields.period (统计月份);"
                + " m.conf: missing field fields.village_code (行政村代码);"
                + " m.conf: missing field fields.persons (家庭人口数);"
                + " m.conf: missing field fields.poverty_status (脱贫属性)");
  }

  @Test
  void tellsEveryFaultByLineAndKey() {
    String told =
        fault(
            """
            table = household
            colour = red
            files = "[a"
            fields {
              period { value = "June" }
              village_code { aliases = [place], values { north = "12" } }
              household_id { aliases = [id], sql = "id" }
              persons { sql = "size +" }
              poverty_status { }
              poverty { value = "1" }
              wage_income { aliases = [place] }
              rigid_expense { aliases = [] }
              exit_year { aliases = [year], kind = count, required = often }
              monitored_since { value = "soon" }
              safety_net { value = [1] }
              moved_in { aliases = [in], fill = up }
              workers { sql = "sum(size)" }
            }
            """);

    assertThat(told)
        .contains("m.conf, line 2: colour: unknown key")
        .contains("m.conf, line 3: files: = [a (expected names of files")
        .contains("m.conf, line 5: fields.period.value: = June (expected a month)")
        .contains("m.conf, line 6: fields.village_code.values: = 12 (expected 12 digits)")
        .contains("m.conf, line 7: fields.household_id: has several (expected one of aliases")
        .contains("m.conf, line 8: fields.persons.sql: cannot read size + (")
        .contains("m.conf, line 9: fields.poverty_status: has none (expected one of")
        .contains("m.conf, line 10: fields.poverty: table household has no field of this name")
        .contains(
            "m.conf, line 11: fields.wage_income.aliases: heading place is field village_code")
        .contains("m.conf, line 12: fields.rigid_expense.aliases: is empty")
        .contains("m.conf, line 13: fields.exit_year.kind: unknown key")
        .contains("m.conf, line 13: fields.exit_year.required: = often (expected true or false)")
        .contains("m.conf, line 14: fields.monitored_since.value: = soon (expected a date)")
        .contains("m.conf, line 15: fields.safety_net.value: = [1] (expected a text)")
        .contains("m.conf, line 16: fields.moved_in.fill: = up (expected down or none)")
        .contains("fields.workers.sql: cannot read sum(size) (it looks at more than one row)")
        .doesNotContain("\n");
  }

  @Test
  void namesTheTablesThereAre() {
    assertThat(fault("table = house, fields {}"))
        .isEqualTo("m.conf, line 1: table: = house (expected one of household, village, problem)");
    assertThat(fault("fields {}")).contains("m.conf: missing key table");
  }

  private static Mapping read(String text) {
    Config config =
        ConfigFactory.parseString(
            text, ConfigParseOptions.defaults().setOriginDescription("m.conf"));
    return MappingFile.of("m.conf", config, OWN);
  }

  private static String fault(String text) {
    return catchThrowableOfType(UserError.class, () -> read(text)).getMessage();
  }
}
