package org.duzhan.lake;

import java.nio.file.Path;
import org.duzhan.testkit.MemoryLake;
import org.junit.jupiter.api.io.TempDir;

class MemoryLakeTest implements LakeContract {
  @TempDir Path folder;

  @Override
  public Lake lake() {
    return new MemoryLake(folder);
  }
}
