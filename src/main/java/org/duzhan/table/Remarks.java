package org.duzhan.table;

/**
 * One row per row that is in and rule it breaks that only notes: what is not wrong beyond doubt.
 * The same columns as {@link Quarantine}.
 */
public final class Remarks {
  public static final Field SUBMISSION_ID = Quarantine.SUBMISSION_ID;

  public static final Table TABLE =
      Table.of(
              "remark",
              "row taken in and rule it breaks that only notes",
              Quarantine.TABLE.key(),
              Quarantine.TABLE.fields())
          .partitionedBy(Quarantine.PERIOD);

  private Remarks() {}
}
