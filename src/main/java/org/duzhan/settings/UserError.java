package org.duzhan.settings;

/**
 * Something its user can mend: wrong usage, configuration or a missing input. One line: place –
 * what cannot be done – what was found – what to do. Shown without a stack trace, exit code 2.
 */
public final class UserError extends RuntimeException {
  public UserError(String message) {
    super(message);
  }
}
