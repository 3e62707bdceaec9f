package org.duzhan.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What stands in a column of a file, as far as a proposal needs to know. */
public final class SampledColumn {
  /** More words than these are no list of places or answers. */
  static final int MOST_WORDS = 300;

  private static final int SHOWN = 4;
  private static final int LONGEST = 24;
  private static final Pattern PERSONAL = Pattern.compile("\\d{17}[\\dXx]|1\\d{10}");
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");

  private final String heading;
  private final Set<String> words = new TreeSet<>();
  private final List<String> first = new ArrayList<>();
  private boolean numbers = true;
  private boolean personal;

  SampledColumn(String heading) {
    this.heading = heading;
  }

  void see(String text) {
    if (text.isEmpty()) {
      return;
    }
    numbers &= NUMBER.matcher(text).matches();
    personal |= PERSONAL.matcher(text).matches();
    if (words.size() <= MOST_WORDS && words.add(text) && first.size() < SHOWN) {
      first.add(text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text);
    }
  }

  public String heading() {
    return heading;
  }

  /** A few of its values; none of them where they may be somebody's. */
  public List<String> samples(boolean ofPersons) {
    return ofPersons || personal ? first.stream().map(text -> "***").distinct().toList() : first;
  }

  boolean isNumbers() {
    return numbers && !words.isEmpty();
  }

  /** All its values, if they are few. */
  Set<String> words() {
    return words.size() > MOST_WORDS ? Set.of() : words;
  }
}
