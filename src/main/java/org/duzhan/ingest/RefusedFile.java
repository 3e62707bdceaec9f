package org.duzhan.ingest;

/** A file that cannot be taken: the message is the reason its county reads, in Chinese. */
final class RefusedFile extends RuntimeException {
  RefusedFile(String reason) {
    super(reason);
  }
}
