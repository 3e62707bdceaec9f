package org.duzhan.simulate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/** Now and then a file comes twice, one cannot be read, and one is no report at all. */
final class Oddities {
  private static final int ROUND = 52;
  private static final byte[] BEGINNING_OF_A_WORKBOOK = {'P', 'K', 3, 4};
  private static final int CUT_OFF_AT = 600;

  private Oddities() {}

  static void send(Outbox outbox, String households, Planted planted) throws IOException {
    int county = outbox.county().index();
    if (county == (3 + 7 * outbox.month()) % ROUND) {
      twice(outbox, households, planted);
    }
    if (county == (5 + 11 * outbox.month()) % ROUND) {
      cutOff(outbox, planted);
    }
    if (county == 0) {
      notice(outbox, planted);
    }
  }

  private static void twice(Outbox outbox, String households, Planted planted) throws IOException {
    String copy = "重发_" + households;
    Files.copy(
        outbox.folder().resolve(households),
        outbox.folder().resolve(copy),
        StandardCopyOption.REPLACE_EXISTING);
    String period = outbox.period().toString();
    planted.file(outbox.path(copy), outbox.county().code(), period, "duplicate", Counts.NONE);
    outbox.received(copy, 5);
  }

  private static void cutOff(Outbox outbox, Planted planted) throws IOException {
    String name = "%s_户表_%s_未传完.xlsx".formatted(outbox.county().name(), outbox.period());
    byte[] bytes = Arrays.copyOf(BEGINNING_OF_A_WORKBOOK, CUT_OFF_AT);
    Files.write(outbox.folder().resolve(name), bytes);
    planted.file(outbox.path(name), "", "", "refused", Counts.NONE);
    outbox.received(name, -2);
  }

  private static void notice(Outbox outbox, Planted planted) throws IOException {
    String name = outbox.period() + "_会议通知.csv";
    Files.writeString(outbox.folder().resolve(name), "会议通知,附后\n请于5日前报送,谢谢\n");
    planted.file(outbox.path(name), "", "", "refused", Counts.NONE);
    outbox.received(name, 1);
  }
}
