package org.duzhan.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.duzhan.ingest.Mapping.MappedField;
import org.duzhan.table.Households;

/**
 * Spools folded households as rows of the table of households: what was stated stands as it was
 * stated, what was not is counted from the members.
 */
final class FoldedRows {
  private final List<MappedField> attributes;
  private final List<String> sheets;
  private final SpoolWriter out;
  private final StatedCells cells = new StatedCells();
  private final List<Optional<Counted>> figures;
  private final int persons;
  private final int workers;
  private final int noLabour;

  /**
   * Rows to be written.
   *
   * @param attributes the household's fields, in the order they are spooled
   * @param sheets names of the file's sheets
   */
  private FoldedRows(List<MappedField> attributes, List<String> sheets, SpoolWriter out) {
    this.attributes = attributes;
    this.sheets = sheets;
    this.out = out;
    List<String> names = attributes.stream().map(MappedField::name).toList();
    this.figures = names.stream().map(Counted::of).toList();
    this.persons = names.indexOf(Households.PERSONS.name());
    this.workers = names.indexOf(Households.WORKERS.name());
    this.noLabour = names.indexOf(Households.NO_LABOUR.name());
  }

  /** Writes all households of a file; returns where they are. */
  static Verdict.Part write(MemberReading read, Mapping households, String path, SpoolWriter out) {
    FoldedRows rows = new FoldedRows(households.stored(), read.sheets(), out);
    read.households().forEach(rows::write);
    long end = out.finish(new KeySet(), new SharedNames(), new SharedNames());
    return new Verdict.Part(
        households.table(),
        read.households().size(),
        List.copyOf(read.sheets()),
        path,
        List.copyOf(out.blocks()),
        end,
        read.persons());
  }

  private void write(FoldedHousehold household) {
    SourceRows rows = household.rows;
    out.begin(rows.row(household.head), rows.sheet(household.head), Keys.UNKNOWN);
    if (household.isNamed()) {
      out.key(household.key);
    } else if (household.keyLost) {
      out.lostKey();
    }
    if (household.shifted) {
      attributes.forEach(field -> out.noField());
      out.shifted(household.misquoted);
    } else {
      fields(household);
    }
    out.folded(told(household));
    out.end();
  }

  private void fields(FoldedHousehold household) {
    cells.begin(household.cells);
    boolean workersStated = cells.has(workers);
    cells.begin(household.cells);
    for (int field = 0; field < attributes.size(); field++) {
      if (cells.has(field)) {
        cells.copyInto(out);
      } else {
        out.field(counted(household, field, workersStated));
      }
    }
  }

  /** What members say of a field; empty if they say nothing, or not all do. */
  private String counted(FoldedHousehold household, int field, boolean workersStated) {
    if (field == persons) {
      return String.valueOf(household.rows.count());
    }
    int able = Counted.WORKERS.in(household.counts);
    if (field == noLabour) {
      return workersStated || able == Counted.UNKNOWN ? "" : String.valueOf(able == 0);
    }
    return figures.get(field).map(figure -> figure(household, figure)).orElse("");
  }

  /** A cell that cannot be read stands in the figure's place: it is quarantined by name. */
  private static String figure(FoldedHousehold household, Counted figure) {
    Doubts doubts = household.doubts;
    String unreadable = doubts == null ? null : doubts.unreadable.get(figure);
    int count = figure.in(household.counts);
    return unreadable != null ? unreadable : count == Counted.UNKNOWN ? "" : String.valueOf(count);
  }

  /** As in {@link Spooled#OF_FOLDS}; rows that name no household are not asked for a head. */
  private List<String> told(FoldedHousehold household) {
    List<String> told = new ArrayList<>();
    SourceRows rows = household.rows;
    told.add(rows.text(rows.sheet(household.head), sheets));
    told.add(household.isNamed() ? String.valueOf(household.heads) : "");
    told.add(household.isNamed() ? String.valueOf(rows.count()) : "");
    Doubts doubts = household.doubts == null ? new Doubts() : household.doubts;
    told.add(doubts.disagreements.keySet().stream().findFirst().orElse(""));
    told.add(String.join("；", doubts.disagreements.values()));
    told.add(String.join("、", doubts.unsoundNumbers));
    told.add(String.join("、", doubts.repeatedNumbers));
    told.add(household.healthUnknown ? "" : String.valueOf(household.ailing));
    told.add(String.join("、", doubts.childrenAtWork));
    told.add(String.join("、", doubts.fitButUnable));
    return told;
  }
}
