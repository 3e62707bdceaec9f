package org.duzhan.simulate;

import java.util.List;
import java.util.Map;

/** Names that read like those of their province and are nobody's. */
final class Names {
  /** Parts that names of a province are made of, blanks between. */
  private record Stock(
      List<String> surnames, List<String> given, List<String> places, List<String> grounds) {
    static Stock of(String surnames, String given, String places, String grounds) {
      return new Stock(parts(surnames), parts(given), parts(places), parts(grounds));
    }

    private static List<String> parts(String words) {
      return List.of(words.split(" ", -1));
    }

    String place(int number) {
      int mixed = (number * STEP) % (places.size() * grounds.size());
      return places.get(mixed % places.size()) + grounds.get(mixed / places.size());
    }
  }

  private static final String GIVEN =
      "春 秋 山 水 明 华 国 建 文 志 玉 兰 英 秀 芳 军 平 安 福 贵 林 森 海 江 云 峰 石 松 正 开 光 荣 家 德 永 美";
  private static final String HILLS = "上 下 大 小 新 老 东 西 南 北 高 平 龙 马 石 水 木 青 红 白 黄 双 三 沙 竹 松 桃 梨";

  private static final Stock GUANGXI =
      Stock.of(
          "韦 覃 黄 莫 蒙 罗 陆 蓝 潘 梁 农 岑 杨 石",
          GIVEN,
          "弄 龙 那 板 百 古 加 北 上 下 大 拉 六 三 良 平 同 雅",
          "雷 林 腊 楼 律 劳 合 英 甲 岭 洞 坡 山 江 排 桃 岩 旺 隆 满");
  private static final Stock LIANGSHAN =
      Stock.of(
          "阿尔 吉克 沙马 马海 阿苏 曲比 吉木 勒格 阿力 吉子 安曲 海来",
          "拉铁 伍果 木呷 尔布 阿呷 日古 子木 尔古 阿牛 拉且 小英 伟古 日哈 医生 石布 友作",
          "瓦 火 拉 特 阿 觉 依 日 四 洛 补 俄 合 库 甘 乃",
          "吾 洛 普 尔 达 莫 曲 落 果 木 伍 乌 觉 洼 觉落 莫姑 久 拖 租 都");
  private static final Stock GUIZHOU =
      Stock.of(
          "杨 吴 王 李 张 罗 陈 龙 潘 石 韦 陆 刘 马", GIVEN, HILLS, "寨 坪 坝 冲 洞 井 坡 山 塘 田 岩 溪 湾 关 场 箐 沟 岭 坳 营");
  private static final Stock YUNNAN =
      Stock.of(
          "李 杨 和 王 张 余 普 陆 罗 熊 陶 周 邓 马", GIVEN, HILLS, "箐 地 坪 坝 厂 场 营 落 龙潭 河 桥 坡 山 海 甸 街 沟 梁 洛 洼");
  private static final Stock GANSU =
      Stock.of(
          "王 李 张 马 赵 刘 杨 陈 何 石 包 后 郭 董",
          GIVEN,
          "王家 李家 张家 马家 赵家 刘家 杨家 陈家 何家 石家 包家 郭家 董家 上 下 大 小 新 高 红",
          "湾 沟 山 坪 川 岔 咀 坡 梁 河 崖 庄 塬 滩 峡 坝");
  private static final Stock NINGXIA =
      Stock.of(
          "马 王 李 杨 张 冶 摆 海 苏 田 丁 兰 虎 穆",
          GIVEN,
          "马家 王家 李家 杨家 张家 苏家 田家 丁家 上 下 大 小 新 红 白 黄",
          "湾 沟 套子 岔 坪 塬 川 泉 庄 河 堡 梁");
  private static final Stock XINJIANG =
      Stock.of(
          "艾合买提 阿卜杜拉 买买提 吐尔逊 阿不都 图尔荪 如则 麦麦提 阿依 吾布力 玉素甫 热合曼 古丽 帕提",
          "·吐尔逊 ·买买提 ·肉孜 ·艾山 ·卡迪尔 ·依明 ·托合提 ·阿吉 ·司马义 ·玉山 ·热西提 ·赛买提",
          "阿亚克 巴什 喀拉 克孜勒 库木 托万 尤喀克 英 其格 塔什 亚 恰 奥依 萨依 阔什 吾斯塘",
          "巴格 阿瓦提 买里 博斯坦 库勒 艾日克 兰干 墩 塔木 博依 勒克 其曼");

  private static final Map<String, Stock> STOCKS =
      Map.of(
          "450000", GUANGXI,
          "510000", LIANGSHAN,
          "520000", GUIZHOU,
          "530000", YUNNAN,
          "620000", GANSU,
          "640000", NINGXIA,
          "650000", XINJIANG);

  private static final List<String> TOWNS = List.of("镇", "乡", "乡");

  /** Has no factor in common with the number of names of any province. */
  private static final int STEP = 101;

  private Names() {}

  static String person(String province, Chance chance) {
    Stock stock = stock(province);
    String name =
        chance.from(stock.surnames, Question.SURNAME)
            + chance.from(stock.given, Question.GIVEN_NAME);
    boolean another = stock.given.get(0).length() == 1 && chance.of(Question.SECOND_NAME) < 0.7;
    return another ? name + chance.from(stock.given, Question.SECOND_NAME) : name;
  }

  /** Villages of a county with different numbers have different names, as long as names last. */
  static String village(String province, Chance county, int number) {
    return stock(province).place(county.below(1000, Question.NAMES) + number) + "村";
  }

  static String township(String province, Chance county, int number) {
    int at = county.below(1000, Question.NAMES) + 500 - number;
    return stock(province).place(at) + TOWNS.get(number % TOWNS.size());
  }

  private static Stock stock(String province) {
    return STOCKS.getOrDefault(province, GUIZHOU);
  }
}
