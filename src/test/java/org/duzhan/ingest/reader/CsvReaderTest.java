package org.duzhan.ingest.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CsvReaderTest {
  @Test
  void readsQuotesDoubledQuotesAndLineBreaksInside() throws IOException {
    assertThat(read("a,\"b,\"\"c\"\"\",d\n\"e\nf\",g\r\nh"))
        .containsExactly("1: a|b,\"c\"|d", "2: e\nf|g", "4: h");
  }

  @Test
  void keepsEmptyCellsAndRaggedRows() throws IOException {
    assertThat(read("a,,\nb\n,,c\n")).containsExactly("1: a||", "2: b", "3: ||c");
  }

  @Test
  void findsTheSeparatorThatIsUsed() throws IOException {
    assertThat(read("a\tb\tc\n1\t2\t3")).containsExactly("1: a|b|c", "2: 1|2|3");
  }

  @Property(tries = 200)
  void readsBackWhatWasQuoted(
      @ForAll @Size(min = 1, max = 5) List<@Size(min = 1, max = 4) List<String>> rows)
      throws IOException {
    StringBuilder csv = new StringBuilder();
    List<String> expected = new ArrayList<>();
    for (List<String> row : rows) {
      List<String> cells = row.stream().map(CsvReaderTest::plain).toList();
      csv.append(
              String.join(
                  ",", cells.stream().map(c -> '"' + c.replace("\"", "\"\"") + '"').toList()))
          .append('\n');
      expected.add(String.join("|", cells));
    }

    assertThat(read(csv.toString()).stream().map(r -> r.substring(r.indexOf(": ") + 2)))
        .containsExactlyElementsOf(expected);
  }

  /** Halves of surrogate pairs are no text. */
  private static String plain(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
        .replace("\uFEFF", "");
  }

  private static List<String> read(String csv) {
    return CsvRows.read(csv, (number, cells) -> number + ": " + CsvRows.text(cells));
  }
}
