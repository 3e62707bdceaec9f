package org.duzhan.job;

import static java.util.stream.Collectors.toCollection;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.duzhan.job.AreaFigures.Line;
import org.duzhan.measure.Area;
import org.duzhan.measure.AreaLevel;
import org.duzhan.measure.CountyMonth;
import org.duzhan.measure.CountyPartnerMonth;
import org.duzhan.measure.PartnerMonth;
import org.duzhan.measure.ProvinceMonth;
import org.duzhan.measure.ScopeMonth;
import org.duzhan.measure.VillageMonth;
import org.duzhan.settings.Settings;
import org.duzhan.table.Areas;
import org.duzhan.table.Field;
import org.duzhan.table.Table;

/**
 * Places that are published as one whole, wherever they lie: the villages of a partner, or the
 * villages or counties of a scope. Which they are the month's own rows say.
 *
 * @param name empty if the code says all
 * @param own its own row
 * @param parts the rows of its villages, or of its counties
 */
record TracedWhole(String code, String name, String kind, Rows own, Rows parts) implements Traced {
  static final String PARTNER = "partner";
  static final String COUNTY_PARTNER = "county_partner";
  static final String SCOPE = "scope";

  /** The villages that a partner answers for. */
  static TracedWhole ofPartner(String partner) {
    Optional<String> value = Optional.of(partner);
    return new TracedWhole(
        partner,
        "",
        PARTNER,
        Rows.of(Grain.PARTNERS, PartnerMonth.PARTNER, value),
        Rows.of(Grain.VILLAGES, VillageMonth.PARTNER, value));
  }

  /** The counties that a partner answers for. */
  static TracedWhole ofCountyPartner(String partner, Collection<String> counties) {
    return new TracedWhole(
        partner,
        "",
        COUNTY_PARTNER,
        Rows.of(Grain.COUNTY_PARTNERS, CountyPartnerMonth.PARTNER, Optional.of(partner)),
        Rows.of(Grain.COUNTIES, Areas.PROVINCE_CODE, Optional.empty())
            .only(county -> counties.contains(Grain.COUNTIES.codeOf(county))));
  }

  /**
   * What counts in a scope.
   *
   * @param province its code, or that of the country
   * @param name of the province; empty for the country
   * @param supervised codes of the provinces that count in the country
   */
  static TracedWhole ofScope(String scope, String province, String name, Set<String> supervised) {
    Map<Field, String> own = Map.of(ScopeMonth.SCOPE, scope, ScopeMonth.PROVINCE_CODE, province);
    Optional<String> of = Optional.of(province).filter(p -> !p.equals(ProvinceMonth.COUNTRY));
    return new TracedWhole(
        scope,
        name,
        SCOPE,
        new Rows(Grain.SCOPES, own, row -> true),
        ScopeMonth.isOfCounties(scope) ? counties(of) : villages(scope, of, supervised));
  }

  private static Rows counties(Optional<String> province) {
    return Rows.of(Grain.COUNTIES.with(CountyMonth.IN_ANNEX), Areas.PROVINCE_CODE, province)
        .only(county -> Boolean.TRUE.equals(county.getAs(CountyMonth.IN_ANNEX.name())));
  }

  private static Rows villages(String scope, Optional<String> province, Set<String> supervised) {
    Optional<String> criterion = ScopeMonth.criterion(scope);
    return Rows.of(
            Grain.VILLAGES.with(VillageMonth.LISTED, VillageMonth.CRITERION),
            Areas.PROVINCE_CODE,
            province)
        .only(
            village ->
                province.isPresent()
                    || supervised.contains(Grain.VILLAGES.codeOf(village).substring(0, 2) + "0000"))
        .only(village -> Boolean.TRUE.equals(village.getAs(VillageMonth.LISTED.name())))
        .only(
            village ->
                criterion.isEmpty()
                    || criterion.get().equals(village.getAs(VillageMonth.CRITERION.name())));
  }

  @Override
  public String name(List<Line> lines) {
    return name;
  }

  @Override
  public Table table() {
    return own.grain().table();
  }

  @Override
  public List<Rows> rows() {
    return List.of(own, parts);
  }

  @Override
  public Reach reach(List<Line> lines, Settings settings) {
    TreeSet<String> places =
        lines.stream()
            .filter(line -> !isOwn(line))
            .map(Line::code)
            .collect(toCollection(TreeSet::new));
    TreeSet<String> counties =
        places.stream()
            .map(place -> new Area(AreaLevel.VILLAGE, place, "").county().orElseThrow())
            .collect(toCollection(TreeSet::new));
    boolean ofVillages = parts.grain().table().equals(VillageMonth.TABLE);
    return new Reach(
        Optional.of(counties).filter(all -> all.size() == 1).map(TreeSet::first),
        ofVillages,
        place -> (ofVillages ? place : Areas.countyOf(place)).isInCollection(places),
        county -> county.isInCollection(counties));
  }
}
