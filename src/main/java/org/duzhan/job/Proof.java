package org.duzhan.job;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.duzhan.job.AreaFigures.Line;
import org.duzhan.job.CountingRows.Sum;
import org.duzhan.job.Trace.Part;
import org.duzhan.job.Trace.Standing;
import org.duzhan.measure.Area;
import org.duzhan.measure.AreaLevel;
import org.duzhan.measure.Catalogue;
import org.duzhan.measure.CountyMonth;
import org.duzhan.measure.Figure;
import org.duzhan.table.Problems;
import org.jspecify.annotations.Nullable;

/** Holds a figure to what its parts add up to, and to the rows that count. */
final class Proof {
  private static final String OF_NO_VILLAGE = "problems of no village";
  private static final int TOLD = 3;

  private final Figure figure;
  private final Traced traced;
  private final Optional<Line> own;
  private final String table;
  private final List<Sum> sums;
  private final Map<String, List<Sum>> byPlace;
  private final List<Part> parts;
  private final Amounts added;
  private final Amounts rows;

  /**
   * A proof.
   *
   * @param lines of what is traced and its parts, as they stand
   * @param sums of the rows that count
   * @param provinces in scope
   */
  Proof(
      Figure figure,
      Traced traced,
      List<Line> lines,
      List<Sum> sums,
      Collection<String> provinces) {
    this.figure = figure;
    this.traced = traced;
    this.table = traced.table().name();
    this.own = lines.stream().filter(traced::isOwn).findFirst();
    this.sums = sums;
    this.byPlace = sums.stream().collect(groupingBy(Sum::place));
    this.parts = parts(lines, provinces);
    this.added = parts.stream().map(Part::amounts).reduce(Amounts.NONE, Amounts::plus);
    this.rows = added(sums.stream());
  }

  List<Part> parts() {
    return parts;
  }

  Amounts added() {
    return added;
  }

  Amounts rows() {
    return rows;
  }

  Standing standing() {
    Amounts amounts = own.map(Line::amounts).orElse(added);
    Double value = own.isPresent() ? own.get().value().orElse(null) : computed(amounts);
    return new Standing(table, value, amounts, value == null ? reason(amounts) : "");
  }

  /** Where what stands is not what it should be, in words. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    Standing standing = standing();
    if (own.isEmpty()) {
      faults.add("%s has no row of %s".formatted(table, traced.code()));
    }
    if (figure.source() == Figure.Source.RATIO
        && !Amounts.same(standing.value(), standing.amounts().ratio())) {
      faults.add(
          "%s says %s, but numerator over denominator is %s"
              .formatted(
                  standing.table(),
                  Amounts.text(standing.value()),
                  Amounts.text(standing.amounts().ratio())));
    }
    if (!parts.isEmpty() && !standing.amounts().same(added)) {
      faults.add(
          "%s says %s, but its parts add up to %s"
              .formatted(standing.table(), named(standing.amounts()), named(added)));
    }
    parts.stream().filter(p -> !p.holds()).limit(TOLD).map(this::fault).forEach(faults::add);
    long more = parts.stream().filter(p -> !p.holds()).skip(TOLD).count();
    if (more > 0) {
      faults.add("so do %d more of its parts".formatted(more));
    }
    if (!standing.amounts().same(rows)) {
      faults.add(
          "%s says %s, but the rows that count add up to %s"
              .formatted(table, named(standing.amounts()), named(rows)));
    }
    return faults;
  }

  private String fault(Part part) {
    return "%s says %s of %s, but its rows add up to %s"
        .formatted(part.table(), named(part.amounts()), part.code(), named(part.rows()));
  }

  private List<Part> parts(List<Line> lines, Collection<String> provinces) {
    List<Part> found = new ArrayList<>();
    for (Line line : lines) {
      if (!traced.isOwn(line)) {
        Area part = new Area(Area.levelOf(line.code()).orElseThrow(), line.code(), line.name());
        found.add(
            new Part(
                line.table(),
                line.code(),
                line.name(),
                line.amounts(),
                added(rowsOf(part, provinces)),
                line.amounts().isUnknown() ? line.reason() : ""));
      }
    }
    ofNoVillage().ifPresent(found::add);
    return found;
  }

  /** A county has problems that are no village's own: they are added to its villages'. */
  private Optional<Part> ofNoVillage() {
    List<Sum> ofCounty = byPlace.getOrDefault(traced.code(), List.of());
    if (ofCounty.isEmpty() || !traced.table().equals(CountyMonth.TABLE)) {
      return Optional.empty();
    }
    Amounts own = added(ofCounty.stream());
    return Optional.of(new Part(Problems.TABLE.name(), traced.code(), OF_NO_VILLAGE, own, own, ""));
  }

  /** There may be thousands of villages: each is asked for its own alone. */
  private Stream<Sum> rowsOf(Area part, Collection<String> provinces) {
    return part.level() == AreaLevel.VILLAGE
        ? byPlace.getOrDefault(part.code(), List.of()).stream()
        : sums.stream().filter(sum -> part.holds(sum.place(), provinces));
  }

  private static Amounts added(Stream<Sum> sums) {
    return sums.map(Sum::amounts).reduce(Amounts.NONE, Amounts::plus);
  }

  private @Nullable Double computed(Amounts amounts) {
    return figure.source() == Figure.Source.RATIO ? amounts.ratio() : amounts.numerator();
  }

  private String reason(Amounts amounts) {
    String stated = own.map(Line::reason).orElse("");
    if (figure.source() == Figure.Source.RATIO && Amounts.isZero(amounts.denominator())) {
      return "%s is 0".formatted(addend(1));
    }
    if (!stated.isEmpty()) {
      return stated;
    }
    return figure.source() == Figure.Source.RATIO
        ? "%s is not known".formatted(addend(1))
        : DescribedFigure.of(figure).nullWhen();
  }

  private String named(Amounts amounts) {
    String numerator = addend(0) + " = " + Amounts.text(amounts.numerator());
    return figure.source() == Figure.Source.RATIO
        ? numerator + ", " + addend(1) + " = " + Amounts.text(amounts.denominator())
        : numerator;
  }

  private String addend(int at) {
    return Catalogue.addends(figure).get(at).field().name();
  }
}
