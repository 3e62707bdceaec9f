package org.duzhan.job;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 */
public record Due(
    String settings,
    Map<String, Set<String>> accepted,
    Map<String, String> done,
    Predicate<String> reported) {

  /** A step to be made. */
  public record Work(String month, Step step, String fingerprint, String reason) {}

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
      String fingerprint = fingerprint(month, months.headSet(month));
      for (Step step : steps) {
        String before = done.get(key(month, step));
        String reason = reason(month, step, before, fingerprint, asked.contains(month));
        if (!reason.isEmpty()) {
          due.add(new Work(month, step, fingerprint, reason));
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

  /** A hash over the files up to a month, the months before it, and the settings. */
  private String fingerprint(String month, Set<String> before) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(settings.getBytes(StandardCharsets.UTF_8));
      new TreeSet<>(accepted.keySet())
          .headSet(month, true)
          .forEach(
              m ->
                  new TreeSet<>(accepted.getOrDefault(m, Set.of()))
                      .forEach(id -> sha.update(id.getBytes(StandardCharsets.UTF_8))));
      before.forEach(m -> sha.update(m.getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(sha.digest()).substring(0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
