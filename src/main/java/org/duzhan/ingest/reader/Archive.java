package org.duzhan.ingest.reader;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.duzhan.settings.Limits;

/** A zip of files. */
public final class Archive {
  /** What sits between the path of an archive and the path inside. */
  public static final String INSIDE = "!/";

  private static final int LONGEST_LABEL = 250;
  private static final List<String> NO_FILES = List.of("__macosx", "thumbs.db", "desktop.ini");

  private Archive() {}

  /**
   * A file in it.
   *
   * @param index its place in the archive's directory
   * @param label how it is called: never a path to write to
   */
  public record Entry(int index, String label) {}

  /** Its files; folders and what systems leave behind apart. */
  static List<Entry> entries(Source source, Limits limits) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (Zip zip = Zip.open(source, limits)) {
      List<ZipPart> parts = zip.parts();
      for (int i = 0; i < parts.size(); i++) {
        String label = label(parts.get(i).name());
        if (!parts.get(i).folder() && isFile(label)) {
          entries.add(new Entry(i, label));
        }
      }
      if (entries.isEmpty()) {
        throw new RefusedFile("压缩包中没有文件");
      }
      if (entries.stream().allMatch(e -> parts.get(e.index).encrypted())) {
        throw ZipPart.locked();
      }
    }
    return entries;
  }

  private static boolean isFile(String label) {
    return Arrays.stream(label.split("/", -1)).noneMatch(Archive::leftBehind);
  }

  private static boolean leftBehind(String name) {
    boolean step = name.equals(".") || name.equals("..");
    return (name.startsWith(".") && !step)
        || name.startsWith("~$")
        || NO_FILES.contains(name.toLowerCase(Locale.ROOT));
  }

  private static String label(String name) {
    String plain = name.replace('\\', '/').replaceAll("\\p{Cntrl}", "?");
    return plain.length() <= LONGEST_LABEL
        ? plain
        : "…" + plain.substring(plain.length() - LONGEST_LABEL);
  }
}
