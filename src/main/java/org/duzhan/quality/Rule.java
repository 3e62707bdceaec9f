package org.duzhan.quality;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import java.util.Optional;
import org.apache.spark.sql.Column;

/**
 * A requirement that every row of a table must meet.
 *
 * @param code stable, never reused
 * @param table the table it is about
 * @param field the cell it is about; {@code *} for any
 * @param holds a condition in SQL over the typed fields; empty where the reader judges
 * @param unknownBreaks a blank cell breaks it
 * @param message what a clerk reads, in Chinese
 * @param instead what a clerk is to write instead, in Chinese; empty if nothing is told
 */
public record Rule(
    String code,
    String table,
    String field,
    Optional<String> holds,
    boolean unknownBreaks,
    String message,
    String instead) {

  /** Whether a row breaks the rule. */
  Column broken(Column readersVerdict) {
    return holds
        .map(condition -> not(coalesce(expr(condition), lit(!unknownBreaks))))
        .orElse(readersVerdict);
  }
}
