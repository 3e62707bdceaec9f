package org.duzhan.ingest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.duzhan.ingest.Mapping.MappedField;

/** Reads spooled rows of one table as a data set; see {@link Spooled} for its columns. */
public final class SpoolSource implements TableProvider {
  private static final String PLAN = "plan";

  /**
   * What is read.
   *
   * @param fields stored fields of the table, in spool order
   * @param verdicts files taken whole
   * @param bad those of its rows found to be bad
   * @param rowsPerPartition rows a partition is filled to
   */
  record Plan(
      String table,
      List<MappedField> fields,
      List<Verdict> verdicts,
      BadRows bad,
      long rowsPerPartition)
      implements Serializable {}

  /**
   * The rows of {@code mapping}'s table in files that were taken.
   *
   * @param bad marked as such; none where rows are yet to be judged
   */
  public static Dataset<Row> rows(
      SparkSession spark,
      Mapping mapping,
      List<Verdict> verdicts,
      BadRows bad,
      long rowsPerPartition) {
    Plan plan =
        new Plan(mapping.table(), mapping.stored(), List.copyOf(verdicts), bad, rowsPerPartition);
    return spark.read().format(SpoolSource.class.getName()).option(PLAN, write(plan)).load();
  }

  @Override
  public StructType inferSchema(CaseInsensitiveStringMap options) {
    return Spooled.schema(plan(options).fields());
  }

  @Override
  public Table getTable(
      StructType schema, Transform[] partitioning, Map<String, String> properties) {
    return new SpoolTable(plan(new CaseInsensitiveStringMap(properties)));
  }

  private static Plan plan(CaseInsensitiveStringMap options) {
    byte[] bytes = Base64.getDecoder().decode(options.get(PLAN));
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return (Plan) in.readObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String write(Plan plan) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(plan);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private record SpoolTable(Plan plan) implements SupportsRead {
    @Override
    public String name() {
      return "spool of " + plan.table();
    }

    @Override
    @SuppressWarnings("deprecation")
    public StructType schema() {
      return Spooled.schema(plan.fields());
    }

    @Override
    public Set<TableCapability> capabilities() {
      return Set.of(TableCapability.BATCH_READ);
    }

    @Override
    public ScanBuilder newScanBuilder(CaseInsensitiveStringMap options) {
      return new SpoolScan(plan);
    }
  }
}
