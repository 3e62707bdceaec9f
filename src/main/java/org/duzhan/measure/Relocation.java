package org.duzhan.measure;

import static org.apache.spark.sql.functions.not;
import static org.duzhan.measure.Livelihood.homes;
import static org.duzhan.measure.Livelihood.part;
import static org.duzhan.measure.Livelihood.unknown;
import static org.duzhan.measure.Sentence.RELOCATION;
import static org.duzhan.table.Field.optional;
import static org.duzhan.table.Types.COUNT;
import static org.duzhan.table.Types.RATE;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.duzhan.table.Field;
import org.duzhan.table.Households;

/** 易地扶贫搬迁: moved in, followed up, and at work (domain §4.3); blank is neither yes nor no. */
public final class Relocation {
  public static final Field RELOCATED_HOUSEHOLDS =
      optional("relocated_households", COUNT, "户", "易地搬迁户数", "Of the relocation programme");
  public static final Field RELOCATED_MOVED_IN =
      optional("relocated_moved_in", COUNT, "户", "其中实际入住", "Of these, living in the new home");
  public static final Field RELOCATED_FOLLOWED_UP =
      optional("relocated_followed_up", COUNT, "户", "其中后续帮扶落实", "Of these, follow-up in place");
  public static final Field RELOCATED_NOT_FOLLOWED_UP =
      optional(
          "relocated_not_followed_up",
          COUNT,
          "户",
          "其中后续帮扶未落实",
          "Relocated, stated as without follow-up");
  public static final Field RELOCATED_NOT_MOVED_IN =
      optional("relocated_not_moved_in", COUNT, "户", "其中未入住", "Relocated, stated as not moved in");
  public static final Field RELOCATED_ABLE =
      optional("relocated_able", COUNT, "户", "其中有劳动力户数", "Relocated, with a member able to work");
  public static final Field RELOCATED_EMPLOYED =
      optional(
          "relocated_employed",
          COUNT,
          "户",
          "其中有人就业户数",
          "Of relocated_able, one is known to work or to have a post");
  public static final Field RELOCATED_UNEMPLOYED =
      optional(
          "relocated_unemployed",
          COUNT,
          "户",
          "其中无人就业户数",
          "Of relocated_able, known that nobody does");
  static final Field RELOCATED_EMPLOYMENT_KNOWN =
      homes(
          "relocated_employment_known", "其中就业情况已知户数", "relocated_employed + relocated_unemployed");
  public static final Field MOVED_IN_RATE =
      optional("moved_in_rate", RATE, "", "搬迁入住率", "relocated_moved_in / relocated_households");
  public static final Field RELOCATED_EMPLOYED_RATE =
      optional(
          "relocated_employed_rate",
          RATE,
          "",
          "搬迁户就业率",
          "relocated_employed / relocated_employment_known");

  static final List<Figure> FIGURES = figures();

  private Relocation() {}

  private static List<Figure> figures() {
    Column able = Households.WORKERS.col().gt(0);
    return List.of(
        Figure.known(
            RELOCATION,
            RELOCATED_HOUSEHOLDS,
            Households.RELOCATED.col().cast(COUNT),
            Headcount.HOUSEHOLDS),
        unknown(RELOCATION, "relocated_unknown_households", "是否搬迁不明户数", Households.RELOCATED),
        relocated(RELOCATED_MOVED_IN, Households.MOVED_IN.col()),
        relocated(RELOCATED_NOT_MOVED_IN, not(Households.MOVED_IN.col())),
        relocated(
            homes("relocated_moved_in_unknown", "其中入住情况不明户数", "Relocated, moved_in blank"),
            Households.MOVED_IN.col().isNull()),
        relocated(RELOCATED_FOLLOWED_UP, Households.FOLLOWED_UP.col()),
        relocated(RELOCATED_NOT_FOLLOWED_UP, not(Households.FOLLOWED_UP.col())),
        relocated(
            homes("relocated_followed_up_unknown", "其中后续帮扶情况不明户数", "Relocated, followed_up blank"),
            Households.FOLLOWED_UP.col().isNull()),
        relocated(RELOCATED_ABLE, able),
        relocated(
            homes("relocated_able_unknown", "其中劳动力情况不明户数", "Relocated, workers blank"),
            able.isNull()),
        relocatedAble(RELOCATED_EMPLOYED, isEmployed()),
        relocatedAble(RELOCATED_UNEMPLOYED, not(isEmployed())),
        relocatedAble(RELOCATED_EMPLOYMENT_KNOWN, isEmployed().isNotNull()),
        relocatedAble(
            homes(
                "relocated_employment_unknown",
                "其中就业情况不明户数",
                "Of relocated_able, blank cells leave it open whether one works or has a post"),
            isEmployed().isNull()),
        Figure.ratio(RELOCATION, MOVED_IN_RATE, RELOCATED_MOVED_IN, RELOCATED_HOUSEHOLDS),
        Figure.ratio(
            RELOCATION, RELOCATED_EMPLOYED_RATE, RELOCATED_EMPLOYED, RELOCATED_EMPLOYMENT_KNOWN));
  }

  /** One cell suffices to know that somebody is, and all four are needed to know that nobody is. */
  private static Column isEmployed() {
    return Stream.concat(Livelihood.PLACES.stream(), Stream.of(Households.WELFARE_POSTS))
        .map(f -> f.col().gt(0))
        .reduce(Column::or)
        .orElseThrow();
  }

  private static Figure relocated(Field field, Column condition) {
    return part(RELOCATION, field, Households.RELOCATED.col(), condition, RELOCATED_HOUSEHOLDS);
  }

  private static Figure relocatedAble(Field field, Column condition) {
    Column able = Households.RELOCATED.col().and(Households.WORKERS.col().gt(0));
    return part(RELOCATION, field, able, condition, RELOCATED_ABLE);
  }
}
