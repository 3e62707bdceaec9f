package org.duzhan.settings;

import com.typesafe.config.ConfigException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.UnscaledValue;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import org.apache.spark.sql.catalyst.trees.Origin;
import org.apache.spark.sql.classic.ExpressionUtils;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
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
      return Optional.of(firstLine(e));
    }
  }

  /** The same text, if it is an expression; settings that it is not are refused. */
  static String sound(String text) {
    if (fault(text).isPresent()) {
      throw new ConfigException.BadValue("value", "not a Spark SQL expression");
    }
    return text;
  }

  /**
   * Why texts are no conditions over one row, each with the place in it; empty if they all are.
   *
   * @param conditions by a name of the caller's choice
   * @param row the columns there are
   */
  public static Map<String, String> faultsOfConditions(
      Map<String, String> conditions, StructType row) {
    Map<String, String> faults = new TreeMap<>();
    if (faultOfConditions(List.copyOf(conditions.values()), row).isPresent()) {
      conditions.forEach(
          (name, text) ->
              faultOfConditions(List.of(text), row).ifPresent(fault -> faults.put(name, fault)));
    }
    return faults;
  }

  private static Optional<String> faultOfConditions(List<String> texts, StructType row) {
    try {
      return RowExpression.all(texts.stream().map(t -> t + " as value").toList(), row).stream()
          .map(resolved -> resolved.expression().dataType())
          .filter(type -> !type.equals(DataTypes.BooleanType))
          .map(type -> "it is %s, not true or false".formatted(type.sql()))
          .findFirst();
    } catch (Exception e) {
      // Scala does not declare AnalysisException, so it cannot be caught by name.
      return Optional.of(firstLine(e));
    }
  }

  /** A column of rows of this kind, written in SQL. */
  public static String text(Column column, StructType row) {
    return RowExpression.sql(column, row);
  }

  /** The value of an expression; null of a row of which Spark cannot compute it. */
  public static Column tried(String expression) {
    return ExpressionUtils.column(new Tried(new CatalystSqlParser().parseExpression(expression)));
  }

  /** The digits of a decimal as a whole number; by way of a double each would make objects. */
  public static Column unscaled(Column decimal) {
    return ExpressionUtils.column(new UnscaledValue(ExpressionUtils.expression(decimal)));
  }

  /** The columns an expression names, in the order it names them. */
  public static Set<String> columns(String expression) {
    return places(expression).keySet();
  }

  /** The columns an expression names, each with the place where it does so first. */
  public static Map<String, String> places(String expression) {
    Expression parsed = new CatalystSqlParser().parseExpression(expression);
    Map<String, String> named = new LinkedHashMap<>();
    for (Expression leaf : CollectionConverters.asJava(parsed.collectLeaves())) {
      if (leaf instanceof UnresolvedAttribute column) {
        named.putIfAbsent(column.nameParts().head(), place(leaf.origin()));
      }
    }
    return named;
  }

  /** Line from 1 and position from 0, as Spark counts them. */
  static String place(Origin origin) {
    return "line %s, pos %s"
        .formatted(
            origin.line().isDefined() ? origin.line().get() : "?",
            origin.startPosition().isDefined() ? origin.startPosition().get() : "?");
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().filter(l -> !l.isBlank()).findFirst().orElse("");
  }
}
