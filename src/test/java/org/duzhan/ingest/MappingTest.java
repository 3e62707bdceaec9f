package org.duzhan.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import org.duzhan.ingest.Mapping.MappedField;
import org.duzhan.settings.UserError;
import org.junit.jupiter.api.Test;

class MappingTest {
  @Test
  void knowsWhatAFieldCountsFromItsTable() {
    assertThat(field("persons { kind = count, aliases = [人口] }").unit()).isEqualTo("人");
    assertThat(field("exit_year { kind = count, aliases = [年度] }").unit()).isEqualTo("年");
    assertThat(field("of_their_own { kind = count, aliases = [人口] }").unit()).isEmpty();
  }

  @Test
  void readsWhatABlankAndAMonthMean() {
    MappedField village = field("village_code { kind = code, aliases = [村], fill = down }");
    MappedField due = field("due_on { kind = date, aliases = [期限], day = last }");

    assertThat(village.fillDown()).isTrue();
    assertThat(village.lastDay()).isFalse();
    assertThat(due.fillDown()).isFalse();
    assertThat(due.lastDay()).isTrue();
  }

  @Test
  void findsListedValuesHoweverTheyAreSpaced() {
    MappedField field = field("kind { kind = text, aliases = [类], values { \"脱贫（ 是）\" = 已脱贫 } }");

    assertThat(Cleaner.clean("脱 贫(是)", field, 0)).isEqualTo("已脱贫");
  }

  @Test
  void fillsNoNumberDown() {
    assertThatThrownBy(() -> field("persons { kind = count, aliases = [人口], fill = down }"))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "m.conf: key fields.persons.fill = down: a count that is blank is blank; leave the key"
                + " out");
  }

  @Test
  void refusesWordsItDoesNotKnow() {
    assertThatThrownBy(() -> field("village_code { kind = code, aliases = [村], fill = up }"))
        .isInstanceOf(UserError.class)
        .hasMessage("m.conf: key fields.village_code.fill = up (expected down or none)");
  }

  private static MappedField field(String text) {
    String mapping = "table = household, fields { %s }".formatted(text);
    return Mapping.of(ConfigFactory.parseString(mapping), "m.conf").fields().get(0);
  }
}
