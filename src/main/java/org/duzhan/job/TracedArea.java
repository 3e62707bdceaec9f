package org.duzhan.job;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.duzhan.job.AreaFigures.Line;
import org.duzhan.measure.Area;
import org.duzhan.measure.AreaLevel;
import org.duzhan.measure.CountyMonth;
import org.duzhan.settings.Settings;
import org.duzhan.table.Table;

/** An area: areas of a level below are added up for it. */
record TracedArea(Area area) implements Traced {
  @Override
  public String code() {
    return area.code();
  }

  /** Villages and townships are named by the month's own rows. */
  @Override
  public String name(List<Line> lines) {
    boolean township = area.level() == AreaLevel.TOWNSHIP;
    Stream<String> ofMonth =
        lines.stream()
            .filter(l -> township || l.code().equals(area.code()))
            .map(l -> township ? l.within() : l.name());
    return Stream.concat(Stream.of(area.name()), ofMonth)
        .filter(n -> !n.isEmpty())
        .findFirst()
        .orElse("");
  }

  @Override
  public String kind() {
    return area.level().label();
  }

  @Override
  public Table table() {
    return Grain.of(area.level()).table();
  }

  @Override
  public List<Rows> rows() {
    Grain grain = Grain.of(area.level());
    Rows own = in(grain).only(row -> grain.codeOf(row).equals(area.code()));
    return switch (area.level()) {
      // Its own row stands among those of its parts.
      case COUNTRY -> List.of(in(grain));
      case PROVINCE ->
          List.of(
              own,
              within(Grain.COUNTIES.with(CountyMonth.SCOPE))
                  .only(c -> !CountyMonth.OUTSIDE.equals(c.getAs(CountyMonth.SCOPE.name()))));
      case PREFECTURE -> List.of(own, within(Grain.COUNTIES));
      case COUNTY, TOWNSHIP -> List.of(own, within(Grain.VILLAGES));
      // Its households are its parts.
      case VILLAGE -> List.of(own);
    };
  }

  /** Of its villages; of a village none. */
  Rows villages() {
    return within(Grain.VILLAGES).only(row -> area.level() != AreaLevel.VILLAGE);
  }

  private Rows within(Grain grain) {
    return in(grain).only((Row row) -> area.holds(grain.codeOf(row), Set.of()));
  }

  private Rows in(Grain grain) {
    return Rows.of(grain, CountyMonth.COUNTY_CODE, area.county());
  }

  @Override
  public Reach reach(List<Line> lines, Settings settings) {
    Set<String> provinces = settings.annexes().provinceCodes();
    return new Reach(
        area.county(),
        area.level().compareTo(AreaLevel.COUNTY) <= 0,
        place -> area.holds(place, provinces),
        area::mayHold);
  }
}
