package org.duzhan.command;

import java.nio.file.Files;
import java.nio.file.Path;
import org.duzhan.settings.UserError;

/** A file that a command is given to look at. */
final class GivenFile {
  private GivenFile() {}

  /**
   * A file of this machine by its path, one elsewhere by its address.
   *
   * @param purpose what cannot be done if it is not there
   */
  static String uri(String file, String purpose) {
    if (file.matches("[a-z][a-z0-9]+://.*")) {
      return file;
    }
    Path path = Path.of(file).toAbsolutePath().normalize();
    if (!Files.isRegularFile(path)) {
      throw new UserError(
          "%s: cannot %s: %s; name a file"
              .formatted(file, purpose, Files.exists(path) ? "it is no file" : "no such file"));
    }
    return "file:" + path;
  }
}
