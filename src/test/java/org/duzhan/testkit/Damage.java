package org.duzhan.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * What goes wrong between a clerk's screen and the inbox: each way of damaging a county's
 * households (headings, then rows), and how many of ten rows in a row are bad for it.
 */
public enum Damage {
  /** The upload broke off. */
  CUT_OFF("xlsx", true, 0) {
    @Override
    byte[] bytes(List<String[]> rows) {
      byte[] whole = workbook(rows);
      return Arrays.copyOf(whole, whole.length / 2);
    }
  },
  EMPTY("xlsx", true, 0) {
    @Override
    byte[] bytes(List<String[]> rows) {
      return new byte[0];
    }
  },
  LOCKED("xlsx", true, 0) {
    @Override
    byte[] bytes(List<String[]> rows) {
      return locked(workbook(rows));
    }
  },
  /** The heading of a required column was rewritten. */
  OTHER_HEADING("csv", true, 0) {
    @Override
    byte[] bytes(List<String[]> rows) {
      rows.get(0)[column(rows, "脱贫属性")] = "备注一";
      return csv(rows, StandardCharsets.UTF_8);
    }
  },
  /** A letter was sent, not the table. */
  LETTER("xls", true, 0) {
    @Override
    byte[] bytes(List<String[]> rows) {
      return "各乡镇：请于月底前报送户表。\n".getBytes(GB18030);
    }
  },
  /** An archive of archives. */
  NESTED("zip", true, 0) {
    @Override
    byte[] bytes(List<String[]> rows) {
      return zip("c.zip", zip("b.zip", zip("a.xlsx", workbook(rows))));
    }
  },
  /** Saved as text under a workbook's name: still to be read. */
  WRONG_NAME("xlsx", false, 0) {
    @Override
    byte[] bytes(List<String[]> rows) {
      return csv(rows, GB18030);
    }
  },
  /** Titles, blank rows, notes and a total around the table: still to be read. */
  DECORATED("xlsx", false, 0) {
    @Override
    byte[] bytes(List<String[]> rows) {
      List<String[]> all = new ArrayList<>(rows);
      all.add(0, new String[] {"某县2019年12月户表"});
      all.add(5, new String[] {});
      all.add(9, rows.get(0));
      all.add(new String[] {"合计", "", "", String.valueOf(rows.size() - 1)});
      all.add(new String[] {"填表人：张某"});
      return workbook(all);
    }
  },
  WORDS_FOR_NUMBERS("xlsx", false, 1) {
    @Override
    byte[] bytes(List<String[]> rows) {
      return each(rows, "家庭人口数", "不清楚");
    }
  },
  NOBODY("csv", false, 1) {
    @Override
    byte[] bytes(List<String[]> rows) {
      return each(rows, "家庭人口数", "0");
    }
  },
  ERROR_CELLS("xlsx", false, 1) {
    @Override
    byte[] bytes(List<String[]> rows) {
      return each(rows, "工资性收入", "#REF!");
    }
  },
  OTHER_MONTH("xlsx", false, 1) {
    @Override
    byte[] bytes(List<String[]> rows) {
      return each(rows, "统计月份", "2019-11");
    }
  },
  OTHER_COUNTY("csv", false, 1) {
    @Override
    byte[] bytes(List<String[]> rows) {
      return each(rows, "行政村代码", "110101001001");
    }
  },
  SHORT_CODE("xlsx", false, 1) {
    @Override
    byte[] bytes(List<String[]> rows) {
      return each(rows, "行政村代码", "5226331002");
    }
  },
  NO_ID("xlsx", false, 1) {
    @Override
    byte[] bytes(List<String[]> rows) {
      return each(rows, "户编号", "");
    }
  },
  /** Two rows of every ten are of one household. */
  TWICE("xlsx", false, 2) {
    @Override
    byte[] bytes(List<String[]> rows) {
      int id = column(rows, "户编号");
      for (int i = 1; i + 1 < rows.size(); i += 10) {
        rows.get(i + 1)[id] = rows.get(i)[id];
      }
      return workbook(rows);
    }
  },
  UNKNOWN_STATUS("csv", false, 1) {
    @Override
    byte[] bytes(List<String[]> rows) {
      return each(rows, "脱贫属性", "=cmd|'/C calc'!A0");
    }
  },
  NEGATIVE("xlsx", false, 1) {
    @Override
    byte[] bytes(List<String[]> rows) {
      return each(rows, "工资性收入", "-8000");
    }
  },
  /** The comma of 12,000 divides it: what follows stands one column to the right. */
  SHIFTED("csv", false, 1) {
    @Override
    byte[] bytes(List<String[]> rows) {
      return each(rows, "工资性收入", "12,000");
    }
  },
  /** A telephone where persons are counted. */
  MISPLACED("xlsx", false, 1) {
    @Override
    byte[] bytes(List<String[]> rows) {
      return each(rows, "家庭人口数", "13900000001");
    }
  },
  WORKERS("xlsx", false, 1) {
    @Override
    byte[] bytes(List<String[]> rows) {
      return each(rows, "劳动力人数", "29");
    }
  };

  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final int EVERY = 10;

  private final String extension;
  private final boolean refused;
  private final int badOfTen;

  Damage(String extension, boolean refused, int badOfTen) {
    this.extension = extension;
    this.refused = refused;
    this.badOfTen = badOfTen;
  }

  /** Whether the file is to be refused whole. */
  public boolean isRefused() {
    return refused;
  }

  /** How many of these rows of data are to be quarantined. */
  public int bad(int rows) {
    return badOfTen == 2
        ? 2 * ((rows + EVERY - 2) / EVERY)
        : badOfTen * ((rows + EVERY - 1) / EVERY);
  }

  /** Writes rows, damaged; returns the file. */
  public Path write(Path folder, String name, List<String[]> rows) throws IOException {
    List<String[]> copy = new ArrayList<>(rows.stream().map(String[]::clone).toList());
    return Files.write(folder.resolve(name + "." + extension), bytes(copy));
  }

  abstract byte[] bytes(List<String[]> rows);

  /** Puts a text into the column of every tenth row. */
  byte[] each(List<String[]> rows, String heading, String text) {
    int column = column(rows, heading);
    for (int i = 1; i < rows.size(); i += EVERY) {
      rows.get(i)[column] = text;
    }
    return extension.equals("csv") ? csv(rows, StandardCharsets.UTF_8) : workbook(rows);
  }

  static int column(List<String[]> rows, String heading) {
    return List.of(rows.get(0)).indexOf(heading);
  }

  static byte[] csv(List<String[]> rows, Charset charset) {
    StringBuilder text = new StringBuilder();
    rows.forEach(row -> text.append(String.join(",", row)).append('\n'));
    return text.toString().getBytes(charset);
  }

  static byte[] workbook(List<String[]> rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new XSSFWorkbook()) {
      Sheet sheet = workbook.createSheet("户表");
      for (int i = 0; i < rows.size(); i++) {
        Row row = sheet.createRow(i);
        for (int j = 0; j < rows.get(i).length; j++) {
          if (!rows.get(i)[j].isEmpty()) {
            row.createCell(j).setCellValue(rows.get(i)[j]);
          }
        }
      }
      workbook.write(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] zip(String name, byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
      zip.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] locked(byte[] workbook) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (POIFSFileSystem container = new POIFSFileSystem()) {
      Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
      encryptor.confirmPassword("nobody knows");
      try (OutputStream out = encryptor.getDataStream(container)) {
        out.write(workbook);
      }
      container.writeFilesystem(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
