package org.duzhan.quality;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.duzhan.ingest.Kind;
import org.duzhan.ingest.Mapping;
import org.duzhan.ingest.Mapping.MappedField;
import org.duzhan.ingest.Spooled;
import org.duzhan.table.Field;
import org.duzhan.table.Households;
import org.duzhan.table.Quarantine;
import org.duzhan.table.Types;

/**
 * Spooled rows of a table, judged by the table's rules. Sound rows and bad ones come from the same
 * condition: every row is one or the other.
 */
public final class Judged {
  /** Whether a row keeps all rules. */
  public static final Field SOUND =
      Field.required("sound", Types.FLAG, "", "合格", "The row keeps all rules");

  private static final String BROKEN = "broken";
  private static final String NTH = "nth";
  private static final String MASK = "***";

  private final Mapping mapping;
  private final List<Rule> rules;
  private final List<Field> stated;

  private Judged(Mapping mapping, List<Rule> rules, List<Field> stated) {
    this.mapping = mapping;
    this.rules = rules;
    this.stated = stated;
  }

  /**
   * The judge of a table.
   *
   * @param stated its fields as counties state them, in their stored types
   */
  public static Judged of(Mapping mapping, Rules rules, List<Field> stated) {
    List<String> stored = mapping.stored().stream().map(MappedField::name).toList();
    return new Judged(
        mapping,
        rules.of(mapping.table()),
        stated.stream().filter(f -> stored.contains(f.name())).toList());
  }

  /** All rows with {@link #SOUND}; beside them the columns of {@link Spooled}. */
  public Dataset<Row> all(Dataset<Row> spooled) {
    List<Column> judged = new ArrayList<>(place());
    stated.forEach(f -> judged.add(f.from(f.col())));
    judged.add(sound().as(SOUND.name()));
    return spooled.select(columns(judged));
  }

  /** A row of {@link Quarantine} for every rule that every bad row breaks. */
  public Dataset<Row> quarantine(Dataset<Row> spooled) {
    return spooled
        .filter(not(sound()))
        .select(
            Spooled.SUBMISSION_ID.col(),
            Spooled.FILE.col(),
            Spooled.FILE_COUNTY.col().as(Quarantine.COUNTY_CODE.name()),
            Spooled.FILE_PERIOD.col().as(Quarantine.PERIOD.name()),
            lit(mapping.table()).as(Quarantine.TABLE_NAME.name()),
            Spooled.SHEET.col(),
            Spooled.ROW.col(),
            household(),
            cells(),
            posexplode(array_compact(array(columns(reasons())))).as(new String[] {NTH, BROKEN}))
        .withColumn(Quarantine.CELLS.name(), when(col(NTH).equalTo(0), Quarantine.CELLS.col()))
        .select("*", BROKEN + ".*")
        .drop(NTH, BROKEN);
  }

  /** Of rows of one household only the county knows which is right: they have none. */
  private Column household() {
    boolean named = mapping.table().equals(Households.TABLE.name());
    Column key = when(not(Spooled.REPEATED.col()), Spooled.KEY.col());
    return Quarantine.ROW_KEY.from(named ? key : lit(null));
  }

  private Column cells() {
    return map(columns(
            stated.stream().flatMap(f -> Stream.of(lit(f.name()), asUnderstood(f))).toList()))
        .as(Quarantine.CELLS.name());
  }

  /** As a clerk writes it: what was understood, else what stood there. */
  private static Column asUnderstood(Field field) {
    Column value =
        field.type().equals(Types.FLAG)
            ? when(field.col(), "是").when(not(field.col()), "否")
            : field.col().cast(field.type()).cast(Types.TEXT);
    return coalesce(value, asItStood(field));
  }

  private List<Column> place() {
    return Spooled.COLUMNS.stream().map(Field::col).toList();
  }

  private Column sound() {
    return rules.stream()
        .map(r -> r.broken(readersVerdictOrNone(r)))
        .reduce(Column::or)
        .map(broken -> coalesce(broken.equalTo(lit(false)), lit(false)))
        .orElse(lit(true));
  }

  /** What only the reader can tell: cells not understood, names blank or repeated, ID numbers. */
  private static Optional<Column> readersVerdict(String code) {
    return switch (code) {
      case "H01", "V01", "P01" -> Optional.of(Spooled.UNREADABLE.col().isNotNull());
      case "H05", "P05" -> Optional.of(Spooled.KEY.col().isNull().and(not(isKeyLost())));
      case "H06", "V05", "P06" -> Optional.of(Spooled.REPEATED.col());
      case "H07" -> Optional.of(coalesce(Spooled.ID_SOUND.col().equalTo(lit(false)), lit(false)));
      case "H21", "P09" -> Optional.of(isKeyLost());
      default -> Optional.empty();
    };
  }

  private static Column isKeyLost() {
    return coalesce(Spooled.KEY_LOST.col(), lit(false));
  }

  /** Whether the reader judges a rule that has no condition of its own. */
  static boolean isReaders(String code) {
    return readersVerdict(code).isPresent();
  }

  private List<Column> reasons() {
    List<Column> reasons = new ArrayList<>();
    for (Rule rule : rules) {
      if (rule.field().equals("*")) {
        stated.forEach(f -> reasons.add(unreadable(rule, f)));
      } else {
        reasons.add(reason(rule));
      }
    }
    return reasons;
  }

  private Column unreadable(Rule rule, Field field) {
    Column message =
        concat(
            lit("“" + mapping.caption(field.name()) + "”" + rule.message() + "："),
            asItStood(field));
    return when(isUnreadable(field.name()), broken(rule, field.name(), message, asItStood(field)));
  }

  private static Column isUnreadable(String field) {
    return coalesce(array_contains(Spooled.UNREADABLE.col(), field), lit(false));
  }

  /** A rule about a cell that could not be read says nothing more about it. */
  private Column reason(Rule rule) {
    Column raw =
        stated.stream()
            .filter(f -> f.name().equals(rule.field()))
            .map(Judged::asItStood)
            .findFirst()
            .orElse(lit(null));
    if (isPersonal(rule.field())) {
      raw = when(Spooled.KEY.col().isNotNull().or(isKeyLost()), lit(MASK));
    }
    Column message = lit("“" + mapping.caption(rule.field()) + "”：" + rule.message());
    return when(
        rule.broken(readersVerdictOrNone(rule)).and(not(isUnreadable(rule.field()))),
        broken(rule, rule.field(), message, raw));
  }

  private static Column readersVerdictOrNone(Rule rule) {
    return rule.holds().isPresent() ? lit(false) : readersVerdict(rule.code()).orElseThrow();
  }

  private static Column asItStood(Field field) {
    return col(Spooled.raw(field.name()));
  }

  private boolean isPersonal(String field) {
    return mapping.fields().stream()
        .anyMatch(f -> f.name().equals(field) && f.kind() == Kind.PERSONAL);
  }

  private static Column broken(Rule rule, String field, Column message, Column raw) {
    return struct(
        lit(field).as(Quarantine.FIELD.name()),
        lit(rule.code()).as(Quarantine.RULE.name()),
        message.as(Quarantine.MESSAGE.name()),
        raw.cast(Types.TEXT).as(Quarantine.RAW.name()));
  }

  private static Column[] columns(List<Column> columns) {
    return columns.toArray(Column[]::new);
  }
}
