package org.duzhan.table;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;

/**
 * A column, declared once: its name in storage, its type, its unit, the Chinese caption people
 * read, and what it means.
 */
public record Field(
    String name, DataType type, boolean nullable, String unit, String caption, String meaning) {

  /** A column that every row must fill. */
  public static Field required(
      String name, DataType type, String unit, String caption, String meaning) {
    return new Field(name, type, false, unit, caption, meaning);
  }

  /** A column that may be null: not submitted, blank or undefined. */
  public static Field optional(
      String name, DataType type, String unit, String caption, String meaning) {
    return new Field(name, type, true, unit, caption, meaning);
  }

  /** Refers to this column in an expression. */
  public Column col() {
    return functions.col(name);
  }

  /** Refers to this column of the data set known as {@code alias}. */
  public Column of(String alias) {
    return functions.col(alias + "." + name);
  }

  /** Names an expression as this column, in this column's type. */
  public Column from(Column expression) {
    return expression.cast(type).as(name);
  }

  /** This column as a table keeps it: in its type, with the comment that says what it means. */
  Column stored() {
    return col().cast(type).as(name, struct().metadata());
  }

  /** The same column under another name, for a step in between. */
  public Field renamed(String newName) {
    return new Field(newName, type, true, unit, caption, meaning);
  }

  StructField struct() {
    return new StructField(name, type, nullable, Metadata.empty()).withComment(comment());
  }

  private String comment() {
    return caption + (unit.isEmpty() ? "" : "（" + unit + "）") + ": " + meaning;
  }
}
