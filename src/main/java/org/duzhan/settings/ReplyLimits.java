package org.duzhan.settings;

/**
 * How much a reply to a county lists at most; all of it is counted.
 *
 * @param rows bad rows, of a county and month
 * @param cells wrong cells of these
 * @param files that came
 */
public record ReplyLimits(int rows, int cells, int files) {
  static ReplyLimits from(ConfReader conf) {
    return new ReplyLimits(
        (int) conf.whole("reply.rows", 1, 100_000),
        (int) conf.whole("reply.cells", 1, 1_000_000),
        (int) conf.whole("reply.files", 1, 100_000));
  }
}
