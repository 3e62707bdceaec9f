package org.duzhan.measure;

/** What the notice (国开发〔2020〕2号) asks for, by section. */
public enum Sentence {
  SCOPE("二", "贫困人口超过1千人的88个村和贫困发生率超过10%的1025个村"),
  INCOME("三", "两不愁三保障"),
  PRECISION("三", "精准识别、精准帮扶、精准退出"),
  GUARANTEES("三（一）", "义务教育、基本医疗、住房安全和饮水安全保障情况"),
  EMPLOYMENT("三（二）", "贫困家庭劳动力新增转移就业情况，公益岗位新增就业情况，无劳动能力家庭兜底保障情况"),
  RELOCATION("三（三）", "易地扶贫搬迁入住和后续帮扶措施落实情况"),
  MONITORING("三（四）", "不稳定脱贫户和边缘户的动态监测和帮扶情况"),
  RECTIFICATION("三（五）", "中央专项巡视“回头看”、2019年扶贫成效考核以及各地“大排查”等发现问题整改情况"),
  REPORTING("四（二）", "每月初向国务院扶贫办报告挂牌督战工作进展情况"),
  EXIT("四（二）", "确保挂牌县、村按期退出、贫困人口全部脱贫"),
  STANDING("四（一）", "定期调度挂牌的县、村脱贫攻坚进展情况，研判形势"),
  PARTNERS("四（一）", "承担东西扶贫协作任务的相关省市和中央定点帮扶单位要切实履行帮扶责任"),
  LADDER("五（二）", "对督战中发现的突出问题要及时分析研判");

  private final String section;
  private final String words;

  Sentence(String section, String words) {
    this.section = section;
    this.words = words;
  }

  /** Where it stands, as 三（一）. */
  public String section() {
    return section;
  }

  /** What it says. */
  public String words() {
    return words;
  }
}
