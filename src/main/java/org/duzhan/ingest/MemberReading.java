package org.duzhan.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.duzhan.ingest.Mapping.MappedField;
import org.duzhan.ingest.reader.CellRow;
import org.duzhan.settings.Limits;
import org.duzhan.table.Households;
import org.jspecify.annotations.Nullable;

/**
 * Takes the rows of persons of a file and folds them to households, wherever the rows of one stand.
 * A row that names no household belongs to the one above it.
 */
final class MemberReading {
  private static final int COUNTY_DIGITS = 6;
  private static final long ASKED_AT_ONCE = 1 << 20;

  /** Bytes that a household takes beside its cells, and a person's number. */
  private static final int HOUSEHOLD_BYTES = 256;

  private static final int PERSON_BYTES = 24;
  private static final int MOST_WAITING = 10_000;

  private final Mapping mapping;
  private final List<MappedField> attributes;
  private final Limits limits;
  private final LongConsumer room;
  private final Tally periods;
  private final Tally counties;
  private final List<String> sheets = new ArrayList<>();
  private final FoldedHouseholds households;
  private final LongIndex byNumber = new LongIndex();
  private final StatedCells stated = new StatedCells();
  private final int period;
  private final int village;
  private @Nullable Columns under;
  private int month;
  private long persons;
  private long unasked;
  private final List<Runnable> waiting = new ArrayList<>();

  /** A field of the household and the column it stands in. */
  private record Place(int field, int column, CellCleaner cell) {}

  /** Where what stands under some headings. */
  private record Columns(Headings headings, List<Place> places, Place id, Member member) {}

  /**
   * Rows to come.
   *
   * @param attributes the household's fields, in the order they are spooled
   * @param room is asked for memory, in bytes
   */
  MemberReading(
      Mapping mapping,
      List<MappedField> attributes,
      Limits limits,
      Keys keys,
      LongConsumer room,
      Tally periods,
      Tally counties) {
    this.mapping = mapping;
    this.attributes = attributes;
    this.limits = limits;
    this.households = new FoldedHouseholds(keys);
    this.room = room;
    this.periods = periods;
    this.counties = counties;
    List<String> names = attributes.stream().map(MappedField::name).toList();
    this.period = names.indexOf(Households.PERIOD.name());
    this.village = names.indexOf(Households.VILLAGE_CODE.name());
  }

  /** Takes a row; ages cannot be told before the month is, so that rows before it wait. */
  void row(Headings headings, String sheet, long number, CellRow cells) {
    month = month == 0 && !cells.isShifted() ? month(headings, cells) : month;
    if (month == 0 && waiting.size() < MOST_WAITING) {
      CellRow copy = cells.copy();
      waiting.add(() -> take(headings, sheet, number, copy));
      return;
    }
    takeWaiting();
    take(headings, sheet, number, cells);
  }

  private void takeWaiting() {
    if (!waiting.isEmpty()) {
      List<Runnable> rows = List.copyOf(waiting);
      waiting.clear();
      rows.forEach(Runnable::run);
    }
  }

  private void take(Headings headings, String sheet, long number, CellRow cells) {
    Columns columns = columns(headings);
    if (sheets.isEmpty() || !sheets.get(sheets.size() - 1).equals(sheet)) {
      sheets.add(sheet);
    }
    persons++;
    FoldedHousehold household = household(columns.id, cells);
    int at = household.rows.add(sheets.size() - 1, Math.toIntExact(number));
    hold(PERSON_BYTES);
    if (cells.isShifted()) {
      household.shifted = true;
      household.misquoted |= cells.isMisquoted();
      columns.places.forEach(place -> speak(place, cells));
      columns.places.forEach(place -> place.cell.beginBlock());
      return;
    }
    state(household, at, columns.places, cells);
    columns.member.read(cells, month);
    household.add(columns.member, at, sheets);
    note(household, columns.member.number(), at);
  }

  /** Rows that are no data end a block: nobody below belongs to a household above. */
  void beginBlock() {
    if (waiting.isEmpty()) {
      endBlock();
    } else {
      waiting.add(this::endBlock);
    }
  }

  private void endBlock() {
    households.beginBlock();
    if (under != null) {
      under.places.forEach(place -> place.cell.beginBlock());
    }
  }

  /** The households, when all rows were read. */
  List<FoldedHousehold> households() {
    takeWaiting();
    return households.all();
  }

  List<String> sheets() {
    return sheets;
  }

  long persons() {
    return persons;
  }

  private FoldedHousehold household(Place id, CellRow cells) {
    int before = households.all().size();
    id.cell.clean(cells, id.column);
    FoldedHousehold household = households.of(id.cell);
    hold(before == households.all().size() ? 0 : HOUSEHOLD_BYTES);
    return household;
  }

  private void state(FoldedHousehold household, int at, List<Place> places, CellRow cells) {
    stated.begin(household.cells);
    for (Place place : places) {
      if (speak(place, cells) && !stated.state(place.field, at, place.cell, cells, place.column)) {
        disagree(household, place, at, PersonalNumbers.masked(cells.text(place.column)));
      }
    }
    int before = household.cells.length;
    household.cells = stated.end();
    hold(household.cells.length - before);
  }

  private void disagree(FoldedHousehold household, Place place, int at, String text) {
    MappedField field = attributes.get(place.field);
    Map<String, String> told = household.doubts().disagreements;
    if (!told.containsKey(field.name())) {
      String message =
          "“%s”%s为“%s”，%s为“%s”"
              .formatted(
                  field.heading(),
                  household.row(stated.member(), sheets),
                  stated.text(),
                  household.row(at, sheets),
                  text);
      told.put(field.name(), message);
      hold(2L * message.length());
    }
  }

  /**
   * What a cell says beside its value: of which month and county the file speaks; false if it is
   * blank.
   */
  private boolean speak(Place place, CellRow cells) {
    CellCleaner cell = place.cell;
    cell.clean(cells, place.column);
    if (place.field == period) {
      periods.add(cell.data, cell.from, cell.to);
    } else if (place.field == village && !TableReading.isMasked(cell)) {
      counties.add(cell.data, cell.from, Math.min(cell.to, cell.from + COUNTY_DIGITS));
    }
    return cell.from < cell.to;
  }

  /** The month that a row states, YYYYMM; 0 if it states none. */
  private static int month(Headings headings, CellRow cells) {
    int column = headings.column(Households.PERIOD.name());
    MappedField period = headings.mapping().field(Households.PERIOD.name());
    String month = Cleaner.clean(cells.text(Math.max(column, 0)), period, 0);
    return column >= 0 && month.matches("\\d{4}-\\d{2}")
        ? Integer.parseInt(month.replace("-", ""))
        : 0;
  }

  /** An ID number may stand in a file once. */
  private void note(FoldedHousehold household, long number, int at) {
    if (number <= 0) {
      return;
    }
    int place = byNumber.place(number);
    if (place == LongIndex.NONE) {
      byNumber.put(number, household.place);
      return;
    }
    FoldedHousehold first = households.all().get(place);
    Doubts.add(household.doubts().repeatedNumbers, household.row(at, sheets));
    if (!first.equals(household)) {
      Doubts.add(first.doubts().repeatedNumbers, household.row(at, sheets));
    }
  }

  private void hold(long bytes) {
    unasked += bytes;
    if (unasked >= ASKED_AT_ONCE) {
      room.accept(unasked);
      unasked = 0;
    }
  }

  private Columns columns(Headings headings) {
    Columns now = under;
    if (now == null || !now.headings.equals(headings)) {
      households.beginBlock();
      now =
          new Columns(
              headings,
              places(headings),
              place(-1, Mapping.HOUSEHOLD_ID, headings),
              new Member(headings, limits));
      under = now;
    }
    return now;
  }

  private List<Place> places(Headings headings) {
    List<Place> places = new ArrayList<>();
    for (int field = 0; field < attributes.size(); field++) {
      String name = attributes.get(field).name();
      if (headings.column(name) >= 0) {
        places.add(place(field, name, headings));
      }
    }
    return places;
  }

  private Place place(int field, String name, Headings headings) {
    int column = headings.column(name);
    CellCleaner cell =
        new CellCleaner(mapping.field(name), headings.power(column), limits.cellCharacters());
    return new Place(field, column, cell);
  }
}
