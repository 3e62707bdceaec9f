package org.duzhan.simulate;

/** Names that read like Chinese ones and are nobody's. */
final class Names {
  private static final String SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗韦覃莫蒙阿木吉沙";
  private static final String GIVEN = "春秋山水明华国建文志玉兰英秀芳军平安福贵林森海江云峰石岩松柏";
  private static final String PLACE = "上下大小新老东西南北长高平龙马石水木青红白黑";
  private static final String GROUND = "坪坝寨沟湾岭坡塘田村冲洞桥河井岩";
  private static final String TOWN = "镇乡";

  private Names() {}

  static String person(long seed, long... place) {
    long bits = Chance.bits(seed, place);
    String name = at(SURNAMES, bits) + at(GIVEN, bits >>> 16);
    return (bits >>> 40) % 3 == 0 ? name : name + at(GIVEN, bits >>> 28);
  }

  static String village(long seed, long... place) {
    long bits = Chance.bits(seed, place);
    return at(PLACE, bits) + at(GIVEN, bits >>> 16) + at(GROUND, bits >>> 32) + "村";
  }

  static String township(long seed, long... place) {
    long bits = Chance.bits(seed, place);
    return at(PLACE, bits) + at(GROUND, bits >>> 16) + at(TOWN, bits >>> 32);
  }

  private static String at(String from, long bits) {
    int place = (int) ((bits & 0xFFFF) % from.length());
    return from.substring(place, place + 1);
  }
}
