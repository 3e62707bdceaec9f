package org.duzhan.job;

import java.util.List;
import org.duzhan.measure.Area;
import org.duzhan.measure.AreaLevel;
import org.duzhan.measure.Contribution;
import org.duzhan.table.Households;
import org.duzhan.table.Problems;
import org.jspecify.annotations.Nullable;

/**
 * A published figure and all that it rests on.
 *
 * @param addends what is added up: numerator and denominator of a ratio, else the figure itself
 * @param otherSettings the run had other settings than those that rows are evaluated by now
 * @param parts the areas of the level below; none of a village
 * @param added the parts added up
 * @param rows the rows that count added up, by a scan of them all
 * @param listings rows that count in the numerator and, if they are of another table, in the
 *     denominator: the first of each
 * @param faults where what stands is not what its parts or rows add up to; none if all agrees
 */
public record Trace(
    DescribedFigure figure,
    List<DescribedFigure> addends,
    Place area,
    String period,
    Origin origin,
    boolean otherSettings,
    Standing standing,
    List<Part> parts,
    Amounts added,
    Amounts rows,
    List<Listing> listings,
    List<String> faults) {

  /**
   * What it is of.
   *
   * @param code of an area; of a partner or a scope its name
   * @param name empty if it is not known, or if the code is one
   * @param level as county; partner or scope
   */
  public record Place(String code, String name, String level) {}

  /** Whether all adds up. */
  public boolean holds() {
    return faults.isEmpty();
  }

  /**
   * The figure as it stands.
   *
   * @param table that has it; empty where none has rows of such areas: its parts added up
   * @param reason why it is null; empty if it is not
   */
  public record Standing(String table, @Nullable Double value, Amounts amounts, String reason) {}

  /**
   * An area that is added up.
   *
   * @param table that its amounts stand in
   * @param amounts as they stand
   * @param rows as its rows add up
   * @param reason why it has no amount; empty if it has
   */
  public record Part(
      String table, String code, String name, Amounts amounts, Amounts rows, String reason) {
    /** Whether its rows add up to what stands. */
    public boolean holds() {
      return amounts.same(rows);
    }
  }

  /**
   * Rows of a table that count.
   *
   * @param denominator in the denominator alone
   * @param count how many there are
   * @param below how many count in the denominator, where both are of this table; else 0
   * @param first some of them
   */
  public record Listing(
      String table, boolean denominator, long count, long below, List<CountingRow> first) {
    Listing with(List<CountingRow> rows) {
      return new Listing(table, denominator, count, below, rows);
    }
  }

  /**
   * A row that counts.
   *
   * @param place its village; of a problem of no village, its county
   * @param village name, if it is known
   * @param key household_key, village_code or problem_id
   * @param amounts what it adds
   * @param source where it stands; of a village as a whole, its row of the register
   * @param before where the row of last month stands that it is compared with; else nowhere
   */
  public record CountingRow(
      String table,
      String place,
      String village,
      String key,
      Amounts amounts,
      Source source,
      Source before) {
    boolean isHousehold() {
      return table.equals(Households.TABLE.name()) || table.equals(Contribution.AT_BASELINE.name());
    }

    boolean isProblem() {
      return table.equals(Problems.TABLE.name());
    }

    boolean isOfVillage() {
      return Area.levelOf(place).filter(level -> level == AreaLevel.VILLAGE).isPresent();
    }
  }

  /**
   * Where a row stands; all empty if nowhere.
   *
   * @param rows of the sheet, from 1, headings counted
   */
  public record Source(String file, String sheet, String rows) {
    public static final Source NONE = new Source("", "", "");

    public boolean isNone() {
      return equals(NONE);
    }
  }
}
