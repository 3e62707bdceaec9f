package org.duzhan.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.job.CountingRows.Sum;
import org.duzhan.job.Trace.CountingRow;
import org.duzhan.job.Trace.Listing;
import org.duzhan.lake.Lake;
import org.duzhan.measure.Contribution;
import org.duzhan.table.Field;
import org.duzhan.table.Table;

/** Of the rows that count in the numerator, and of those in the denominator alone, the first. */
record Listings(CountingRows rows, List<Sum> sums) {
  private static final int SHOWN = 20;

  List<Listing> read(Lake lake) {
    Table numerator = rows.tables().get(0);
    Table denominator = rows.tables().get(rows.tables().size() - 1);
    List<Listing> listings = new ArrayList<>();
    listings.add(counted(numerator, false));
    if (!denominator.equals(numerator)) {
      listings.add(counted(denominator, true));
    }
    List<CountingRow> first = first(listings, lake);
    return listings.stream()
        .map(l -> l.with(first.stream().filter(row -> row.table().equals(l.table())).toList()))
        .toList();
  }

  private Listing counted(Table table, boolean denominator) {
    long above = 0;
    long below = 0;
    for (Sum sum : sums) {
      if (sum.table().equals(table.name())) {
        above += sum.numerator();
        below += sum.denominator();
      }
    }
    return denominator
        ? new Listing(table.name(), true, below, 0, List.of())
        : new Listing(table.name(), false, above, below, List.of());
  }

  private List<CountingRow> first(List<Listing> listings, Lake lake) {
    Optional<Dataset<Row>> first =
        listings.stream().filter(l -> l.count() > 0).map(this::first).reduce(Dataset::unionAll);
    if (first.isEmpty()) {
      return List.of();
    }
    SourceFiles files = SourceFiles.read(lake);
    return first.get().collectAsList().stream().map(files::told).toList();
  }

  /** The first rows lie in the first places that have as many: no other place is read again. */
  private Dataset<Row> first(Listing listing) {
    Set<String> places = new TreeSet<>();
    long found = 0;
    for (Sum sum : sums) {
      long count = listing.denominator() ? sum.denominator() : sum.numerator();
      if (found < SHOWN && count > 0 && sum.table().equals(listing.table())) {
        places.add(sum.place());
        found += count;
      }
    }
    Field side = listing.denominator() ? Contribution.DENOMINATOR : Contribution.NUMERATOR;
    return rows.in(places)
        .filter(Contribution.OF.col().equalTo(listing.table()))
        .filter(Contribution.counts(side))
        .orderBy(Contribution.PLACE.col(), Contribution.KEY.col())
        .limit(SHOWN);
  }
}
