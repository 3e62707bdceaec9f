package org.duzhan.report;

import static org.duzhan.report.Indicator.count;
import static org.duzhan.report.Indicator.incidence;
import static org.duzhan.report.Indicator.share;

import java.util.List;
import org.duzhan.measure.Guarantees;
import org.duzhan.measure.Headcount;
import org.duzhan.measure.Livelihood;
import org.duzhan.measure.Progress;
import org.duzhan.measure.Rectification;
import org.duzhan.measure.Register;
import org.duzhan.measure.SinceBaseline;

/** The figures that a leader reads first, in reading order. */
final class Indicators {
  static final List<Indicator> ALL =
      List.of(
          count("剩余贫困人口", "人", Progress.REMAINING_POOR_PERSONS, "脱贫属性为未脱贫、预脱贫、返贫、新致贫的户的家庭人口数之和")
              .toZero(),
          count("基期贫困人口", "人", SinceBaseline.BASELINE_POOR_PERSONS, "基期已报送村当时的贫困人口，口径同上"),
          share("脱贫进度", Progress.PROGRESS, "基期和本月均已报送的村：（基期贫困人口 − 本月贫困人口）÷ 基期贫困人口")
              .to(s -> Target.atLeast(1)),
          incidence("贫困发生率", Register.INCIDENCE, "可测算村的贫困人口 ÷ 这些村登记的农业户籍人口；先汇总后相除")
              .to(Target::incidence),
          incidence("综合贫困发生率", Register.COMPREHENSIVE_INCIDENCE, "可测算村的（贫困 + 漏评 + 错退人口）÷ 农业户籍人口"),
          incidence("漏评率", Headcount.MISSED_RATE, "漏评人口 ÷ 情况已知的非建档立卡人口；漏评指未建档而实测贫困")
              .to(s -> Target.below(s.exit().missedBelow())),
          incidence("错退率", Headcount.WRONGLY_EXITED_RATE, "错退人口 ÷ 情况已知的已脱贫人口；错退指已脱贫而实测贫困")
              .to(s -> Target.below(s.exit().wronglyExitedBelow())),
          share("群众认可度", Register.APPROVAL, "认可户数 ÷ 受访户数")
              .to(s -> Target.atLeast(s.exit().approvalAtLeast())),
          count("失学辍学人数", "人", Guarantees.OUT_OF_SCHOOL_PERSONS, "义务教育阶段失学辍学人数").toZero(),
          count("未参加基本医保人数", "人", Guarantees.UNINSURED_PERSONS, "未参加城乡居民或职工基本医保的人数").toZero(),
          count("住房不安全户数", "户", Guarantees.UNSAFE_HOUSING_HOUSEHOLDS, "住房等级为C级、D级的户数").toZero(),
          count("饮水不安全户数", "户", Guarantees.UNSAFE_WATER_HOUSEHOLDS, "水量、水质、方便程度、保证率任一项不达标的户数")
              .toZero(),
          count("务工人数", "人", Livelihood.MIGRANT_WORKERS, "省外、县外省内、县内务工人数之和"),
          count("逾期未整改问题", "项", Rectification.PROBLEMS_OVERDUE, "整改期限已过而未完成整改的问题数").toZero());

  private Indicators() {}
}
