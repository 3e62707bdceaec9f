package org.duzhan.ingest;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
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

  /**
   * Some rows of a file's spool.
   *
   * @param nth of the file's blocks of the table, from 0
   * @param bad places in it of those that are bad, from 0
   */
  record Slice(Verdict verdict, Part part, Block block, int nth, BitSet bad)
      implements Serializable {}

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
    Map<String, List<Slice>> byMonth = new LinkedHashMap<>();
    for (Verdict verdict : byPlace) {
      byMonth
          .computeIfAbsent(String.valueOf(verdict.period()), m -> new ArrayList<>())
          .addAll(slices(verdict));
    }
    return byMonth.values().stream().flatMap(this::partitions).toArray(InputPartition[]::new);
  }

  /** As many as there must be, of as many rows each: the last task must not be waited for. */
  private Stream<Slices> partitions(List<Slice> slices) {
    long rows = slices.stream().mapToLong(s -> s.block.rows()).sum();
    long many = (rows + plan.rowsPerPartition() - 1) / plan.rowsPerPartition();
    Map<Long, List<Slice>> partitions = new TreeMap<>();
    long before = 0;
    for (Slice slice : slices) {
      long middle = before + slice.block.rows() / 2;
      partitions.computeIfAbsent(middle * many / rows, p -> new ArrayList<>()).add(slice);
      before += slice.block.rows();
    }
    return partitions.values().stream().map(Slices::new);
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
    List<Slice> slices = new ArrayList<>();
    for (Part part : verdict.parts()) {
      if (part.table().equals(plan.table())) {
        for (Block block : part.blocks()) {
          int nth = slices.size();
          BitSet bad = plan.bad().of(verdict.submissionId(), nth);
          slices.add(new Slice(verdict, part, block, nth, bad));
        }
      }
    }
    return slices;
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
