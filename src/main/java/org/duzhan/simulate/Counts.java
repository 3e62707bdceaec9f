package org.duzhan.simulate;

/** Rows of a file by what becomes of them. */
record Counts(long accepted, long unchanged, long quarantined) {
  static final Counts NONE = new Counts(0, 0, 0);

  static Counts accepted(long rows) {
    return new Counts(rows, 0, 0);
  }

  static Counts quarantined(long rows) {
    return new Counts(0, 0, rows);
  }

  Counts plus(Counts other) {
    return new Counts(
        accepted + other.accepted, unchanged + other.unchanged, quarantined + other.quarantined);
  }

  long read() {
    return accepted + unchanged + quarantined;
  }
}
