package org.duzhan.job;

import com.typesafe.config.Config;
import java.util.List;
import java.util.Optional;
import org.duzhan.ingest.Mapping;
import org.duzhan.judge.Accountability;
import org.duzhan.judge.CountyRisk;
import org.duzhan.judge.VillageRisk;
import org.duzhan.quality.Rules;
import org.duzhan.settings.Faults;
import org.duzhan.settings.Ladder;
import org.duzhan.settings.RiskSettings;

/** Settings that speak of fields and figures, judged by the rooms that know these, before a run. */
public final class SettingsCheck {
  private SettingsCheck() {}

  /** Refuses rules and mappings that cannot be read, or that speak of what there is not. */
  public static void of(Config rules, Config mappings) {
    Faults faults = new Faults();
    Optional<List<Mapping>> mapped = faults.of(() -> Mapping.all(mappings));
    Optional<Rules> read = faults.of(() -> Rules.from(rules));
    if (mapped.isPresent() && read.isPresent()) {
      faults.run(() -> read.get().check(mapped.get()));
    }
    if (mapped.isPresent()) {
      faults.run(() -> Mapping.withForeign(mappings));
    }
    faults.tell();
  }

  /** Refuses factors of risk and facts of the ladder that name no figure. */
  public static void of(RiskSettings risk, Ladder ladder) {
    Faults faults = new Faults();
    faults.run(() -> VillageRisk.check(risk));
    faults.run(() -> CountyRisk.check(risk));
    faults.run(() -> Accountability.check(ladder));
    faults.tell();
  }
}
