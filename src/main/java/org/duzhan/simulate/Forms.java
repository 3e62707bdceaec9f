package org.duzhan.simulate;

/** What stands in which field. */
final class Forms {
  private static final String[] WATER = {
    "water_quantity", "water_quality", "water_access", "water_supply"
  };

  private Forms() {}

  /** A household's row. */
  record HouseholdRow(Household h, String month, String village, long wage) {}

  /** A village's row. */
  record VillageRow(
      SimVillage v, String month, int population, int surveyed, int approving, String partner) {}

  /** A problem's row. */
  record ProblemRow(
      String id,
      String month,
      String county,
      String village,
      String source,
      String kind,
      String description,
      String unit,
      String found,
      String due,
      String status,
      String rectified,
      String verified,
      boolean falsified) {}

  static String household(HouseholdRow row, String field) {
    Household h = row.h();
    return switch (field) {
      case "period" -> row.month();
      case "village_code" -> row.village();
      case "household_id" -> h.id;
      case "head_name" -> h.head;
      case "id_number" -> h.idNumber;
      case "phone" -> h.phone;
      case "persons" -> String.valueOf(h.persons);
      case "household_type" -> h.type;
      case "poverty_status" -> h.status;
      case "exit_year" -> h.exitYear == 0 ? "" : String.valueOf(h.exitYear);
      case "monitor_type" -> h.monitorType;
      case "risk_cause" -> h.riskCause;
      case "monitored_since" -> h.monitoredSince;
      case "poverty_cause" -> h.povertyCause;
      case "wage_income" -> yuan(row.wage());
      case "business_income" -> yuan(h.business);
      case "property_income" -> yuan(h.property);
      case "transfer_income" -> yuan(h.transfer);
      case "business_expense" -> yuan(h.expense);
      case "rigid_expense" -> yuan(h.rigid);
      case "school_age" -> String.valueOf(h.schoolAge);
      case "out_of_school" -> String.valueOf(h.outOfSchool);
      case "uninsured" -> String.valueOf(h.uninsured);
      case "housing_grade" -> h.housing;
      default -> rest(h, field);
    };
  }

  private static String rest(Household h, String field) {
    for (int i = 0; i < WATER.length; i++) {
      if (field.equals(WATER[i])) {
        return h.water[i];
      }
    }
    return switch (field) {
      case "water_safe" -> String.valueOf(h.waterSafe());
      case "workers" -> String.valueOf(h.workers);
      case "work_outside_province" -> String.valueOf(h.outsideProvince);
      case "work_outside_county" -> String.valueOf(h.outsideCounty);
      case "work_in_county" -> String.valueOf(h.inCounty);
      case "welfare_posts" -> String.valueOf(h.posts);
      case "no_labour" -> String.valueOf(h.noLabour);
      case "safety_net" -> h.safetyNet;
      case "relocated" -> String.valueOf(h.relocated);
      case "moved_in" -> h.relocated ? String.valueOf(h.movedIn) : "";
      case "followed_up" -> h.relocated ? String.valueOf(h.followedUp) : "";
      case "support_in_place" -> String.valueOf(h.supported);
      default -> "";
    };
  }

  static String village(VillageRow row, String field) {
    SimVillage v = row.v();
    return switch (field) {
      case "period" -> row.month();
      case "village_code" -> v.code();
      case "village" -> v.name();
      case "township" -> v.township();
      case "rural_population" -> String.valueOf(row.population());
      case "rural_households" -> String.valueOf(Math.round(row.population() / 3.8));
      case "listed" -> String.valueOf(v.listed());
      case "surveyed_households" -> String.valueOf(row.surveyed());
      case "approving_households" -> String.valueOf(row.approving());
      case "partner" -> row.partner();
      default -> "";
    };
  }

  static String problem(ProblemRow row, String field) {
    return switch (field) {
      case "period" -> row.month();
      case "county_code" -> row.county();
      case "village_code" -> row.village();
      case "problem_id" -> row.id();
      case "source" -> row.source();
      case "kind" -> row.kind();
      case "description" -> row.description();
      case "unit" -> row.unit();
      case "found_on" -> row.found();
      case "due_on" -> row.due();
      case "status" -> row.status();
      case "rectified_on" -> row.rectified();
      case "verified_on" -> row.verified();
      case "falsified" -> String.valueOf(row.falsified());
      default -> "";
    };
  }

  private static String yuan(long fen) {
    return fen % 100 == 0
        ? String.valueOf(fen / 100)
        : "%s%d.%02d".formatted(fen < 0 ? "-" : "", Math.abs(fen) / 100, Math.abs(fen) % 100);
  }
}
