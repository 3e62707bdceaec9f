package org.duzhan.job;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.levenshtein;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.substring;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.measure.Area;
import org.duzhan.measure.AreaLevel;
import org.duzhan.measure.CountyMonth;
import org.duzhan.measure.ProvinceMonth;
import org.duzhan.measure.VillageMonth;
import org.duzhan.settings.Annexes;
import org.duzhan.settings.Settings;
import org.duzhan.settings.UserError;
import org.duzhan.table.Field;
import org.duzhan.table.Table;
import org.duzhan.table.Types;

/**
 * The area that is meant by a code or a name.
 *
 * @param period the month whose villages and townships go by their names
 * @param rows those of the month, by table
 */
record AreaNamed(String period, Settings settings, Function<Table, Dataset<Row>> rows) {
  private static final int SHOWN = 10;
  private static final int SUGGESTED = 3;
  private static final int TOWNSHIP_DIGITS = 9;
  private static final Field CODE =
      Field.required("area_code", Types.TEXT, "", "地区代码", "Code of the area");
  private static final Field NAME =
      Field.required("area_name", Types.TEXT, "", "地区", "Name of the area");

  /** The area; whether it has figures is not known yet. */
  Area of(String typed) {
    if (typed.matches("[0-9]+")) {
      return Area.levelOf(typed)
          .map(level -> new Area(level, typed, settings.areas().of(typed).orElse("")))
          .orElseThrow(
              () ->
                  new UserError(
                      "--area %s: no such code: it has %d digits (expected 6 of a province, prefecture or county, 9 of a township, 12 of a village, or 000000)"
                          .formatted(typed, typed.length())));
    }
    Map<String, String> known = known(typed);
    Map<String, String> meant = known.isEmpty() ? villages(typed) : known;
    if (meant.size() == 1) {
      return area(meant.entrySet().iterator().next());
    }
    throw meant.isEmpty() ? unknownName(typed) : ambiguous(typed, meant);
  }

  /** Says that an area of this code has no figures, or that the month has none at all. */
  UserError unknownCode(Area area) {
    if (rows.apply(CountyMonth.TABLE).isEmpty()) {
      return new UserError(
          "--period %s: cannot trace: the month was not made; run it first: jobs/duzhan run --period %s"
              .formatted(period, period));
    }
    List<Row> nearest = first(codes(area.level()), CODE, area.code());
    return new UserError(
        "--area %s: no %s%s has figures of %s; the nearest are %s"
            .formatted(
                area.code(),
                area.level().label(),
                area.name().isEmpty() ? "" : " " + area.name(),
                period,
                nearest.stream().map(row -> withName(row.getString(0))).collect(joining(", "))));
  }

  /** Provinces, prefectures and counties of this name, or short name. */
  private Map<String, String> known(String typed) {
    Map<String, String> known =
        settings.areas().byCode().entrySet().stream()
            .filter(area -> area.getValue().equals(typed))
            .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
    if (known.isEmpty()) {
      for (Annexes.County county : settings.annexes().counties()) {
        if (county.shortName().equals(typed)) {
          known.put(county.code(), county.name());
        }
      }
    }
    return known;
  }

  /** Villages and townships of this name. */
  private Map<String, String> villages(String typed) {
    Map<String, String> named = new TreeMap<>();
    names()
        .filter(NAME.col().equalTo(typed))
        .orderBy(CODE.col())
        .limit(SHOWN + 1)
        .collectAsList()
        .forEach(row -> named.put(row.getString(0), row.getString(1)));
    return named;
  }

  private Dataset<Row> names() {
    Dataset<Row> villages = rows.apply(VillageMonth.TABLE);
    Column code = VillageMonth.VILLAGE_CODE.col();
    return villages
        .select(CODE.from(code), NAME.from(VillageMonth.VILLAGE.col()))
        .unionAll(
            villages
                .select(
                    CODE.from(substring(code, 1, TOWNSHIP_DIGITS)),
                    NAME.from(VillageMonth.TOWNSHIP.col()))
                .distinct())
        .filter(NAME.col().isNotNull());
  }

  private UserError ambiguous(String typed, Map<String, String> meant) {
    String codes = meant.keySet().stream().limit(SHOWN).map(this::withName).collect(joining(", "));
    return new UserError(
        "--area %s: more than one area has this name: %s%s; give the code"
            .formatted(typed, codes, meant.size() > SHOWN ? " and more" : ""));
  }

  /** Of what has figures in the month: so many share a name elsewhere. */
  private UserError unknownName(String typed) {
    Map<String, String> codes = new TreeMap<>();
    first(names(), NAME, typed).forEach(row -> codes.put(row.getString(1), row.getString(0)));
    for (Row row :
        rows.apply(CountyMonth.TABLE).select(CountyMonth.COUNTY_CODE.col()).collectAsList()) {
      String county = row.getString(0);
      for (String code :
          List.of(county, county.substring(0, 4) + "00", county.substring(0, 2) + "0000")) {
        settings.areas().of(code).ifPresent(name -> codes.put(name, code));
      }
    }
    String nearest =
        Nearest.list(typed, codes.keySet()).stream()
            .map(name -> name + " " + codes.get(name))
            .collect(joining(", "));
    return new UserError(
        "--area %s: no such area; the nearest are %s; a code will do as well (GB/T 2260)"
            .formatted(typed, nearest));
  }

  private Dataset<Row> codes(AreaLevel level) {
    Column village = VillageMonth.VILLAGE_CODE.col();
    Column county = CountyMonth.COUNTY_CODE.col();
    return switch (level) {
      case VILLAGE -> rows.apply(VillageMonth.TABLE).select(CODE.from(village));
      case TOWNSHIP ->
          rows.apply(VillageMonth.TABLE).select(CODE.from(substring(village, 1, TOWNSHIP_DIGITS)));
      case COUNTY -> rows.apply(CountyMonth.TABLE).select(CODE.from(county));
      case PREFECTURE ->
          rows.apply(CountyMonth.TABLE)
              .select(CODE.from(concat(substring(county, 1, 4), lit("00"))));
      case PROVINCE, COUNTRY ->
          rows.apply(ProvinceMonth.TABLE).select(CODE.from(ProvinceMonth.PROVINCE_CODE.col()));
    };
  }

  /** The rows whose field is most like what was typed. */
  private static List<Row> first(Dataset<Row> rows, Field field, String typed) {
    return rows.distinct()
        .orderBy(levenshtein(field.col(), lit(typed)), CODE.col())
        .limit(SUGGESTED)
        .collectAsList();
  }

  private String withName(String code) {
    String county = code.substring(0, Math.min(6, code.length()));
    return settings.areas().of(county).map(name -> code + " " + name).orElse(code);
  }

  private static Area area(Map.Entry<String, String> named) {
    AreaLevel level = Area.levelOf(named.getKey()).orElseThrow();
    return new Area(level, named.getKey(), named.getValue());
  }
}
