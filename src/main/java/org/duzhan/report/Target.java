package org.duzhan.report;

import org.duzhan.report.content.Cell;
import org.duzhan.report.content.Kind;
import org.duzhan.settings.Settings;
import org.jspecify.annotations.Nullable;

/** What a figure must come to, with the comparison officials use: 低于 is strict. */
record Target(Test test, double value) {
  static final Target NONE = new Target(Test.NONE, 0);
  static final Target ZERO = new Target(Test.EXACTLY, 0);

  enum Test {
    NONE(""),
    EXACTLY(""),
    BELOW("＜"),
    AT_LEAST("≥");

    private final String sign;

    Test(String sign) {
      this.sign = sign;
    }
  }

  static Target below(double value) {
    return new Target(Test.BELOW, value);
  }

  static Target atLeast(double value) {
    return new Target(Test.AT_LEAST, value);
  }

  /** The incidence at which an area may exit: every province of the annexes is western. */
  static Target incidence(Settings settings) {
    return below(settings.exit().incidenceBelowWestern());
  }

  /** As a heading says it. */
  String heading() {
    return "目标" + cell(Kind.SHARE).text().replace(".0%", "%");
  }

  Cell cell(Kind kind) {
    if (test == Test.NONE) {
      return Cell.text(Kind.LABEL, "—");
    }
    return Cell.text(Kind.LABEL, test.sign + Cell.number(kind, value, "").shown());
  }

  /** 达标 or 未达标; blank without a target, a dash where the figure is unknown. */
  Cell verdict(@Nullable Number figure) {
    if (test == Test.NONE) {
      return Cell.text(Kind.LABEL, "");
    }
    if (figure == null) {
      return Cell.missing(Kind.LABEL, "");
    }
    return Cell.text(Kind.LABEL, isMet(figure.doubleValue()) ? "达标" : "未达标");
  }

  private boolean isMet(double figure) {
    return switch (test) {
      case NONE -> true;
      case EXACTLY -> figure == value;
      case BELOW -> figure < value;
      case AT_LEAST -> figure >= value;
    };
  }
}
