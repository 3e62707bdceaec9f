package org.duzhan.ingest.reader;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The attributes of one tag, one after the other. */
final class XmlAttributes {
  private byte[] data = new byte[0];
  private int begin;
  private int end;
  private int at;
  private int nameFrom;
  private int nameTo;
  private int valueFrom;
  private int valueTo;

  void of(byte[] tag, int from, int to) {
    data = tag;
    begin = from;
    end = to;
  }

  XmlAttributes first() {
    at = begin;
    return this;
  }

  /** Moves to the next one; false behind the last. */
  boolean next() {
    int i = at;
    while (i < end && data[i] >= 0 && data[i] <= ' ') {
      i++;
    }
    if (i == end) {
      return false;
    }
    nameFrom = i;
    while (i < end && data[i] != '=' && (data[i] > ' ' || data[i] < 0)) {
      i++;
      nameFrom = data[i - 1] == ':' ? i : nameFrom;
    }
    nameTo = i;
    value(i);
    at = valueTo + 1;
    return true;
  }

  private void value(int from) {
    int i = from;
    while (i < end && (data[i] == '=' || (data[i] >= 0 && data[i] <= ' '))) {
      i++;
    }
    valueFrom = i + 1;
    int to = valueFrom;
    while (to < end && data[to] != data[i]) {
      to++;
    }
    if (to >= end || (data[i] != '"' && data[i] != '\'')) {
      throw XmlWindow.malformed();
    }
    valueTo = to;
  }

  /** The name if it is one letter, else 0. */
  int letter() {
    return nameTo - nameFrom == 1 ? data[nameFrom] : 0;
  }

  int length() {
    return valueTo - valueFrom;
  }

  /** A byte of the value. */
  byte at(int index) {
    return data[valueFrom + index];
  }

  /** The value as a number; one that is none is damage. */
  int number() {
    if (length() == 0 || length() > 9) {
      throw RefusedFile.broken("编号“%s”不是数字".formatted(text()));
    }
    int number = 0;
    for (int i = valueFrom; i < valueTo; i++) {
      if (data[i] < '0' || data[i] > '9') {
        throw RefusedFile.broken("编号“%s”不是数字".formatted(text()));
      }
      number = number * 10 + data[i] - '0';
    }
    return number;
  }

  String text() {
    Text text = new Text();
    XmlCharacters.decode(data, valueFrom, valueTo, text);
    return text.toString();
  }

  /** The value of the attribute of that name; null if there is none. */
  @Nullable String text(byte[] name) {
    first();
    while (next()) {
      if (Arrays.equals(data, nameFrom, nameTo, name, 0, name.length)) {
        return text();
      }
    }
    return null;
  }
}
