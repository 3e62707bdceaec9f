package org.duzhan.settings;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import scala.jdk.javaapi.CollectionConverters;

/** Spark SQL expressions that stand in settings. */
public final class Sql {
  private Sql() {}

  /** Why a text is no expression; empty if it is one. */
  public static Optional<String> fault(String text) {
    try {
      new CatalystSqlParser().parseExpression(text);
      return Optional.empty();
    } catch (Exception e) {
      // Scala does not declare ParseException, so it cannot be caught by name.
      return Optional.of(
          String.valueOf(e.getMessage()).lines().filter(l -> !l.isBlank()).findFirst().orElse(""));
    }
  }

  /** The columns an expression names, in the order it names them. */
  public static Set<String> columns(String expression) {
    Expression parsed = new CatalystSqlParser().parseExpression(expression);
    Set<String> named = new LinkedHashSet<>();
    for (Expression leaf : CollectionConverters.asJava(parsed.collectLeaves())) {
      if (leaf instanceof UnresolvedAttribute column) {
        named.add(column.nameParts().head());
      }
    }
    return named;
  }
}
