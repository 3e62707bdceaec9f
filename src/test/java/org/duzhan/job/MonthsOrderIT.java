package org.duzhan.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duzhan.testkit.TextTables.assertRows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.duzhan.judge.Accountability;
import org.duzhan.judge.Backsliding;
import org.duzhan.judge.CountyRisk;
import org.duzhan.judge.VillageRisk;
import org.duzhan.measure.CountyMonth;
import org.duzhan.measure.Distribution;
import org.duzhan.measure.ProblemMonth;
import org.duzhan.measure.ProvinceMonth;
import org.duzhan.measure.Transition;
import org.duzhan.measure.VillageMonth;
import org.duzhan.table.Remarks;
import org.duzhan.table.Table;
import org.duzhan.testkit.MemoryLake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Months of one county, asked for together, apart, backwards and again. */
class MonthsOrderIT {
  private static final List<Table> FIGURES =
      List.of(
          VillageMonth.TABLE,
          CountyMonth.TABLE,
          ProvinceMonth.TABLE,
          Transition.TABLE,
          Distribution.TABLE,
          Backsliding.TABLE,
          VillageRisk.TABLE,
          CountyRisk.TABLE,
          ProblemMonth.TABLE,
          Accountability.TABLE,
          Remarks.TABLE);

  @TempDir private static Path folder;

  @Test
  void makesTheSameFiguresInWhateverOrderMonthsAreAskedFor() throws IOException {
    TinyCounty two =
        TinyCounty.in(folder.resolve("two"))
            .with(
                "户2020-01.csv",
                """
                统计月份,行政村代码,户编号,家庭人口数,脱贫属性,工资性收入
                2020-01,522633100201,h1,4,已脱贫,28000
                2020-01,522633100201,h2,9,未脱贫,6000
                2020-01,522633100201,h3,2,新致贫,900
                2020-01,522633100202,h4,5,未脱贫,1000
                """,
                6);
    MemoryLake forward = new MemoryLake(folder.resolve("forward"));
    job(forward).run(of(true, "2019-12", "2020-01"), two.inbox());
    MemoryLake backward = new MemoryLake(folder.resolve("backward"));
    job(backward)
        .run(new MonthlyJob.Order("ingest", new TreeSet<>(), List.of(), false), two.inbox());
    job(backward).run(of(false, "2020-01"), List.of());
    Map<String, Set<String>> alone = figures(backward);
    job(backward).run(of(true, "2020-01"), two.inbox());
    job(backward).run(of(true, "2019-12", "2020-01"), two.inbox());

    assertThat(figures(backward)).isEqualTo(figures(forward));
    assertThat(alone).isEqualTo(figures(forward));
    assertRows(
        forward.read(Remarks.TABLE),
        "file | period | row | rule\n户2020-01.csv | 2020-01 | 3 | H61");
  }

  @Test
  void makesTheMonthAgainWhenALateFileComes() throws IOException {
    MemoryLake lake = new MemoryLake(folder.resolve("again"));
    Path inbox = folder.resolve("late");
    job(lake).run(of(true, "2019-12"), TinyCounty.in(inbox).inbox());
    TinyCounty late =
        TinyCounty.in(inbox)
            .with(
                "迟2019-12.csv",
                """
                统计月份,行政村代码,户编号,家庭人口数,脱贫属性,工资性收入
                2019-12,522633100201,h1,4,未脱贫,8000
                2019-12,522633100202,h4,6,未脱贫,1000
                """,
                9);

    MonthlyJob.Order assess =
        new MonthlyJob.Order("run", new TreeSet<>(Set.of("2019-12")), List.of(Step.ASSESS), true);
    MonthlyJob.Outcome second = job(lake).run(assess, late.inbox());

    assertThat(second.summary().rowsAccepted()).isEqualTo(1);
    assertThat(second.summary().rowsUnchanged()).isEqualTo(1);
    assertThat(second.work()).extracting(Due.Work::step).containsExactly(Step.ASSESS);
    assertRows(
        lake.read(CountyMonth.TABLE).filter("poor_persons is not null"),
        "county_code | poor_persons\n522633 | 13");
  }

  private static Map<String, Set<String>> figures(MemoryLake lake) {
    Map<String, Set<String>> figures = new TreeMap<>();
    for (Table table : FIGURES) {
      figures.put(table.name(), new TreeSet<>(lake.read(table).toJSON().collectAsList()));
    }
    return figures;
  }

  private static MonthlyJob.Order of(boolean others, String... months) {
    return new MonthlyJob.Order(
        "run",
        new TreeSet<>(Set.of(months)),
        List.of(Step.ASSESS, Step.BACKSLIDING, Step.DISTRIBUTION, Step.RISK),
        others);
  }

  private static MonthlyJob job(MemoryLake lake) {
    return Given.job(Given.context(lake), folder.resolve("reports"));
  }
}
