package org.duzhan.job;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.measure.TwoPlaces;
import org.duzhan.measure.VillageMonth;
import org.duzhan.quality.Changes;
import org.duzhan.quality.OffRegister;
import org.duzhan.quality.Rules;
import org.duzhan.quality.Standing;
import org.duzhan.table.Households;
import org.duzhan.table.Problems;
import org.duzhan.table.Remarks;
import org.duzhan.table.Submissions;
import org.duzhan.table.Table;
import org.duzhan.table.Villages;

/** What is remarked on rows of a month that stand, in the place of what was. */
record MonthRemarks(MonthTables tables) {
  /**
   * Judges them; returns how many remarks there are.
   *
   * @param before households of the month before
   * @param households of the month, their counties and those that these are compared with
   */
  long make(Dataset<Row> before, Dataset<Row> households) {
    Rules rules = Rules.from(tables.settings().rules());
    if (!rules.areOfWhatStands()) {
      return 0;
    }
    tables.context().progress().step("%s: %s".formatted(tables.month(), Remarks.TABLE.name()));
    Dataset<Row> reported =
        tables.of(VillageMonth.TABLE, tables.month()).filter(VillageMonth.REPORTED.col());
    Dataset<Row> problems = stands(Problems.TABLE);
    return tables
        .lake()
        .replace(
            Remarks.TABLE,
            tables.scope().where(Standing.where(tables.month(), rules)),
            Changes.of(
                    TwoPlaces.without(tables.succession().kept(before), households),
                    tables.scope().made(households),
                    tables.all(Submissions.TABLE),
                    rules)
                .unionByName(
                    offRegister(Households.TABLE, stands(Households.TABLE), reported, rules))
                .unionByName(offRegister(Problems.TABLE, problems, problems, rules)),
            tables.note());
  }

  private Dataset<Row> stands(Table table) {
    return tables.scope().made(tables.succession().kept(tables.of(table, tables.month())));
  }

  /**
   * Rows of villages that are off the register.
   *
   * @param named rows that name the villages of all of them; few
   */
  private Dataset<Row> offRegister(
      Table table, Dataset<Row> rows, Dataset<Row> named, Rules rules) {
    return OffRegister.of(
        rows,
        table.name(),
        OffRegister.villages(named, registered()),
        tables.all(Submissions.TABLE),
        rules);
  }

  /** Codes that a register ever had by the month, as they were and as they are. */
  private Dataset<Row> registered() {
    Dataset<Row> known =
        tables
            .all(Villages.TABLE)
            .filter(Households.PERIOD.col().leq(tables.month()))
            .select(Villages.PERIOD.col(), Villages.VILLAGE_CODE.col());
    return known
        .unionAll(tables.succession().inherited(known))
        .select(Villages.VILLAGE_CODE.col())
        .distinct();
  }
}
