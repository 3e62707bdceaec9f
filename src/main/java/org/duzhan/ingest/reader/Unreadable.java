package org.duzhan.ingest.reader;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.apache.hadoop.security.AccessControlException;
import org.jspecify.annotations.Nullable;

/** The place a file lies in does not give its bytes: no permission, a broken disk or network. */
public final class Unreadable extends UncheckedIOException {
  public Unreadable(IOException cause) {
    super(cause);
  }

  /** Why, in a few words of Chinese. */
  public String reason() {
    Throwable cause = getCause();
    if (cause instanceof AccessDeniedException || cause instanceof AccessControlException) {
      return "没有读取权限";
    }
    if (cause instanceof NoSuchFileException || cause instanceof FileNotFoundException) {
      return "文件已不在";
    }
    return cause == null ? "存储故障" : cause.getClass().getSimpleName();
  }

  /** Whether this is what a fault came from, through whatever library it passed. */
  static @Nullable Unreadable in(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof Unreadable unreadable) {
        return unreadable;
      }
    }
    return null;
  }
}
