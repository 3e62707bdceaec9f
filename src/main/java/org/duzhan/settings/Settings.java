package org.duzhan.settings;

import com.typesafe.config.Config;

/** Everything that is set, checked once at start. */
public record Settings(
    Supervision supervision,
    Lines lines,
    Annexes annexes,
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
    RiskSettings risk,
    Config rules,
    Config mappings,
    String hash) {

  static Settings from(Sources sources) {
    ConfReader conf = new ConfReader(sources.main(), sources.origin());
    var fixed = conf.optionalNumber("line.fixed", 0.01, 10_000_000);
    Settings settings =
        new Settings(
            Supervision.from(conf),
            Lines.from(
                CsvTable.parse(
                    "conf/lines.csv",
                    sources.text("lines.csv"),
                    "kind",
                    "province",
                    "year",
                    "yuan",
                    "source"),
                fixed),
            annexes(sources),
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
            RiskSettings.from(sources.config("risk.conf")),
            sources.config("rules.conf"),
            sources.mappings(),
            sources.hash());
    conf.finish();
    return settings;
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
}
