package org.duzhan.report.content;

/** What in a column should catch the eye. */
public enum Highlight {
  NONE,
  /** The higher, the redder. */
  HEAT,
  /** A bar from 0 to 100 %. */
  PROGRESS,
  /** A bar from 0 to the greatest value. */
  BAR,
  /** A red, B amber, C green. */
  GRADE,
  /** 已清零, 按进度 and 达标 green, 滞后 amber, 严重滞后 and 未达标 red. */
  COURSE,
  /** A rise is bad. */
  RISE,
  /** Anything above 0 is bad. */
  ALARM
}
