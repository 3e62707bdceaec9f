package org.duzhan.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.duzhan.settings.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacesTest {
  @TempDir Path folder;

  private final Places places = new Places(new Configuration());

  @Test
  void takesAFolderThatIsNotThereYetAndDoesNotMakeIt() {
    Path deep = folder.resolve("a/b/c");

    assertThatCode(() -> places.writable("--out", deep.toString())).doesNotThrowAnyException();
    assertThat(folder.resolve("a")).doesNotExist();
  }

  @Test
  void refusesAFileAndWhatWouldLieUnderOne() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));

    refuses(file.toString(), "--out " + file + ": cannot use it: " + file + " is a file");
    refuses(file.resolve("w").toString(), file + " is a file; name a folder");
  }

  @Test
  void refusesAFileSystemThatNobodyKnows() {
    refuses("foo://bar/baz", "no file system is known as foo");
  }

  @Test
  void refusesNoPathAtAll() {
    refuses("", "no path");
  }

  @Test
  void refusesAWarehouseThatIsNotThere() {
    assertThatThrownBy(() -> places.existing("--warehouse", folder.resolve("none").toString()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no such folder");
    assertThatCode(() -> places.existing("--warehouse", folder.toString()))
        .doesNotThrowAnyException();
  }

  @Test
  void refusesAFolderInsideTheOneThatIsRead() {
    String inbox = folder.resolve("inbox").toString();

    assertThatThrownBy(() -> places.outside("--out", inbox + "/x/reply", "--inbox", inbox))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("it lies in --inbox");
    assertThatThrownBy(() -> places.outside("--out", inbox, "--inbox", "file:" + inbox + "/"))
        .isInstanceOf(UserError.class);
    assertThatCode(() -> places.outside("--out", inbox + "2/reply", "--inbox", inbox))
        .doesNotThrowAnyException();
  }

  private void refuses(String place, String why) {
    assertThatThrownBy(() -> places.writable("--out", place))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(why);
  }
}
