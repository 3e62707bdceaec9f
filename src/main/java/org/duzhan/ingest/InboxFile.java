package org.duzhan.ingest;

import java.io.Serializable;

/**
 * A file of the inbox.
 *
 * @param uri where it lies
 * @param path inside the inbox, with forward slashes
 * @param bytes its size
 * @param modified when it was received: its modification time, milliseconds since 1970
 */
public record InboxFile(String uri, String path, long bytes, long modified)
    implements Serializable {
  String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
