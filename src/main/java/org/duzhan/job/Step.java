package org.duzhan.job;

import java.util.Locale;

/** What is made for a month once its files are in, in this order. */
public enum Step {
  ASSESS,
  BACKSLIDING,
  DISTRIBUTION,
  RISK,
  REPORT;

  /** Whether it is made of some counties alone, where files came of no other. */
  public boolean isByCounty() {
    return this == ASSESS || this == BACKSLIDING || this == DISTRIBUTION;
  }

  public String action() {
    return name().toLowerCase(Locale.ROOT);
  }
}
