package org.duzhan.report;

import java.util.List;
import java.util.stream.Stream;
import org.duzhan.measure.ListingCheck;
import org.duzhan.table.Field;

/**
 * What came of the comparison with annex 2. Where nothing was reported at the baseline nothing is
 * computed, and nothing agrees or differs.
 *
 * @param checks rows of {@link ListingCheck}
 */
record AnnexTwo(List<GoldRow> checks) {
  static boolean isComputed(GoldRow check) {
    return check.number(ListingCheck.COMPUTED_COUNT) != null;
  }

  /** Those with another number, and those without one. */
  List<GoldRow> notAgreeing() {
    return checks.stream()
        .filter(c -> !isComputed(c) || c.count(ListingCheck.DIFFERENCE) != 0)
        .toList();
  }

  private long computed() {
    return whereComputed().count();
  }

  private long differing() {
    return notAgreeing().stream().filter(AnnexTwo::isComputed).count();
  }

  private Stream<GoldRow> whereComputed() {
    return checks.stream().filter(AnnexTwo::isComputed);
  }

  private static long sum(Stream<GoldRow> checks, Field field) {
    return checks.mapToLong(c -> c.count(field)).sum();
  }

  private String notComputed() {
    long without = checks.size() - computed();
    return without == 0 ? "" : "，无基期数据、无法核对%d项".formatted(without);
  }

  /** In a line of the listing's sheet. */
  String line() {
    return "附件2：按省和标准核对%d项，一致%d项，不一致%d项%s。"
        .formatted(computed(), computed() - differing(), differing(), notComputed());
  }

  /** In a line of the whole. */
  String digest() {
    if (computed() == 0) {
      return "名单核对：附件2公布挂牌村%,d个；无基期数据，无法核对。"
          .formatted(sum(checks.stream(), ListingCheck.ANNEX_COUNT));
    }
    return "名单核对：按基期数据认定挂牌村%,d个，附件2公布%,d个，分省分标准核对%d项，%s%s。"
        .formatted(
            sum(whereComputed(), ListingCheck.COMPUTED_COUNT),
            sum(whereComputed(), ListingCheck.ANNEX_COUNT),
            computed(),
            differing() == 0 ? "全部一致" : differing() + "项不一致",
            notComputed());
  }
}
