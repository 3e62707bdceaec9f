package org.duzhan.report;

import java.time.YearMonth;
import java.util.Map;
import org.duzhan.measure.Progress;
import org.duzhan.settings.Annexes;
import org.jspecify.annotations.Nullable;

/** Names of places and months as a leader says them. */
final class Names {
  private static final Map<String, String> COURSES =
      Map.of(
          Progress.MET, "已清零",
          Progress.ON_COURSE, "按进度",
          Progress.LAGGING, "滞后",
          Progress.CRITICAL, "严重滞后");

  static String month(YearMonth month) {
    return month.getYear() + "年" + month.getMonthValue() + "月";
  }

  /** 广西 for 广西壮族自治区. */
  static String shortProvince(String province) {
    return province.replaceAll("(壮族|回族|维吾尔)?自治区$|省$|市$", "");
  }

  /** A province by its short name, else by its code. */
  static String province(Annexes annexes, String code) {
    return shortProvince(annexes.provinceNames().getOrDefault(code, code));
  }

  /** The area of a report: 全国, 广西, 河池市 or 都安县; its code where no name is known. */
  static String area(Annexes annexes, Scope scope) {
    String code = scope.code().orElse("");
    return switch (scope.level()) {
      case COUNTRY -> "全国";
      case PROVINCE -> province(annexes, code);
      case PREFECTURE -> prefecture(annexes, code);
      case COUNTY -> county(annexes, code, null);
    };
  }

  private static String prefecture(Annexes annexes, String code) {
    return annexes.counties().stream()
        .filter(c -> c.prefectureCode().equals(code))
        .findFirst()
        .map(Annexes.County::prefecture)
        .orElse(code);
  }

  /** A county of annex 1 by the annex's short name, another by its own name, else by its code. */
  static String county(Annexes annexes, String code, @Nullable String name) {
    return annexes
        .county(code)
        .map(Annexes.County::shortName)
        .orElse(name == null || name.isBlank() ? code : name);
  }

  static @Nullable String course(@Nullable String code) {
    return code == null ? null : COURSES.getOrDefault(code, code);
  }

  private Names() {}
}
