package org.duzhan.table;

/**
 * One row per row that is in and rule it breaks that only notes: what is not wrong beyond doubt.
 * The columns of {@link Quarantine}, but the row's cells: the row stands in its table.
 */
public final class Remarks {
  public static final Field SUBMISSION_ID = Quarantine.SUBMISSION_ID;

  public static final Table TABLE =
      Table.of(
              "remark",
              "row taken in and rule it breaks that only notes",
              Quarantine.TABLE.key(),
              Quarantine.TABLE.fields().stream()
                  .filter(f -> !f.equals(Quarantine.ROW_KEY) && !f.equals(Quarantine.CELLS))
                  .toList())
          .partitionedBy(Quarantine.PERIOD);

  private Remarks() {}
}
