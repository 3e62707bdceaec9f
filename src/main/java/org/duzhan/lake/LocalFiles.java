package org.duzhan.lake;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumFs;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * Hadoop's local file system without a process for every file. Where Hadoop's native part is
 * missing, as it is beside Spark, it starts {@code chmod} for each file it makes and {@code
 * readlink} for each it renames: hundreds in a run of one county.
 */
public final class LocalFiles extends LocalFileSystem {
  public LocalFiles() {
    super(new Unforked());
  }

  /** Settings of Hadoop under which both of its interfaces reach local files this way. */
  public static Map<String, String> settings() {
    return Map.of(
        "fs.file.impl", LocalFiles.class.getName(),
        "fs.AbstractFileSystem.file.impl", Renaming.class.getName());
  }

  /** What Delta commits through. */
  public static final class Renaming extends ChecksumFs {
    /** Made by Hadoop, which looks for a constructor like this. */
    public Renaming(URI uri, Configuration hadoop) throws IOException, URISyntaxException {
      super(new Plain(uri, hadoop));
    }
  }

  private static final class Plain extends DelegateToFileSystem {
    Plain(URI uri, Configuration hadoop) throws IOException, URISyntaxException {
      super(uri, new Unforked(), hadoop, "file", false);
    }

    @Override
    public int getUriDefaultPort() {
      return -1;
    }

    /**
     * Of two processes that commit the same version one must fail. Hadoop looks whether the file
     * stands and then renames over it; a link is made, or not, in one step.
     */
    @Override
    public void renameInternal(Path from, Path to, boolean overwrite) throws IOException {
      if (overwrite || !linked(file(from), file(to))) {
        super.renameInternal(from, to, overwrite);
      }
    }

    /** False where there are no links, as on a memory card. */
    private static boolean linked(File from, File to) throws IOException {
      try {
        Files.createLink(to.toPath(), from.toPath());
      } catch (FileAlreadyExistsException e) {
        throw new org.apache.hadoop.fs.FileAlreadyExistsException("%s stands".formatted(to));
      } catch (FileSystemException | UnsupportedOperationException e) {
        return false;
      }
      Files.delete(from.toPath());
      return true;
    }

    private static File file(Path path) {
      return new File(path.toUri().getPath());
    }
  }

  private static final class Unforked extends RawLocalFileSystem {
    private static final PosixFilePermission[] BITS = {
      PosixFilePermission.OTHERS_EXECUTE,
      PosixFilePermission.OTHERS_WRITE,
      PosixFilePermission.OTHERS_READ,
      PosixFilePermission.GROUP_EXECUTE,
      PosixFilePermission.GROUP_WRITE,
      PosixFilePermission.GROUP_READ,
      PosixFilePermission.OWNER_EXECUTE,
      PosixFilePermission.OWNER_WRITE,
      PosixFilePermission.OWNER_READ
    };

    @Override
    public void setPermission(Path path, FsPermission permission) throws IOException {
      PosixFileAttributeView view =
          Files.getFileAttributeView(pathToFile(path).toPath(), PosixFileAttributeView.class);
      if (view == null || permission.getStickyBit()) {
        super.setPermission(path, permission);
        return;
      }
      Set<PosixFilePermission> set = EnumSet.noneOf(PosixFilePermission.class);
      for (int bit = 0; bit < BITS.length; bit++) {
        if ((permission.toShort() & 1 << bit) != 0) {
          set.add(BITS[bit]);
        }
      }
      view.setPermissions(set);
    }

    @Override
    public FileStatus getFileLinkStatus(Path path) throws IOException {
      return Files.isSymbolicLink(pathToFile(path).toPath())
          ? super.getFileLinkStatus(path)
          : getFileStatus(path);
    }
  }
}
