package org.duzhan.job;

import static org.duzhan.measure.CountyMonth.NULL_REASON;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.judge.Accountability;
import org.duzhan.lake.Lake;
import org.duzhan.measure.CountyMonth;
import org.duzhan.measure.CountyPartnerMonth;
import org.duzhan.measure.Distribution;
import org.duzhan.measure.Estimates;
import org.duzhan.measure.FigureFaults;
import org.duzhan.measure.Grains;
import org.duzhan.measure.Headcount;
import org.duzhan.measure.PartnerMonth;
import org.duzhan.measure.PrefectureMonth;
import org.duzhan.measure.ProblemFaults;
import org.duzhan.measure.ProblemMonth;
import org.duzhan.measure.ProvinceMonth;
import org.duzhan.measure.Register;
import org.duzhan.measure.ScopeMonth;
import org.duzhan.measure.TownshipMonth;
import org.duzhan.measure.VillageMonth;
import org.duzhan.settings.Settings;
import org.duzhan.table.Areas;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Table;

/** What must hold of the tables of figures: sums, ratios, shares, and a reason for what is null. */
final class FigureChecks {
  private FigureChecks() {}

  /** What must hold, and the rows of which it does not. */
  record Check(String name, Dataset<Row> offenders) {}

  /**
   * A table of areas.
   *
   * @param parts what lies in them, under their key
   * @param of what these are
   */
  private record Grain(
      Table table, Dataset<Row> areas, List<Field> key, Dataset<Row> parts, String of) {
    Check addedUp() {
      return new Check(
          "%s: the %s added up".formatted(table.name(), of),
          FigureFaults.notAddedUp(parts, areas, key));
    }

    /** Ends of intervals, and the share that only areas of counties have. */
    Field[] shares() {
      return Stream.concat(
              Estimates.INTERVALS.stream(),
              Stream.of(ProvinceMonth.TIMELINESS).filter(table.fields()::contains))
          .toArray(Field[]::new);
    }
  }

  static List<Check> of(Context context) {
    return of(context.lake(), context.interpreting().lake(), context.settings());
  }

  /**
   * All of them.
   *
   * @param interpreted the same lake, for tables of a row to each village or fewer
   */
  private static List<Check> of(Lake lake, Lake interpreted, Settings settings) {
    Dataset<Row> households = lake.read(Households.TABLE);
    Dataset<Row> villages = interpreted.read(VillageMonth.TABLE);
    List<Grain> grains = grains(interpreted, villages, settings);
    List<Check> checks = new ArrayList<>();
    checks.add(
        new Check(
            "village_month: the month's households counted anew (assess where files came since)",
            FigureFaults.notRecounted(households, lake.read(VillageMonth.TABLE), settings)));
    grains.forEach(g -> checks.add(g.addedUp()));
    checks.add(ratios(VillageMonth.TABLE, villages, List.of(Areas.VILLAGE_CODE)));
    grains.forEach(g -> checks.add(ratios(g.table(), g.areas(), g.key())));
    checks.addAll(IncomeChecks.of(interpreted.read(Distribution.TABLE), villages));
    checks.addAll(
        TransitionChecks.of(lake, interpreted, households, Grains.of(villages, settings)));
    checks.addAll(problems(interpreted, villages));
    checks.addAll(MonitoringChecks.of(interpreted));
    checks.add(
        shares(
            VillageMonth.TABLE,
            villages,
            List.of(Areas.VILLAGE_CODE),
            Stream.concat(
                    Estimates.INTERVALS.stream(),
                    Stream.of(
                        Estimates.INCIDENCE_SHRUNK,
                        Estimates.INCIDENCE_SHRUNK_LOW,
                        Estimates.INCIDENCE_SHRUNK_HIGH))
                .toArray(Field[]::new)));
    grains.forEach(g -> checks.add(shares(g.table(), g.areas(), g.key(), g.shares())));
    checks.add(
        explained(VillageMonth.TABLE, villages, List.of(Areas.VILLAGE_CODE), Register.INCIDENCE));
    grains.forEach(
        g ->
            checks.add(
                explained(
                    g.table(),
                    g.areas(),
                    g.key(),
                    g.table().equals(ProvinceMonth.TABLE)
                        ? Headcount.POOR_PERSONS
                        : Register.INCIDENCE)));
    return checks;
  }

  private static List<Grain> grains(Lake lake, Dataset<Row> villages, Settings settings) {
    Dataset<Row> counties = lake.read(CountyMonth.TABLE);
    Dataset<Row> inScope = counties.filter(CountyMonth.SCOPE.col().notEqual(CountyMonth.OUTSIDE));
    return List.of(
        new Grain(
            TownshipMonth.TABLE,
            lake.read(TownshipMonth.TABLE),
            List.of(Areas.TOWNSHIP_CODE),
            villages.withColumn(
                Areas.TOWNSHIP_CODE.name(), Areas.townshipOf(Areas.VILLAGE_CODE.col())),
            "villages of village_month"),
        new Grain(
            CountyMonth.TABLE,
            counties,
            List.of(Areas.COUNTY_CODE),
            villages,
            "villages of village_month"),
        new Grain(
            PrefectureMonth.TABLE,
            lake.read(PrefectureMonth.TABLE),
            List.of(Areas.PREFECTURE_CODE),
            counties.withColumn(
                Areas.PREFECTURE_CODE.name(), Areas.prefectureOf(Areas.COUNTY_CODE.col())),
            "counties of county_month"),
        new Grain(
            ProvinceMonth.TABLE,
            lake.read(ProvinceMonth.TABLE),
            List.of(Areas.PROVINCE_CODE),
            inScope.unionByName(ProvinceMonth.country(inScope)),
            "counties of county_month"),
        new Grain(
            PartnerMonth.TABLE,
            lake.read(PartnerMonth.TABLE),
            List.of(PartnerMonth.PARTNER),
            villages.filter(PartnerMonth.PARTNER.col().isNotNull()),
            "villages of village_month"),
        new Grain(
            CountyPartnerMonth.TABLE,
            lake.read(CountyPartnerMonth.TABLE),
            List.of(CountyPartnerMonth.PARTNER),
            CountyPartnerMonth.parts(counties, settings.partners()),
            "counties of county_month"),
        new Grain(
            ScopeMonth.TABLE,
            lake.read(ScopeMonth.TABLE),
            ScopeMonth.KEY,
            ScopeMonth.parts(counties, villages, settings.annexes().provinceCodes()),
            "annex counties, and the listed villages,"));
  }

  private static List<Check> problems(Lake lake, Dataset<Row> villages) {
    Dataset<Row> problems = lake.read(ProblemMonth.TABLE);
    return List.of(
        new Check(
            "problem_month: sources, kinds and units add up to all problems",
            ProblemFaults.notAddedUp(problems)),
        new Check(
            "problem_month: the problems that village_month has figures of",
            ProblemFaults.otherThanVillages(problems, villages)),
        new Check(
            "problem_month: the problems that county_month has figures of",
            ProblemFaults.otherThanCounties(problems, lake.read(CountyMonth.TABLE))),
        new Check(
            "problem_month: the problems that partner_month has figures of",
            ProblemFaults.otherThanPartners(problems, lake.read(PartnerMonth.TABLE))),
        new Check(
            "problem_month: the problems that county_partner_month has figures of",
            ProblemFaults.otherThanCountyPartners(problems, lake.read(CountyPartnerMonth.TABLE))),
        new Check(
            "accountability: every place is on the highest rung of its facts",
            Accountability.misplaced(lake.read(Accountability.TABLE))));
  }

  private static Check ratios(Table table, Dataset<Row> areas, List<Field> key) {
    return new Check(
        "%s: ratios are their numerators over their denominators".formatted(table.name()),
        FigureFaults.wrongRatios(areas, key));
  }

  private static Check shares(Table table, Dataset<Row> areas, List<Field> key, Field... more) {
    return new Check(
        "%s: shares are between 0 and 1".formatted(table.name()),
        FigureFaults.noShares(areas, key, more));
  }

  private static Check explained(Table table, Dataset<Row> areas, List<Field> key, Field figure) {
    return new Check(
        "%s: %s is there, or why not".formatted(table.name(), figure.name()),
        FigureFaults.unexplained(areas, key, figure, NULL_REASON));
  }
}
