package org.duzhan.measure;

import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.duzhan.table.Field;
import org.duzhan.table.Households;

/** What a household was last month beside what it is: null where either is not known. */
final class BothMonths {
  private BothMonths() {}

  static Column present(Field field) {
    return field.of(Moves.NOW);
  }

  static Column past(Field field) {
    return field.of(Moves.BEFORE);
  }

  /** Of a household with a row in both months; a fact alone may be told by either. */
  static Column ofBoth(Column value) {
    Column both = past(Households.STATE).isNotNull().and(present(Households.STATE).isNotNull());
    return when(both, value);
  }

  /** It had left poverty by last month. */
  static Column hadExited() {
    return past(Households.STATE).isin(States.UNSTABLE, States.STABLE);
  }

  /** It stood outside the register last month. */
  static Column wasNeverRegistered() {
    return past(Households.STATE).isin(States.MARGINAL, States.NOT_POOR);
  }

  /** It is there now. */
  static Column isThere() {
    return present(Households.STATE).isNotNull();
  }

  static Column isPoor() {
    return present(Households.STATE).equalTo(States.POOR);
  }

  /** It was so last month, and is not. */
  static Column ended(Field fact) {
    return past(fact).and(not(present(fact)));
  }

  /** It is so, and was not last month. */
  static Column begun(Field fact) {
    return not(past(fact)).and(present(fact));
  }
}
