package org.duzhan.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoKeyTest {
  @TempDir Path folder;

  @Test
  void canBeReadByItsOwnerAlone() throws Exception {
    DemoKey.of(folder);

    assertThat(Files.getPosixFilePermissions(DemoKey.file(folder)))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void isTheSameTheNextTimeAndLongEnoughForAnyCommand() throws Exception {
    String key = DemoKey.of(folder);

    assertThat(key).matches("[0-9a-f]{64}");
    assertThat(DemoKey.of(folder)).isEqualTo(key);
  }
}
