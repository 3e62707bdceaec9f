package org.duzhan.simulate;

import java.util.ArrayList;
import java.util.List;

/** What was planted in the files of one county and month, as lines of CSV. */
record Planted(
    List<String> files,
    List<String> badRows,
    List<String> fallers,
    List<String> villages,
    List<String> falsified) {
  static final String FILES =
      "file,county_code,period,status,rows_read,rows_accepted,rows_unchanged,rows_superseded,rows_quarantined";
  static final String BAD_ROWS = "file,sheet,row,table,rule,field";
  static final String FALLERS = "period,household_id,county_code,village_code,kind,cause";
  static final String VILLAGES =
      "period,village_code,county_code,province_code,rural_population,listed,criterion,households,"
          + "persons,poor_households,poor_persons,missed_persons,wrongly_exited_persons,falsified,"
          + "true_population,true_poor_persons";
  static final String FALSIFIED =
      "period,village_code,county_code,kind,households_changed,poor_persons_hidden,how";
  static final String HOUSEHOLDS =
      "period,household_id,county_code,village_code,persons,registered_poor,measured_poor,state,"
          + "wrongly_exited,missed,true_net_income,true_poor,true_state";

  Planted() {
    this(
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>());
  }

  void file(String file, String county, String month, String status, Counts counts) {
    files.add(
        "%s,%s,%s,%s,%d,%d,%d,0,%d"
            .formatted(
                file,
                county,
                month,
                status,
                counts.read(),
                counts.accepted(),
                counts.unchanged(),
                counts.quarantined()));
  }

  void badRow(String file, String sheet, long row, String table, BadRow bad) {
    badRows.add("%s,%s,%d,%s,%s,%s".formatted(file, sheet, row, table, bad.rule(), bad.field()));
  }
}
