package org.duzhan.ingest;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.apache.spark.sql.catalyst.analysis.SimpleAnalyzer;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.CurrentDate;
import org.apache.spark.sql.catalyst.expressions.CurrentTimestampLike;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.InterpretedMutableProjection;
import org.apache.spark.sql.catalyst.expressions.LocalTimestamp;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.expressions.Unevaluable;
import org.apache.spark.sql.catalyst.optimizer.ReplaceExpressions;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.types.DataTypeUtils;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.duzhan.settings.Sql;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A Spark SQL expression over the texts of a row, evaluated by Spark's own evaluator where files
 * are read: what it says of month, place and household is known before the row is kept, and a
 * personal column goes no further than its text does.
 */
final class Formula {
  /** An error cell: the field is quarantined by its name. */
  private static final String ERROR = "#";

  private final List<String> sources;
  private final InterpretedMutableProjection value;

  private Formula(List<String> sources, InterpretedMutableProjection value) {
    this.sources = sources;
    this.value = value;
  }

  /** The columns that an expression names, each once, capitals aside. */
  static List<String> sources(String sql) {
    TreeMap<String, String> named = new TreeMap<>();
    Sql.columns(sql).forEach(name -> named.putIfAbsent(name.toLowerCase(Locale.ROOT), name));
    return List.copyOf(named.values());
  }

  /** Why a text is no expression over one row; empty if it is one. */
  static Optional<String> fault(String sql) {
    Optional<String> unreadable = Sql.fault(sql);
    if (unreadable.isPresent()) {
      return unreadable;
    }
    try {
      of(sql, sources(sql));
      return Optional.empty();
    } catch (Exception e) {
      // Scala does not declare AnalysisException, so it cannot be caught by name.
      return Optional.of(
          String.valueOf(e.getMessage()).lines().filter(l -> !l.isBlank()).findFirst().orElse(""));
    }
  }

  /** An expression that has no {@link #fault}. */
  static Formula of(String sql, List<String> sources) {
    Expression parsed = parsed(sql);
    requireKnown(parsed);
    StructType texts = new StructType();
    for (String source : sources) {
      texts = texts.add(source, DataTypes.StringType);
    }
    Seq<Attribute> columns =
        CollectionConverters.<Attribute>asScala(
                List.copyOf(CollectionConverters.asJava(DataTypeUtils.toAttributes(texts))))
            .toSeq();
    LogicalPlan plan =
        ReplaceExpressions.apply(
            checked(
                new Project(
                    one((NamedExpression) parsed),
                    new LocalRelation(columns, none(), false, Option.empty()))));
    if (!(plan instanceof Project project) || !(project.child() instanceof LocalRelation)) {
      throw new IllegalArgumentException("it looks at more than one row");
    }
    Expression made = (Expression) project.projectList().head();
    if (!made.deterministic() || looksElsewhere(made)) {
      throw new IllegalArgumentException("it does not follow from the row alone");
    }
    return new Formula(sources, new InterpretedMutableProjection(one(made), columns));
  }

  private static LogicalPlan checked(LogicalPlan plan) {
    LogicalPlan analysed = SimpleAnalyzer.execute(plan);
    SimpleAnalyzer.checkAnalysis(analysed);
    return analysed;
  }

  private static Expression parsed(String sql) {
    return new CatalystSqlParser().parseExpression("cast((%s) as string) as value".formatted(sql));
  }

  /** Subqueries, and what depends on the day: Spark puts these in before it evaluates. */
  private static boolean looksElsewhere(Expression expression) {
    boolean column = expression instanceof Attribute;
    return (expression instanceof Unevaluable && !column)
        || expression instanceof CurrentDate
        || expression instanceof CurrentTimestampLike
        || expression instanceof LocalTimestamp
        || CollectionConverters.asJava(expression.children()).stream()
            .anyMatch(Formula::looksElsewhere);
  }

  /** Spark without a session would look for an unknown function in a catalogue it has not. */
  private static void requireKnown(Expression parsed) {
    if (parsed instanceof UnresolvedFunction function) {
      String name = String.join(".", CollectionConverters.asJava(function.nameParts()));
      if (!FunctionRegistry.builtin().functionExists(new FunctionIdentifier(name))) {
        throw new IllegalArgumentException("Spark has no function " + name);
      }
    }
    CollectionConverters.asJava(parsed.children()).forEach(Formula::requireKnown);
  }

  private static <T> Seq<T> one(T value) {
    return CollectionConverters.<T>asScala(List.of(value)).toSeq();
  }

  private static Seq<InternalRow> none() {
    return CollectionConverters.<InternalRow>asScala(List.<InternalRow>of()).toSeq();
  }

  List<String> sources() {
    return sources;
  }

  /**
   * What it makes of a row, empty if null; where it cannot make anything of it, an error cell with
   * Spark's name for the error.
   *
   * @param texts of {@link #sources}, blank ones empty: to the expression they are null
   */
  String of(List<String> texts) {
    Object[] row = texts.stream().map(t -> t.isEmpty() ? null : UTF8String.fromString(t)).toArray();
    try {
      UTF8String made = value.apply(new GenericInternalRow(row)).getUTF8String(0);
      return made == null ? "" : made.toString();
    } catch (RuntimeException e) {
      return ERROR + (e instanceof SparkThrowable known ? known.getCondition() : "ERROR");
    }
  }
}
