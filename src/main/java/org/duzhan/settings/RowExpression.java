package org.duzhan.settings;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.apache.spark.sql.catalyst.analysis.SimpleAnalyzer;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.CommonExpressionDef;
import org.apache.spark.sql.catalyst.expressions.CommonExpressionRef;
import org.apache.spark.sql.catalyst.expressions.CurrentDate;
import org.apache.spark.sql.catalyst.expressions.CurrentTimestampLike;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.LocalTimestamp;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.expressions.Unevaluable;
import org.apache.spark.sql.catalyst.expressions.With;
import org.apache.spark.sql.catalyst.optimizer.ReplaceExpressions;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.types.DataTypeUtils;
import org.apache.spark.sql.classic.ColumnNodeToExpressionConverter$;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * An expression that follows from one row alone, understood without a Spark session: its columns
 * and functions are known, and its types fit.
 *
 * @param columns what it is bound to
 */
public record RowExpression(Expression expression, Seq<Attribute> columns) {

  /** Understands one expression, see {@link #all}. */
  public static RowExpression of(String sql, StructType row) {
    return all(List.of(sql), row).get(0);
  }

  /**
   * Understands expressions, together in a fraction of the time.
   *
   * @param sqls each with a name of its own ({@code ... as value})
   * @throws IllegalArgumentException if one does not follow from the row; Spark's own exceptions if
   *     Spark does not understand it
   */
  static List<RowExpression> all(List<String> sqls, StructType row) {
    List<NamedExpression> parsed =
        sqls.stream()
            .map(sql -> (NamedExpression) new CatalystSqlParser().parseExpression(sql))
            .toList();
    parsed.forEach(p -> requireKnown((Expression) p));
    Seq<Attribute> columns = attributes(row);
    LogicalPlan plan = ReplaceExpressions.apply(checked(over(columns, parsed)));
    if (!(plan instanceof Project project) || !(project.child() instanceof LocalRelation)) {
      throw new IllegalArgumentException("it looks at more than one row");
    }
    return CollectionConverters.asJava(project.projectList()).stream()
        .map(made -> requireOfRow((Expression) made, columns))
        .toList();
  }

  /** A column of such rows in SQL, as Spark understands it. */
  static String sql(Column column, StructType row) {
    Expression expression =
        ColumnNodeToExpressionConverter$.MODULE$.apply(column.as("value").node());
    Project project =
        (Project) checked(over(attributes(row), List.of((NamedExpression) expression)));
    return ((Expression) project.projectList().head()).children().head().sql();
  }

  private static Project over(Seq<Attribute> columns, List<NamedExpression> expressions) {
    return new Project(
        seq(expressions),
        new LocalRelation(
            columns, RowExpression.<InternalRow>seq(List.of()), false, Option.empty()));
  }

  private static Seq<Attribute> attributes(StructType row) {
    return RowExpression.<Attribute>seq(
        List.copyOf(CollectionConverters.asJava(DataTypeUtils.toAttributes(row))));
  }

  private static RowExpression requireOfRow(Expression made, Seq<Attribute> columns) {
    if (!made.deterministic() || looksElsewhere(made)) {
      throw new IllegalArgumentException("it does not follow from the row alone");
    }
    return new RowExpression(made, columns);
  }

  /** Whether it names parts of itself, which Spark spells out when it plans a query. */
  public boolean namesParts() {
    return namesParts(expression);
  }

  private static boolean namesParts(Expression expression) {
    return expression instanceof With
        || CollectionConverters.asJava(expression.children()).stream()
            .anyMatch(RowExpression::namesParts);
  }

  private static LogicalPlan checked(LogicalPlan plan) {
    LogicalPlan analysed = SimpleAnalyzer.execute(plan);
    SimpleAnalyzer.checkAnalysis(analysed);
    return analysed;
  }

  /** Subqueries, and what depends on the day: Spark puts these in before it evaluates. */
  private static boolean looksElsewhere(Expression expression) {
    boolean part =
        expression instanceof Attribute
            || expression instanceof With
            || expression instanceof CommonExpressionDef
            || expression instanceof CommonExpressionRef;
    return (expression instanceof Unevaluable && !part)
        || expression instanceof CurrentDate
        || expression instanceof CurrentTimestampLike
        || expression instanceof LocalTimestamp
        || CollectionConverters.asJava(expression.children()).stream()
            .anyMatch(RowExpression::looksElsewhere);
  }

  /** Spark without a session would look for an unknown function in a catalogue it has not. */
  private static void requireKnown(Expression parsed) {
    if (parsed instanceof UnresolvedFunction function) {
      String name = String.join(".", CollectionConverters.asJava(function.nameParts()));
      if (!FunctionRegistry.builtin().functionExists(new FunctionIdentifier(name))) {
        throw new IllegalArgumentException(
            "Spark has no function %s; %s".formatted(name, Sql.place(function.origin())));
      }
    }
    CollectionConverters.asJava(parsed.children()).forEach(RowExpression::requireKnown);
  }

  static <T> Seq<T> seq(List<T> values) {
    return CollectionConverters.<T>asScala(List.copyOf(values)).toSeq();
  }
}
