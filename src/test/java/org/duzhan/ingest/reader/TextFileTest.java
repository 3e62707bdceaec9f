package org.duzhan.ingest.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextFileTest {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final String TABLE = "户主,人数\n张三,\"3\"\n李\u3400四,4\n";

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE"})
  void readsEveryEncodingWithoutBeingTold(String charset) {
    assertThat(SeenRows.of(TABLE.getBytes(Charset.forName(charset))))
        .containsExactly("1: 户主|人数", "2: 张三|3", "3: 李\u3400四|4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void readsEveryEncodingWithAByteOrderMark(String charset) {
    assertThat(SeenRows.of(("\uFEFF" + TABLE).getBytes(Charset.forName(charset))))
        .containsExactly("1: 户主|人数", "2: 张三|3", "3: 李\u3400四|4");
  }

  static Stream<Arguments> separated() {
    return Stream.of(
        arguments("comma", "a,b\n1,2"),
        arguments("tab", "a\tb\n1\t2"),
        arguments("semicolon", "a;b\n1;2"),
        arguments("bar", "a|b\n1|2"),
        arguments("commas inside quotes", "\"a\";b\n1;2".replace("\"a\"", "a")),
        arguments("Windows line ends", "a,b\r\n1,2\r\n"),
        arguments("old Macintosh line ends", "a,b\r1,2\r"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("separated")
  void findsTheSeparator(String what, String text) {
    assertThat(SeenRows.of(text.getBytes(StandardCharsets.UTF_8)))
        .extracting(row -> row.substring(row.indexOf(": ") + 2))
        .containsExactly("a|b", "1|2");
  }

  @Test
  void takesTheSeparatorThatAFirstLineStates() {
    assertThat(SeenRows.of("sep=;\na,b;c\n".getBytes(StandardCharsets.UTF_8)))
        .containsExactly("1: sep=|", "2: a,b|c");
  }

  @Test
  void looksForTheSeparatorOutsideOfQuotes() {
    assertThat(SeenRows.of("\"a,b,c,d\"\t2\n".getBytes(StandardCharsets.UTF_8)))
        .containsExactly("1: a,b,c,d|2");
  }

  @Test
  void refusesBytesThatAreNoTextInAnyEncoding() {
    byte[] broken = TABLE.getBytes(StandardCharsets.UTF_8);
    broken[2] = (byte) 0xFF;
    byte[] marked = ("\uFEFF" + TABLE).getBytes(StandardCharsets.UTF_8);
    marked[5] = 'x';

    assertThatThrownBy(() -> SeenRows.of(broken)).hasMessageContaining("编码");
    assertThatThrownBy(() -> SeenRows.of(marked)).hasMessageContaining("编码");
    assertThatThrownBy(() -> SeenRows.of(new byte[] {1, 0, 0, 2, 3}))
        .hasMessageContaining("无法识别的文件格式");
  }

  @Test
  void refusesTextThatIsCutInsideACharacter() {
    byte[] gb = TABLE.getBytes(GB18030);
    int third = TABLE.substring(0, TABLE.indexOf('\u3400')).getBytes(GB18030).length;

    assertThatThrownBy(() -> SeenRows.of(Arrays.copyOf(gb, third + 3))).hasMessageContaining("编码");
    assertThatThrownBy(() -> SeenRows.of(Arrays.copyOf(gb, 1))).hasMessageContaining("编码");
  }

  @Property(tries = 300)
  void turnsGb18030IntoUtf8AsTheLibraryDoes(@ForAll @StringLength(max = 300) String any)
      throws IOException {
    String text = new String(any.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    byte[] bytes = text.getBytes(GB18030);

    Gb18030Stream stream = new Gb18030Stream(new ByteArrayInputStream(bytes));

    assertThat(new String(stream.readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo(new String(bytes, GB18030));
  }

  @Test
  void turnsEveryCharacterOfGb18030IntoUtf8() throws IOException {
    StringBuilder all = new StringBuilder();
    for (int c = 1; c < 0x2FFFF; c++) {
      boolean noCharacter = c >= 0xD800 && c <= 0xDFFF;
      all.appendCodePoint(noCharacter ? 'x' : c);
    }
    byte[] bytes = all.toString().getBytes(GB18030);

    Gb18030Stream stream = new Gb18030Stream(new ByteArrayInputStream(bytes));

    assertThat(new String(stream.readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo(new String(bytes, GB18030));
  }
}
