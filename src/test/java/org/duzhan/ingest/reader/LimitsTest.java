package org.duzhan.ingest.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LimitsTest {
  private static final String ROW = "<row><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c></row>";
  private static final byte[] THREE_ROWS = XlsxFile.of(ROW + ROW + ROW);
  private static final byte[] CSV = "a,b,c\n一二三四五,b,c\na,b,c\n".getBytes(StandardCharsets.UTF_8);
  private static final byte[] SPACES =
      XlsxFile.of("<row><c t='str'><v>" + " ".repeat(8 << 20) + "</v></c></row>");

  /** A limit, a file at it, and one past it. */
  static Stream<Arguments> limits() {
    byte[] twoSheets = new XlsxFile().sheet("甲", ROW).sheet("乙", ROW).bytes();
    return Stream.of(
        arguments("file_bytes", THREE_ROWS, THREE_ROWS.length, THREE_ROWS.length - 1),
        arguments("file_bytes", CSV, CSV.length, CSV.length - 1),
        arguments("sheets", twoSheets, 2, 1),
        arguments("rows", THREE_ROWS, 3, 2),
        arguments("rows", CSV, 3, 2),
        arguments("columns", THREE_ROWS, 3, 2),
        arguments("columns", CSV, 3, 2),
        arguments("cell_characters", CSV, 5, 4),
        arguments("zip_entries", THREE_ROWS, 5, 4),
        arguments("unpacked_bytes", THREE_ROWS, 10_000, 200),
        arguments("inflation", SPACES, 0, 100));
  }

  @ParameterizedTest(name = "{0} {3}")
  @MethodSource("limits")
  void refusesWhatIsPastALimitAndSaysWhich(String limit, byte[] file, int at, int past) {
    if (at > 0) {
      assertThat(SeenRows.of(file, SeenRows.limit(limit, at))).isNotEmpty();
    }
    assertThatThrownBy(() -> SeenRows.of(file, SeenRows.limit(limit, past)))
        .isInstanceOf(RefusedFile.class)
        .hasMessageContaining("上限" + past + "（limits." + limit + "）");
  }

  @Test
  void refusesATableOfTextsThatIsMoreThanItsShareOfTheHeap() {
    String items = "<si><t>甲乙丙丁</t></si>".repeat(2_000_000);
    byte[] file = new XlsxFile().strings(items).sheet("表", ROW).bytes();

    assertThatThrownBy(() -> SeenRows.of(file, SeenRows.limit("heap_share", 0.02)))
        .hasMessageContaining("limits.heap_share");
  }

  @Test
  void refusesARowThatRepeatsOneLongTextForEver() {
    String text = "<si><t>" + "甲".repeat(32_000) + "</t></si>";
    String row = "<row>" + "<c t='s'><v>0</v></c>".repeat(900) + "</row>";
    byte[] file = new XlsxFile().strings(text).sheet("表", row).bytes();

    assertThatThrownBy(() -> SeenRows.of(file)).hasMessageContaining("64MB");
  }

  @Test
  void refusesADirectoryThatListsMoreThanItSays() {
    Map<String, byte[]> many = new TreeMap<>();
    for (int i = 0; i < 3000; i++) {
      many.put("x".repeat(200) + i, new byte[0]);
    }
    byte[] file = XlsxFile.zip(many);
    int end = file.length - 22;
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putShort(end + 8, (short) 1);
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putShort(end + 10, (short) 1);

    assertThatThrownBy(() -> SeenRows.of(file, SeenRows.limit("zip_entries", 10)))
        .hasMessageContaining("limits.zip_entries");
    assertThatThrownBy(() -> SeenRows.of(file)).hasMessageContaining("只见3000个");
  }

  @Test
  void refusesAZipThatIsCutAnywhere() {
    for (int length = 4; length < THREE_ROWS.length; length += 7) {
      byte[] cut = Arrays.copyOf(THREE_ROWS, length);
      assertThatThrownBy(() -> SeenRows.of(cut)).isInstanceOf(RefusedFile.class);
    }
  }
}
