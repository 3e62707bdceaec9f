package org.duzhan.ingest;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.connector.read.SupportsPushDownRequiredColumns;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.duzhan.ingest.Mapping.MappedField;
import org.duzhan.ingest.Verdict.Block;
import org.duzhan.ingest.Verdict.Part;

/** Plans which blocks of which spools a partition reads: one month, about so many rows. */
final class SpoolScan implements ScanBuilder, Scan, Batch, SupportsPushDownRequiredColumns {
  private final SpoolSource.Plan plan;
  private StructType wanted;

  SpoolScan(SpoolSource.Plan plan) {
    this.plan = plan;
    this.wanted = Spooled.schema(plan.fields());
  }

  /** Some rows of a file's spool. */
  record Slice(Verdict verdict, Part part, Block block) implements Serializable {}

  /** What one task reads. */
  record Slices(List<Slice> slices) implements InputPartition {}

  @Override
  public void pruneColumns(StructType requiredSchema) {
    wanted = requiredSchema;
  }

  @Override
  public Scan build() {
    return this;
  }

  @Override
  public StructType readSchema() {
    return wanted;
  }

  @Override
  public Batch toBatch() {
    return this;
  }

  @Override
  public String description() {
    return "spool of %s, %d files".formatted(plan.table(), plan.verdicts().size());
  }

  @Override
  public InputPartition[] planInputPartitions() {
    List<Verdict> byPlace =
        plan.verdicts().stream()
            .sorted(
                Comparator.comparing((Verdict v) -> String.valueOf(v.period()))
                    .thenComparing(v -> String.valueOf(v.county())))
            .toList();
    List<InputPartition> partitions = new ArrayList<>();
    List<Slice> filling = new ArrayList<>();
    long rows = 0;
    for (Verdict verdict : byPlace) {
      for (Slice slice : slices(verdict)) {
        boolean full = rows + slice.block.rows() > plan.rowsPerPartition();
        if (!filling.isEmpty() && (full || otherMonth(filling.get(0), slice))) {
          partitions.add(new Slices(List.copyOf(filling)));
          filling.clear();
          rows = 0;
        }
        filling.add(slice);
        rows += slice.block.rows();
      }
    }
    if (!filling.isEmpty()) {
      partitions.add(new Slices(List.copyOf(filling)));
    }
    return partitions.toArray(InputPartition[]::new);
  }

  @Override
  public PartitionReaderFactory createReaderFactory() {
    SparkSession spark = SparkSession.active();
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    Broadcast<SerializableConfiguration> configuration =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .broadcast(new SerializableConfiguration(hadoop));
    return new Factory(plan.fields(), wanted, configuration);
  }

  private List<Slice> slices(Verdict verdict) {
    return verdict.parts().stream()
        .filter(p -> p.table().equals(plan.table()))
        .flatMap(p -> p.blocks().stream().map(b -> new Slice(verdict, p, b)))
        .toList();
  }

  private static boolean otherMonth(Slice one, Slice other) {
    return !String.valueOf(one.verdict.period()).equals(other.verdict.period());
  }

  private record Factory(
      List<MappedField> fields,
      StructType wanted,
      Broadcast<SerializableConfiguration> configuration)
      implements PartitionReaderFactory {
    @Override
    public PartitionReader<InternalRow> createReader(InputPartition partition) {
      return new SpoolReader(
          ((Slices) partition).slices, fields, wanted, configuration.value().value());
    }
  }
}
