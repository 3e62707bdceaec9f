package org.duzhan.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What the bytes of a file say before it is parsed: their SHA-256, and whether they are UTF-8.
 *
 * @param sha256 in hex
 * @param text no byte of it is zero
 * @param head the first bytes, in hex
 */
record Fingerprint(String sha256, boolean utf8, boolean text, String head) {
  static final String OF_NOTHING =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  private static final int HEAD = 8;

  static Fingerprint of(InputStream in) throws IOException {
    MessageDigest sha = digest();
    Utf8Check utf8 = new Utf8Check();
    byte[] buffer = new byte[1 << 18];
    String head = "";
    for (int read = in.readNBytes(buffer, 0, buffer.length);
        read > 0;
        read = in.readNBytes(buffer, 0, buffer.length)) {
      if (head.isEmpty()) {
        head = HexFormat.of().formatHex(buffer, 0, Math.min(read, HEAD));
      }
      sha.update(buffer, 0, read);
      utf8.see(buffer, read);
    }
    return new Fingerprint(
        HexFormat.of().formatHex(sha.digest()), utf8.holds(), utf8.noZeros(), head);
  }

  /** Whether the file begins with these bytes, given in hex. */
  boolean startsWith(String hex) {
    return head.startsWith(hex);
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether bytes seen so far can be UTF-8. */
  private static final class Utf8Check {
    private boolean holds = true;
    private int following;
    private boolean noZeros = true;

    void see(byte[] bytes, int length) {
      noZeros = noZeros && noZero(bytes, length);
      int left = following;
      boolean ok = holds;
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
      holds = ok;
      following = left;
    }

    boolean noZeros() {
      return noZeros;
    }

    private static boolean noZero(byte[] bytes, int length) {
      for (int i = 0; i < length; i++) {
        if (bytes[i] == 0) {
          return false;
        }
      }
      return true;
    }

    boolean holds() {
      return holds && following == 0;
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
  }
}
