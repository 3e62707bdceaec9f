package org.duzhan.ingest.reader;

import java.io.EOFException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.zip.ZipException;
import org.apache.poi.EncryptedDocumentException;
import org.jspecify.annotations.Nullable;

/** What a fault while reading a file means: for that file, or for the run. */
final class Faults {
  private Faults() {}

  /** What whoever takes the rows could not do: nothing a file is to blame for. */
  static final class OfTaker extends RuntimeException {
    OfTaker(UncheckedIOException cause) {
      super(cause);
    }
  }

  /** What to throw for a fault: spreadsheet libraries answer a broken file with any kind. */
  static RuntimeException answer(@Nullable Throwable fault) {
    if (fault instanceof RefusedFile || fault instanceof NoRoom) {
      return (RuntimeException) fault;
    }
    if (fault instanceof OfTaker taker && taker.getCause() instanceof UncheckedIOException cause) {
      return cause;
    }
    if (fault instanceof LinkageError error) {
      throw error;
    }
    if (fault instanceof OutOfMemoryError) {
      return new NoRoom();
    }
    Unreadable storage = fault == null ? null : Unreadable.in(fault);
    return storage == null ? ofFile(fault) : storage;
  }

  private static RefusedFile ofFile(@Nullable Throwable fault) {
    if (fault instanceof StackOverflowError) {
      return RefusedFile.broken("结构嵌套过深");
    }
    if (fault instanceof CharacterCodingException) {
      return new RefusedFile("文字编码无法识别（应为UTF-8、GB18030或UTF-16）；请另存为UTF-8后重新报送");
    }
    if (fault instanceof EncryptedDocumentException) {
      return new RefusedFile("文件的加密方式无法识别；请去掉密码后重新报送");
    }
    if (fault instanceof EOFException || fault instanceof ZipException) {
      return RefusedFile.broken("内容不完整");
    }
    return RefusedFile.broken(
        fault == null ? "无法读取" : "无法读取（%s）".formatted(fault.getClass().getSimpleName()));
  }
}
