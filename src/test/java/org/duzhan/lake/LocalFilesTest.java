package org.duzhan.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFilesTest {
  private static final byte[] TEXT = "六万两千".getBytes(StandardCharsets.UTF_8);

  @TempDir java.nio.file.Path folder;

  @Test
  void writesReadsAndGuardsFilesAsHadoopDoes() throws IOException {
    FileSystem files = FileSystem.newInstance(URI.create("file:///"), hadoop());
    Path file = new Path(folder.toUri().toString(), "a/b");
    try (FSDataOutputStream out = files.create(file)) {
      out.write(TEXT);
    }

    assertThat(files).isInstanceOf(LocalFiles.class);
    assertThat(Files.readAllBytes(folder.resolve("a/b"))).isEqualTo(TEXT);
    assertThat(folder.resolve("a/.b.crc")).exists();
    assertThat(permissions("a/b")).isEqualTo("rw-r--r--");
    for (String mode : new String[] {"rwx------", "r-xr-x---", "rwxrwxrwx", "-w--w---x"}) {
      files.setPermission(file, FsPermission.valueOf("-" + mode));
      assertThat(permissions("a/b")).isEqualTo(mode);
      assertThat(files.getFileStatus(file).getPermission()).hasToString(mode);
    }
  }

  @Test
  void renamesOntoNothingThatStands() throws IOException {
    FileContext files = FileContext.getFileContext(URI.create("file:///"), hadoop());
    Path from = write(files, "from");
    Path to = write(files, "to");

    assertThatThrownBy(() -> files.rename(from, to, Options.Rename.NONE))
        .isInstanceOf(FileAlreadyExistsException.class);
    files.rename(from, new Path(folder.toUri().toString(), "new"), Options.Rename.NONE);

    assertThat(folder.resolve("from")).doesNotExist();
    assertThat(Files.readAllBytes(folder.resolve("new"))).isEqualTo(TEXT);
    assertThat(folder.resolve(".new.crc")).exists();
  }

  @Test
  void letsOneOfManyThatCommitAtOnceWin() throws Exception {
    FileContext files = FileContext.getFileContext(URI.create("file:///"), hadoop());
    Path to = new Path(folder.toUri().toString(), "00000000000000000001.json");
    List<Path> attempts = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      attempts.add(write(files, "attempt" + i));
    }

    long won =
        attempts.parallelStream()
            .filter(
                from -> {
                  try {
                    files.rename(from, to, Options.Rename.NONE);
                    return true;
                  } catch (FileAlreadyExistsException e) {
                    return false;
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                })
            .count();

    assertThat(won).isEqualTo(1);
  }

  @Test
  void followsLinksAndNamesWhatIsMissing() throws IOException {
    FileContext files = FileContext.getFileContext(URI.create("file:///"), hadoop());
    write(files, "there");
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("there"));

    assertThat(files.getFileStatus(new Path(folder + "/link")).getLen()).isEqualTo(TEXT.length);
    assertThatThrownBy(() -> files.getFileLinkStatus(new Path(folder + "/nowhere")))
        .hasMessageContaining("nowhere");
  }

  private Path write(FileContext files, String name) throws IOException {
    Path path = new Path(folder.toUri().toString(), name);
    try (FSDataOutputStream out = files.create(path, EnumSet.of(CreateFlag.CREATE))) {
      out.write(TEXT);
    }
    return path;
  }

  private String permissions(String name) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
  }

  private static Configuration hadoop() {
    Configuration hadoop = new Configuration();
    LocalFiles.settings().forEach(hadoop::set);
    return hadoop;
  }
}
