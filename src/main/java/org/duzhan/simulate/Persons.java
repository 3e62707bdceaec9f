package org.duzhan.simulate;

import com.typesafe.config.Config;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.duzhan.simulate.Forms.HouseholdRow;

/** What stands in the rows of a household's members, so that they add up to its figures. */
final class Persons {
  private static final Set<String> OF_MEMBERS =
      Set.of(
          "household_id",
          "relation",
          "name",
          "id_number",
          "birth",
          "in_school",
          "work_place",
          "insured",
          "welfare_post",
          "persons");

  /** What members tell, or is of the head alone. */
  private static final Set<String> TOLD_BY_MEMBERS =
      Set.of(
          "head_name",
          "school_age",
          "out_of_school",
          "uninsured",
          "work_outside_province",
          "work_outside_county",
          "work_in_county",
          "welfare_posts");

  private static final String NUMBERS = "大二三四五六七";

  private Persons() {}

  /**
   * A person's row.
   *
   * @param member from 0, who is the head
   */
  record PersonRow(HouseholdRow of, int member, Habit.Rows rows) {
    private Household h() {
      return of.h();
    }

    private boolean isChild() {
      return member >= h().persons - h().schoolAge;
    }

    private boolean isFirst() {
      return member == 0;
    }
  }

  /** The columns: month and village, the person's, the household's. */
  static List<FormField> fields(Config mappings) {
    List<FormField> household = FormField.of(mappings, "household");
    List<FormField> fields = new ArrayList<>(household.subList(0, 2));
    FormField.of(mappings, "member").stream()
        .filter(f -> OF_MEMBERS.contains(f.name()))
        .map(Persons::inWords)
        .forEach(fields::add);
    household.stream()
        .skip(2)
        .filter(f -> !OF_MEMBERS.contains(f.name()) && !TOLD_BY_MEMBERS.contains(f.name()))
        .forEach(fields::add);
    return fields;
  }

  private static FormField inWords(FormField field) {
    return field.name().equals("in_school")
        ? new FormField(field.name(), "text", field.aliases())
        : field;
  }

  static String cell(PersonRow row, String field) {
    Household h = row.h();
    int member = row.member;
    return switch (field) {
      case "household_id" -> row.isFirst() || row.rows != Habit.Rows.MERGED ? h.id : "";
      case "relation" -> row.isFirst() ? "户主" : row.isChild() ? "之子" : "其他";
      case "name" -> row.isFirst() ? h.head : h.head.substring(0, 1) + NUMBERS.charAt(member - 1);
      case "id_number" -> row.isFirst() ? h.idNumber : "";
      case "birth" -> row.isFirst() ? "" : birth(row);
      case "in_school" -> isInSchool(row) ? "小学" : "非在校生";
      case "work_place" -> workPlace(h, member);
      case "insured" -> String.valueOf(member >= h.uninsured);
      case "welfare_post" -> String.valueOf(member < h.posts);
      default ->
          row.isFirst() || row.rows == Habit.Rows.REPEATED ? Forms.household(row.of, field) : "";
    };
  }

  private static String birth(PersonRow row) {
    return row.isChild()
        ? "%d-05-%02d".formatted(2008 + row.member % 4, 10 + row.member)
        : "%d-03-%02d".formatted(1960 + 4 * row.member, 10 + row.member);
  }

  private static boolean isInSchool(PersonRow row) {
    return row.isChild() && row.member >= row.h().persons - row.h().schoolAge + row.h().outOfSchool;
  }

  private static String workPlace(Household h, int member) {
    int away = h.outsideProvince + h.outsideCounty;
    return member < h.outsideProvince
        ? "省外"
        : member < away ? "县外省内" : member < away + h.inCounty ? "乡（镇）内" : "";
  }
}
