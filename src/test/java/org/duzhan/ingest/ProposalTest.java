package org.duzhan.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.duzhan.ingest.reader.RefusedFile;
import org.duzhan.settings.Settings;
import org.duzhan.settings.Sources;
import org.duzhan.settings.UserError;
import org.duzhan.testkit.Corpus;
import org.duzhan.testkit.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProposalTest {
  private static final Settings SETTINGS = TestSettings.defaults();
  private static final List<Mapping> OWN = Mapping.all(SETTINGS.mappings());

  @TempDir Path folder;

  @Test
  void guessesWhichHeadingIsWhichField() throws IOException {
    Proposal proposal =
        of(
            "survey.csv",
            """
            Survey of 2019,,,,,
            HHID,Region,HH Size,Name,Income pc,Dogs
            17,north,4,Ann Lee,120.5,2
            18,south,2,Bo Wu,99,0
            """);

    assertThat(proposal.headingRow()).isEqualTo(2);
    assertThat(proposal.rows()).isEqualTo(2);
    assertThat(proposal.guesses().toString())
        .contains("village_code", "household_id", "head_name", "persons", "income_per_person");
    assertThat(proposal.unused()).extracting(SampledColumn::heading).containsExactly("Dogs");
    assertThat(proposal.missing())
        .extracting(Mapping.MappedField::name)
        .containsExactly("period", "poverty_status");
  }

  @Test
  void showsWhatStandsInAColumnUnlessItMayBeSomebodys() throws IOException {
    String text =
        ProposedText.of(
            of(
                "survey.csv",
                """
                hhid,region,name,contact,note
                17,north,Ann Lee,13800138000,a dog
                18,south,Bo Wu,13800138001,
                """));

    assertThat(text)
        .contains("from region: north, south", "# not used: note (a dog)")
        .contains("from name: ***", "# not used: contact (***)")
        .doesNotContain("Ann", "Wu", "1380013", ": 17");
  }

  @Test
  void hidesWhatSomebodyWouldBeKnownBy() throws IOException {
    String text =
        ProposedText.of(
            of(
                "户.csv",
                """
                联系人,手机,身份证,卡号,备注
                王小明,139-1234-5678,522633 19800101 123X,6217 0000 1234 5678,养牛
                李大红,+8613912345679,52263319800101124X,6217000012345679,
                """));

    assertThat(text).contains("备注 (养牛)");
    assertThat(text).doesNotContain("王小明", "李大红", "1391234", "139-1234", "19800101", "6217");
  }

  @Test
  void takesNumbersForNumbersHoweverTheyAreWritten() throws IOException {
    String text =
        ProposedText.of(of("户.csv", "家庭人口数,工资性收入,脱贫属性\n3人,\"12,000\",未脱贫\n4,NA,未脱贫\n5,9000,未脱贫\n"));

    assertThat(text).doesNotContain("not used: 家庭人口数", "not used: 工资性收入");
  }

  @Test
  void lacksExactlyTheFieldsItSaysAreMissing() throws IOException {
    String text =
        ProposedText.of(of("s.csv", "hhid,region,dogs\n1,north,2\n2,\"a \"\"b\"\"\",2\n"));

    assertThat(fault(text))
        .isEqualTo(
            "s.conf: missing field fields.period (统计月份); s.conf: missing field fields.persons"
                + " (家庭人口数); s.conf: missing field fields.poverty_status (脱贫属性)");
  }

  @Test
  void isAWholeMappingOnceItsGapsAreFilled() throws IOException {
    String text =
        ProposedText.of(
            of("eusilc.csv", Files.readString(Corpus.foreign("eusilc_households.csv"))));

    assertThat(fault(text)).isEqualTo("s.conf: missing field fields.period (统计月份)");
    Mapping filled = read(text.replace("# period {", "period {"));

    assertThat(filled.field("household_id").aliases()).containsExactly("db030");
    assertThat(filled.field("persons").aliases()).containsExactly("hsize");
    assertThat(filled.field("income_per_person").aliases()).containsExactly("eqIncome");
    assertThat(filled.field("village_code").values()).hasSize(9).containsKey("Lower Austria");
    assertThat(filled.field("poverty_status").aliases()).containsExactly("poor_10859.24");
  }

  @Test
  void canBeFilledAsItAdvises() throws IOException {
    String text = ProposedText.of(of("s.csv", "no,region,Total income\n1,north,2\n"));

    Mapping filled = read(text.replaceAll("# (\\w+ \\{)", "$1"));

    assertThat(filled.filled())
        .extracting(Mapping.Filled::field)
        .containsExactly("period", "persons", "poverty_status");
    assertThat(filled.sources()).containsExactly("Total income");
  }

  @Test
  void refusesAFileWithoutHeadings() {
    assertThatThrownBy(() -> of("s.csv", "1,2\n3,4\n"))
        .isInstanceOf(RefusedFile.class)
        .hasMessageContaining("没有找到表头");
  }

  @Test
  void proposesForTheFirstFileOfAnArchiveThatHasHeadings() throws IOException {
    Path archive = folder.resolve("all.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      zip.putNextEntry(new ZipEntry("readme.csv"));
      zip.write("1,2\n".getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("survey.csv"));
      zip.write("hh id,hh size\n7,4\n".getBytes(StandardCharsets.UTF_8));
    }

    Proposal proposal = of(archive);

    assertThat(proposal.file()).endsWith("all.zip!/survey.csv");
    assertThat(proposal.rows()).isEqualTo(1);
    assertThat(proposal.guesses().values()).extracting(SampledColumn::heading).contains("hh size");
  }

  @Test
  void refusesAnArchiveWithoutHeadings() throws IOException {
    Path archive = folder.resolve("none.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      zip.putNextEntry(new ZipEntry("readme.csv"));
      zip.write("1,2\n".getBytes(StandardCharsets.UTF_8));
    }

    assertThatThrownBy(() -> of(archive))
        .isInstanceOf(RefusedFile.class)
        .hasMessageContaining("没有找到表头");
  }

  private Proposal of(String name, String csv) throws IOException {
    return of(Files.writeString(folder.resolve(name), csv));
  }

  private static Proposal of(Path file) {
    return Proposal.of(
        new Proposal.Asked("file:" + file, file.toString(), "household", null),
        new Inspection.How(OWN, SETTINGS.limits(), SETTINGS.passwords(), new Configuration(false)),
        Sources.guesses(Path.of("conf")));
  }

  private static Mapping read(String text) {
    return MappingFile.of(
        "s.conf",
        ConfigFactory.parseString(text).resolveWith(ConfigFactory.parseString("line.fixed = 100")),
        OWN);
  }

  private static String fault(String text) {
    return catchThrowableOfType(UserError.class, () -> read(text)).getMessage();
  }
}
