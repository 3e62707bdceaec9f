package org.duzhan.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.duzhan.ingest.InboxFile;
import org.duzhan.ingest.Verdict;
import org.duzhan.table.Submissions;
import org.junit.jupiter.api.Test;

class ReceivedFilesTest {
  private static final long RECEIVED = 1_588_000_000_000L;

  @Test
  void doesNotReadAnArchiveAgainWhoseFilesItKnows() {
    Ledger ledger =
        new Ledger(
            List.of(
                entry("a.zip!/甲.csv", Submissions.ACCEPTED, "1"),
                entry("a.zip!/乙.csv", Submissions.REFUSED, "2"),
                entry("x!/丙.csv", Submissions.ACCEPTED, "3")));

    assertThat(ledger.fresh(List.of(file("a.zip", RECEIVED), file("x!/丙.csv", RECEIVED))))
        .isEmpty();
    assertThat(ledger.fresh(List.of(file("a.zip", RECEIVED + 1), file("b.zip", RECEIVED))))
        .hasSize(2);
  }

  @Test
  void takesAFileThatWasRefusedOnceItCanBeRead() {
    Ledger ledger = new Ledger(List.of(entry("甲.xlsx", Submissions.REFUSED, "1")));

    Batch batch = Batch.of(List.of(taken("甲.xlsx", "1")), ledger);

    assertThat(batch.taken()).hasSize(1);
    assertThat(Batch.of(List.of(refused("甲.xlsx", "1")), ledger).isEmpty()).isTrue();
  }

  @Test
  void takesTheBytesThatAnotherNameHadRefused() {
    Batch batch =
        Batch.of(
            List.of(refused("甲.xlsx", "1"), taken("2020-04.xlsx", "1"), taken("丙.xlsx", "1")),
            new Ledger(List.of()));

    assertThat(batch.taken()).extracting(v -> v.file().path()).containsExactly("2020-04.xlsx");
    assertThat(batch.duplicates().values()).containsExactly("2020-04.xlsx");
  }

  @Test
  void keepsFilesThatWereLeftOutOfTheLedger() {
    Verdict left =
        new Verdict(
            file("甲.xlsx", RECEIVED), "1", null, "留待下次", null, null, null, false, List.of(), 0);

    Batch batch = Batch.of(List.of(left), new Ledger(List.of()));

    assertThat(batch.isEmpty()).isTrue();
    assertThat(batch.reasonsLeft()).containsEntry("甲.xlsx", "留待下次");
    assertThat(Summary.ofLeft(batch.reasonsLeft()).hasFaults()).isTrue();
  }

  private static Ledger.Entry entry(String file, String status, String id) {
    return new Ledger.Entry(
        id, file, 100, RECEIVED, status, "522633", "2020-04", Set.of("village"), false, "r");
  }

  private static InboxFile file(String path, long received) {
    return new InboxFile("file:/inbox/" + path, path, 100, received);
  }

  private static Verdict taken(String path, String id) {
    return new Verdict(
        file(path, RECEIVED), id, null, null, null, "522633", "2020-04", false, List.of(), 0);
  }

  private static Verdict refused(String path, String id) {
    return new Verdict(
        file(path, RECEIVED), id, "打不开", null, null, null, null, false, List.of(), 0);
  }
}
