package org.duzhan.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The key of a demo's households: made by the first demo in a folder, kept for the next. */
final class DemoKey {
  private static final int BYTES = 32;

  private DemoKey() {}

  static Path file(Path out) {
    return out.resolve("demo.key");
  }

  static String of(Path out) throws IOException {
    Path file = file(out);
    if (!Files.exists(file)) {
      byte[] random = new byte[BYTES];
      new SecureRandom().nextBytes(random);
      // A temporary file is readable by its owner alone, and stays so under its new name.
      Path made = Files.createTempFile(out, "demo", ".key");
      Files.writeString(made, HexFormat.of().formatHex(random));
      Files.move(made, file);
    }
    return Files.readString(file).strip();
  }
}
