package org.duzhan.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.duzhan.testkit.TextTables.assertRows;
import static org.duzhan.testkit.TextTables.rows;

import java.nio.file.Path;
import org.duzhan.settings.UserError;
import org.duzhan.table.Households;
import org.duzhan.table.Submissions;
import org.duzhan.table.Villages;
import org.duzhan.testkit.MemoryLake;
import org.junit.jupiter.api.Test;

class RecoveryTest {
  private static final String ONE = "period | household_key\n2020-03 | a\n";

  private final MemoryLake lake = new MemoryLake(Path.of("none"));
  private final Context context = Given.context(lake);

  @Test
  void undoesWhatWasWrittenPastTheLedger() {
    lake.with(Households.TABLE, ONE);
    ledger("one");
    lake.with(Households.TABLE, "period | household_key\n2020-04 | b\n");

    Recovery.run(context);

    assertRows(lake.read(Households.TABLE), ONE);
  }

  @Test
  void emptiesATableThatTheLedgerDoesNotKnow() {
    lake.with(Villages.TABLE, "period | village_code\n2020-03 | 522633100201");

    Recovery.run(context);

    assertThat(lake.read(Villages.TABLE).isEmpty()).isTrue();
  }

  @Test
  void leavesAloneWhatTheLedgerKnows() {
    lake.with(Households.TABLE, ONE);
    ledger("one");

    Recovery.run(context);

    assertThat(lake.version(Households.TABLE)).isZero();
    assertRows(lake.read(Households.TABLE), ONE);
  }

  @Test
  void undoesOnceHoweverOftenItIsAsked() {
    lake.with(Households.TABLE, ONE);
    lake.with(Villages.TABLE, "period | village_code\n2020-03 | 522633100201");
    ledger("one");
    lake.with(Households.TABLE, ONE);
    lake.with(Villages.TABLE, "period | village_code\n2020-03 | 522633100202");

    Recovery.run(context);
    Recovery.run(context);

    assertThat(lake.version(Households.TABLE)).isEqualTo(2);
    assertThat(lake.version(Villages.TABLE)).isEqualTo(2);
  }

  @Test
  void undoesAgainWhatARunAfterAnUndoneOneLeftHalfDone() {
    lake.with(Households.TABLE, ONE);
    ledger("one");
    lake.with(Households.TABLE, "period | household_key\n2020-04 | b\n");
    Recovery.run(context);
    lake.with(Households.TABLE, "period | household_key\n2020-04 | c\n");

    Recovery.run(context);

    assertRows(lake.read(Households.TABLE), ONE);
  }

  @Test
  void refusesAnotherKeyThanTheWarehouseWasBegunWith() {
    assertThatCode(() -> Recovery.checkKey(context, "any")).doesNotThrowAnyException();
    ledger("one");

    assertThatCode(() -> Recovery.checkKey(context, "one")).doesNotThrowAnyException();
    assertThatThrownBy(() -> Recovery.checkKey(context, "two"))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith("DUZHAN_KEY:");
  }

  private void ledger(String key) {
    lake.append(
        Submissions.TABLE,
        rows(Submissions.TABLE, "submission_id\ns"),
        Recovery.note(context, "run-1", key));
  }
}
