package org.duzhan.ingest.reader;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The encoding that an XML document says it is in. */
final class XmlEncoding {
  private static final int DECLARATION = 256;
  private static final Pattern STATED =
      Pattern.compile(
          "^(?:\u00ef\u00bb\u00bf)?<\\?xml[^>]*encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)");

  private XmlEncoding() {}

  /** The document in UTF-8. */
  static InputStream utf8(InputStream in) throws IOException {
    byte[] first = in.readNBytes(DECLARATION);
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(first), in);
    Charset charset = of(first);
    return charset.equals(StandardCharsets.UTF_8) ? whole : TextEncoding.decoded(whole, charset);
  }

  private static Charset of(byte[] first) {
    String head = new String(first, StandardCharsets.ISO_8859_1);
    if (head.startsWith("\u00ff\u00fe") || head.startsWith("<\u0000")) {
      return StandardCharsets.UTF_16LE;
    }
    if (head.startsWith("\u00fe\u00ff") || head.startsWith("\u0000<")) {
      return StandardCharsets.UTF_16BE;
    }
    Matcher stated = STATED.matcher(head);
    try {
      return stated.find() ? Charset.forName(stated.group(1)) : StandardCharsets.UTF_8;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw RefusedFile.broken("XML编码“%s”未知".formatted(stated.group(1)));
    }
  }
}
