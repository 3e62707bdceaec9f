package org.duzhan.measure;

import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;
import static org.duzhan.measure.Sentence.GUARANTEES;
import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Types.COUNT;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.duzhan.table.Field;
import org.duzhan.table.Households;

/**
 * 三保障和饮水安全: education, medical insurance, housing, water (domain §4.1), each and together, of the
 * registered poor and of all others. Blank is neither met nor unmet: households that lack one,
 * those of which it is not known, and those that have it are all that reported.
 */
public final class Guarantees {
  public static final Field SCHOOL_AGE_PERSONS =
      people("school_age", "义务教育适龄人数", "Children of 6-15");
  public static final Field OUT_OF_SCHOOL_PERSONS =
      people("out_of_school", "失学辍学人数", "Of these, out of school");
  public static final Field UNINSURED_PERSONS =
      people("uninsured", "未参保人数", "Without basic medical insurance");
  public static final Field UNSAFE_HOUSING_HOUSEHOLDS = households(Lack.UNSAFE_HOUSING);
  public static final Field UNSAFE_WATER_HOUSEHOLDS = households(Lack.UNSAFE_WATER);
  public static final Field UNMET_HOUSEHOLDS = households(Lack.ANY);
  public static final Field UNMET_UNKNOWN_HOUSEHOLDS = unknownHouseholds(Lack.ANY);
  public static final Field MET_VILLAGES =
      optional(
          "met_villages",
          COUNT,
          "个",
          "保障全部达标村数",
          "Villages of which all four are known to be met of every household");
  public static final Field MET_UNKNOWN_VILLAGES =
      optional(
          "met_unknown_villages",
          COUNT,
          "个",
          "保障达标与否不明村数",
          "Villages without a household known to lack one, where something is not known of some");

  static final List<Figure> FIGURES =
      Stream.of(
              Stream.of(
                  Figure.known(
                      GUARANTEES,
                      SCHOOL_AGE_PERSONS,
                      Households.SCHOOL_AGE.col(),
                      Headcount.HOUSEHOLDS)),
              Lack.every().stream().flatMap(Guarantees::of),
              Lack.every().stream().flatMap(Guarantees::ofPoorAndOthers),
              Stream.of(
                  Figure.ofVillage(GUARANTEES, MET_VILLAGES),
                  Figure.ofVillage(GUARANTEES, MET_UNKNOWN_VILLAGES)))
          .flatMap(figures -> figures)
          .toList();

  private Guarantees() {}

  /** Whether a village has none unmet: null where that is not known, and whether it is not. */
  static Map<String, Column> ofVillage() {
    Column lacks = UNMET_HOUSEHOLDS.col().gt(0);
    Column known = UNMET_UNKNOWN_HOUSEHOLDS.col().equalTo(0);
    Column met = when(lacks, 0L).when(known, 1L);
    return Map.of(
        MET_VILLAGES.name(),
        met,
        MET_UNKNOWN_VILLAGES.name(),
        when(known.isNotNull(), met.isNull().cast(COUNT)));
  }

  private static Stream<Figure> of(Lack lack) {
    Stream<Figure> figures =
        Stream.of(
            known(households(lack), lack.household()),
            known(persons(lack), lack.concerned()),
            Figure.households(GUARANTEES, unknownHouseholds(lack), lack.of().isNull()),
            Figure.persons(GUARANTEES, unknownPersons(lack), lack.of().isNull()));
    return lack.isOfPersons()
        ? Stream.concat(figures, Stream.of(known(householdPersons(lack), lack.members())))
        : figures;
  }

  private static Figure known(Field field, Column ofHousehold) {
    return Figure.known(GUARANTEES, field, ofHousehold);
  }

  private static Stream<Figure> ofPoorAndOthers(Lack lack) {
    Column poor = Households.REGISTERED_POOR.col();
    return Stream.concat(
        ofPart(lack, "poor", "贫困户中", "registered poor", poor, Headcount.POOR_HOUSEHOLDS),
        ofPart(
            lack,
            "not_poor",
            "非贫困户中",
            "not registered poor",
            not(poor),
            Headcount.NOT_POOR_HOUSEHOLDS));
  }

  private static Stream<Figure> ofPart(
      Lack lack, String part, String caption, String meaning, Column isPart, Field all) {
    return Stream.of(
        Figure.known(
            GUARANTEES,
            ofPart(households(lack), part, caption, meaning),
            when(isPart, lack.household()),
            all),
        Figure.known(
            GUARANTEES,
            ofPart(persons(lack), part, caption, meaning),
            when(isPart, lack.concerned()),
            all));
  }

  private static Field ofPart(Field whole, String part, String caption, String meaning) {
    return optional(
        part + "_" + whole.name(),
        COUNT,
        whole.unit(),
        caption + whole.caption(),
        "Of %s, of households %s".formatted(whole.name(), meaning));
  }

  private static Field households(Lack lack) {
    return optional(lack.name() + "_households", COUNT, "户", lack.households(), lack.meaning());
  }

  private static Field persons(Lack lack) {
    if (lack.isOfPersons()) {
      return lack.equals(Lack.UNINSURED) ? UNINSURED_PERSONS : OUT_OF_SCHOOL_PERSONS;
    }
    return people(lack.name(), lack.persons(), personsOf(households(lack)));
  }

  private static Field householdPersons(Lack lack) {
    Field households = households(lack);
    return people(lack.name() + "_household", lack.households() + "的人口", personsOf(households));
  }

  private static Field unknownHouseholds(Lack lack) {
    return optional(
        lack.name() + "_unknown_households",
        COUNT,
        "户",
        lack.subject() + "情况不明户数",
        "Blank cells leave it open whether it is one of %s_households".formatted(lack.name()));
  }

  private static Field unknownPersons(Lack lack) {
    Field households = unknownHouseholds(lack);
    return people(lack.name() + "_unknown", lack.subject() + "情况不明人口", personsOf(households));
  }

  private static String personsOf(Field households) {
    return "Persons of " + households.name();
  }

  private static Field people(String name, String caption, String meaning) {
    return optional(name + "_persons", COUNT, "人", caption, meaning);
  }
}
