package org.duzhan.job;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.duzhan.settings.Sources;
import org.jspecify.annotations.Nullable;

/**
 * Something other than files in which two runs differ.
 *
 * @param name a key of the settings, a file of conf, a rule
 * @param old its value, or a hash of what stands in it; null if it was not set
 * @param now likewise
 */
public record Difference(Kind kind, String name, @Nullable String old, @Nullable String now) {
  /** What may change a figure. */
  public enum Kind {
    DATA,
    REGISTER,
    RULE,
    SETTING,
    CODE;

    /** As it stands in results. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Which figures it may change. */
  enum Reach {
    ALL,
    /** Of areas from which a file came: it is about how files are read and judged. */
    READ,
    /** Those that say who is at risk. */
    RISK,
    /** Those that say who has to answer for what. */
    LADDER,
    NONE
  }

  private static final String HASH = "config_hash";

  /** Those that two runs kept; of runs that did not keep them, what is known nevertheless. */
  static List<Difference> between(PastRun one, PastRun other) {
    Optional<Map<String, String>> before = one.inputs();
    Optional<Map<String, String>> after = other.inputs();
    if (before.isPresent() && after.isPresent()) {
      return of(before.get(), after.get());
    }
    List<Difference> known = new ArrayList<>();
    if (!one.configHash().equals(other.configHash())) {
      for (Kind kind : List.of(Kind.REGISTER, Kind.RULE, Kind.SETTING)) {
        known.add(new Difference(kind, HASH, one.configHash(), other.configHash()));
      }
    }
    if (before.isPresent() != after.isPresent()) {
      known.add(
          new Difference(
              Kind.CODE, Inputs.PROGRAM, one.program().orElse(null), other.program().orElse(null)));
    }
    return known;
  }

  private static List<Difference> of(Map<String, String> before, Map<String, String> after) {
    TreeSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    return names.stream()
        .filter(name -> !Objects.equals(before.get(name), after.get(name)))
        .map(name -> new Difference(kindOf(name), name, before.get(name), after.get(name)))
        .sorted(comparing(Difference::kind).thenComparing(Difference::name))
        .toList();
  }

  private static Kind kindOf(String name) {
    if (name.equals(Inputs.PROGRAM)) {
      return Kind.CODE;
    }
    if (name.startsWith(Inputs.RULE)) {
      return Kind.RULE;
    }
    boolean register =
        name.startsWith(Inputs.VILLAGE_CHANGES)
            || name.startsWith("conf/areas")
            || name.startsWith("conf/partners")
            || name.startsWith("conf/annexes");
    return register ? Kind.REGISTER : Kind.SETTING;
  }

  /** The one county it is about, if it is. */
  Optional<String> county() {
    return name.startsWith(Inputs.VILLAGE_CHANGES)
        ? Optional.of(name.substring(Inputs.VILLAGE_CHANGES.length()))
        : Optional.empty();
  }

  Reach reach() {
    if (kind == Kind.RULE || name.equals(Sources.READING) || name.startsWith("limits.")) {
      return Reach.READ;
    }
    if (name.equals(Sources.RISK)) {
      return Reach.RISK;
    }
    if (name.equals(Sources.LADDER)) {
      return Reach.LADDER;
    }
    return Sources.isOfNoFigure(name) ? Reach.NONE : Reach.ALL;
  }

  /** As it is shown: a value where it is one, of what is only known by a hash the name alone. */
  public String text() {
    boolean valued = kind == Kind.CODE || (kind == Kind.SETTING && !name.startsWith("conf/"));
    if (!valued || name.equals(HASH)) {
      return name;
    }
    return "%s %s → %s".formatted(name, shown(old), shown(now));
  }

  private String shown(@Nullable String value) {
    return Objects.requireNonNullElse(value, kind == Kind.CODE ? "not kept" : "not set");
  }
}
