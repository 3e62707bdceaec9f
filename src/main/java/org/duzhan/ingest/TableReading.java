package org.duzhan.ingest;

import java.util.ArrayList;
import java.util.List;
import org.duzhan.ingest.Mapping.MappedField;
import org.duzhan.ingest.reader.CellRow;
import org.duzhan.settings.Limits;
import org.duzhan.table.Households;
import org.duzhan.table.Problems;
import org.jspecify.annotations.Nullable;

/** Takes the rows of one table of a file: cleans them, keys what is personal, spools the rest. */
final class TableReading {
  private static final int COUNTY_DIGITS = 6;

  /** Of an ID number; a disability card adds some to it. */
  private static final int ID_CHARACTERS = 18;

  /** Of a phone. */
  private static final int LEAST_DIGITS = 7;

  /** What else a field serves for. */
  private enum Role {
    KEY,
    ID_NUMBER,
    PHONE,
    PERIOD,
    VILLAGE,
    COUNTY,
    DROPPED,
    STORED
  }

  /** A field of the table and the column it stands in; -1 where the sheet has none. */
  private record Place(int column, Role role, boolean stored, CellCleaner cell) {}

  private final Mapping mapping;
  private final Limits limits;
  private final Keys keys;
  private final String spool;
  private final SpoolWriter out;
  private final Tally periods;
  private final Tally counties;
  private final List<String> sheets = new ArrayList<>();
  private final KeySet seen = new KeySet();
  private final KeySet repeated = new KeySet();
  private final SharedNames ids = new SharedNames();
  private final SharedNames phones = new SharedNames();
  private @Nullable Headings under;
  private Place[] places = new Place[0];
  private @Nullable Place idNumber;
  private @Nullable Place phone;
  private long idName;
  private boolean again;
  private long rows;
  private boolean keyed;
  private boolean mends;

  TableReading(
      Mapping mapping,
      Limits limits,
      Keys keys,
      String spool,
      SpoolWriter out,
      Tally periods,
      Tally counties) {
    this.mapping = mapping;
    this.limits = limits;
    this.keys = keys;
    this.spool = spool;
    this.out = out;
    this.periods = periods;
    this.counties = counties;
  }

  void row(Headings headings, String sheet, long number, CellRow cells) {
    if (!headings.equals(under)) {
      moveUnder(headings);
    }
    if (sheets.isEmpty() || !sheets.get(sheets.size() - 1).equals(sheet)) {
      sheets.add(sheet);
    }
    rows++;
    out.begin(number, sheets.size() - 1, idCheck(cells));
    again = false;
    boolean placed = false;
    for (Place place : places) {
      if (place.column < 0 || isReadApart(place.role)) {
        if (place.stored) {
          out.noField();
        }
        continue;
      }
      place.cell.clean(cells, place.column);
      placed |= serve(place, placed);
      if (place.stored && !cells.isShifted()) {
        out.field(place.cell, cells, place.column);
      } else if (place.stored) {
        out.noField();
      }
    }
    if (cells.isShifted()) {
      out.shifted(cells.isMisquoted());
      beginBlock();
    }
    out.end();
    // A household that stands twice shares nothing with itself.
    ids.add(again ? 0 : idName);
    phones.add(again ? 0 : phoneName(cells));
  }

  private static boolean isReadApart(Role role) {
    return role == Role.DROPPED || role == Role.ID_NUMBER || role == Role.PHONE;
  }

  /** Rows that are no data end a block: nothing is filled down past them. */
  void beginBlock() {
    for (Place place : places) {
      place.cell.beginBlock();
    }
  }

  /** Whether rows of a reply come back mended: they say nothing of other rows. */
  boolean mends() {
    return mends;
  }

  Verdict.Part finish() {
    long repeatedAt = out.finish(repeated, ids, phones);
    return new Verdict.Part(
        mapping.table(), rows, List.copyOf(sheets), spool, List.copyOf(out.blocks()), repeatedAt);
  }

  /** Notes what a cell says beside its value; true if it places the row in a county. */
  private boolean serve(Place place, boolean placed) {
    CellCleaner cell = place.cell;
    switch (place.role) {
      case PERIOD -> periods.add(cell.data, cell.from, cell.to);
      case KEY -> key(cell);
      case VILLAGE -> {
        if (isMasked(cell)) {
          return false;
        }
        counties.add(cell.data, cell.from, Math.min(cell.to, cell.from + COUNTY_DIGITS));
        if (mapping.table().equals("village")) {
          key(cell);
        }
        return cell.to > cell.from;
      }
      case COUNTY -> {
        if (!placed && !isMasked(cell)) {
          counties.add(cell.data, cell.from, cell.to);
        }
      }
      case ID_NUMBER, PHONE, DROPPED, STORED -> {}
    }
    return false;
  }

  private void key(CellCleaner cell) {
    if (cell.lost) {
      out.lostKey();
      return;
    }
    if (cell.from == cell.to || isError(cell)) {
      return;
    }
    byte[] hash =
        keyed ? Keys.ofHex(cell.data, cell.from, cell.to) : keys.of(cell.data, cell.from, cell.to);
    if (hash.length == 0) {
      return;
    }
    out.key(hash);
    long prefix = prefix(hash, 0);
    if (!seen.add(prefix)) {
      repeated.add(prefix);
      again = true;
    }
  }

  /** What is left of a number that was no code names no place. */
  static boolean isMasked(CellCleaner cell) {
    for (int i = cell.from; i < cell.to; i++) {
      if (cell.data[i] == '*') {
        return true;
      }
    }
    return false;
  }

  /** #N/A, #REF! and the like name nothing. */
  static boolean isError(CellCleaner cell) {
    return cell.data[cell.from] == '#';
  }

  private byte idCheck(CellRow cells) {
    idName = 0;
    if (idNumber == null || cells.isShifted()) {
      return Keys.UNKNOWN;
    }
    CellCleaner cell = idNumber.cell;
    cell.clean(cells, idNumber.column);
    byte check = cell.lost ? Keys.UNSOUND : Keys.soundness(cell.data, cell.from, cell.to);
    if (check == Keys.SOUND) {
      idName = keys.quick(cell.data, cell.from, cell.from + ID_CHARACTERS);
    }
    return check;
  }

  /** Words such as 无 are no number. */
  private long phoneName(CellRow cells) {
    if (phone == null || cells.isShifted()) {
      return 0;
    }
    CellCleaner cell = phone.cell;
    cell.clean(cells, phone.column);
    int digits = 0;
    for (int i = cell.from; i < cell.to; i++) {
      digits += cell.data[i] >= '0' && cell.data[i] <= '9' ? 1 : 0;
    }
    return digits < LEAST_DIGITS ? 0 : keys.quick(cell.data, cell.from, cell.to);
  }

  /** The first 64 bits of a hash. */
  static long prefix(byte[] hash, int at) {
    long prefix = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      prefix = (prefix << 8) | (hash[at + i] & 0xFF);
    }
    return prefix;
  }

  /** Village codes come before county codes, so that a row's village decides where it belongs. */
  private void moveUnder(Headings headings) {
    under = headings;
    idNumber = null;
    phone = null;
    keyed = headings.key() >= 0 && headings.lowest(headings.key()).equals(Mapping.SYSTEM_KEY);
    mends |= keyed;
    List<Place> found = new ArrayList<>();
    for (MappedField field : mapping.fields()) {
      int column = headings.column(field.name());
      int power = column < 0 ? 0 : headings.power(column);
      Place place =
          new Place(
              column,
              role(field),
              field.kind() != Kind.PERSONAL,
              new CellCleaner(field, power, limits.cellCharacters()));
      found.add(place);
      if (place.role == Role.ID_NUMBER && place.column >= 0) {
        idNumber = place;
      }
      if (place.role == Role.PHONE && place.column >= 0) {
        phone = place;
      }
    }
    places = found.toArray(Place[]::new);
  }

  private static Role role(MappedField field) {
    String name = field.name();
    if (name.equals(Mapping.HOUSEHOLD_ID) || name.equals(Problems.PROBLEM_ID.name())) {
      return Role.KEY;
    }
    if (name.equals(Mapping.ID_NUMBER)) {
      return Role.ID_NUMBER;
    }
    if (name.equals(Mapping.PHONE)) {
      return Role.PHONE;
    }
    if (field.kind() == Kind.PERSONAL) {
      return Role.DROPPED;
    }
    if (name.equals(Households.PERIOD.name())) {
      return Role.PERIOD;
    }
    if (name.equals(Households.VILLAGE_CODE.name())) {
      return Role.VILLAGE;
    }
    return name.equals(Problems.COUNTY_CODE.name()) ? Role.COUNTY : Role.STORED;
  }
}
