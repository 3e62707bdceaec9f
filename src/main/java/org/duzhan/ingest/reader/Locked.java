package org.duzhan.ingest.reader;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.DocumentEntry;

/**
 * Opens workbooks with the passwords that are known. One that Excel itself gives to workbooks that
 * are only write-protected opens them without being asked for.
 */
final class Locked {
  /** Rounds of hashing that Excel allows at most: more is meant to keep us busy. */
  private static final int MOST_ROUNDS = 10_000_000;

  static final String PACKAGE = Decryptor.DEFAULT_POIFS_ENTRY;

  private final List<String> passwords;

  Locked(List<String> passwords) {
    this.passwords = passwords;
  }

  /** The xlsx inside. */
  Source unlock(DirectoryNode root, Room room) throws IOException {
    try {
      EncryptionInfo how = new EncryptionInfo(root);
      if (how.getVerifier().getSpinCount() > MOST_ROUNDS) {
        throw RefusedFile.broken("加密参数异常");
      }
      Decryptor decryptor = how.getDecryptor();
      for (String password : tried()) {
        if (decryptor.verifyPassword(password)) {
          room.take(size(root), "加密工作簿");
          try (InputStream in = decryptor.getDataStream(root)) {
            return new BytesSource(in.readAllBytes());
          }
        }
      }
      throw refused();
    } catch (GeneralSecurityException e) {
      throw new EncryptedDocumentException(e);
    }
  }

  private static long size(DirectoryNode root) throws IOException {
    return root.getEntry(PACKAGE) instanceof DocumentEntry entry ? entry.getSize() : 0;
  }

  /** Lets records be read as soon as a password opens them. */
  void unlock(Records records) throws IOException {
    try {
      for (String password : tried()) {
        Biff8EncryptionKey.setCurrentUserPassword(password);
        try {
          records.read();
          return;
        } catch (EncryptedDocumentException e) {
          // Told below, when no password is left.
        }
      }
      throw refused();
    } finally {
      Biff8EncryptionKey.setCurrentUserPassword(null);
    }
  }

  /** What reads them, from the beginning. */
  interface Records {
    void read() throws IOException;
  }

  private List<String> tried() {
    List<String> all = new ArrayList<>();
    all.add(Decryptor.DEFAULT_PASSWORD);
    all.addAll(passwords);
    return all;
  }

  private RefusedFile refused() {
    return new RefusedFile(
        passwords.isEmpty()
            ? "文件设有打开密码，而没有提供密码；请去掉密码后重新报送，或在配置ingest.passwords中填写"
            : "文件设有打开密码，配置中的密码打不开它；请去掉密码后重新报送，或更正ingest.passwords");
  }
}
