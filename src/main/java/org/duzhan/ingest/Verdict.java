package org.duzhan.ingest;

import java.io.Serializable;
import java.util.List;
import org.duzhan.ingest.reader.Fingerprint;
import org.jspecify.annotations.Nullable;

/**
 * What reading a file came to: taken whole, or refused whole for a reason; or left as it is, to be
 * read another time.
 *
 * @param submissionId SHA-256 of its bytes, in hex
 * @param refused why it cannot be taken, in Chinese; null if it can
 * @param left why it could not be read this time, in Chinese; null if it could
 * @param shortcoming which of its sheets look like tables of ours and could not be taken, or why it
 *     closes nobody though it says it is complete, in Chinese; null if nothing is lacking
 * @param county the county most of its rows speak for
 * @param period the month most of its rows speak of
 * @param complete it states all households of its county: others are closed
 * @param parts the tables found in it
 * @param setAside rows below headings that are no data: totals, notes, headings again, unused lines
 *     of a form
 */
public record Verdict(
    InboxFile file,
    String submissionId,
    @Nullable String refused,
    @Nullable String left,
    @Nullable String shortcoming,
    @Nullable String county,
    @Nullable String period,
    boolean complete,
    List<Part> parts,
    long setAside)
    implements Serializable {

  /**
   * The rows of one table of a file, as spooled.
   *
   * @param rows data rows found
   * @param sheets names of the sheets they stand on
   * @param spool where they are; empty if nothing was spooled
   * @param blocks where in it a reader may start
   * @param repeatedAt where the keys begin that stand in the file more than once
   * @param persons rows of persons that the rows were folded from; 0 if they were not
   */
  public record Part(
      String table,
      long rows,
      List<String> sheets,
      String spool,
      List<Block> blocks,
      long repeatedAt,
      long persons)
      implements Serializable {
    /** Rows that stand in the file as they are. */
    public Part(
        String table,
        long rows,
        List<String> sheets,
        String spool,
        List<Block> blocks,
        long repeatedAt) {
      this(table, rows, sheets, spool, blocks, repeatedAt, 0);
    }
  }

  /**
   * Rows of a spool from a byte on.
   *
   * @param sharedAt where it is told which of them share an ID number or a phone with others
   */
  public record Block(long offset, int rows, long sharedAt) implements Serializable {}

  public boolean taken() {
    return refused == null && left == null;
  }

  public long rows() {
    return parts.stream().mapToLong(Part::rows).sum();
  }

  /** The same file, refused for what its rows say. */
  public Verdict refusedFor(String reason) {
    return new Verdict(
        file, submissionId, reason, null, null, county, period, complete, parts, setAside);
  }

  /** The same, with rows that were set aside. */
  Verdict settingAside(long rows) {
    return new Verdict(
        file, submissionId, refused, left, shortcoming, county, period, complete, parts, rows);
  }

  /** The same file, to be read another time. */
  public Verdict leftFor(String reason) {
    return new Verdict(
        file, submissionId, null, reason, null, county, period, complete, parts, setAside);
  }

  /** Households that were folded from rows of persons. */
  public long households() {
    return parts.stream().filter(p -> p.persons() > 0).mapToLong(Part::rows).sum();
  }

  /** Rows of persons that were folded to households. */
  public long persons() {
    return parts.stream().mapToLong(Part::persons).sum();
  }

  static Verdict refused(InboxFile file, String submissionId, String reason) {
    return new Verdict(file, submissionId, reason, null, null, null, null, false, List.of(), 0);
  }

  static Verdict left(InboxFile file, String reason) {
    return new Verdict(
        file, Fingerprint.OF_NOTHING, null, reason, null, null, null, false, List.of(), 0);
  }
}
