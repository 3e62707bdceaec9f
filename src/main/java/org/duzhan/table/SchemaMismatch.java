package org.duzhan.table;

import java.util.List;

/** A data set does not have the columns of the table it is meant for: a fault of ours. */
public final class SchemaMismatch extends IllegalStateException {
  SchemaMismatch(String table, List<String> missing, List<String> unknown) {
    super("Table " + table + ": missing columns " + missing + ", unknown columns " + unknown);
  }
}
