package org.duzhan.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.duzhan.simulate.Fates.Planted;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FatesTest {
  private static final String FALLEN = "2020-01,522633100201,returned";

  @TempDir Path out;

  @BeforeEach
  void plant() throws IOException {
    Files.createDirectories(out.resolve("truth"));
    Files.writeString(
        out.resolve("truth/fallers.csv"),
        """
        period,household_id,county_code,village_code,kind,cause
        2020-01,h1,522633,522633100201,returned,因病
        2020-01,h2,522633,522633100201,returned,因灾
        2020-01,h3,522633,522633100201,at_risk,因灾
        """);
  }

  @Test
  void findsNothingToSayWhereAllIsAsPlanted() throws IOException {
    assertThat(Fates.unmet(out, Planted.FALLERS, List.of(FALLEN, FALLEN))).isEmpty();
  }

  @Test
  void tellsWhatWasPlantedAndNotFound() throws IOException {
    assertThat(Fates.unmet(out, Planted.FALLERS, List.of(FALLEN)))
        .singleElement()
        .asString()
        .contains("not found: " + FALLEN);
  }

  @Test
  void tellsWhatWasFoundAndNotPlanted() throws IOException {
    String other = "2020-01,522633100202,newly_poor";

    assertThat(Fates.unmet(out, Planted.FALLERS, List.of(FALLEN, FALLEN, other)))
        .singleElement()
        .asString()
        .contains("not planted: " + other);
  }
}
