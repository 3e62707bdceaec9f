package org.duzhan.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.duzhan.ingest.Inbox;
import org.duzhan.ingest.InboxFile;

/** The inbox of a county of two villages: four sound households, a bad one, and no table. */
final class TinyCounty {
  static final String SECRET = "a unit test's key, not a secret at all";

  private static final String HOUSEHOLDS =
      """
      统计月份,行政村代码,户编号,家庭人口数,脱贫属性,工资性收入
      2019-12,522633100201,h1,4,未脱贫,8000
      2019-12,522633100201,h2,3,未脱贫,6000
      2019-12,522633100201,h3,2,非建档立卡,90000
      2019-12,522633100202,h4,5,未脱贫,1000
      """;

  private final Path inbox;

  private TinyCounty(Path inbox) {
    this.inbox = inbox;
  }

  /** An inbox without a file yet. */
  static TinyCounty empty(Path inbox) throws IOException {
    Files.createDirectories(inbox);
    return new TinyCounty(inbox);
  }

  static TinyCounty in(Path inbox) throws IOException {
    return empty(inbox)
        .with(
            "村.csv",
            """
            统计月份,行政村代码,行政村名称,农业户籍人口,协作帮扶单位
            2019-12,522633100201,青山村,100,某市
            2019-12,522633100202,白水村,40,
            """,
            1)
        .with("户2019-12.csv", HOUSEHOLDS + "2019-12,522633100202,h5,0,未脱贫,1000\n", 2)
        .with("台账2019-12.csv", "问题编号,行政村代码,整改状态\np1,522633100201,未整改\n", 4)
        .with("乱码.csv", "不是表\n", 5);
  }

  TinyCounty with(String name, String text, int day) throws IOException {
    Path file = Files.writeString(inbox.resolve(name), text);
    Instant received = Instant.parse("2020-02-01T00:00:00Z").plusSeconds(86_400L * day);
    Files.setLastModifiedTime(file, FileTime.from(received));
    return this;
  }

  List<InboxFile> inbox() {
    return Inbox.list(inbox.toString(), new Configuration());
  }
}
