package org.duzhan.job;

/**
 * Something a run does.
 *
 * @param county 6-digit code, {@link #ALL} for a step over all counties
 * @param month YYYY-MM
 * @param action ingest, assess, risk, backsliding or report
 */
public record Action(String county, String month, String action) implements Comparable<Action> {
  public static final String ALL = "*";
  public static final String INGEST = "ingest";

  @Override
  public int compareTo(Action other) {
    return key().compareTo(other.key());
  }

  private String key() {
    return month + (action.equals(INGEST) ? "/0/" : "/1/") + county + "/" + action;
  }
}
