package org.duzhan.ingest;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Turns what is personal into what is not: keyed hashes, and the verdict on an ID number. */
final class Keys {
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECK_DIGITS = "10X98765432";
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final Mac mac;
  private final byte[] hash = new byte[32];

  /** Keys under a secret of at least 32 characters. */
  Keys(String secret) {
    try {
      mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
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

  /**
   * Whether an ID number is sound: 18 characters with the check digit of GB 11643, or a disability
   * card, which has 2 or 4 characters more. Blank and placeholders (999999…) say nothing: null.
   */
  static byte @org.jspecify.annotations.Nullable [] soundness(String number) {
    if (number.isEmpty() || number.startsWith("999999")) {
      return null;
    }
    boolean length = number.length() == 18 || number.length() == 20 || number.length() == 22;
    return (length && checkDigitHolds(number) ? "true" : "false")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static boolean checkDigitHolds(String number) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      int digit = number.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return false;
      }
      sum += WEIGHTS[i] * digit;
    }
    return Character.toUpperCase(number.charAt(17)) == CHECK_DIGITS.charAt(sum % 11);
  }
}
