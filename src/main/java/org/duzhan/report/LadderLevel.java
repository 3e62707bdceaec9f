package org.duzhan.report;

import static java.util.stream.Collectors.joining;
import static org.apache.spark.sql.functions.array_position;
import static org.apache.spark.sql.functions.lit;

import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.duzhan.measure.AreaLevel;
import org.duzhan.report.content.Cell;
import org.duzhan.report.content.Kind;
import org.duzhan.settings.Ladder;

/** Levels of the places on the ladder as a leader says them, the highest first. */
enum LadderLevel {
  PROVINCE(AreaLevel.PROVINCE, "省"),
  PREFECTURE(AreaLevel.PREFECTURE, "市州"),
  COUNTY(AreaLevel.COUNTY, "县"),
  VILLAGE(AreaLevel.VILLAGE, "村");

  private final AreaLevel level;
  private final String caption;

  LadderLevel(AreaLevel level, String caption) {
    this.level = level;
    this.caption = caption;
  }

  AreaLevel level() {
    return level;
  }

  String caption() {
    return caption;
  }

  /** Orders rows of places, the highest level first. */
  static Column order() {
    return array_position(
        lit(Stream.of(values()).map(l -> l.level.label()).toArray(String[]::new)),
        AreaLevel.LEVEL.col());
  }

  /** What the level of a row is called. */
  static String captionOf(String label) {
    return Stream.of(values())
        .filter(l -> l.level.label().equals(label))
        .map(LadderLevel::caption)
        .findFirst()
        .orElse(label);
  }

  /** From where on a fact holds, level by level. */
  static String thresholds(Ladder.Fact fact) {
    return Stream.of(values())
        .filter(l -> fact.atLeast().containsKey(l.level.label()))
        .map(l -> l.caption + threshold(fact, fact.atLeast().getOrDefault(l.level.label(), 0.0)))
        .collect(joining("、"));
  }

  private static String threshold(Ladder.Fact fact, double least) {
    return switch (fact.show()) {
      case "share" -> "≥" + Cell.number(Kind.SHARE, least, "").shown();
      case "count" -> "≥" + Cell.number(Kind.COUNT, least, "").shown() + fact.unit();
      default -> "";
    };
  }
}
