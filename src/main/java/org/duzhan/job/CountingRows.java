package org.duzhan.job;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.job.Trace.CountingRow;
import org.duzhan.job.Trace.Listing;
import org.duzhan.measure.Area;
import org.duzhan.measure.AreaLevel;
import org.duzhan.measure.Contribution;
import org.duzhan.measure.CountyMonth;
import org.duzhan.measure.Figure;
import org.duzhan.measure.Rectification;
import org.duzhan.measure.Register;
import org.duzhan.measure.VillageMonth;
import org.duzhan.table.Areas;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Problems;
import org.duzhan.table.Table;
import org.duzhan.table.Villages;

/** The rows that count in a figure of an area and month, at the versions it was made from. */
final class CountingRows {
  static final int SHOWN = 20;

  /** Rows that are sorted at a time, where all are told. */
  private static final long AT_A_TIME = 100_000;

  private static final Field VILLAGE = VillageMonth.VILLAGE.renamed("name_of_village");
  private static final Field NAMED = VillageMonth.VILLAGE_CODE.renamed("named_village");

  private final Context context;
  private final Origin origin;
  private final Figure figure;
  private final Area area;
  private final String period;
  private final List<Table> tables;
  private final boolean byVillage;

  CountingRows(Context context, Origin origin, Figure figure, Area area, String period) {
    this.context = context;
    this.origin = origin;
    this.figure = figure;
    this.area = area;
    this.period = period;
    this.tables = Contribution.tables(figure, period);
    this.byVillage = area.level().compareTo(AreaLevel.COUNTY) <= 0;
  }

  /**
   * Rows of a place and table, added up.
   *
   * @param place a village, or its county where the area is larger than one
   */
  record Sum(String place, String table, long numerator, long denominator, Amounts amounts) {}

  Area area() {
    return area;
  }

  String period() {
    return period;
  }

  /** All rows added up: at most a sum for each village of a county, or each county. */
  List<Sum> sums() {
    Column place = Contribution.PLACE.col();
    return Contribution.addedUp(
            contributions(this::rows), byVillage ? place : Areas.countyOf(place))
        .collectAsList()
        .stream()
        .map(CountingRows::sum)
        .sorted(Comparator.comparing(Sum::place))
        .toList();
  }

  /** Of the rows that count in the numerator, and of those in the denominator alone, the first. */
  List<Listing> listings(List<Sum> sums) {
    Table numerator = tables.get(0);
    Table denominator = tables.get(tables.size() - 1);
    List<Listing> listings = new ArrayList<>();
    listings.add(listing(numerator, Contribution.NUMERATOR, sums));
    if (!denominator.equals(numerator)) {
      listings.add(listing(denominator, Contribution.DENOMINATOR, sums));
    }
    return withFirst(listings, sums);
  }

  private static Listing listing(Table table, Field side, List<Sum> sums) {
    long numerators = 0;
    long denominators = 0;
    for (Sum sum : sums) {
      if (sum.table.equals(table.name())) {
        numerators += sum.numerator;
        denominators += sum.denominator;
      }
    }
    return side.equals(Contribution.DENOMINATOR)
        ? new Listing(table.name(), true, denominators, 0, List.of())
        : new Listing(table.name(), false, numerators, denominators, List.of());
  }

  private List<Listing> withFirst(List<Listing> listings, List<Sum> sums) {
    Optional<Dataset<Row>> first =
        listings.stream()
            .filter(l -> l.count() > 0)
            .map(l -> first(l, sums))
            .reduce(Dataset::unionAll);
    Collection<CountingRow> rows = first.map(r -> told(r.collectAsList())).orElse(List.of());
    return listings.stream()
        .map(
            l ->
                new Listing(
                    l.table(),
                    l.denominator(),
                    l.count(),
                    l.below(),
                    rows.stream().filter(r -> r.table().equals(l.table())).toList()))
        .toList();
  }

  private List<CountingRow> told(List<Row> rows) {
    SourceFiles files = SourceFiles.read(context.lake());
    return rows.stream().map(files::told).toList();
  }

  /** The first rows lie in the first places that have as many: no other place is read again. */
  private Dataset<Row> first(Listing listing, List<Sum> sums) {
    Set<String> places = new TreeSet<>();
    long found = 0;
    for (Sum sum : sums) {
      long count = listing.denominator() ? sum.denominator : sum.numerator;
      if (found < SHOWN && count > 0 && sum.table.equals(listing.table())) {
        places.add(sum.place);
        found += count;
      }
    }
    Field side = listing.denominator() ? Contribution.DENOMINATOR : Contribution.NUMERATOR;
    return named(contributions(table -> rows(table).filter(in(table, places))))
        .filter(Contribution.OF.col().equalTo(listing.table()))
        .filter(Contribution.counts(side))
        .orderBy(Contribution.PLACE.col(), Contribution.KEY.col())
        .limit(SHOWN);
  }

  private Column in(Table table, Set<String> places) {
    if (table.equals(Contribution.BEFORE)) {
      return lit(true);
    }
    if (!byVillage) {
      return Areas.COUNTY_CODE.col().isin(places.toArray());
    }
    boolean ofCounties = table.equals(Problems.TABLE) || table.equals(CountyMonth.TABLE);
    Column village = table.equals(CountyMonth.TABLE) ? lit(null) : Areas.VILLAGE_CODE.col();
    return (ofCounties ? coalesce(village, Areas.COUNTY_CODE.col()) : village)
        .isin(places.toArray());
  }

  /** All rows that count on either side, in order of place and key. */
  Dataset<Row> all(long count) {
    Column[] order = {Contribution.PLACE.col(), Contribution.OF.col(), Contribution.KEY.col()};
    int parts = Math.toIntExact(1 + count / AT_A_TIME);
    return named(contributions(this::rows))
        .repartitionByRange(parts, order)
        .sortWithinPartitions(order);
  }

  private Dataset<Row> contributions(Function<Table, Dataset<Row>> rows) {
    return Contribution.of(figure, rows, period, context.settings());
  }

  private Dataset<Row> named(Dataset<Row> contributions) {
    Dataset<Row> names =
        rows(VillageMonth.TABLE)
            .select(
                VillageMonth.VILLAGE_CODE.col().as(NAMED.name()),
                VillageMonth.VILLAGE.col().as(VILLAGE.name()));
    return contributions
        .join(broadcast(names), Contribution.PLACE.col().equalTo(NAMED.col()), "left_outer")
        .select(
            Contribution.OF.col(),
            Contribution.PLACE.col(),
            VILLAGE.col(),
            Contribution.KEY.col(),
            Contribution.NUMERATOR.col(),
            Contribution.DENOMINATOR.col(),
            Households.SUBMISSION_ID.col(),
            Households.SOURCE_SHEET.col(),
            Contribution.ROWS.col());
  }

  /** What a table says of the area and month; figures rest on the latest row of a village. */
  private Dataset<Row> rows(Table table) {
    if (table.equals(Contribution.BEFORE)) {
      String before = YearMonth.parse(period).minusMonths(1).toString();
      return read(Households.TABLE, Map.of(Households.PERIOD, before));
    }
    Column village = Areas.VILLAGE_CODE.col();
    Column county = Areas.COUNTY_CODE.col();
    if (table.equals(Villages.TABLE)) {
      Dataset<Row> all = read(table, Map.of());
      return Register.of(context.succession(period).renamed(all).filter(holds(village)), period);
    }
    if (table.equals(Problems.TABLE)) {
      return context
          .succession(period)
          .kept(Rectification.ledger(read(table, Map.of()), period))
          .filter(holds(coalesce(village, county)));
    }
    Map<Field, String> where = new HashMap<>(Map.of(Households.PERIOD, period));
    area.county().ifPresent(code -> where.put(Areas.COUNTY_CODE, code));
    Dataset<Row> ofMonth = read(table, where);
    return table.equals(CountyMonth.TABLE)
        ? ofMonth.filter(holds(county))
        : ofMonth.filter(area.mayHold(county)).filter(holds(village));
  }

  private Dataset<Row> read(Table table, Map<Field, String> where) {
    return context.lake().read(table, origin.version(table), where);
  }

  private Column holds(Column place) {
    return area.holds(place, context.settings().annexes().provinceNames().keySet());
  }

  private static Sum sum(Row row) {
    return new Sum(
        row.getAs(Contribution.PLACE.name()),
        row.getAs(Contribution.OF.name()),
        row.<Long>getAs(Contribution.COUNTED.name()),
        row.<Long>getAs(Contribution.COUNTED_BELOW.name()),
        new Amounts(
            row.<Double>getAs(Contribution.NUMERATOR.name()),
            row.<Double>getAs(Contribution.DENOMINATOR.name())));
  }
}
