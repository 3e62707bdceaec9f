package org.duzhan.ingest;

import org.duzhan.ingest.reader.CellRow;
import org.duzhan.settings.Limits;
import org.jspecify.annotations.Nullable;

/**
 * A person as one row tells of them, and what they count for in their household. Read over from row
 * to row; nothing of it is kept.
 */
final class Member {
  private static final byte[] HEAD = PersonCell.bytes("户主");
  private static final byte[] OUTSIDE_PROVINCE = PersonCell.bytes("省外");
  private static final byte[] OUTSIDE_COUNTY = PersonCell.bytes("县外省内");
  private static final byte[] IN_COUNTY = PersonCell.bytes("县内");
  private static final int SCHOOL_FROM = 6;
  private static final int SCHOOL_TO = 15;
  private static final int WORK_FROM = 16;
  private static final int WORK_TO = 59;
  private static final int ASKED_TO = 60;
  private static final int OLDEST = 150;
  private static final int DIGITS_BEFORE_CHECK = 17;

  private final PersonCell relation;
  private final PersonCell number;
  private final PersonCell birth;
  private final PersonCell statedAge;
  private final PersonCell inSchool;
  private final PersonCell education;
  private final PersonCell healthy;
  private final PersonCell able;
  private final PersonCell workPlace;
  private final PersonCell insured;
  private final PersonCell employeeInsured;
  private final PersonCell welfarePost;
  private final PersonCell[] all;
  private byte check;
  private int age;

  Member(Headings headings, Limits limits) {
    relation = new PersonCell(headings, "relation", limits);
    number = new PersonCell(headings, Mapping.ID_NUMBER, limits);
    birth = new PersonCell(headings, "birth", limits);
    statedAge = new PersonCell(headings, "age", limits);
    inSchool = new PersonCell(headings, "in_school", limits);
    education = new PersonCell(headings, "education", limits);
    healthy = new PersonCell(headings, "healthy", limits);
    able = new PersonCell(headings, "able", limits);
    workPlace = new PersonCell(headings, "work_place", limits);
    insured = new PersonCell(headings, "insured", limits);
    employeeInsured = new PersonCell(headings, "employee_insured", limits);
    welfarePost = new PersonCell(headings, "welfare_post", limits);
    all =
        new PersonCell[] {
          relation,
          number,
          birth,
          statedAge,
          inSchool,
          education,
          healthy,
          able,
          workPlace,
          insured,
          employeeInsured,
          welfarePost
        };
  }

  /**
   * Reads a row.
   *
   * @param month the month it speaks of, YYYYMM; 0 if it is not known
   */
  void read(CellRow cells, int month) {
    for (PersonCell cell : all) {
      cell.read(cells);
    }
    check = number.soundness();
    age = age(100 * month + 31);
  }

  boolean isHead() {
    return relation.is(HEAD);
  }

  boolean isNumberUnsound() {
    return check == Keys.UNSOUND;
  }

  /** The ID number as a number, without its check digit; 0 if there is no sound one. */
  long number() {
    return check == Keys.SOUND ? number.digits(0, DIGITS_BEFORE_CHECK) : 0;
  }

  /** Whether a child under 16 is said to work somewhere. */
  boolean isChildAtWork() {
    boolean works = !workPlace.blank() && worksIn(IN_COUNTY) != Answer.UNKNOWN;
    return works && isChild();
  }

  /** Whether somebody of 16 to 60, healthy and not in school, is said to be unable to work. */
  boolean isFitButUnable() {
    boolean fit = healthy.flag() == Answer.YES && inSchool.flag() != Answer.YES;
    return fit && able.flag() == Answer.NO && age >= WORK_FROM && age <= ASKED_TO;
  }

  /** Whether the person is ill or disabled; unknown where 健康状况 is blank or cannot be read. */
  Answer isAiling() {
    return healthy.flag().not();
  }

  /**
   * Whether the person counts for a figure.
   *
   * <ul>
   *   <li>School age: 6 to 15 whole years at the end of the month, by the day of birth in the ID
   *       number, else the one stated, else the age stated.
   *   <li>Out of school: of school age and at none; who tells an education and no school is at
   *       none.
   *   <li>Uninsured: in neither of the two basic insurances.
   *   <li>Able to work: as 劳动技能 says; where it is blank, nobody under 16, and who is healthy, 16 to
   *       59 and not in school.
   *   <li>Working somewhere: as 务工区域 says; blank is nowhere. In a public post: likewise.
   * </ul>
   */
  Answer answer(Counted figure) {
    return switch (figure) {
      case SCHOOL_AGE -> ofSchoolAge();
      case OUT_OF_SCHOOL -> outOfSchool();
      case UNINSURED -> isInsured().not();
      case WORKERS -> canWork();
      case OUTSIDE_PROVINCE -> worksIn(OUTSIDE_PROVINCE);
      case OUTSIDE_COUNTY -> worksIn(OUTSIDE_COUNTY);
      case IN_COUNTY -> worksIn(IN_COUNTY);
      case WELFARE_POSTS -> blankIsNo(welfarePost);
    };
  }

  /**
   * The cell that leaves it open whether the person counts for a figure, since it cannot be read;
   * masked where it is personal. Null if it can be, or is blank.
   */
  @Nullable String unreadable(Counted figure) {
    return switch (figure) {
      case SCHOOL_AGE -> age >= 0 ? null : shown(birth.blank() ? statedAge : birth, true);
      case OUT_OF_SCHOOL ->
          ofSchoolAge() == Answer.NO || inSchool.isFlag() ? null : shown(inSchool);
      case UNINSURED ->
          isInsured() != Answer.UNKNOWN
              ? null
              : shown(insured.isFlag() ? employeeInsured : insured);
      case WORKERS -> canWork() != Answer.UNKNOWN ? null : shown(able.isFlag() ? healthy : able);
      case IN_COUNTY -> worksIn(IN_COUNTY) != Answer.UNKNOWN ? null : shown(workPlace, false);
      case WELFARE_POSTS -> shown(welfarePost);
      case OUTSIDE_PROVINCE, OUTSIDE_COUNTY -> null;
    };
  }

  private static @Nullable String shown(PersonCell flag) {
    return flag.isFlag() ? null : flag.shown(false);
  }

  private static @Nullable String shown(PersonCell cell, boolean masked) {
    return cell.blank() ? null : cell.shown(masked);
  }

  private Answer ofSchoolAge() {
    return age < 0 ? Answer.UNKNOWN : Answer.of(age >= SCHOOL_FROM && age <= SCHOOL_TO);
  }

  private Answer outOfSchool() {
    if (ofSchoolAge() == Answer.NO) {
      return Answer.NO;
    }
    boolean tellsNone = !inSchool.isMissing() && inSchool.blank() && !education.blank();
    Answer out = tellsNone ? Answer.YES : inSchool.flag().not();
    return out == Answer.YES ? ofSchoolAge() : out;
  }

  /** Of two kinds of insurance one is enough; a blank says nothing beside a yes or a no. */
  private Answer isInsured() {
    if (employeeInsured.flag() == Answer.YES) {
      return Answer.YES;
    }
    return employeeInsured.isFlag() ? insured.flag() : Answer.UNKNOWN;
  }

  private Answer canWork() {
    if (!able.blank()) {
      return able.flag();
    }
    if (isChild()) {
      return Answer.NO;
    }
    boolean grown = age >= WORK_FROM && age <= WORK_TO;
    boolean free = inSchool.flag() != Answer.YES;
    return grown && free && healthy.flag() == Answer.YES ? Answer.YES : Answer.UNKNOWN;
  }

  private boolean isChild() {
    return age >= 0 && age < WORK_FROM;
  }

  private Answer worksIn(byte[] place) {
    boolean known =
        workPlace.blank()
            || workPlace.is(OUTSIDE_PROVINCE)
            || workPlace.is(OUTSIDE_COUNTY)
            || workPlace.is(IN_COUNTY);
    return workPlace.isMissing() || !known ? Answer.UNKNOWN : Answer.of(workPlace.is(place));
  }

  private static Answer blankIsNo(PersonCell flag) {
    return !flag.isMissing() && flag.blank() ? Answer.NO : flag.flag();
  }

  /** In whole years on a day, YYYYMMDD; -1 if it is not known. */
  private int age(int on) {
    int born = check == Keys.SOUND ? (int) number.digits(6, 8) : -1;
    if (born < 0 && !birth.blank()) {
      born = birth.day();
    }
    boolean byBirth = born > 0 && on > 31;
    long years =
        byBirth ? Math.floorDiv(on - born, 10_000) : birth.blank() ? statedAge.number() : -1;
    return years < 0 || years > OLDEST ? -1 : (int) years;
  }
}
