package org.duzhan.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A household as the rows of its members told it so far: what they stated of it, whom they count,
 * and where they stand. A file has hundreds of thousands: no more than some hundred bytes each.
 */
final class FoldedHousehold {
  static final byte[] NO_KEY = new byte[0];

  /** Which household of the file it is, from 0. */
  final int place;

  /** Its key; empty if nothing names it. */
  final byte[] key;

  /** Whether what names it has lost digits. */
  final boolean keyLost;

  final SourceRows rows = new SourceRows();

  /** As {@link StatedCells} writes them. */
  byte[] cells = new byte[0];

  /** By {@link Counted}. */
  long counts;

  int heads;

  /** Whether one of its rows has more cells than headings: nothing of it is known for certain. */
  boolean shifted;

  /** Whether it has a quote too many instead. */
  boolean misquoted;

  /** Members who are ill or disabled. */
  int ailing;

  /** Whether of a member it is not known if they are. */
  boolean healthUnknown;

  /** Which of its rows is the head's; the first if none is. */
  int head;

  @Nullable Doubts doubts;

  FoldedHousehold(int place, byte[] key, boolean keyLost) {
    this.place = place;
    this.key = key;
    this.keyLost = keyLost;
  }

  boolean isNamed() {
    return key.length > 0;
  }

  Doubts doubts() {
    Doubts now = doubts;
    if (now == null) {
      now = new Doubts();
      doubts = now;
    }
    return now;
  }

  /** One of its rows, as people say it. */
  String row(int member, List<String> sheets) {
    int sheet = rows.sheet(member);
    String number = "第" + rows.row(member) + "行";
    return sheet == rows.sheet(0) ? number : "“" + sheets.get(sheet) + "”" + number;
  }

  /** Takes a member in. */
  void add(Member member, int at, List<String> sheets) {
    if (member.isHead()) {
      head = heads == 0 ? at : head;
      heads++;
    }
    for (Counted figure : Counted.values()) {
      Answer answer = member.answer(figure);
      counts = figure.with(counts, answer);
      String unreadable = answer == Answer.UNKNOWN ? member.unreadable(figure) : null;
      if (unreadable != null) {
        doubts().unreadable.putIfAbsent(figure, row(at, sheets) + unreadable);
      }
    }
    Answer ails = member.isAiling();
    ailing += ails == Answer.YES ? 1 : 0;
    healthUnknown |= ails == Answer.UNKNOWN;
    if (member.isChildAtWork()) {
      Doubts.add(doubts().childrenAtWork, row(at, sheets));
    }
    if (member.isFitButUnable()) {
      Doubts.add(doubts().fitButUnable, row(at, sheets));
    }
    if (member.isNumberUnsound()) {
      Doubts.add(doubts().unsoundNumbers, row(at, sheets));
    }
  }
}
