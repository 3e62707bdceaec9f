package org.duzhan.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duzhan.measure.Sentence.EMPLOYMENT;
import static org.duzhan.measure.Sentence.EXIT;
import static org.duzhan.measure.SinceBaseline.COMPARED_POOR_PERSONS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Types;
import org.junit.jupiter.api.Test;

/** CONTRIBUTING.md shows how a figure is added: what it shows works. */
class WorkedExampleTest {
  private static final Field POST_HOUSEHOLDS =
      Field.optional("post_households", Types.COUNT, "户", "有公益岗位户数", "With a welfare post");
  private static final Field LARGEST_FALL =
      Field.optional("largest_fall", Types.RATE, "人/月", "近月最大减贫人口", "Of the last months");

  @Test
  void addsAFigureThatAddsUp() throws IOException {
    assertShown(
        "Figure.known(EMPLOYMENT, POST_HOUSEHOLDS,"
            + " Households.WELFARE_POSTS.col().gt(0).cast(COUNT))");

    Figure figure =
        Figure.known(
            EMPLOYMENT, POST_HOUSEHOLDS, Households.WELFARE_POSTS.col().gt(0).cast(Types.COUNT));

    assertThat(figure.formula()).contains("welfare_posts > ");
    assertThat(figure.nullReason()).contains(VillageMonth.NULL_REASON);
  }

  @Test
  void addsAFigureThatDoesNotAddUp() throws IOException {
    assertShown(
        "Indicator.anew(EXIT, LARGEST_FALL, \"array_max(recent_falls)\", COMPARED_POOR_PERSONS)");
    assertShown(".nullBy(Progress.NULL_REASON)");

    Indicator indicator =
        Indicator.anew(EXIT, LARGEST_FALL, "array_max(recent_falls)", COMPARED_POOR_PERSONS)
            .nullBy(Progress.NULL_REASON);

    assertThat(indicator.restsOn())
        .extracting(Figure::field)
        .containsExactly(COMPARED_POOR_PERSONS);
    assertThat(indicator.nullReason()).contains(Progress.NULL_REASON);
  }

  private static void assertShown(String code) throws IOException {
    assertThat(Files.readString(Path.of("CONTRIBUTING.md"))).contains(code);
  }
}
