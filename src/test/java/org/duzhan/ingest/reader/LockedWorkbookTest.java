package org.duzhan.ingest.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.util.List;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.duzhan.settings.Limits;
import org.duzhan.settings.Passwords;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LockedWorkbookTest {
  private static final Limits LIMITS = TestSettings.defaults().limits();
  private static final String PASSWORD = "从江2020";

  @ParameterizedTest
  @EnumSource(
      value = EncryptionMode.class,
      names = {"agile", "standard"})
  void opensAnXlsxWithThePasswordThatFits(EncryptionMode mode) throws Exception {
    byte[] file = locked(mode, PASSWORD);

    assertThat(SeenRows.of(file, LIMITS, List.of("another", PASSWORD))).containsExactly("表!1: 1");
    refuses(file, List.of(), "没有提供密码");
    refuses(file, List.of("another"), "打不开");
  }

  @Test
  void opensAnXlsWithThePasswordThatFits() throws IOException {
    byte[] file = lockedXls(PASSWORD);

    assertThat(SeenRows.of(file, LIMITS, List.of("another", PASSWORD))).containsExactly("表!1: 1");
    refuses(file, List.of(), "没有提供密码");
    refuses(file, List.of("another"), "打不开");
  }

  @Test
  void opensWithoutAskingWhatIsOnlyProtectedAgainstWriting() throws Exception {
    assertThat(SeenRows.of(locked(EncryptionMode.agile, Decryptor.DEFAULT_PASSWORD)))
        .containsExactly("表!1: 1");
  }

  @Test
  void readsADamagedLockedWorkbookAsDamaged() throws Exception {
    byte[] file = locked(EncryptionMode.agile, PASSWORD);
    for (int i = file.length - 3000; i < file.length - 2000; i++) {
      file[i] ^= 0x55;
    }

    assertThatThrownBy(() -> SeenRows.of(file, LIMITS, List.of(PASSWORD)))
        .isInstanceOf(RefusedFile.class);
  }

  @Test
  void triesThePasswordOfTheCountyBeforeThatOfAll() {
    Passwords passwords =
        TestSettings.with(
                java.util.Map.of(
                    "ingest.passwords.default", "all", "ingest.passwords.\"522633\"", "0123"))
            .passwords();

    assertThat(passwords.of("2020-04/522633.xlsx")).containsExactly("0123", "all");
    assertThat(passwords.of("2020-04/default.xlsx")).containsExactly("all");
    assertThat(passwords.toString()).doesNotContain("0123").doesNotContain("all");
  }

  @Test
  void keepsPasswordsOutOfTheHashOfTheSettings() {
    assertThat(TestSettings.with(java.util.Map.of("ingest.passwords.default", "all")).hash())
        .isEqualTo(TestSettings.defaults().hash());
  }

  static byte[] locked(EncryptionMode mode, String password)
      throws IOException, GeneralSecurityException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (POIFSFileSystem file = new POIFSFileSystem()) {
      Encryptor encryptor = new EncryptionInfo(mode).getEncryptor();
      encryptor.confirmPassword(password);
      try (OutputStream out = encryptor.getDataStream(file)) {
        out.write(XlsxFile.of("<row r='1'><c r='A1'><v>1</v></c></row>"));
      }
      file.writeFilesystem(bytes);
    }
    return bytes.toByteArray();
  }

  private static byte[] lockedXls(String password) throws IOException {
    HSSFWorkbook book = new HSSFWorkbook();
    book.createSheet("表").createRow(0).createCell(0).setCellValue(1);
    Biff8EncryptionKey.setCurrentUserPassword(password);
    try {
      return XlsReaderTest.bytes(book);
    } finally {
      Biff8EncryptionKey.setCurrentUserPassword(null);
    }
  }

  private static void refuses(byte[] file, List<String> passwords, String reason) {
    assertThatThrownBy(() -> SeenRows.of(file, LIMITS, passwords))
        .isInstanceOf(RefusedFile.class)
        .hasMessageContaining(reason);
  }
}
