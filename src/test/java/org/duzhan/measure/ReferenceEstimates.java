package org.duzhan.measure;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * How far incidences can be trusted, reckoned without Spark. The estimates of villages themselves
 * are held in {@link ShrunkTest}; here, what they add up to.
 */
final class ReferenceEstimates {
  private ReferenceEstimates() {}

  /** The poor that the estimates of villages come to. */
  static void expectPoor(Map<String, Map<String, Double>> villages, List<Row> estimated) {
    villages.values().forEach(village -> village.put("expected_poor_persons", null));
    for (Row row : estimated) {
      Map<String, Double> village = villages.get(row.<String>getAs("village_code"));
      Double share = row.getAs("incidence_shrunk");
      if (village != null && share != null) {
        village.put("expected_poor_persons", share * village.get("assessed_population"));
      }
    }
  }

  /** Wilson's interval at a normal quantile, and the estimate of an area. */
  static void estimate(Map<String, Double> area, double z) {
    Double poor = area.get("assessed_poor_persons");
    Double population = area.get("assessed_population");
    area.put("incidence_low", poor == null ? null : Math.max(0, wilson(poor, population, -z)));
    area.put("incidence_high", poor == null ? null : Math.min(1, wilson(poor, population, z)));
    area.put("incidence_shrunk", share(area.get("expected_poor_persons"), population));
  }

  private static @Nullable Double share(@Nullable Double part, @Nullable Double whole) {
    return part == null || whole == null ? null : Double.valueOf(part / whole);
  }

  private static double wilson(double cases, double n, double z) {
    double p = cases / n;
    double spread = Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    return (p + z * z / (2 * n) + z * spread) / (1 + z * z / n);
  }
}
