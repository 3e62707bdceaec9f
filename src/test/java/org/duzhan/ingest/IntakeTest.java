package org.duzhan.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.duzhan.settings.Settings;
import org.duzhan.testkit.Spark;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntakeTest {
  private static final String SECRET = "a unit test's key, not a secret at all";

  @TempDir Path inbox;

  @Test
  void judgesFilesInTheOrderTheyCameNotByNameOrSize() throws IOException {
    put("a.csv", "第二个", 2000);
    put("b.csv", "第一个，也是最长的一个", 1000);
    put("c 100%#1.csv", "也是第二个", 2000);
    Settings settings = TestSettings.defaults();

    List<Verdict> verdicts =
        new Intake(
                Mapping.all(settings.mappings()),
                settings.limits(),
                settings.passwords(),
                SECRET,
                null)
            .read(Spark.session(), Inbox.list(inbox.toString(), new Configuration()));

    assertThat(verdicts)
        .extracting(v -> v.file().path())
        .containsExactly("b.csv", "a.csv", "c 100%#1.csv");
  }

  @Test
  void tellsOneKeyFromAnotherWithoutSayingIt() {
    String check = Intake.keyCheck(SECRET);

    assertThat(check).hasSize(8).isEqualTo(Intake.keyCheck(SECRET));
    assertThat(check).isNotEqualTo(Intake.keyCheck(SECRET + "."));
  }

  private void put(String name, String text, long received) throws IOException {
    Files.writeString(inbox.resolve(name), text);
    Files.setLastModifiedTime(inbox.resolve(name), FileTime.fromMillis(received));
  }
}
