package org.duzhan.ingest.reader;

import java.util.Arrays;

/**
 * The elements that are open. Ends must meet their beginnings: a part that was cut is not read as
 * if it were whole.
 */
final class XmlNesting {
  private static final int DEEPEST = 256;

  /** A number for each name. */
  private int[] open = new int[16];

  private int depth;

  int depth() {
    return depth;
  }

  void enter(int name) {
    if (depth == DEEPEST) {
      throw RefusedFile.broken("结构嵌套过深");
    }
    if (depth == open.length) {
      open = Arrays.copyOf(open, depth * 2);
    }
    open[depth++] = name;
  }

  void leave(int name) {
    if (depth == 0 || open[depth - 1] != name) {
      throw XmlWindow.malformed();
    }
    depth--;
  }

  /** An empty element ends where it began. */
  void leave() {
    depth--;
  }

  void checkClosed() {
    if (depth > 0) {
      throw XmlWindow.malformed();
    }
  }
}
