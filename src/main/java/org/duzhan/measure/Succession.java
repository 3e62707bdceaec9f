package org.duzhan.measure;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.every;
import static org.apache.spark.sql.functions.when;
import static org.duzhan.table.Areas.VILLAGE_CODE;
import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Field.required;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.duzhan.settings.VillageChanges;
import org.duzhan.table.Field;
import org.duzhan.table.Table;
import org.duzhan.table.Types;
import org.duzhan.table.Villages;
import org.jspecify.annotations.Nullable;

/**
 * What villages of earlier months go by at a month. A past month stands on its own codes; where it
 * is compared with a later one, its villages are followed along the edges of {@link
 * VillageChanges}.
 */
public final class Succession {
  private static final String EVER = "0000-00";
  private static final Field FROM =
      required("from_month", Types.TEXT, "", "自", "Of rows of this month or later");
  private static final Field UNTIL =
      required("until_month", Types.TEXT, "", "至", "Of rows of an earlier month than this");
  private static final Field SUCCESSOR =
      optional("successor", Types.TEXT, "", "后继村代码", "What it goes by; null if dissolved");
  private static final Field WHOLE =
      required("is_whole", Types.FLAG, "", "未拆分", "The whole village went to this successor");
  private static final Field ALONE =
      required("is_alone", Types.FLAG, "", "未合并", "The successor is of this village only");
  private static final Field THERE =
      required("is_there", Types.FLAG, "", "当时已有", "A village then; not one that is yet to come");
  private static final Field FIRST =
      required("is_first", Types.FLAG, "", "首个", "The first of the village's edges in the span");

  /** Never stored: the edges that lead from earlier months to one. */
  public static final Table TABLE =
      Table.of(
          "succession",
          "village, span of months and successor",
          List.of(VILLAGE_CODE, FROM, SUCCESSOR),
          List.of(VILLAGE_CODE, FROM, UNTIL, SUCCESSOR, WHOLE, ALONE, THERE, FIRST));

  private final Optional<Dataset<Row>> edges;

  /**
   * The succession.
   *
   * @param edges {@link #rows} of a month; empty if there are none: nobody is followed then
   */
  public Succession(Optional<Dataset<Row>> edges) {
    this.edges = edges;
  }

  /** The edges to a month. */
  public static List<Row> rows(VillageChanges changes, String period) {
    YearMonth to = YearMonth.parse(period);
    List<Row> rows = new ArrayList<>();
    String from = EVER;
    for (YearMonth until : changes.months().headSet(to.plusMonths(1))) {
      for (String code : changes.codes()) {
        rows.addAll(edges(changes, code, from, until, to));
      }
      from = until.toString();
    }
    return rows;
  }

  private static List<Row> edges(
      VillageChanges changes, String code, String from, YearMonth until, YearMonth to) {
    YearMonth at = until.minusMonths(1);
    SortedSet<String> successors = changes.successors(code, at, to);
    boolean whole = successors.size() == 1;
    if (successors.isEmpty()) {
      return List.of(edge(code, from, until, null, false, false, true, true));
    }
    List<Row> edges = new ArrayList<>();
    for (String successor : successors) {
      SortedSet<String> origins = changes.origins(successor, to, at);
      boolean alone = origins.size() == 1;
      boolean there = origins.contains(code);
      if (!whole || !alone || !successor.equals(code)) {
        edges.add(edge(code, from, until, successor, whole, alone, there, edges.isEmpty()));
      }
    }
    return edges;
  }

  private static Row edge(
      String code,
      String from,
      YearMonth until,
      @Nullable String successor,
      boolean whole,
      boolean alone,
      boolean there,
      boolean first) {
    return RowFactory.create(code, from, until.toString(), successor, whole, alone, there, first);
  }

  /**
   * Rows of earlier months under the present codes, where a village was neither split nor merged
   * nor dissolved since. Others are left out: theirs is no village of today.
   */
  public Dataset<Row> renamed(Dataset<Row> rows) {
    return followed(rows, WHOLE.col().and(ALONE.col()), SUCCESSOR.col());
  }

  /** As {@link #renamed}, and rows of a merged village under the code of what it became. */
  public Dataset<Row> merged(Dataset<Row> rows) {
    return followed(rows, WHOLE.col(), SUCCESSOR.col());
  }

  /** As {@link #merged}, and rows of a split village once under the code of each part. */
  public Dataset<Row> inherited(Dataset<Row> rows) {
    return followed(rows, SUCCESSOR.col().isNotNull(), SUCCESSOR.col());
  }

  /** As {@link #inherited}, of villages all of whose parts have such rows. */
  public Dataset<Row> whole(Dataset<Row> rows, String period) {
    if (edges.isEmpty()) {
      return rows;
    }
    Column isThen = FROM.col().leq(period).and(UNTIL.col().gt(period));
    Dataset<Row> lacking =
        edges
            .get()
            .filter(isThen.and(THERE.col()).and(SUCCESSOR.col().isNotNull()))
            .join(broadcast(rows), VILLAGE_CODE.name(), "left_anti")
            .select(VILLAGE_CODE.from(SUCCESSOR.col()));
    return inherited(rows).join(broadcast(lacking), VILLAGE_CODE.name(), "left_anti");
  }

  /** As {@link #merged}, and all others without a village: they are of their county alone. */
  public Dataset<Row> kept(Dataset<Row> rows) {
    return followed(rows, FIRST.col(), when(WHOLE.col(), SUCCESSOR.col()));
  }

  /**
   * Figures of earlier months by present codes; those of merged villages are added up where all of
   * them reported.
   *
   * @param villages rows of {@link VillageMonth}
   */
  public Dataset<Row> figures(Dataset<Row> villages) {
    if (edges.isEmpty()) {
      return villages;
    }
    List<Column> sums = new ArrayList<>();
    Catalogue.additive().forEach(f -> sums.add(f.overAreas()));
    Column reported = every(VillageMonth.REPORTED.col()).as(VillageMonth.REPORTED.name());
    return Catalogue.withRatios(
        merged(villages)
            .groupBy(VillageMonth.PERIOD.col(), VILLAGE_CODE.col())
            .agg(reported, sums.toArray(Column[]::new))
            .filter(VillageMonth.REPORTED.col()));
  }

  /** Rows that no edge leads from as they are; others along the edges that are taken. */
  private Dataset<Row> followed(Dataset<Row> rows, Column taken, Column successor) {
    if (edges.isEmpty()) {
      return rows;
    }
    Column leads =
        VILLAGE_CODE
            .of("edge")
            .equalTo(VILLAGE_CODE.of("row"))
            .and(Villages.PERIOD.of("row").geq(FROM.col()))
            .and(Villages.PERIOD.of("row").lt(UNTIL.col()));
    Column unchanged = VILLAGE_CODE.of("edge").isNull();
    Column code = when(unchanged, VILLAGE_CODE.of("row")).otherwise(successor);
    return rows.as("row")
        .join(broadcast(edges.get().as("edge")), leads, "left_outer")
        .filter(unchanged.or(taken))
        .select(
            Arrays.stream(rows.columns())
                .map(name -> name.equals(VILLAGE_CODE.name()) ? code.as(name) : col("row." + name))
                .toArray(Column[]::new));
  }
}
