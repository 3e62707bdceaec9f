package org.duzhan.ingest;

import java.util.Locale;

/** What a cell is meant to hold; it decides how the text is cleaned and which type it becomes. */
public enum Kind {
  /** A month; cleaned to YYYY-MM. */
  MONTH,
  /** A code or number used as a name; digits only where it came as a number. */
  CODE,
  /** Read, keyed or dropped; it never leaves this room. */
  PERSONAL,
  /** A whole number of persons, households or years. */
  COUNT,
  /** Yuan. */
  MONEY,
  /** A number that is measured, kept as exact as it is written; 12.5 % is 0.125. */
  NUMBER,
  /** A day; cleaned to YYYY-MM-DD. */
  DATE,
  /** Yes or no; cleaned to true or false. */
  FLAG,
  /** Words, by the field's list of values. */
  TEXT;

  /** As messages name it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it says which row it is: of whom, where, when. */
  boolean isName() {
    return this == MONTH || this == CODE || this == PERSONAL;
  }
}
