package org.duzhan.job;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which steps of which months are to be made, and why: pure reckoning over the ledger and over what
 * runs have left, the same for a plan and for the run after it.
 *
 * @param settings hash over all settings and the program's version
 * @param accepted for each month the submissions accepted
 * @param done for each month and step ({@link #key}) the fingerprint of what it was made from
 * @param reported whether the reports of a month are where they should be
 * @param since which files came since a step was made
 */
public record Due(
    String settings,
    Map<String, Set<String>> accepted,
    Map<String, String> done,
    Predicate<String> reported,
    Since since) {
  private static final int NAMED = 5;

  /**
   * A step to be made.
   *
   * @param corrected the only counties that files came of since it was made from the same settings;
   *     empty where all is to be made again
   */
  public record Work(
      String month, Step step, String fingerprint, String reason, SortedSet<String> corrected) {}

  /** Where the fingerprint of a step is kept. */
  static String key(String month, Step step) {
    return month + "/" + step.action();
  }

  /**
   * The steps due, month by month: the months asked for, and every month made before whose inputs
   * have changed since; of these, only {@code steps}.
   */
  public List<Work> of(Set<String> asked, String baseline, List<Step> steps) {
    TreeSet<String> months = new TreeSet<>(asked);
    done.keySet().forEach(k -> months.add(k.substring(0, k.indexOf('/'))));
    boolean needsBaseline = months.stream().anyMatch(m -> m.compareTo(baseline) > 0);
    if (needsBaseline && accepted.containsKey(baseline)) {
      months.add(baseline);
    }
    List<Work> due = new ArrayList<>();
    for (String month : months) {
      String fingerprint = fingerprint(month, months.headSet(month), Set.of());
      for (Step step : steps) {
        String before = done.get(key(month, step));
        String reason = reason(month, step, before, fingerprint, asked.contains(month));
        if (!reason.isEmpty()) {
          due.add(work(month, step, fingerprint, reason, months.headSet(month)));
        }
      }
    }
    return due;
  }

  private String reason(
      String month, Step step, @Nullable String before, String fingerprint, boolean asked) {
    if (before == null) {
      return asked ? "asked for, never made" : "needed by a later month, never made";
    }
    if (!before.equals(fingerprint)) {
      return "made before from other files, months or settings";
    }
    return step == Step.REPORT && !reported.test(month) ? "the reports are not there" : "";
  }

  private Work work(
      String month, Step step, String fingerprint, String reason, Set<String> before) {
    SortedSet<String> corrected = corrected(month, key(month, step), before);
    int known = counties(month, since.counties().keySet()).size();
    return corrected.isEmpty() || 2 * corrected.size() > known
        ? new Work(month, step, fingerprint, reason, new TreeSet<>())
        : new Work(month, step, fingerprint, told(corrected, known), corrected);
  }

  private static String told(SortedSet<String> counties, int known) {
    String named = counties.stream().limit(NAMED).collect(joining(", "));
    int more = counties.size() - NAMED;
    return "%d of %d counties, %s, %s corrected"
        .formatted(
            counties.size(),
            known,
            more > 0 ? "%s and %d more".formatted(named, more) : named,
            counties.size() == 1 ? "was" : "were");
  }

  /**
   * The counties of the files that came since, where all else is as it was: without these files the
   * fingerprint would be the one it was made from.
   */
  private SortedSet<String> corrected(String month, String key, Set<String> before) {
    Set<String> news = since.news().getOrDefault(key, Set.of());
    boolean allElseIsAsItWas = fingerprint(month, before, news).equals(done.get(key));
    return allElseIsAsItWas ? counties(month, news) : new TreeSet<>();
  }

  /** The counties that some submissions speak of, up to a month. */
  private SortedSet<String> counties(String month, Set<String> submissions) {
    SortedSet<String> counties = new TreeSet<>();
    new TreeMap<>(accepted)
        .headMap(month, true)
        .values()
        .forEach(
            ids ->
                ids.stream()
                    .filter(submissions::contains)
                    .forEach(id -> counties.add(requireNonNull(since.counties().get(id)))));
    return counties;
  }

  /** A hash over the files up to a month but some, the months before it, and the settings. */
  private String fingerprint(String month, Set<String> before, Set<String> but) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(settings.getBytes(StandardCharsets.UTF_8));
      new TreeSet<>(accepted.keySet())
          .headSet(month, true)
          .forEach(
              m ->
                  new TreeSet<>(accepted.getOrDefault(m, Set.of()))
                      .stream()
                          .filter(id -> !but.contains(id))
                          .forEach(id -> sha.update(id.getBytes(StandardCharsets.UTF_8))));
      before.forEach(m -> sha.update(m.getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(sha.digest()).substring(0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
