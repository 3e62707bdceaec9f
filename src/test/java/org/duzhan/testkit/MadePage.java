package org.duzhan.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page under docs that is made from what the program says. */
public final class MadePage {
  private MadePage() {}

  /**
   * Compares the page with what it should say; with {@code -Dduzhan.write=true} writes it first.
   */
  public static void assertSays(Path page, String text, Class<?> test) throws IOException {
    if (Boolean.getBoolean("duzhan.write")) {
      Files.writeString(page, text);
    }
    assertThat(Files.readString(page))
        .as("mvn test -Dtest=%s -Dduzhan.write=true makes it anew", test.getSimpleName())
        .isEqualTo(text);
  }
}
