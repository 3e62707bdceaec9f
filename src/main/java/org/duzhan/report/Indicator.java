package org.duzhan.report;

import java.util.function.Function;
import org.duzhan.report.content.Kind;
import org.duzhan.settings.Settings;
import org.duzhan.table.Field;

/**
 * A figure of the summary sheet.
 *
 * @param caption as leaders say it
 * @param unit 人, 户, 个 …; empty for shares
 * @param target what it must come to, from the settings
 * @param definition formula and source, in Chinese
 */
record Indicator(
    String caption,
    String unit,
    Kind kind,
    Field field,
    Function<Settings, Target> target,
    String definition) {

  static Indicator count(String caption, String unit, Field field, String definition) {
    return new Indicator(caption, unit, Kind.COUNT, field, s -> Target.NONE, definition);
  }

  static Indicator share(String caption, Field field, String definition) {
    return new Indicator(caption, "", Kind.SHARE, field, s -> Target.NONE, definition);
  }

  static Indicator incidence(String caption, Field field, String definition) {
    return new Indicator(caption, "", Kind.INCIDENCE, field, s -> Target.NONE, definition);
  }

  Indicator to(Function<Settings, Target> target) {
    return new Indicator(caption, unit, kind, field, target, definition);
  }

  /** To be none. */
  Indicator toZero() {
    return to(s -> Target.ZERO);
  }
}
