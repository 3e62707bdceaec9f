package org.duzhan.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.duzhan.ingest.Mapping.MappedField;

/** What stands in a column of a file, as far as a proposal needs to know. */
public final class SampledColumn {
  /** More words than these are no list of places or answers. */
  static final int MOST_WORDS = 300;

  private static final int SHOWN = 4;
  private static final int LONGEST = 24;

  /** What columns are called whose cells are somebody's, whatever stands there. */
  private static final Pattern OF_PERSONS =
      Pattern.compile(
          ".*(?:姓名|户主|联系|负责人|手机|电话|身份证|证件|银行|[账帐]号|卡号|开户|微信|住址|地址).*"
              + "|(?i).*(?:\\b|_)(?:name|phone|mobile|tel|address|account|passport|id[ _]?card)(?:\\b|_).*");

  /** A card of a bank, in groups or not. */
  private static final Pattern LONG_NUMBER = Pattern.compile("(?:\\d[ -]?){13,}\\d?[Xx]?");

  private final String heading;
  private final List<String> names;
  private final Set<String> words = new TreeSet<>();
  private final List<String> first = new ArrayList<>();
  private boolean personal;

  /**
   * A column of a file.
   *
   * @param heading what it goes by when it is read in, headings above it included
   * @param names all that it may go by, surest first
   * @param over the headings over it, each alone: a word of a person's is found in any of them
   */
  SampledColumn(String heading, List<String> names, List<String> over) {
    this.heading = heading;
    this.names = names;
    this.personal =
        Stream.concat(names.stream(), over.stream())
            .anyMatch(name -> OF_PERSONS.matcher(name).matches());
  }

  void see(String text) {
    if (text.isEmpty()) {
      return;
    }
    personal |= LONG_NUMBER.matcher(text).matches() || !PersonalNumbers.masked(text).equals(text);
    if (words.size() <= MOST_WORDS && words.add(text) && first.size() < SHOWN) {
      first.add(text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text);
    }
  }

  public String heading() {
    return heading;
  }

  List<String> names() {
    return names;
  }

  /** A few of its values; none of them where they may be somebody's. */
  public List<String> samples(boolean ofPersons) {
    return ofPersons || personal ? first.stream().map(text -> "***").distinct().toList() : first;
  }

  /** Whether most of what stands there is a number of a field, in whichever way it is written. */
  boolean isNumbers(MappedField field) {
    long numbers = words.stream().filter(w -> WrittenNumber.read(w, field, 0).isPresent()).count();
    return 2 * numbers > words.size();
  }

  /** All its values, if they are few. */
  Set<String> words() {
    return words.size() > MOST_WORDS ? Set.of() : words;
  }
}
