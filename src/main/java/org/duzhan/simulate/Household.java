package org.duzhan.simulate;

/** A household as it truly stands in a month; money in fen. */
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

  /** Quantity, quality, access, supply: whether each fails. */
  boolean[] waterFails = new boolean[4];

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

  /** Has left: died out, moved, split or merged. */
  boolean gone;

  /** The county restates it a week later; its first file had another wage. */
  boolean corrected;

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
    return !waterFails[0] && !waterFails[1] && !waterFails[2] && !waterFails[3];
  }

  /** Below the line, in yuan per person, or a guarantee unmet. */
  boolean measuredPoor(long line) {
    boolean unsafe = housing.equals("C") || housing.equals("D");
    return net() < line * 100 * persons
        || outOfSchool > 0
        || uninsured > 0
        || unsafe
        || !waterSafe();
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
