package org.duzhan.simulate;

import java.util.Arrays;

/** A household in a month, as its county states it, with what is true of it; money in fen. */
final class Household {
  String id = "";
  String head = "";
  String idNumber = "";
  String phone = "";
  int persons;
  String type = "";
  String status = "";
  int exitYear;
  String monitorType = "";
  String riskCause = "";
  String monitoredSince = "";
  String povertyCause = "";
  long wage;
  long business;
  long property;
  long transfer;
  long expense;
  long rigid;
  int schoolAge;
  int outOfSchool;
  int uninsured;
  String housing = "";

  /** Quantity, quality, access, supply. */
  String[] water = new String[4];

  int workers;
  int outsideProvince;
  int outsideCounty;
  int inCounty;
  int posts;
  boolean noLabour;
  String safetyNet = "";
  boolean relocated;
  boolean movedIn;
  boolean followedUp;
  boolean supported;

  /** Fell this month or before: returned, newly_poor, or empty. */
  String fell = "";

  /** The month, from the baseline, in which its status last changed. */
  int since;

  /** How far a registered poor household has come: 0 at the start, 1 when it exits. */
  double way = 1;

  /** Lives little above the line, and would be monitored if the county knew. */
  boolean marginal;

  /** Poor in fact, whatever its status: by income, as its guarantees say otherwise. */
  boolean lowIncome;

  /** Has left: died out, moved, split or merged. */
  boolean gone;

  /** The county restates it a week later; its first file had another wage. */
  boolean corrected;

  /** What is true where the county makes figures up: income, state, guarantees. */
  long trueNet;

  String trueState = "";
  boolean trulyUnmet;

  boolean registeredPoor() {
    return switch (status) {
      case "未脱贫", "预脱贫", "返贫", "新致贫" -> true;
      default -> false;
    };
  }

  boolean exited() {
    return status.equals("已脱贫");
  }

  long net() {
    return wage + business + property + transfer - expense;
  }

  boolean waterSafe() {
    return Arrays.stream(water).noneMatch("不达标"::equals);
  }

  /** One of the three guarantees, or safe water, is unmet. */
  boolean unmet() {
    boolean unsafe = housing.equals("C") || housing.equals("D");
    return outOfSchool > 0 || uninsured > 0 || unsafe || !waterSafe();
  }

  void meetAllGuarantees() {
    outOfSchool = 0;
    uninsured = 0;
    housing = unsafeAsSafe(housing);
    Arrays.setAll(water, i -> water[i].equals("不达标") ? "达标" : water[i]);
  }

  private static String unsafeAsSafe(String grade) {
    return grade.equals("C") || grade.equals("D") ? "B" : grade;
  }

  /** Below the line, in yuan per person, or a guarantee unmet. */
  boolean measuredPoor(long line) {
    return net() < line * 100 * persons || unmet();
  }

  /** The same, of what is true. */
  boolean trulyPoor(long line) {
    return trueNet < line * 100 * persons || trulyUnmet;
  }

  /** Keeps what is true before the county makes of it what it sends. */
  void keepTruth() {
    trueNet = net();
    trueState = state();
    trulyUnmet = unmet();
  }

  String state() {
    if (registeredPoor()) {
      return "贫困";
    }
    if (exited()) {
      return monitorType.isEmpty() ? "脱贫稳定" : "脱贫监测";
    }
    return monitorType.isEmpty() ? "非贫困" : "边缘";
  }
}
