package org.duzhan.job;

import static org.apache.spark.sql.functions.lit;
import static org.duzhan.table.Field.required;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.measure.Attribution;
import org.duzhan.measure.CountyMonth;
import org.duzhan.measure.PartnerMonth;
import org.duzhan.measure.ProvinceMonth;
import org.duzhan.measure.ScopeMonth;
import org.duzhan.measure.VillageMonth;
import org.duzhan.settings.Partners;
import org.duzhan.table.Areas;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Table;
import org.duzhan.table.Types;

/**
 * What counties have a part in: the areas they lie in, which their codes tell; partners and scopes,
 * as two runs left them.
 *
 * @param supervised codes of the provinces of the annexes
 * @param found partners and scopes by county, named as reasons are
 */
record Parts(Set<String> supervised, Map<Subject, Map<String, Set<String>>> found) {
  private static final Field SUBJECT =
      required("subject", Types.TEXT, "", "对象", "What a county has a part in");

  /**
   * Looks up partners and scopes of some counties, in a month or before it: how far they have come
   * is reckoned from earlier months.
   */
  static Parts of(Context context, String month, List<PastRun> runs, Set<String> counties) {
    Set<String> supervised = context.settings().annexes().provinceCodes();
    Map<Subject, Map<String, Set<String>>> found = new EnumMap<>(Subject.class);
    if (!counties.isEmpty()) {
      Column of =
          Households.PERIOD.col().leq(month).and(Areas.COUNTY_CODE.col().isInCollection(counties));
      Dataset<Row> villages = left(context, runs, VillageMonth.TABLE).filter(of);
      Dataset<Row> annex = left(context, runs, CountyMonth.TABLE).filter(of);
      named(Subject.PARTNER, PartnerMonth.counties(villages))
          .unionAll(named(Subject.SCOPE, ScopeMonth.countiesOf(annex, villages, supervised)))
          .collectAsList()
          .forEach(
              row ->
                  found
                      .computeIfAbsent(Subject.valueOf(row.getString(0)), s -> new HashMap<>())
                      .computeIfAbsent(row.getString(1), county -> new TreeSet<>())
                      .add(row.getString(2)));
    }
    Partners partners = context.settings().partners();
    counties.forEach(
        county ->
            found
                .computeIfAbsent(Subject.COUNTY_PARTNER, s -> new HashMap<>())
                .put(county, partners.byCounty().getOrDefault(county, Set.of())));
    return new Parts(supervised, found);
  }

  private static Dataset<Row> left(Context context, List<PastRun> runs, Table table) {
    return runs.stream()
        .map(run -> run.left(context.lake(), table))
        .reduce(Dataset::unionAll)
        .orElseThrow();
  }

  private static Dataset<Row> named(Subject subject, Dataset<Row> parts) {
    return parts.select(
        SUBJECT.from(lit(subject.name())), Areas.COUNTY_CODE.col(), Attribution.SCOPE.col());
  }

  /** What a county has a part in. */
  Set<String> of(String county, Subject subject) {
    return switch (subject) {
      case PLACE -> places(county, true);
      case SUPERVISED -> areas(county, supervised.contains(province(county)));
      case PARTNER, COUNTY_PARTNER, SCOPE -> found(county, subject);
    };
  }

  private Set<String> found(String county, Subject subject) {
    return found.getOrDefault(subject, Map.of()).getOrDefault(county, Set.of());
  }

  /** Of scopes those over the whole country, by their names alone. */
  private Set<String> areas(String county, boolean counts) {
    Set<String> areas = places(county, counts);
    areas.addAll(found(county, Subject.PARTNER));
    areas.addAll(found(county, Subject.COUNTY_PARTNER));
    String ofCountry = " " + ProvinceMonth.COUNTRY;
    found(county, Subject.SCOPE).stream()
        .filter(scope -> scope.endsWith(ofCountry))
        .map(scope -> scope.substring(0, scope.length() - ofCountry.length()))
        .forEach(areas::add);
    return areas;
  }

  private static Set<String> places(String county, boolean counts) {
    Set<String> places = new TreeSet<>(List.of(county, county.substring(0, 4) + "00"));
    places.add(province(county));
    Stream.of(ProvinceMonth.COUNTRY).filter(country -> counts).forEach(places::add);
    return places;
  }

  private static String province(String county) {
    return county.substring(0, 2) + "0000";
  }
}
