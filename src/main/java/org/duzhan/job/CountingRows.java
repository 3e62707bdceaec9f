package org.duzhan.job;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.measure.Contribution;
import org.duzhan.measure.CountyMonth;
import org.duzhan.measure.Figure;
import org.duzhan.measure.VillageMonth;
import org.duzhan.table.Areas;
import org.duzhan.table.Field;
import org.duzhan.table.Problems;
import org.duzhan.table.Table;

/** The rows that count in a figure of places and a month. */
record CountingRows(MonthRows month, Figure figure) {
  /** Rows that are sorted at a time, where all are told. */
  private static final long AT_A_TIME = 100_000;

  private static final Field VILLAGE = VillageMonth.VILLAGE.renamed("name_of_village");
  private static final Field NAMED = VillageMonth.VILLAGE_CODE.renamed("named_village");

  /**
   * Rows of a place and table, added up.
   *
   * @param place a village, or its county where these are added up county by county
   */
  record Sum(String place, String table, long numerator, long denominator, Amounts amounts) {}

  /** The tables they stand in: of the numerator, of the denominator. */
  List<Table> tables() {
    return Contribution.tables(figure, month.period());
  }

  /** All rows added up: at most a sum for each village of what is traced, or each county. */
  List<Sum> sums() {
    Column place = Contribution.PLACE.col();
    return Contribution.addedUp(
            contributions(month::of), month.reach().byVillage() ? place : Areas.countyOf(place))
        .collectAsList()
        .stream()
        .map(CountingRows::sum)
        .sorted(Comparator.comparing(Sum::place))
        .toList();
  }

  /** Rows that count on either side, of some of the places of {@link #sums}. */
  Dataset<Row> in(Set<String> places) {
    return named(contributions(table -> month.of(table).filter(in(table, places))));
  }

  private Column in(Table table, Set<String> places) {
    if (table.equals(Contribution.BEFORE)) {
      return lit(true);
    }
    if (table.equals(Contribution.AT_BASELINE)) {
      // Its village may have been another county's then.
      Column village = Areas.VILLAGE_CODE.col();
      return (month.reach().byVillage() ? village : Areas.countyOf(village)).isin(places.toArray());
    }
    if (!month.reach().byVillage()) {
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
    return named(contributions(month::of))
        .repartitionByRange(parts, order)
        .sortWithinPartitions(order);
  }

  private Dataset<Row> contributions(Function<Table, Dataset<Row>> rows) {
    return Contribution.of(figure, rows, month.period(), month.context().settings());
  }

  private Dataset<Row> named(Dataset<Row> contributions) {
    Dataset<Row> names =
        month
            .of(VillageMonth.TABLE)
            .select(
                VillageMonth.VILLAGE_CODE.col().as(NAMED.name()),
                VillageMonth.VILLAGE.col().as(VILLAGE.name()));
    return contributions
        .join(broadcast(names), Contribution.PLACE.col().equalTo(NAMED.col()), "left_outer")
        .select(
            Stream.of(
                    List.of(
                        Contribution.OF,
                        Contribution.PLACE,
                        VILLAGE,
                        Contribution.KEY,
                        Contribution.NUMERATOR,
                        Contribution.DENOMINATOR),
                    Contribution.SOURCE,
                    Contribution.SOURCE_BEFORE)
                .flatMap(List::stream)
                .map(Field::col)
                .toArray(Column[]::new));
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
