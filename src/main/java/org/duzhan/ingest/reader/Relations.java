package org.duzhan.ingest.reader;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a part of a workbook refers to, by id. What lies outside of the file is not there for us.
 */
record Relations(Map<String, Relation> byId) {
  private static final byte[] RELATIONSHIP = XmlScanner.bytes("Relationship");
  private static final byte[] ID = XmlScanner.bytes("Id");
  private static final byte[] TYPE = XmlScanner.bytes("Type");
  private static final byte[] TARGET = XmlScanner.bytes("Target");
  private static final byte[] MODE = XmlScanner.bytes("TargetMode");

  /**
   * One reference.
   *
   * @param type its last word
   * @param target name of the part, in lower case
   */
  record Relation(String type, String target) {}

  /** The relations of a part, or of the whole file for an empty name. */
  static Relations of(Map<String, ZipPart> parts, String name) throws IOException {
    String folder = name.substring(0, name.lastIndexOf('/') + 1);
    ZipPart part = parts.get(folder + "_rels/" + name.substring(folder.length()) + ".rels");
    Map<String, Relation> byId = new LinkedHashMap<>();
    if (part == null) {
      return new Relations(byId);
    }
    try (XmlScanner xml = new XmlScanner(part.open())) {
      while (xml.next()) {
        if (xml.starts(RELATIONSHIP) && !"External".equals(xml.attributes().text(MODE))) {
          byId.put(text(xml, ID), relation(folder, text(xml, TYPE), text(xml, TARGET)));
        }
      }
    }
    return new Relations(byId);
  }

  /** The part that the first relation of a type leads to. */
  Optional<String> target(String type) {
    return byId.values().stream()
        .filter(r -> r.type.equals(type))
        .map(Relation::target)
        .findFirst();
  }

  private static String text(XmlScanner xml, byte[] attribute) {
    return Optional.ofNullable(xml.attributes().text(attribute)).orElse("");
  }

  private static Relation relation(String folder, String type, String target) {
    String path = target.replace('\\', '/').toLowerCase(Locale.ROOT);
    return new Relation(
        type.substring(type.lastIndexOf('/') + 1),
        normal(path.startsWith("/") ? path : folder + path));
  }

  private static String normal(String path) {
    Deque<String> names = new ArrayDeque<>();
    for (String name : path.split("/", -1)) {
      if (name.equals("..")) {
        names.pollLast();
      } else if (!name.isEmpty() && !name.equals(".")) {
        names.addLast(name);
      }
    }
    return String.join("/", names);
  }
}
