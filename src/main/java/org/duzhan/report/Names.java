package org.duzhan.report;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.duzhan.measure.AreaLevel;
import org.duzhan.measure.Progress;
import org.duzhan.settings.Annexes;
import org.duzhan.settings.Settings;
import org.jspecify.annotations.Nullable;

/** Names of places and months as a leader says them. */
final class Names {
  private static final Map<String, String> COURSES =
      Map.of(
          Progress.MET, "已清零",
          Progress.ON_COURSE, "按进度",
          Progress.LAGGING, "滞后",
          Progress.CRITICAL, "严重滞后");

  private static final Pattern AUTONOMOUS =
      Pattern.compile(
          "(.+?)(?:(?:各|壮|回|苗|瑶|彝|侗|水|藏|羌|傣|佤|怒|白|畲|黎|土|满|京|布依|仡佬|仫佬|毛南|土家|哈尼|傈僳|拉祜|纳西"
              + "|景颇|布朗|阿昌|普米|德昂|独龙|基诺|保安|东乡|裕固|撒拉|朝鲜|蒙古|达斡尔|鄂温克|鄂伦春|维吾尔|柯尔克孜)族"
              + "|哈萨克族?|塔吉克|锡伯|蒙古)+自治县");

  /** Not the country: only the counties under supervision report. */
  private static final String WHOLE = "督战范围";

  static String month(YearMonth month) {
    return month.getYear() + "年" + month.getMonthValue() + "月";
  }

  static String day(LocalDate day) {
    return month(YearMonth.from(day)) + day.getDayOfMonth() + "日";
  }

  /** 广西 for 广西壮族自治区. */
  static String shortProvince(String province) {
    return province.replaceAll("(壮族|回族|维吾尔)?自治区$|省$|市$", "");
  }

  /** 贡山县 for 贡山独龙族怒族自治县: the peoples of an autonomous county are left out, as leaders do. */
  static String shortCounty(String county) {
    Matcher autonomous = AUTONOMOUS.matcher(county);
    return autonomous.matches() ? autonomous.group(1) + "县" : county;
  }

  /** A province by its short name, else by its code. */
  static String province(Settings settings, String code) {
    return shortProvince(settings.areas().of(code).orElse(code));
  }

  /** The area of a report: 督战范围, 广西, 河池市 or 都安县; its code where no name is known. */
  static String area(Settings settings, Scope scope) {
    String code = scope.code().orElse("");
    return switch (scope.level()) {
      case COUNTRY -> WHOLE;
      case PROVINCE -> province(settings, code);
      case PREFECTURE -> settings.areas().of(code).orElse(code);
      case COUNTY -> county(settings, code);
    };
  }

  /** A place of a level from the county upwards. */
  static String of(Settings settings, String level, String code) {
    return switch (AreaLevel.valueOf(level.toUpperCase(Locale.ROOT))) {
      case COUNTRY -> WHOLE;
      case PROVINCE -> province(settings, code);
      case COUNTY -> county(settings, code);
      default -> settings.areas().of(code).orElse(code);
    };
  }

  /** A county of annex 1 by the annex's short name, another by its own, else by its code. */
  static String county(Settings settings, String code) {
    return settings
        .annexes()
        .county(code)
        .map(Annexes.County::shortName)
        .or(() -> settings.areas().of(code).map(Names::shortCounty))
        .orElse(code);
  }

  /** Wholes before their parts. */
  static int orderOf(String scope) {
    return List.of("annex_counties", "listed_villages", "listed_by_persons", "listed_by_incidence")
        .indexOf(scope);
  }

  /** What is supervised, as a whole. */
  static String supervised(String scope) {
    return switch (scope) {
      case "annex_counties" -> "挂牌县整体";
      case "listed_villages" -> "挂牌村整体";
      case "listed_by_persons" -> "其中超千人的村";
      case "listed_by_incidence" -> "其中发生率的村";
      default -> scope;
    };
  }

  /** The test by which a village is listed. */
  static String criterion(String code, String none) {
    return switch (code) {
      case "persons" -> "超千人";
      case "incidence" -> "发生率";
      default -> none;
    };
  }

  static @Nullable String course(@Nullable String code) {
    return code == null ? null : COURSES.getOrDefault(code, code);
  }

  private Names() {}
}
