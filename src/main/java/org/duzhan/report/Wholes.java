package org.duzhan.report;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.duzhan.measure.Catalogue;
import org.duzhan.measure.CountyMonth;
import org.duzhan.measure.ProvinceMonth;
import org.duzhan.measure.ScopeMonth;
import org.duzhan.table.Areas;
import org.duzhan.table.Field;

/**
 * What the figures of a report are of: of the country and of a province the counties of annex 1,
 * and the listed villages; of a prefecture or a county that area itself.
 */
final class Wholes {
  /** A whole, this month and last. */
  record Whole(String name, GoldRow now, GoldRow before) {}

  private Wholes() {}

  static List<Whole> of(ReportInput input, Standing standing) {
    List<Whole> wholes =
        switch (input.scope().level()) {
          case COUNTRY, PROVINCE -> supervised(input);
          case PREFECTURE -> prefecture(input);
          case COUNTY -> List.of();
        };
    Place area = standing.whole();
    return wholes.isEmpty() ? List.of(new Whole(area.name(), area.now(), area.before())) : wholes;
  }

  private static List<Whole> supervised(ReportInput input) {
    String code = input.scope().code().orElse(ProvinceMonth.COUNTRY);
    Map<String, AreaRows.Pair> rows =
        AreaRows.beside(
                input.areas().scopes().filter(Areas.PROVINCE_CODE.col().equalTo(code)),
                month(input),
                ScopeMonth.KEY,
                fields())
            .collect(toMap(pair -> pair.now().words(ScopeMonth.SCOPE), pair -> pair));
    return Stream.of(ScopeMonth.ANNEX_COUNTIES, ScopeMonth.LISTED_VILLAGES)
        .map(rows::get)
        .filter(Objects::nonNull)
        .map(pair -> whole(Names.supervised(pair.now().words(ScopeMonth.SCOPE)), pair))
        .toList();
  }

  private static List<Whole> prefecture(ReportInput input) {
    String code = input.scope().code().orElse("");
    return AreaRows.beside(
            input.areas().prefectures().filter(Areas.PREFECTURE_CODE.col().equalTo(code)),
            month(input),
            List.of(Areas.PREFECTURE_CODE),
            fields())
        .map(pair -> whole(Names.area(input.settings(), input.scope()), pair))
        .toList();
  }

  private static Whole whole(String name, AreaRows.Pair pair) {
    return new Whole(name, pair.now(), pair.before());
  }

  private static List<Field> fields() {
    return AreaRows.with(
        Catalogue.fields(), Reasons.COLUMNS, CountyMonth.VILLAGES, CountyMonth.LISTED_VILLAGES);
  }

  private static String month(ReportInput input) {
    return input.provenance().period().toString();
  }
}
