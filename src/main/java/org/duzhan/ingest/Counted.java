package org.duzhan.ingest;

import java.util.Arrays;
import java.util.Optional;
import org.duzhan.table.Field;
import org.duzhan.table.Households;

/**
 * Figures of a household that are counted from its members' rows, eight bits each in one number. A
 * member of whom it is not known makes the figure unknown: that is not zero.
 */
enum Counted {
  SCHOOL_AGE(Households.SCHOOL_AGE, 0),
  OUT_OF_SCHOOL(Households.OUT_OF_SCHOOL, 1),
  UNINSURED(Households.UNINSURED, 2),
  WORKERS(Households.WORKERS, 3),
  OUTSIDE_PROVINCE(Households.WORK_OUTSIDE_PROVINCE, 4),
  OUTSIDE_COUNTY(Households.WORK_OUTSIDE_COUNTY, 5),
  IN_COUNTY(Households.WORK_IN_COUNTY, 6),
  WELFARE_POSTS(Households.WELFARE_POSTS, 7);

  static final int UNKNOWN = 0xFF;
  private static final int MOST = UNKNOWN - 1;
  private static final int BITS = 8;

  private final String field;
  private final int shift;

  Counted(Field field, int place) {
    this.field = field.name();
    this.shift = BITS * place;
  }

  /** The figure that a field of the household holds. */
  static Optional<Counted> of(String field) {
    return Arrays.stream(values()).filter(c -> c.field.equals(field)).findFirst();
  }

  /** How many members count, as far as rows tell; {@link #UNKNOWN} if of one it is not known. */
  int in(long counts) {
    return (int) (counts >>> shift) & UNKNOWN;
  }

  /** The counts with one member more. */
  long with(long counts, Answer answer) {
    int now = in(counts);
    int then =
        switch (answer) {
          case YES -> now < MOST ? now + 1 : now;
          case NO -> now;
          case UNKNOWN -> UNKNOWN;
        };
    return (counts & ~((long) UNKNOWN << shift)) | ((long) then << shift);
  }
}
