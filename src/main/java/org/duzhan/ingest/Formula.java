package org.duzhan.ingest;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.InterpretedMutableProjection;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.duzhan.settings.RowExpression;
import org.duzhan.settings.Sql;
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

  /** Where a fault is, in the text that was put around the expression. */
  private static final String PLACE = "; line \\d+, pos \\d+$";

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
          String.valueOf(e.getMessage())
              .lines()
              .filter(l -> !l.isBlank())
              .findFirst()
              .orElse("")
              .replaceFirst(PLACE, ""));
    }
  }

  /** An expression that has no {@link #fault}. */
  static Formula of(String sql, List<String> sources) {
    StructType texts = new StructType();
    for (String source : sources) {
      texts = texts.add(source, DataTypes.StringType);
    }
    RowExpression made = RowExpression.of("cast((%s) as string) as value".formatted(sql), texts);
    if (made.namesParts()) {
      throw new IllegalArgumentException("between is not known here; write >= and <=");
    }
    return new Formula(
        sources, new InterpretedMutableProjection(one(made.expression()), made.columns()));
  }

  private static Seq<Expression> one(Expression value) {
    return CollectionConverters.<Expression>asScala(List.of(value)).toSeq();
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
