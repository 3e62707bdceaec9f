package org.duzhan.settings;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Passwords that counties lock their workbooks with. Never shown, logged or hashed. */
public final class Passwords implements Serializable {
  /** Where they are set. */
  static final String KEY = "ingest.passwords";

  private static final String NAME = "passwords";

  private static final String FOR_ALL = "default";

  private final Map<String, String> byPart;

  private Passwords(Map<String, String> byPart) {
    this.byPart = byPart;
  }

  /** Passwords by what the path of a file must hold, or {@code default} for every file. */
  public static Passwords of(Map<String, String> byPart) {
    return new Passwords(new TreeMap<>(byPart));
  }

  static Passwords from(ConfReader conf) {
    return of(conf.secrets(KEY));
  }

  /** Whether a setting, as {@code key=value}, may set one. */
  public static boolean mayStandIn(String setting) {
    return setting.contains(NAME);
  }

  /** Those to be tried on a file, the one for its county first. */
  public List<String> of(String path) {
    List<String> tried = new ArrayList<>();
    byPart.forEach(
        (part, password) -> {
          if (path.contains(part) && !part.equals(FOR_ALL)) {
            tried.add(password);
          }
        });
    if (byPart.containsKey(FOR_ALL)) {
      tried.add(byPart.get(FOR_ALL));
    }
    return tried;
  }

  @Override
  public String toString() {
    return "%d passwords".formatted(byPart.size());
  }
}
