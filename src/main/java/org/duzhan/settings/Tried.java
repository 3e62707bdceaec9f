package org.duzhan.settings;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.ConditionalExpression;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.TryEval;
import org.apache.spark.sql.catalyst.expressions.codegen.CodegenContext;
import org.apache.spark.sql.catalyst.expressions.codegen.ExprCode;
import org.apache.spark.sql.types.DataType;
import org.jspecify.annotations.Nullable;
import scala.collection.immutable.IndexedSeq;
import scala.collection.immutable.Seq;

/**
 * What an expression comes to, or null where Spark cannot compute it: division by zero, a word that
 * is no number. Spark's own {@link TryEval} does that, but what two of them have in common is
 * computed before both, where nothing is caught. Of the branch of a condition it is not: this is
 * one.
 */
final class Tried extends Expression implements ConditionalExpression, Serializable {
  private static final long serialVersionUID = 1;

  private final Expression expression;

  Tried(Expression expression) {
    this.expression = expression;
  }

  @Override
  public @Nullable Object eval(InternalRow row) {
    try {
      return expression.eval(row);
    } catch (Exception e) {
      // As TryEval does in compiled code: which exception it is depends on the expression.
      return null;
    }
  }

  @Override
  public ExprCode doGenCode(CodegenContext context, ExprCode code) {
    return new TryEval(expression).doGenCode(context, code);
  }

  @Override
  public DataType dataType() {
    return expression.dataType();
  }

  @Override
  public boolean nullable() {
    return true;
  }

  @Override
  public Seq<Expression> children() {
    return RowExpression.seq(List.of(expression));
  }

  @Override
  public Expression withNewChildrenInternal(IndexedSeq<Expression> children) {
    return new Tried(children.head());
  }

  @Override
  public Seq<Expression> alwaysEvaluatedInputs() {
    return RowExpression.seq(List.of());
  }

  @Override
  public ConditionalExpression withNewAlwaysEvaluatedInputs(Seq<Expression> inputs) {
    return this;
  }

  @Override
  public Seq<Seq<Expression>> branchGroups() {
    return RowExpression.seq(List.of());
  }

  @Override
  public int productArity() {
    return 1;
  }

  @Override
  public Object productElement(int at) {
    return expression;
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof Tried;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Tried tried && expression.equals(tried.expression);
  }

  @Override
  public int hashCode() {
    return Objects.hash(Tried.class, expression);
  }
}
