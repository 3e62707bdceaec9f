package org.duzhan.ingest;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.unsafe.Platform;

/** Turns what is personal into what is not: keyed hashes, and the verdict on an ID number. */
final class Keys {
  static final byte UNKNOWN = 0;
  static final byte SOUND = 1;
  static final byte UNSOUND = 2;

  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECK_DIGITS = "10X98765432";
  private static final byte[] NONE = {};
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private static final byte[] SEED = "seed".getBytes(StandardCharsets.US_ASCII);

  private final Mac mac;
  private final long seed;
  private final byte[] hash = new byte[32];

  /** Keys under a secret of at least 32 characters. */
  Keys(String secret) {
    try {
      mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    seed = TableReading.prefix(of(SEED, 0, SEED.length), 0);
  }

  /** A quick keyed hash, to compare names within a file; it must not leave memory. */
  long quick(byte[] name, int from, int to) {
    return XXH64.hashUnsafeBytes(name, Platform.BYTE_ARRAY_OFFSET + (long) from, to - from, seed);
  }

  /** HMAC-SHA-256 of an identifier; valid until the next call. */
  byte[] of(byte[] identifier, int from, int to) {
    mac.update(identifier, from, to - from);
    try {
      mac.doFinal(hash, 0);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    return hash;
  }

  /** Writes the hash as 64 lower-case hex digits. */
  static void hex(byte[] hash, byte[] into, int at) {
    for (int i = 0; i < hash.length; i++) {
      into[at + 2 * i] = HEX[(hash[i] >> 4) & 0xF];
      into[at + 2 * i + 1] = HEX[hash[i] & 0xF];
    }
  }

  /** The hash that 64 lower-case hex digits write; empty if they are none. */
  static byte[] ofHex(byte[] text, int from, int to) {
    if (to - from != 64) {
      return NONE;
    }
    byte[] hash = new byte[32];
    for (int i = 0; i < 64; i++) {
      int digit = Arrays.binarySearch(HEX, text[from + i]);
      if (digit < 0) {
        return NONE;
      }
      hash[i / 2] = (byte) (hash[i / 2] << 4 | digit);
    }
    return hash;
  }

  /**
   * Whether an ID number is sound: 18 characters with the check digit of GB 11643, or a disability
   * card, which has 2 or 4 characters more. Blank and placeholders (999999…) say nothing.
   */
  static byte soundness(byte[] number, int from, int to) {
    int length = to - from;
    if (length == 0 || isPlaceholder(number, from, to)) {
      return UNKNOWN;
    }
    boolean known = length == 18 || length == 20 || length == 22;
    return known && checkDigitHolds(number, from) ? SOUND : UNSOUND;
  }

  private static boolean isPlaceholder(byte[] number, int from, int to) {
    for (int i = from; i < from + 6; i++) {
      if (i >= to || number[i] != '9') {
        return false;
      }
    }
    return true;
  }

  private static boolean checkDigitHolds(byte[] number, int from) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      int digit = number[from + i] - '0';
      if (digit < 0 || digit > 9) {
        return false;
      }
      sum += WEIGHTS[i] * digit;
    }
    byte last = number[from + 17];
    return (last == 'x' ? 'X' : last) == CHECK_DIGITS.charAt(sum % 11);
  }
}
