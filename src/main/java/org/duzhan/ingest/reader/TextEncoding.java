package org.duzhan.ingest.reader;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** How a text file is written, known by its bytes alone. */
public enum TextEncoding {
  UTF_8("UTF-8", 0),
  UTF_8_MARKED("UTF-8", 3),
  /** Marked as UTF-8, which its bytes are not. */
  UTF_8_BROKEN("UTF-8", 3),
  UTF_16LE("UTF-16LE", 0),
  UTF_16LE_MARKED("UTF-16LE", 2),
  UTF_16BE("UTF-16BE", 0),
  UTF_16BE_MARKED("UTF-16BE", 2),
  GB18030("GB18030", 0),
  /** No text at all. */
  NONE(null, 0);

  private final @Nullable String charset;
  private final int mark;

  TextEncoding(@Nullable String charset, int mark) {
    this.charset = charset;
    this.mark = mark;
  }

  /** Its name; null for no text. */
  public @Nullable String charset() {
    return charset;
  }

  /** Whether a byte order mark says so. */
  public boolean marked() {
    return mark > 0;
  }

  /** The text as UTF-8 without a byte order mark; a byte that is no text ends it with a fault. */
  InputStream utf8(InputStream in) throws IOException {
    in.skipNBytes(mark);
    return switch (this) {
      case UTF_8, UTF_8_MARKED, NONE -> in;
      case UTF_8_BROKEN -> decoded(in, StandardCharsets.UTF_8);
      case GB18030 -> new Gb18030Stream(in);
      case UTF_16LE, UTF_16LE_MARKED -> decoded(in, StandardCharsets.UTF_16LE);
      case UTF_16BE, UTF_16BE_MARKED -> decoded(in, StandardCharsets.UTF_16BE);
    };
  }

  static InputStream decoded(InputStream in, Charset charset) {
    CharsetDecoder strict =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    return new Utf8Stream(new InputStreamReader(in, strict));
  }

  /** What the bytes seen so far allow. */
  static final class Evidence {
    private static final int MUCH_MORE = 3;

    private boolean utf8 = true;
    private int following;
    private boolean odd;
    private long zerosAtEven;
    private long zerosAtOdd;

    void see(byte[] bytes, int length) {
      for (int i = 0; i < length; i++) {
        if (bytes[i] == 0) {
          zero(i);
        }
      }
      odd ^= (length & 1) == 1;
      if (utf8) {
        checkUtf8(bytes, length);
      }
    }

    private void zero(int at) {
      if (((at & 1) == 1) ^ odd) {
        zerosAtOdd++;
      } else {
        zerosAtEven++;
      }
    }

    private void checkUtf8(byte[] bytes, int length) {
      int left = following;
      boolean ok = true;
      for (int i = 0; ok && i < length; i++) {
        byte b = bytes[i];
        if (left > 0) {
          ok = (b & 0xC0) == 0x80;
          left--;
        } else if (b < 0) {
          left = following(b);
          ok = left > 0;
        }
      }
      utf8 = ok;
      following = left;
    }

    private static int following(byte lead) {
      int b = lead & 0xFF;
      if (b >= 0xC2 && b <= 0xDF) {
        return 1;
      }
      if (b >= 0xE0 && b <= 0xEF) {
        return 2;
      }
      return b >= 0xF0 && b <= 0xF4 ? 3 : 0;
    }

    /** The encoding of a file that begins with {@code head}, each byte as one character. */
    TextEncoding encoding(String head) {
      if (head.startsWith("\u00ff\u00fe")) {
        return odd ? NONE : UTF_16LE_MARKED;
      }
      if (head.startsWith("\u00fe\u00ff")) {
        return odd ? NONE : UTF_16BE_MARKED;
      }
      if (zerosAtEven + zerosAtOdd > 0) {
        return odd ? NONE : utf16(head.getBytes(StandardCharsets.ISO_8859_1));
      }
      boolean sound = utf8 && following == 0;
      if (head.startsWith("\u00ef\u00bb\u00bf")) {
        return sound ? UTF_8_MARKED : UTF_8_BROKEN;
      }
      return sound ? UTF_8 : GB18030;
    }

    /** Upper halves of letters and digits are zero, and now and then a lower half of Chinese. */
    private TextEncoding utf16(byte[] head) {
      if (zerosAtOdd > MUCH_MORE * zerosAtEven) {
        return isText(new String(head, StandardCharsets.UTF_16LE)) ? UTF_16LE : NONE;
      }
      if (zerosAtEven > MUCH_MORE * zerosAtOdd) {
        return isText(new String(head, StandardCharsets.UTF_16BE)) ? UTF_16BE : NONE;
      }
      return NONE;
    }

    private static boolean isText(String text) {
      return text.chars().allMatch(c -> c >= ' ' || Character.isWhitespace(c));
    }
  }
}
