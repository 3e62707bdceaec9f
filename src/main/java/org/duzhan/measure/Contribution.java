package org.duzhan.measure;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Field.required;
import static org.duzhan.table.Types.COUNT;
import static org.duzhan.table.Types.RATE;
import static org.duzhan.table.Types.TEXT;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.settings.Settings;
import org.duzhan.table.Areas;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Problems;
import org.duzhan.table.Table;
import org.duzhan.table.Villages;

/**
 * What single rows add to a figure of their area: households, villages of the register or problems
 * of the ledger, each evaluated as the figures of a village are, with the place it stands in. Added
 * up, they are the figure; those of a ratio, its numerator and denominator.
 */
public final class Contribution {
  public static final Field OF =
      required("of_table", TEXT, "", "所在表", "Table of the row: household, village or problem");
  public static final Field PLACE =
      required("place", TEXT, "", "地区代码", "Its village; of a problem of no village, its county");
  public static final Field KEY =
      optional("row_key", TEXT, "", "行标识", "household_key, village_code or problem_id");
  public static final Field NUMERATOR =
      optional("to_numerator", RATE, "", "计入分子", "What it adds to the figure, or its numerator");
  public static final Field DENOMINATOR =
      optional("to_denominator", RATE, "", "计入分母", "What it adds to the ratio's denominator");
  public static final Field ROWS =
      required("rows", TEXT, "", "来源行号", "Row of its sheet; of a household of several, all");
  public static final Field COUNTED =
      required("counted", COUNT, "", "计入行数", "Rows that count in the numerator");
  public static final Field COUNTED_BELOW =
      required("counted_below", COUNT, "", "分母行数", "Rows that count in the denominator");

  /** Where the row stands: its file by its submission, its sheet, its rows. */
  public static final List<Field> SOURCE =
      List.of(Households.SUBMISSION_ID, Households.SOURCE_SHEET, ROWS);

  /** Where the row of the month before stands that it is compared with. */
  public static final List<Field> SOURCE_BEFORE =
      SOURCE.stream().map(f -> f.renamed(f.name() + "_before")).toList();

  /** Households at the baseline, by present codes of villages: never stored under this name. */
  public static final Table AT_BASELINE = households("household_at_baseline");

  /** Households of the month before: never stored under this name. */
  public static final Table BEFORE = households("household_before");

  private Contribution() {}

  private static Table households(String name) {
    Table table = Households.TABLE;
    return Table.of(name, table.grain(), table.key(), table.fields());
  }

  /** The tables whose rows count in a figure: in the numerator, in the denominator. */
  public static List<Table> tables(Figure figure, String period) {
    return bases(figure, period).stream().map(Basis::table).toList();
  }

  /**
   * Rows that count on either side: that add something other than 0.
   *
   * @param rows for a table what it says of the month: households, those {@link #BEFORE} and {@link
   *     #AT_BASELINE}, the register, the ledger, and the figures of villages and counties
   */
  public static Dataset<Row> of(
      Figure figure, Function<Table, Dataset<Row>> rows, String period, Settings settings) {
    List<Basis> bases = bases(figure, period);
    return bases.stream()
        .map(Basis::table)
        .distinct()
        .map(table -> ofTable(table, bases, rows, settings))
        .reduce(Dataset::unionByName)
        .orElseThrow()
        .filter(counts(NUMERATOR).or(counts(DENOMINATOR)));
  }

  /** Added up by {@code group}, an expression over {@link #PLACE}, and by table. */
  public static Dataset<Row> addedUp(Dataset<Row> contributions, Column group) {
    return contributions
        .groupBy(PLACE.from(group), OF.col())
        .agg(
            COUNTED.from(count_if(counts(NUMERATOR))),
            COUNTED_BELOW.from(count_if(counts(DENOMINATOR))),
            NUMERATOR.from(sum(NUMERATOR.col())),
            DENOMINATOR.from(sum(DENOMINATOR.col())));
  }

  /** Whether a row adds something to one of the two. */
  public static Column counts(Field side) {
    return counts(side.col());
  }

  private static Column counts(Column value) {
    return coalesce(value.notEqual(0), lit(false));
  }

  /** Whether a row of a table may add something to either, wherever it is. */
  private static Column counts(List<Basis> bases, Table table) {
    return bases.stream()
        .filter(basis -> basis.table().equals(table))
        .map(basis -> counts(basis.value()))
        .reduce(lit(false), Column::or);
  }

  private static List<Basis> bases(Figure figure, String period) {
    return Catalogue.addends(figure).stream().map(f -> Basis.of(f, period)).toList();
  }

  private static Dataset<Row> ofTable(
      Table table, List<Basis> bases, Function<Table, Dataset<Row>> rows, Settings settings) {
    if (bases.get(0).ofBoth()) {
      return ofBothMonths(bases, rows);
    }
    boolean problems = table.equals(Problems.TABLE);
    Column village = Areas.VILLAGE_CODE.col();
    Column place = problems ? coalesce(village, Areas.COUNTY_CODE.col()) : village;
    boolean households = isOfHouseholds(table);
    // Few of all households count: only these are looked up among the places.
    Dataset<Row> counting =
        households
            ? VillageMonth.facts(rows.apply(table), settings).filter(counts(bases, table))
            : rows.apply(table);
    Dataset<Row> placed = counting.withColumn(PLACE.name(), place);
    Optional<Column> where = bases.stream().flatMap(b -> b.where().stream()).findFirst();
    if (problems || where.isPresent()) {
      // Figures have the problems of places they know, and of no others.
      placed =
          KnownPlaces.of(rows, where.orElse(lit(true)), problems).joinedTo(placed, PLACE.col());
    }
    if (table.equals(VillageMonth.TABLE)) {
      // A village as a whole is of no file: its row of the register is told.
      placed = KnownPlaces.withStated(placed, rows.apply(Villages.TABLE));
    }
    return placed.select(
        OF.from(lit(table.name())),
        PLACE.col(),
        KEY.from(key(table).col()),
        NUMERATOR.from(value(bases.get(0), table)),
        DENOMINATOR.from(bases.size() > 1 ? value(bases.get(1), table) : lit(null)),
        Households.SUBMISSION_ID.col(),
        Households.SOURCE_SHEET.col(),
        ROWS.from(households ? householdRows() : Households.SOURCE_ROW.col()),
        SOURCE_BEFORE.get(0).from(lit(null)),
        SOURCE_BEFORE.get(1).from(lit(null)),
        SOURCE_BEFORE.get(2).from(lit(null)));
  }

  /** Whether the rows of a table are households, of whichever month. */
  public static boolean isOfHouseholds(Table table) {
    return table.equals(Households.TABLE) || table.equals(AT_BASELINE);
  }

  /** Households as they are now, beside what they were, of villages that reported both months. */
  private static Dataset<Row> ofBothMonths(List<Basis> bases, Function<Table, Dataset<Row>> rows) {
    Dataset<Row> pairs = Moves.pairs(rows.apply(BEFORE), rows.apply(Households.TABLE));
    return KnownPlaces.of(rows, bases.get(0).where().orElseThrow(), false)
        .defined()
        .joinedTo(pairs, Areas.VILLAGE_CODE.of(Moves.NOW))
        .select(
            OF.from(lit(Households.TABLE.name())),
            PLACE.from(Areas.VILLAGE_CODE.of(Moves.NOW)),
            KEY.from(Households.HOUSEHOLD_KEY.of(Moves.NOW)),
            NUMERATOR.from(bases.get(0).value()),
            DENOMINATOR.from(bases.size() > 1 ? bases.get(1).value() : lit(null)),
            Households.SUBMISSION_ID.of(Moves.NOW),
            Households.SOURCE_SHEET.of(Moves.NOW),
            ROWS.of(Moves.NOW),
            SOURCE_BEFORE.get(0).from(SOURCE.get(0).of(Moves.BEFORE)),
            SOURCE_BEFORE.get(1).from(SOURCE.get(1).of(Moves.BEFORE)),
            SOURCE_BEFORE.get(2).from(SOURCE.get(2).of(Moves.BEFORE)));
  }

  private static Column value(Basis basis, Table table) {
    if (!basis.table().equals(table)) {
      return lit(null);
    }
    return basis.where().isPresent() ? when(KnownPlaces.isDefined(), basis.value()) : basis.value();
  }

  private static Field key(Table table) {
    if (isOfHouseholds(table)) {
      return Households.HOUSEHOLD_KEY;
    }
    return table.equals(Problems.TABLE) ? Problems.PROBLEM_ID : Villages.VILLAGE_CODE;
  }

  static Column householdRows() {
    return coalesce(Households.SOURCE_ROWS.col(), Households.SOURCE_ROW.col().cast(TEXT));
  }
}
