package org.duzhan.quality;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.duzhan.settings.Sql;
import org.duzhan.table.Field;

/**
 * A requirement that every row of a table must meet.
 *
 * @param code stable, never reused
 * @param table the table it is about
 * @param field the cell it is about; {@link #ANY_FIELD} for any
 * @param severity what becomes of a row that breaks it
 * @param holds a condition in SQL over the typed row
 * @param unknownBreaks a blank breaks it
 * @param message what is wrong, for a clerk, in Chinese
 * @param found SQL for what the message goes on with; empty if it stands alone
 * @param instead what to write instead, in Chinese
 * @param on whether it is in force
 * @param limit of how many rows a file is refused
 * @param beside what a row is judged beside
 * @param examples rows that it is tried on
 */
public record Rule(
    String code,
    String table,
    String field,
    Severity severity,
    String holds,
    boolean unknownBreaks,
    String message,
    Optional<String> found,
    String instead,
    boolean on,
    Optional<Limit> limit,
    Beside beside,
    Examples examples) {
  static final String ANY_FIELD = "*";

  /** What a row is judged beside: its file as it comes in, or what stands, when a month is made. */
  public enum Beside {
    FILE,
    /** The household's own row of the month before. */
    LAST_MONTH,
    /** The register of villages, of whose counties some village is in it. */
    REGISTER
  }

  /** What becomes of a row that breaks a rule. */
  public enum Severity {
    /** Its file is refused. */
    REFUSE,
    /** It is kept out. */
    QUARANTINE,
    /** It goes in, with a remark. */
    NOTE
  }

  /**
   * More rows of a file must not break a rule, or the file is refused.
   *
   * @param rows most rows
   * @param share largest share of the rows of the table in the file, in [0, 1]
   */
  public record Limit(Optional<Long> rows, Optional<Double> share) {
    private static final Limit NO_ROW = new Limit(Optional.of(0L), Optional.empty());

    boolean isPassedBy(long failing, long all) {
      return rows.filter(most -> failing > most).isPresent()
          || share.filter(most -> failing > most * all).isPresent();
    }
  }

  /** Cells by field, for rows that pass, that fail, and that lack what the rule asks for. */
  public record Examples(
      List<Map<String, String>> pass,
      List<Map<String, String>> fail,
      List<Map<String, String>> missing) {
    /** All cells that they show. */
    Stream<String> cells() {
      return Stream.of(pass, fail, missing)
          .flatMap(List::stream)
          .flatMap(row -> row.keySet().stream())
          .distinct();
    }
  }

  /**
   * Whether a row breaks the rule; null, where a blank keeps it, is no. What cannot be computed is
   * unknown as a blank is: one rule's trouble must not stop a month.
   */
  Column broken() {
    Column condition = Sql.tried(holds);
    return not(unknownBreaks ? coalesce(condition, lit(false)) : condition);
  }

  /** Judged over the rows that stand: which file came first does not matter. */
  boolean isOfWhatStands() {
    return beside != Beside.FILE;
  }

  boolean isNote() {
    return severity == Severity.NOTE;
  }

  boolean isAboutAnyField() {
    return field.equals(ANY_FIELD);
  }

  /** About whichever cells could not be read; else about what it finds itself. */
  boolean isAboutUnreadable() {
    return isAboutAnyField() && found.isEmpty();
  }

  /** About a mark of rows of which no cell is kept. */
  boolean isAbout(Field mark) {
    return Sql.columns(holds).contains(mark.name());
  }

  /** Where a file is refused for it. */
  public Optional<Limit> refusesOver() {
    return severity == Severity.REFUSE ? Optional.of(Limit.NO_ROW) : limit;
  }

  /**
   * Why a file is refused, in Chinese; empty if it is not.
   *
   * @param failing rows that break the rule
   * @param all rows of the table in the file
   */
  public Optional<String> refusal(long failing, long all) {
    return refusesOver()
        .filter(most -> most.isPassedBy(failing, all))
        .map(
            most ->
                "规则%s“%s”：%d行中有%d行不符，%s"
                    .formatted(code, message, all, failing, RuleText.limit(most)));
  }

  /** All by which it judges, in one text. */
  String canonical() {
    return String.join(
        "\u001f",
        code,
        table,
        field,
        severity.name(),
        holds,
        String.valueOf(unknownBreaks),
        message,
        found.orElse(""),
        instead,
        limit.toString(),
        beside.name());
  }
}
