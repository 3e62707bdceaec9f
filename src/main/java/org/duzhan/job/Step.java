package org.duzhan.job;

import java.util.Locale;

/** What is made for a month once its files are in, in this order. */
public enum Step {
  ASSESS,
  BACKSLIDING,
  DISTRIBUTION,
  RISK,
  REPORT;

  public String action() {
    return name().toLowerCase(Locale.ROOT);
  }
}
