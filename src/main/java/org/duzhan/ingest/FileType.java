package org.duzhan.ingest;

/** What a file is by its content; its extension may lie. */
enum FileType {
  XLSX,
  XLS,
  TEXT,
  OTHER;

  static FileType of(Fingerprint print) {
    if (print.startsWith("504b0304")) {
      return XLSX;
    }
    if (print.startsWith("d0cf11e0a1b11ae1")) {
      return XLS;
    }
    return print.text() ? TEXT : OTHER;
  }
}
