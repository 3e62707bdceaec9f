package org.duzhan.ingest.reader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What the bytes of a file say before it is parsed.
 *
 * @param sha256 their SHA-256, in hex
 * @param bytes how many there are
 * @param text how they can be read as text
 * @param head the first of them, each as one character
 */
public record Fingerprint(String sha256, long bytes, TextEncoding text, String head) {
  /** Of a file without a byte, or of which none was read. */
  public static final String OF_NOTHING =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  private static final int HEAD = 2048;

  static Fingerprint of(Source source) throws IOException {
    MessageDigest sha = digest();
    TextEncoding.Evidence evidence = new TextEncoding.Evidence();
    byte[] buffer = new byte[1 << 18];
    String head = "";
    long bytes = 0;
    try (InputStream in = source.open()) {
      for (int read = fill(in, buffer); read > 0; read = fill(in, buffer)) {
        if (bytes == 0) {
          head = new String(buffer, 0, Math.min(read, HEAD), StandardCharsets.ISO_8859_1);
        }
        bytes += read;
        sha.update(buffer, 0, read);
        evidence.see(buffer, read);
      }
    }
    return new Fingerprint(
        HexFormat.of().formatHex(sha.digest()), bytes, evidence.encoding(head), head);
  }

  private static int fill(InputStream in, byte[] buffer) throws IOException {
    return in.readNBytes(buffer, 0, buffer.length);
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
