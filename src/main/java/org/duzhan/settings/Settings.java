package org.duzhan.settings;

import com.typesafe.config.Config;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Everything that is set, checked once at start. */
public record Settings(
    Supervision supervision,
    Lines lines,
    Annexes annexes,
    AreaNames areas,
    Partners partners,
    VillageChanges villageChanges,
    Thresholds.Listing listing,
    Thresholds.Exit exit,
    Thresholds.Course course,
    Thresholds.Monitoring monitoring,
    Thresholds.Mpi mpi,
    double intervalZ,
    Limits limits,
    Passwords passwords,
    long rowsPerFile,
    int leaseSeconds,
    long interpretedRows,
    ReplyLimits reply,
    RiskSettings risk,
    Ladder ladder,
    Config rules,
    Config mappings,
    String hash,
    Map<String, String> inputs) {

  /** How a room above judges rules and mappings: it refuses them by a {@link UserError}. */
  @FunctionalInterface
  public interface Check {
    /** Judges nothing: work that evaluates none of it need not wait until all of it is read. */
    Check NONE =
        new Check() {
          @Override
          public void of(Config rules, Config mappings) {}

          @Override
          public UnaryOperator<String> expressions() {
            return text -> text;
          }
        };

    void of(Config rules, Config mappings);

    /** An expression of {@code risk.conf} or {@code ladder.conf}, if it can be read. */
    default UnaryOperator<String> expressions() {
      return Sql::sound;
    }
  }

  /** What stands in {@code conf/duzhan.conf}. */
  private record Main(
      Supervision supervision,
      Optional<Double> fixedLine,
      Thresholds.Listing listing,
      Thresholds.Exit exit,
      Thresholds.Course course,
      Thresholds.Monitoring monitoring,
      Thresholds.Mpi mpi,
      double intervalZ,
      Limits limits,
      Passwords passwords,
      long rowsPerFile,
      int leaseSeconds,
      long interpretedRows,
      ReplyLimits reply) {
    static Main from(ConfReader conf) {
      Main main =
          new Main(
              Supervision.from(conf),
              conf.optionalNumber("line.fixed", 0.01, 10_000_000),
              Thresholds.Listing.from(conf),
              Thresholds.Exit.from(conf),
              Thresholds.Course.from(conf),
              Thresholds.Monitoring.from(conf),
              Thresholds.Mpi.from(conf),
              conf.number("interval.z", 0.1, 10),
              Limits.from(conf),
              Passwords.from(conf),
              conf.whole("lake.rows_per_file", 1000, 100_000_000),
              (int) conf.whole("run.lease_seconds", 10, 86_400),
              conf.whole("run.interpreted_rows", 0, 1_000_000_000),
              ReplyLimits.from(conf));
      conf.finish();
      return main;
    }
  }

  /** Reads all that is set; whatever is wrong, in whichever file, is told together. */
  static Settings from(Sources sources, Check check) {
    Faults faults = new Faults();
    Optional<Main> main =
        faults.of(() -> Main.from(new ConfReader(sources.main(), "conf/duzhan.conf")));
    Optional<Lines> lines = faults.of(() -> lines(sources));
    Optional<Annexes> annexes = faults.of(() -> annexes(sources));
    Optional<AreaNames> areas = annexes.flatMap(a -> faults.of(() -> areas(sources, a)));
    Optional<Partners> partners = areas.flatMap(a -> faults.of(() -> partners(sources, a)));
    Optional<VillageChanges> changes = faults.of(() -> villageChanges(sources));
    Optional<RiskSettings> risk =
        faults.of(() -> RiskSettings.from(sources.config("risk.conf"), check.expressions()));
    Optional<Ladder> ladder = faults.of(() -> Ladder.from(sources.ladder(), check.expressions()));
    Optional<Config> rules = faults.of(sources::rules);
    Optional<Config> mappings = faults.of(sources::mappings);
    if (rules.isPresent() && mappings.isPresent()) {
      faults.run(() -> check.of(rules.get(), mappings.get()));
    }
    if (main.isPresent() && lines.isPresent()) {
      faults.run(() -> require(lines.get(), main.get()));
    }
    faults.tell();
    return of(
        main.orElseThrow(),
        lines.orElseThrow(),
        annexes.orElseThrow(),
        areas.orElseThrow(),
        partners.orElseThrow(),
        changes.orElseThrow(),
        risk.orElseThrow(),
        ladder.orElseThrow(),
        rules.orElseThrow(),
        mappings.orElseThrow(),
        sources.hash(),
        sources.inputs());
  }

  private static Settings of(
      Main main,
      Lines lines,
      Annexes annexes,
      AreaNames areas,
      Partners partners,
      VillageChanges changes,
      RiskSettings risk,
      Ladder ladder,
      Config rules,
      Config mappings,
      String hash,
      Map<String, String> inputs) {
    return new Settings(
        main.supervision,
        lines.fixedAt(main.fixedLine),
        annexes,
        areas,
        partners,
        changes,
        main.listing,
        main.exit,
        main.course,
        main.monitoring,
        main.mpi,
        main.intervalZ,
        main.limits,
        main.passwords,
        main.rowsPerFile,
        main.leaseSeconds,
        main.interpretedRows,
        main.reply,
        risk,
        ladder,
        rules,
        mappings,
        hash,
        inputs);
  }

  private static void require(Lines lines, Main main) {
    lines
        .fixedAt(main.fixedLine)
        .require(main.supervision.baseline().getYear(), main.supervision.targetDate().getYear());
  }

  private static Lines lines(Sources sources) {
    return Lines.from(
        CsvTable.parse(
            "conf/lines.csv",
            sources.text("lines.csv"),
            "kind",
            "province",
            "year",
            "yuan",
            "source"));
  }

  private static Annexes annexes(Sources sources) {
    return Annexes.from(
        CsvTable.parse(
            "conf/annexes/counties.csv",
            sources.text("annexes/counties.csv"),
            "province_code",
            "province",
            "prefecture_code",
            "prefecture",
            "county_code",
            "county",
            "county_short",
            "lon",
            "lat",
            "census_2010",
            "area_km2"),
        CsvTable.parse(
            "conf/annexes/villages.csv",
            sources.text("annexes/villages.csv"),
            "province_code",
            "province",
            "listed_villages",
            "over_1000_poor",
            "over_10_percent"));
  }

  private static AreaNames areas(Sources sources, Annexes annexes) {
    return AreaNames.from(
        CsvTable.parse("conf/areas.csv", sources.text("areas.csv"), "code", "name"), annexes);
  }

  private static Partners partners(Sources sources, AreaNames areas) {
    return Partners.from(
        CsvTable.parse("conf/partners.csv", sources.text("partners.csv"), "county_code", "partner"),
        areas);
  }

  private static VillageChanges villageChanges(Sources sources) {
    return VillageChanges.from(
        CsvTable.parse(
            "conf/village_changes.csv",
            sources.text("village_changes.csv"),
            "since",
            "from",
            "to"));
  }
}
