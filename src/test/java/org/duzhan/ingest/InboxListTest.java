package org.duzhan.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.duzhan.settings.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxListTest {
  @TempDir Path inbox;

  @Test
  void listsTheFilesOfAllFoldersByPath() throws IOException {
    put("b 1:2.xlsx");
    put("2020-04/某县/户表 (终版).csv");
    put("a/100%#1.csv");

    assertThat(list())
        .extracting(InboxFile::path)
        .containsExactly("2020-04/某县/户表 (终版).csv", "a/100%#1.csv", "b 1:2.xlsx");
  }

  @Test
  void leavesOutHiddenAndLockFilesAndWhatIsInHiddenFolders() throws IOException {
    put(".DS_Store");
    put("~$户表.xlsx");
    put("_temporary/a.csv");
    put("_SUCCESS");
    put(".git/b.csv");
    put("_2020年3月/_户表.csv");
    put("c.csv");

    assertThat(list()).extracting(InboxFile::path).containsExactly("_2020年3月/_户表.csv", "c.csv");
  }

  @Test
  void tellsAFilesSizeAndWhenItCame() throws IOException {
    Files.writeString(put("a.csv"), "户表");
    Instant received = Instant.parse("2020-05-03T01:02:03Z");
    Files.setLastModifiedTime(inbox.resolve("a.csv"), FileTime.from(received));

    InboxFile file = list().get(0);

    assertThat(file.bytes()).isEqualTo(6);
    assertThat(Instant.ofEpochMilli(file.modified())).isEqualTo(received);
    assertThat(file.name()).isEqualTo("a.csv");
  }

  @Test
  void listsAnEmptyInboxAsEmpty() {
    assertThat(list()).isEmpty();
  }

  @Test
  void refusesAnInboxThatIsNotThereOrIsAFile() throws IOException {
    Path file = put("a.csv");

    assertThatThrownBy(() -> Inbox.list(inbox.resolve("none").toString(), new Configuration()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no such folder");
    assertThatThrownBy(() -> Inbox.list(file.toString(), new Configuration()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("it is a file");
  }

  private List<InboxFile> list() {
    return Inbox.list(inbox.toString(), new Configuration());
  }

  private Path put(String path) throws IOException {
    Path file = inbox.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.createFile(file);
  }
}
