package org.duzhan.ingest.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class XmlScannerTest {
  private static final byte[] TEXT = XmlScanner.bytes("t");
  private static final byte[] VALUE = XmlScanner.bytes("a");

  @Property(tries = 500)
  void seesWhatTheLibraryOfJavaSees(@ForAll long seed) throws Exception {
    String xml = document(new Random(seed));

    assertThat(scanned(xml)).as(xml).isEqualTo(byJava(xml));
  }

  @Property(tries = 100)
  void seesTheSameHoweverFewBytesComeAtATime(@ForAll long seed) throws Exception {
    String xml = document(new Random(seed));

    assertThat(scanned(new Trickle(xml))).isEqualTo(byJava(xml));
  }

  @Test
  void findsTagsLongerThanItsWindow() throws IOException {
    String value = "甲".repeat(100_000);

    assertThat(scanned("<r><x a='" + value + "'/></r>")).contains("<x a=" + value);
    assertThat(scanned("<r><t>" + value + "</t></r>")).contains("t:" + value);
  }

  @Test
  void refusesADocumentThatIsCutAnywhere() {
    String xml = "<r><x a='1'/><t>甲&amp;<![CDATA[乙]]><!-- 丙 --></t></r>";
    byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);

    for (int length = 1; length < bytes.length; length++) {
      byte[] cut = java.util.Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> scanned(new ByteArrayInputStream(cut)))
          .as(new String(cut, StandardCharsets.UTF_8))
          .isInstanceOf(RefusedFile.class);
    }
  }

  private static String document(Random random) {
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\"?>\n");
    element(random, xml, "r", 0);
    return xml.append(random.nextBoolean() ? "\n<!-- end -->" : "").toString();
  }

  private static void element(Random random, StringBuilder xml, String name, int depth) {
    xml.append('<').append(name);
    if (random.nextInt(3) > 0) {
      char quote = random.nextBoolean() ? '"' : '\'';
      xml.append(" a = ").append(quote).append(text(random, quote)).append(quote);
    }
    if (random.nextInt(5) == 0) {
      xml.append(" />");
      return;
    }
    xml.append(random.nextInt(3) == 0 ? "\n>" : ">");
    boolean text = name.equals("t");
    for (int i = random.nextInt(5); i > 0; i--) {
      switch (random.nextInt(text || depth > 6 ? 4 : 6)) {
        case 0 -> xml.append("<!-- > < & -->");
        case 1 -> xml.append("<?x > < & ?>");
        case 2 -> xml.append("<![CDATA[").append("<&>]] >甲").append("]]>");
        case 3 -> xml.append(text(random, '<'));
        default -> element(random, xml, random.nextBoolean() ? "t" : "x", depth + 1);
      }
    }
    xml.append("</").append(name).append(random.nextInt(3) == 0 ? " >" : ">");
  }

  private static String text(Random random, char without) {
    String[] pieces = {
      "甲", "a1", "&amp;", "&lt;", "&#20057;", "&#x1F600;", "\r\n", "\r", "'", "\"", ">", " "
    };
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      String piece = pieces[random.nextInt(pieces.length)];
      // Line breaks in attributes are spaces to XML; workbooks have none there.
      boolean lineBreak = piece.startsWith("\r") && without != '<';
      text.append(piece.indexOf(without) >= 0 || lineBreak ? "." : piece);
    }
    return text.toString();
  }

  private static List<String> scanned(String xml) throws IOException {
    return scanned(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> scanned(InputStream in) throws IOException {
    List<String> seen = new ArrayList<>();
    try (XmlScanner xml = new XmlScanner(in)) {
      while (xml.next()) {
        if (xml.starts(TEXT)) {
          Text text = new Text();
          xml.text(text);
          seen.add("t:" + text);
        } else if (xml.starts()) {
          seen.add("<" + (xml.is(XmlScanner.bytes("x")) ? "x" : "r") + value(xml));
        } else {
          seen.add("/");
        }
      }
    }
    return seen;
  }

  private static String value(XmlScanner xml) {
    String value = xml.attributes().text(VALUE);
    return value == null ? "" : " a=" + value;
  }

  private static List<String> byJava(String text) throws XMLStreamException {
    XMLStreamReader xml =
        XMLInputFactory.newDefaultFactory()
            .createXMLStreamReader(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "UTF-8");
    List<String> seen = new ArrayList<>();
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("t")) {
        seen.add("t:" + xml.getElementText());
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        String value = xml.getAttributeValue(null, "a");
        seen.add("<" + xml.getLocalName() + (value == null ? "" : " a=" + value));
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        seen.add("/");
      }
    }
    return seen;
  }

  /** Gives one byte at a time. */
  private static final class Trickle extends InputStream {
    private final InputStream all;

    Trickle(String text) {
      all = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int read() throws IOException {
      return all.read();
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      return all.read(into, from, Math.min(1, length));
    }
  }
}
