package org.duzhan.quality;

import static java.util.stream.Collectors.joining;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.table.Households;
import org.duzhan.table.Quarantine;
import org.duzhan.table.Remarks;
import org.duzhan.table.Submissions;

/** Remarks on rows that stand, made with their month: no file is refused for what they say. */
public final class Standing {
  private Standing() {}

  /** Which remarks of a month are made with it: also of rules that are switched off by now. */
  public static String where(String month, Rules rules) {
    String codes =
        rules.declared().stream()
            .filter(Rule::isOfWhatStands)
            .map(r -> "'%s'".formatted(r.code()))
            .collect(joining(", "));
    return "%s = '%s' and %s in (%s)"
        .formatted(Quarantine.PERIOD.name(), month, Quarantine.RULE.name(), codes);
  }

  /**
   * Rows of {@link Remarks}.
   *
   * @param rows that stand, with what they are judged beside
   * @param judging the rules that they are judged by
   * @param breach a list of what is said where a rule is broken
   * @param submissions the ledger: the files that rows stand in
   */
  static Dataset<Row> of(
      Dataset<Row> rows,
      String table,
      List<Rule> judging,
      Function<Rule, Column> breach,
      Dataset<Row> submissions,
      Rules rules) {
    Dataset<Row> found =
        rows.filter(Breaches.any(judging.stream().map(Rule::broken).toList()))
            .select(
                Households.SUBMISSION_ID.col(),
                Households.COUNTY_CODE.col(),
                Households.PERIOD.col(),
                lit(table).as(Quarantine.TABLE_NAME.name()),
                Households.SOURCE_SHEET.col().as(Quarantine.SHEET.name()),
                Households.SOURCE_ROW.col().as(Quarantine.ROW.name()),
                lit(rules.hash()).as(Quarantine.RULES_HASH.name()),
                Breaches.list(judging.stream().map(breach).toList()).as(Breaches.LIST));
    Dataset<Row> files =
        submissions
            .filter(Submissions.STATUS.col().equalTo(Submissions.ACCEPTED))
            .select(Submissions.SUBMISSION_ID.col(), Submissions.FILE.col());
    return Breaches.each(
        found.join(broadcast(files), new String[] {Submissions.SUBMISSION_ID.name()}));
  }
}
