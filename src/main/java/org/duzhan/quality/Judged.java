package org.duzhan.quality;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.array_intersect;
import static org.apache.spark.sql.functions.bitmap_bit_position;
import static org.apache.spark.sql.functions.bitmap_bucket_number;
import static org.apache.spark.sql.functions.bitmap_construct_agg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.duzhan.ingest.BadRows;
import org.duzhan.ingest.Mapping;
import org.duzhan.ingest.Mapping.MappedField;
import org.duzhan.ingest.Spooled;
import org.duzhan.settings.Sql;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Quarantine;
import org.duzhan.table.Types;

/**
 * Spooled rows of a table, judged by the table's rules: once. {@link #found} tells which are bad;
 * when the rows are read again, {@link #all} takes the reader's word for it.
 */
public final class Judged {
  /** Whether a row keeps all rules but those that only note. */
  public static final Field SOUND =
      Field.required("sound", Types.FLAG, "", "合格", "The row keeps all rules");

  static final Field COUNTY_KNOWN =
      Field.required("county_known", Types.FLAG, "", "县已知", "The file's county has a name");
  static final Field MONITORING_LINE =
      Field.optional("monitoring_line", Types.MONEY, "元", "监测线", "Line of province and year");

  /** What stands for all bad rows, and for all sound ones with a remark, where rows are counted. */
  public static final String BAD = "bad";

  public static final String NOTED = "noted";

  private static final String MASK = "***";

  /** Marks of rows of which no cell is kept: about them other rules have nothing to say. */
  private static final List<Field> UNREAD = List.of(Spooled.SHIFTED, Spooled.MISQUOTED);

  private final Mapping mapping;
  private final List<Rule> rules;
  private final String hash;
  private final List<Field> stated;
  private final Known known;

  private Judged(Mapping mapping, List<Rule> rules, String hash, List<Field> stated, Known known) {
    this.mapping = mapping;
    this.rules = rules;
    this.hash = hash;
    this.stated = stated;
    this.known = known;
  }

  /**
   * What rules may ask for beside the row, as expressions over {@link Spooled}'s columns.
   *
   * @param county whether the file's county is known
   * @param monitoringLine yuan a person, of the file's province and year
   */
  public record Known(Column county, Column monitoringLine) {}

  /**
   * The judge of a table.
   *
   * @param stated its fields as counties state them, in their stored types
   */
  public static Judged of(Mapping mapping, Rules rules, List<Field> stated, Known known) {
    List<String> stored = mapping.stored().stream().map(MappedField::name).toList();
    return new Judged(
        mapping,
        rules.of(mapping.table()),
        rules.hash(),
        stated.stream().filter(f -> stored.contains(f.name())).toList(),
        known);
  }

  /** The columns that conditions may name. */
  static StructType row(Mapping mapping) {
    return Spooled.typed(mapping)
        .add(COUNTY_KNOWN.name(), COUNTY_KNOWN.type())
        .add(MONITORING_LINE.name(), MONITORING_LINE.type())
        .add(CodesOfMonth.CODE_FAULT.name(), CodesOfMonth.CODE_FAULT.type());
  }

  /**
   * All rows with {@link #SOUND}, those that were judged before; and the columns of {@link
   * Spooled}.
   */
  public Dataset<Row> all(Dataset<Row> spooled) {
    List<Column> judged = new ArrayList<>(Spooled.COLUMNS.stream().map(Field::col).toList());
    stated.forEach(f -> judged.add(f.from(f.col())));
    judged.add(not(Spooled.BAD.col()).as(SOUND.name()));
    return spooled.select(columns(judged));
  }

  /**
   * The rows that break any rule, each with the list of those it breaks: a bad row those that keep
   * it out, a sound one those that only note.
   */
  public Dataset<Row> found(Dataset<Row> spooled) {
    return withKnown(spooled)
        .filter(Breaches.any(rules.stream().map(Rule::broken).toList()))
        .withColumn(Breaches.KEEPING_OUT, reasons(false))
        .withColumn(SOUND.name(), size(col(Breaches.KEEPING_OUT)).equalTo(0))
        .withColumn(
            Breaches.LIST, when(SOUND.col(), reasons(true)).otherwise(col(Breaches.KEEPING_OUT)))
        .select(
            Spooled.SUBMISSION_ID.col(),
            Spooled.FILE.col(),
            Spooled.FILE_COUNTY.col().as(Quarantine.COUNTY_CODE.name()),
            Spooled.FILE_PERIOD.col().as(Quarantine.PERIOD.name()),
            lit(mapping.table()).as(Quarantine.TABLE_NAME.name()),
            Spooled.SHEET.col(),
            Spooled.ROW.col(),
            lit(hash).as(Quarantine.RULES_HASH.name()),
            SOUND.col(),
            household(),
            cells(),
            Spooled.SOURCE_ROWS.col(),
            Spooled.NTH.col(),
            col(Breaches.LIST));
  }

  /** Of rows of one household only the county knows which is right: they have none. */
  private Column household() {
    boolean named = mapping.table().equals(Households.TABLE.name());
    Column key = when(not(Spooled.REPEATED.col()), Spooled.KEY.col());
    return Quarantine.ROW_KEY.from(named ? key : lit(null));
  }

  private Column cells() {
    Stream<Column> pairs = stated.stream().flatMap(f -> Stream.of(lit(f.name()), asUnderstood(f)));
    return when(not(SOUND.col()), map(columns(pairs.toList()))).as(Quarantine.CELLS.name());
  }

  /** As a clerk writes it: what was understood, else what stood there. */
  private static Column asUnderstood(Field field) {
    Column value =
        field.type().equals(Types.FLAG)
            ? when(field.col(), "是").when(not(field.col()), "否")
            : field.col().cast(field.type()).cast(Types.TEXT);
    return coalesce(value, asItStood(field));
  }

  /**
   * How many rows of {@link #found} there are, by {@link Quarantine#TABLE_NAME}, {@link
   * Quarantine#SUBMISSION_ID} and {@link Quarantine#RULE}: under {@link #BAD} and {@link #NOTED}
   * all of the kind, under each of {@code codes} those that break it.
   */
  public static Dataset<Row> counts(Dataset<Row> found, List<String> codes) {
    Column kind = array(when(SOUND.col(), lit(NOTED)).otherwise(lit(BAD)));
    Column broken = array_intersect(Breaches.codes(), lit(codes.toArray(String[]::new)));
    return found
        .select(
            Quarantine.TABLE_NAME.col(),
            Quarantine.SUBMISSION_ID.col(),
            explode(codes.isEmpty() ? kind : concat(kind, broken)).as(Quarantine.RULE.name()))
        .groupBy(Quarantine.TABLE_NAME.col(), Quarantine.SUBMISSION_ID.col(), Quarantine.RULE.col())
        .count();
  }

  /** The bad rows of {@link #found}, by table: a bit a row of each block that has any. */
  public static Map<String, BadRows> bad(Dataset<Row> found) {
    Map<String, BadRows> bad = new HashMap<>();
    found
        .filter(not(SOUND.col()))
        .groupBy(
            Quarantine.TABLE_NAME.col(),
            Quarantine.SUBMISSION_ID.col(),
            bitmap_bucket_number(Spooled.NTH.col()))
        .agg(bitmap_construct_agg(bitmap_bit_position(Spooled.NTH.col())))
        .collectAsList()
        .forEach(
            r ->
                bad.computeIfAbsent(r.getString(0), table -> new BadRows())
                    .add(r.getString(1), (int) r.getLong(2) - 1, r.getAs(3)));
    return bad;
  }

  /** A row of {@link Quarantine} for every rule that every bad row of {@link #found} breaks. */
  public static Dataset<Row> quarantine(Dataset<Row> found) {
    return Breaches.each(found.filter(not(SOUND.col())));
  }

  /** A row of {@code remark} for every rule that every sound row of {@link #found} breaks. */
  public static Dataset<Row> remarks(Dataset<Row> found) {
    return Breaches.each(
        found.filter(SOUND.col()).drop(Quarantine.ROW_KEY.name(), Quarantine.CELLS.name()));
  }

  private Dataset<Row> withKnown(Dataset<Row> spooled) {
    return spooled.withColumns(
        Map.of(
            COUNTY_KNOWN.name(), COUNTY_KNOWN.from(known.county),
            MONITORING_LINE.name(), MONITORING_LINE.from(known.monitoringLine)));
  }

  /**
   * A rule about a cell that cannot be read says nothing more where another tells of that; of a row
   * of which no cell is kept none does but that which tells why.
   */
  private Column reasons(boolean notes) {
    List<Rule> such = rules.stream().filter(r -> r.isNote() == notes).toList();
    boolean told = such.stream().anyMatch(Rule::isAboutUnreadable);
    List<Field> marks = UNREAD.stream().filter(this::isTold).toList();
    List<Column> reasons = new ArrayList<>();
    for (Rule rule : such) {
      if (rule.isAboutUnreadable()) {
        stated.forEach(f -> reasons.add(unreadable(rule, f)));
      } else {
        reasons.add(reason(rule, told, marks.stream().anyMatch(rule::isAbout) ? List.of() : marks));
      }
    }
    return Breaches.list(reasons);
  }

  private boolean isTold(Field mark) {
    return rules.stream().anyMatch(rule -> rule.isAbout(mark) && !rule.isNote());
  }

  private Column unreadable(Rule rule, Field field) {
    Column message =
        concat(
            lit("“" + mapping.caption(field.name()) + "”" + rule.message() + "："),
            asItStood(field));
    return Breaches.where(
        isUnreadable(field.name()), rule, lit(field.name()), message, asItStood(field));
  }

  private static Column isUnreadable(String field) {
    return coalesce(array_contains(Spooled.UNREADABLE.col(), field), lit(false));
  }

  private Column reason(Rule rule, boolean unreadableIsTold, List<Field> marks) {
    boolean any = rule.isAboutAnyField();
    Column field =
        any ? coalesce(Spooled.DISAGREEING.col(), lit(Quarantine.WHOLE_ROW)) : lit(rule.field());
    Column says = lit((any ? "" : "“" + mapping.caption(rule.field()) + "”：") + rule.message());
    Column message = rule.found().map(sql -> concat(says, lit("："), found(sql))).orElse(says);
    Column broken = rule.broken();
    for (Field mark : marks) {
      broken = broken.and(not(mark.col()));
    }
    Column untold = unreadableIsTold ? broken.and(not(isUnreadable(rule.field()))) : broken;
    return Breaches.where(untold, rule, field, message, raw(rule.field()));
  }

  private static Column found(String sql) {
    return coalesce(Sql.tried(sql).cast(Types.TEXT), lit(""));
  }

  /** The cell as it stood; what is personal only by whether anything stood there. */
  private Column raw(String field) {
    if (isPersonal(field)) {
      Column named = Spooled.KEY.col().isNotNull().or(coalesce(Spooled.KEY_LOST.col(), lit(false)));
      return when(named, lit(MASK));
    }
    return stated.stream()
        .filter(f -> f.name().equals(field))
        .map(Judged::asItStood)
        .findFirst()
        .orElse(lit(null));
  }

  private static Column asItStood(Field field) {
    return col(Spooled.raw(field.name()));
  }

  private boolean isPersonal(String field) {
    return mapping.fields().stream().anyMatch(f -> f.name().equals(field) && f.isPersonal());
  }

  private static Column[] columns(List<Column> columns) {
    return columns.toArray(Column[]::new);
  }
}
