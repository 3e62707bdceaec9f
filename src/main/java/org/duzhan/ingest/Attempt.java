package org.duzhan.ingest;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.duzhan.ingest.reader.FileType;
import org.duzhan.ingest.reader.Fingerprint;
import org.duzhan.ingest.reader.NoRoom;
import org.duzhan.ingest.reader.OpenedFile;
import org.duzhan.ingest.reader.RefusedFile;
import org.duzhan.ingest.reader.Unreadable;
import org.duzhan.settings.Limits;

/** One attempt at one file: whatever happens to it, a verdict on that file comes out. */
final class Attempt {
  static final String EMPTY = "文件为空；请重新导出后报送";
  static final String NO_ROOM = "读取所需内存超过可用内存；请拆分后重新报送，或加大内存（DUZHAN_HEAP）";

  private final FileReader.Mappings how;
  private final InboxFile file;
  private final Configuration hadoop;
  private final FileReader reader;
  private String sha256 = Fingerprint.OF_NOTHING;

  private Attempt(FileReader.Mappings how, InboxFile file, Configuration hadoop) {
    this.how = how;
    this.file = file;
    this.hadoop = hadoop;
    this.reader = new FileReader(how, file, hadoop);
  }

  /**
   * Reads a file.
   *
   * @param alone no other file is being read: if there is no room for it now, there never is
   */
  static Reading at(FileReader.Mappings how, InboxFile file, Configuration hadoop, boolean alone) {
    InboxFile.Obstacle obstacle = file.obstacle();
    if (obstacle != null) {
      return Reading.of(
          obstacle.passing()
              ? Verdict.left(file, obstacle.reason())
              : Verdict.refused(file, Fingerprint.OF_NOTHING, obstacle.reason()));
    }
    if (file.bytes() == 0) {
      return Reading.of(Verdict.refused(file, Fingerprint.OF_NOTHING, EMPTY));
    }
    Attempt attempt = new Attempt(how, file, hadoop);
    Reading reading = attempt.guarded(alone);
    return attempt.stands() ? reading : Reading.of(Verdict.left(file, "读取时文件仍在变化，留待下次"));
  }

  private Reading guarded(boolean alone) {
    try (OpenedFile opened =
        OpenedFile.at(
            file.uri(), file.within(), hadoop, how.limits(), how.passwords().of(file.path()))) {
      return read(opened);
    } catch (NoRoom e) {
      reader.abandon();
      return alone ? refused(NO_ROOM) : Reading.crowded(file);
    } catch (Unreadable e) {
      reader.abandon();
      return Reading.of(Verdict.left(file, "无法读取（%s），留待下次".formatted(e.reason())));
    } catch (RefusedFile e) {
      reader.abandon();
      return refused(String.valueOf(e.getMessage()));
    }
  }

  private Reading read(OpenedFile opened) {
    Fingerprint print = opened.fingerprint();
    sha256 = print.sha256();
    if (print.bytes() == 0) {
      throw new RefusedFile(EMPTY);
    }
    FileType type = opened.type(print);
    if (type != FileType.ARCHIVE) {
      return new Reading(reader.read(opened, type, print), List.of(), List.of());
    }
    checkNesting(file, how.limits());
    return Reading.inside(opened.entries().stream().map(file::inside).toList());
  }

  static void checkNesting(InboxFile archive, Limits limits) {
    if (archive.within().size() >= limits.nesting()) {
      throw RefusedFile.past("nesting", "压缩包层数过多，请解压后报送", limits.nesting());
    }
  }

  private Reading refused(String reason) {
    return Reading.of(Verdict.refused(file, sha256, reason));
  }

  /** Whether the file is still what it was when the inbox was listed. */
  private boolean stands() {
    try {
      Path at = new Path(file.uri());
      FileStatus now = at.getFileSystem(hadoop).getFileStatus(at);
      return now.getLen() == file.bytes() && now.getModificationTime() == file.modified();
    } catch (IOException e) {
      return false;
    }
  }
}
