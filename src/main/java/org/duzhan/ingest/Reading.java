package org.duzhan.ingest;

import java.io.Serializable;
import java.util.List;

/**
 * What became of a file that was looked at.
 *
 * @param verdicts on the file, if it could be read
 * @param inside the files in it, if it is an archive: to be read as files of their own
 * @param crowded the file itself, if memory did not hold it beside others: to be read alone
 */
record Reading(List<Verdict> verdicts, List<InboxFile> inside, List<InboxFile> crowded)
    implements Serializable {
  static Reading of(Verdict verdict) {
    return new Reading(List.of(verdict), List.of(), List.of());
  }

  static Reading inside(List<InboxFile> files) {
    return new Reading(List.of(), files, List.of());
  }

  static Reading crowded(InboxFile file) {
    return new Reading(List.of(), List.of(), List.of(file));
  }
}
