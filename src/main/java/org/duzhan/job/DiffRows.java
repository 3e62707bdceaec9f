package org.duzhan.job;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.duzhan.table.Field.required;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.storage.StorageLevel;
import org.duzhan.job.Diff.Change;
import org.duzhan.job.Diff.OfTable;
import org.duzhan.measure.Attribution;
import org.duzhan.measure.FigureChanges;
import org.duzhan.table.Field;
import org.duzhan.table.Types;

/** The changes of all tables as one: counted, the largest of each table, and all in order. */
final class DiffRows {
  private static final int LARGEST = 20;

  private static final Field PLACE =
      required("place", Types.COUNT, "", "次序", "Place of the table among those compared");
  private static final Field AT =
      required("at", Types.COUNT, "", "名次", "Place of a change in its table, the largest first");
  private static final Field AREAS =
      required("areas", Types.COUNT, "个", "地区数", "Areas in which anything changed");

  private DiffRows() {}

  /** Changes with the place of their table. */
  static Dataset<Row> of(Compared compared, Dataset<Row> changes) {
    return changes.withColumn(PLACE.name(), lit((long) Compared.ALL.indexOf(compared)));
  }

  /** Each table that was compared, in order. */
  static List<OfTable> read(List<Dataset<Row>> tables, Optional<Consumer<Change>> each) {
    Optional<Dataset<Row>> union = tables.stream().reduce(Dataset::unionByName);
    if (union.isEmpty()) {
      return List.of();
    }
    Dataset<Row> all = union.get().persist(StorageLevel.MEMORY_AND_DISK());
    try {
      List<OfTable> read = read(all);
      each.ifPresent(show -> inOrder(all).forEachRemaining(r -> show.accept(change(r))));
      return read;
    } finally {
      all.unpersist();
    }
  }

  private static List<OfTable> read(Dataset<Row> all) {
    List<Row> counts = counts(all).collectAsList();
    Map<Long, List<Change>> largest = new HashMap<>();
    for (Row row : largest(all).collectAsList()) {
      Long place = row.getAs(PLACE.name());
      largest.computeIfAbsent(place, p -> new ArrayList<>()).add(change(row));
    }
    return counts.stream()
        .map(
            row ->
                new OfTable(
                    table(row),
                    row.getAs(FigureChanges.CHANGED),
                    row.getAs(FigureChanges.APPEARED),
                    row.getAs(FigureChanges.GONE),
                    row.getAs(AREAS.name()),
                    largest.getOrDefault(row.<Long>getAs(PLACE.name()), List.of())))
        .toList();
  }

  private static Dataset<Row> counts(Dataset<Row> all) {
    return all.groupBy(PLACE.col())
        .agg(
            AREAS.from(count_distinct(FigureChanges.AREA_CODE.col())),
            counted(FigureChanges.CHANGED),
            counted(FigureChanges.APPEARED),
            counted(FigureChanges.GONE))
        .orderBy(PLACE.col());
  }

  private static Column counted(String state) {
    return count_if(FigureChanges.STATE.col().equalTo(state)).as(state);
  }

  /** By their size against the figure itself; what appeared or is gone after what changed. */
  private static Dataset<Row> largest(Dataset<Row> all) {
    WindowSpec bySize =
        Window.partitionBy(PLACE.col())
            .orderBy(
                FigureChanges.STATE.col().notEqual(FigureChanges.CHANGED),
                FigureChanges.SHARE.col().desc_nulls_last(),
                abs(FigureChanges.CHANGE.col()).desc_nulls_last(),
                FigureChanges.AREA_CODE.col(),
                FigureChanges.FIGURE.col(),
                FigureChanges.ITEM.col());
    return all.withColumn(AT.name(), AT.from(row_number().over(bySize)))
        .filter(AT.col().leq(LARGEST))
        .orderBy(PLACE.col(), AT.col());
  }

  private static Iterator<Row> inOrder(Dataset<Row> all) {
    return all.orderBy(
            PLACE.col(),
            FigureChanges.AREA_CODE.col(),
            FigureChanges.ITEM.col(),
            FigureChanges.FIGURE.col())
        .toLocalIterator();
  }

  private static String table(Row row) {
    return Compared.ALL.get((int) (long) row.<Long>getAs(PLACE.name())).table().name();
  }

  private static Change change(Row row) {
    return new Change(
        table(row),
        text(row, FigureChanges.AREA_CODE),
        text(row, FigureChanges.ITEM),
        text(row, FigureChanges.FIGURE),
        text(row, FigureChanges.STATE),
        row.getAs(FigureChanges.OLD.name()),
        row.getAs(FigureChanges.NEW.name()),
        row.getAs(FigureChanges.CHANGE.name()),
        List.of(text(row, Attribution.CAUSES).split(",")),
        text(row, Attribution.BECAUSE));
  }

  private static String text(Row row, Field field) {
    return Objects.requireNonNull(row.getAs(field.name()));
  }
}
