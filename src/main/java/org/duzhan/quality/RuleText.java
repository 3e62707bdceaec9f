package org.duzhan.quality;

import java.math.BigDecimal;
import java.util.Optional;
import org.duzhan.quality.Rule.Limit;

/** How limits of rules are written, and read. */
final class RuleText {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private RuleText() {}

  /** As a clerk reads it. */
  static String limit(Limit limit) {
    if (limit.equals(new Limit(Optional.of(0L), Optional.empty()))) {
      return "此规则不容许任何一行不符";
    }
    String rows = limit.rows().map("%d行"::formatted).orElse("");
    String share = limit.share().map(RuleText::percent).orElse("");
    return "超过上限" + rows + (rows.isEmpty() || share.isEmpty() ? "" : "或") + share;
  }

  private static String percent(double share) {
    return BigDecimal.valueOf(share).multiply(HUNDRED).stripTrailingZeros().toPlainString() + "%";
  }

  /** A share written as 20% or 0.2. */
  static double share(String text) {
    return text.endsWith("%")
        ? new BigDecimal(text.substring(0, text.length() - 1).strip()).divide(HUNDRED).doubleValue()
        : new BigDecimal(text).doubleValue();
  }
}
