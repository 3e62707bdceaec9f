package org.duzhan.ingest;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.apache.hadoop.fs.FileUtil;
import org.duzhan.settings.Settings;
import org.duzhan.testkit.IdNumbers;
import org.duzhan.testkit.Spark;
import org.duzhan.testkit.TestSettings;

class FoldedAlikeIT {
  private static final Settings SETTINGS = TestSettings.defaults();
  private static final Mapping HOUSEHOLDS = Mapping.all(SETTINGS.mappings()).get(0);
  private static final String HEAD =
      "统计月份,行政村代码,户编号,脱贫属性,工资性收入,住房等级,与户主关系,证件号码,在校生状况,劳动技能,务工区域,是否参加基本医保\n";
  private static final String[] SHOWN = {
    "village_code",
    "key",
    "persons",
    "poverty_status",
    "wage_income",
    "housing_grade",
    "school_age",
    "out_of_school",
    "uninsured",
    "workers",
    "work_outside_province",
    "work_in_county",
    "no_labour",
    "heads",
    "members",
    "disagreements",
    "unsound_ids",
    "repeated_ids",
    "unreadable"
  };

  /** How the household's own columns stand in the rows of its members. */
  private enum Style {
    REPEATED,
    BLANK_AFTER_THE_FIRST,
    MERGED
  }

  private record Person(String birth, String school, String skill, String place, String insured) {}

  private record Family(String status, String wage, String grade, List<Person> persons) {}

  @Property(tries = 60, seed = "20200125")
  void foldsAHouseholdAlikeHoweverItsRowsAreWritten(
      @ForAll @Size(min = 1, max = 4) List<@From("families") Family> families,
      @ForAll Style style,
      @ForAll Random random)
      throws IOException {
    Path folder = Files.createTempDirectory("members");
    try {
      List<String> plain = folded(folder, "一", rows(families, Style.REPEATED));

      List<String> otherwise = folded(folder, "二", shuffled(rows(families, style), style, random));

      assertThat(otherwise).isEqualTo(plain).hasSameSizeAs(families);
    } finally {
      FileUtil.fullyDelete(folder.toFile());
    }
  }

  @Provide
  Arbitrary<Family> families() {
    return Combinators.combine(
            Arbitraries.of("未脱贫", "已脱贫", "一般农户"),
            Arbitraries.of("", "0", "无", "8000", "1.2万元"),
            Arbitraries.of("", "A", "c"),
            persons().list().ofMinSize(1).ofMaxSize(6))
        .as(Family::new);
  }

  private static Arbitrary<Person> persons() {
    return Combinators.combine(
            Arbitraries.of("19500101", "19850615", "20080229", "20131231"),
            Arbitraries.of("", "非在校生", "小学", "九年级"),
            Arbitraries.of("", "普通劳动力", "无劳动力"),
            Arbitraries.of("", "省外", "乡（镇）内"),
            Arbitraries.of("是", "否", ""))
        .as(Person::new);
  }

  /** The rows of each household, its head's first. */
  private static List<List<String>> rows(List<Family> families, Style style) {
    List<List<String>> all = new ArrayList<>();
    int serial = 0;
    for (int h = 0; h < families.size(); h++) {
      Family family = families.get(h);
      List<String> rows = new ArrayList<>();
      for (Person person : family.persons) {
        boolean first = rows.isEmpty();
        boolean stated = first || style == Style.REPEATED;
        String id = stated || style == Style.BLANK_AFTER_THE_FIRST ? "h" + h : "";
        String own =
            stated
                ? "2020-04,52263310020%d,%s,%s,%s,%s"
                    .formatted(h, id, family.status, family.wage, family.grade)
                : ",,%s,,,".formatted(id);
        rows.add(
            String.join(
                ",",
                own,
                first ? "户主" : "家人",
                IdNumbers.of(person.birth, serial++),
                person.school,
                person.skill,
                person.place,
                person.insured));
      }
      all.add(rows);
    }
    return all;
  }

  /** Merged cells hold a household together; else its rows may stand anywhere. */
  private static List<List<String>> shuffled(
      List<List<String>> households, Style style, Random random) {
    if (style != Style.MERGED) {
      List<String> rows = new ArrayList<>(households.stream().flatMap(List::stream).toList());
      Collections.shuffle(rows, random);
      return List.of(rows);
    }
    List<List<String>> all = new ArrayList<>();
    for (List<String> household : households) {
      List<String> others = new ArrayList<>(household.subList(1, household.size()));
      Collections.shuffle(others, random);
      others.add(0, household.get(0));
      all.add(others);
    }
    Collections.shuffle(all, random);
    return all;
  }

  private static List<String> folded(Path folder, String name, List<List<String>> rows)
      throws IOException {
    String csv = rows.stream().flatMap(List::stream).collect(joining("\n", HEAD, "\n"));
    Verdict verdict = FilesRead.spooled(folder, name, csv);
    return SpoolSource.rows(Spark.session(), HOUSEHOLDS, List.of(verdict), new BadRows(), 1000)
        .select(SHOWN[0], List.of(SHOWN).subList(1, SHOWN.length).toArray(String[]::new))
        .collectAsList()
        .stream()
        .map(String::valueOf)
        .sorted()
        .toList();
  }
}
