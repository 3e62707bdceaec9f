package org.duzhan.ingest.reader;

/** A file that cannot be taken: the message is the reason its county reads, in Chinese. */
public final class RefusedFile extends RuntimeException {
  public RefusedFile(String reason) {
    super(reason);
  }

  /** Past a limit of {@code conf}, named so that whoever runs duzhan finds it. */
  public static RefusedFile past(String limit, String what, long most) {
    return new RefusedFile("%s，上限%d（limits.%s）".formatted(what, most, limit));
  }

  /** Cannot be what it says it is. */
  static RefusedFile broken(String how) {
    return new RefusedFile("文件已损坏：%s；请在表格软件中打开核对，另存后重新报送".formatted(how));
  }
}
