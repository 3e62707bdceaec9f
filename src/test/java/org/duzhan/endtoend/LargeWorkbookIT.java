package org.duzhan.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.duzhan.testkit.Launcher;
import org.duzhan.testkit.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As many rows as a sheet holds, in a heap of 1 GB. */
class LargeWorkbookIT {
  private static final int ROWS = 1_048_575;

  @TempDir Path folder;

  @Test
  void readsAFullSheetInAGigabyte() throws Exception {
    Path inbox = Files.createDirectories(folder.resolve("inbox"));
    write(inbox.resolve("户表.xlsx"));

    Launcher.Result result =
        Launcher.withKey()
            .with("DUZHAN_HEAP", "1g")
            .run("ingest", "--inbox", inbox, "--warehouse", folder.resolve("warehouse"));

    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(Tables.read(folder.resolve("warehouse"), "household").count()).isEqualTo(ROWS);
  }

  /** Every household's id is a text of its own, and shared as Excel shares texts. */
  private static void write(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        Workbook workbook = new Workbook(out, "test", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("户表");
      String[] headings = {"统计月份", "行政村代码", "户编号", "家庭人口数", "脱贫属性", "工资性收入"};
      for (int i = 0; i < headings.length; i++) {
        sheet.value(0, i, headings[i]);
      }
      for (int i = 1; i <= ROWS; i++) {
        sheet.value(i, 0, "2019-12");
        sheet.value(i, 1, "522633100201");
        sheet.value(i, 2, "户" + i);
        sheet.value(i, 3, 1 + i % 6);
        sheet.value(i, 4, i % 5 == 0 ? "未脱贫" : "非建档立卡");
        sheet.value(i, 5, 8000 + i % 1000);
        if (i % 10_000 == 0) {
          sheet.flush();
        }
      }
    }
  }
}
