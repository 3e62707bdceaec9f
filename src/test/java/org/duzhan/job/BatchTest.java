package org.duzhan.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.duzhan.ingest.Verdict;
import org.duzhan.table.Submissions;
import org.duzhan.testkit.MemoryLake;
import org.junit.jupiter.api.Test;

class BatchTest {
  @Test
  void takesTheFirstOfTwoFilesWithTheSameBytes() {
    Verdict first = Given.taken("b", "x");
    Verdict second = Given.taken("a", "x");

    Batch batch = Batch.of(List.of(first, second), ledger(""));

    assertThat(batch.taken()).containsExactly(first);
    assertThat(batch.duplicates()).containsOnlyKeys(second).containsValue("b");
  }

  @Test
  void namesTheFileThatBroughtTheSameBytesBefore() {
    Verdict again = Given.taken("again", "x");

    Batch batch = Batch.of(List.of(again), ledger("x | before | accepted"));

    assertThat(batch.taken()).isEmpty();
    assertThat(batch.duplicates()).containsOnlyKeys(again).containsValue("before");
  }

  @Test
  void leavesOutAFileThatOnlyItsTimeSetsApart() {
    assertThat(Batch.of(List.of(Given.taken("a", "x")), ledger("x | a | accepted")).isEmpty())
        .isTrue();
  }

  @Test
  void refusesEveryCopyOfAFileThatCannotBeTaken() {
    Verdict one = Given.refused("a", "x");
    Verdict other = Given.refused("b", "x");

    Batch batch = Batch.of(List.of(one, other), ledger("x | c | refused"));

    assertThat(batch.refused()).containsExactly(one, other);
    assertThat(batch.duplicates()).isEmpty();
  }

  @Test
  void takesAFileThatCouldNotBeTakenUnderAnotherName() {
    Verdict nameless = Given.refused("台账.csv", "x");
    Verdict named = Given.taken("台账2020-04.csv", "x");

    Batch batch = Batch.of(List.of(nameless, named), ledger("x | 问题.csv | refused"));

    assertThat(batch.refused()).containsExactly(nameless);
    assertThat(batch.taken()).containsExactly(named);
    assertThat(batch.duplicates()).isEmpty();
  }

  @Test
  void leavesAWholeArchiveOfWhichOneFileCannotBeReadThisTime() {
    Verdict sound = Given.taken("a.zip!/一.csv", "x");
    Verdict bad = Given.refused("a.zip!/二.csv", "y");
    Verdict flickering = Given.taken("a.zip!/三.csv", "z").leftFor("无法读取（没有读取权限），留待下次");
    Verdict other = Given.taken("b.zip!/一.csv", "u");

    Batch batch = Batch.of(List.of(sound, bad, flickering, other), ledger(""));

    assertThat(batch.taken()).containsExactly(other);
    assertThat(batch.refused()).isEmpty();
    assertThat(batch.reasonsLeft())
        .containsOnlyKeys("a.zip!/一.csv", "a.zip!/二.csv", "a.zip!/三.csv")
        .containsEntry("a.zip!/三.csv", "无法读取（没有读取权限），留待下次")
        .containsEntry("a.zip!/一.csv", "同一压缩包中有文件无法读取，一并留待下次");
  }

  @Test
  void takesAnArchiveThatWasLeftBeforeWithAllItsFilesOnceTheyCanBeRead() {
    List<Verdict> files =
        List.of(Given.taken("a.zip!/一.csv", "x"), Given.taken("a.zip!/二.csv", "y"));
    Batch before = Batch.of(List.of(files.get(0), files.get(1).leftFor("存储故障")), ledger(""));

    assertThat(before.isEmpty()).as("nothing for the ledger").isTrue();
    assertThat(Batch.of(files, ledger("")).taken()).isEqualTo(files);
  }

  @Test
  void actsOnACountyAndMonthOnceHoweverManyFilesSpeakOfIt() {
    Batch batch = Batch.of(List.of(Given.taken("a", "x"), Given.taken("b", "y")), ledger(""));

    assertThat(batch.actions()).containsExactly(new Action("522633", "2020-04", Action.INGEST));
  }

  private static Ledger ledger(String rows) {
    String text =
        "submission_id | file | status | bytes | received_at | complete\n"
            + (rows.isEmpty() ? "" : rows + " | 100 | 2020-05-01 08:00:00 | false");
    return Ledger.read(new MemoryLake(Path.of("none")).with(Submissions.TABLE, text));
  }
}
