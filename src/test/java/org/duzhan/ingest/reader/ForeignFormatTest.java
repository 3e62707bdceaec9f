package org.duzhan.ingest.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ForeignFormatTest {
  private static final byte[] NOTHING = new byte[] {1};

  static Stream<Arguments> files() throws IOException {
    String xml2003 =
        "<?xml version='1.0'?>\r\n<?mso-application progid='Excel.Sheet'?>\r\n"
            + "<Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'></Workbook>";
    return Stream.of(
        arguments("XML表格2003", bytes(xml2003)),
        arguments("XML表格2003", ("\uFEFF" + xml2003).getBytes(StandardCharsets.UTF_16LE)),
        arguments("网页", bytes("\uFEFF \n<HTML><table><tr><td>1</td></tr></table></HTML>")),
        arguments("网页", bytes("<!DOCTYPE html><p>1")),
        arguments("网页", bytes("<?xml version='1.0'?><html/>")),
        arguments("网页", bytes("MIME-Version: 1.0\r\nContent-Type: multipart/related")),
        arguments("XML文件", bytes("<?xml version='1.0'?><data/>")),
        arguments("RAR", latin("Rar!\u001a\u0007\u0000")),
        arguments("7z", latin("7z\u00bc\u00af'\u001c\u0000")),
        arguments("gzip", latin("\u001f\u008b\b")),
        arguments("PDF", latin("%PDF-1.7\n")),
        arguments("RTF", latin("{\\rtf1\\ansi")),
        arguments("图片", latin("\u0089PNG\r\n\u001a\n")),
        arguments("图片", latin("\u00ff\u00d8\u00ff\u00e0")),
        arguments("Excel 2至4", latin("\t\u0004\u0006\u0000\u0000\u0004\u0010\u0000")),
        arguments("xlsb", zip("[Content_Types].xml", "xl/workbook.bin")),
        arguments("OpenDocument", zip("mimetype", "content.xml")),
        arguments("Word", zip("[Content_Types].xml", "word/document.xml")),
        arguments("演示文稿", zip("[Content_Types].xml", "ppt/presentation.xml")),
        arguments("Word", ole("WordDocument")),
        arguments("演示文稿", ole("PowerPoint Document")),
        arguments("没有工作簿", ole("Contents")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void namesWhatItDoesNotReadAndWhatToSendInstead(String format, byte[] file) {
    assertThatThrownBy(() -> SeenRows.of(file))
        .isInstanceOf(RefusedFile.class)
        .hasMessageContaining(format)
        .hasMessageContaining("请")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void readsAWorkbookUnderAnyName() {
    assertThat(SeenRows.of(XlsxFile.of("<row><c><v>1</v></c></row>"))).containsExactly("表!1: 1");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] latin(String text) {
    return text.getBytes(Charset.forName("ISO-8859-1"));
  }

  private static byte[] zip(String first, String second) {
    return XlsxFile.zip(Map.of(first, NOTHING, second, NOTHING));
  }

  private static byte[] ole(String stream) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (POIFSFileSystem file = new POIFSFileSystem()) {
      file.createDocument(new java.io.ByteArrayInputStream(NOTHING), stream);
      file.writeFilesystem(bytes);
    }
    return bytes.toByteArray();
  }
}
