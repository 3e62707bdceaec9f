package org.duzhan.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is seen on a sheet.
 *
 * @param rows down to the last one, headings and blank ones among them
 * @param nonemptyRows rows that hold more than white space
 * @param nonemptyCells cells that hold more than white space
 * @param table the table its headings make it; null for none of ours
 * @param mapping the file that says so; null for none
 * @param headingRow where these begin, from 1; null for none, or if the table goes on from the
 *     sheet before
 * @param unknown headings beside these that no field goes by
 * @param lacking which row comes near the headings of a table, and what it lacks, in Chinese; empty
 *     if none does, or if it has a table
 * @param persons who stands on it; null if its rows are no persons
 */
public record SheetSeen(
    String name,
    long rows,
    long nonemptyRows,
    long nonemptyCells,
    @Nullable String table,
    @Nullable String mapping,
    @Nullable Long headingRow,
    List<String> unknown,
    String lacking,
    @Nullable Persons persons) {

  /**
   * Persons, and the households they are of.
   *
   * @param count rows of data
   * @param households names of households among them, each once
   */
  public record Persons(long count, long households) {}

  /** The same, named as a sheet of a file of an archive. */
  SheetSeen in(String file) {
    String label = name.isEmpty() ? file : file + "!/" + name;
    return new SheetSeen(
        label.replaceFirst("^!/", ""),
        rows,
        nonemptyRows,
        nonemptyCells,
        table,
        mapping,
        headingRow,
        unknown,
        lacking,
        persons);
  }
}
