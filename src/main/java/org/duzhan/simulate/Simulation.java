package org.duzhan.simulate;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import org.duzhan.settings.Settings;
import org.duzhan.settings.UserError;

/** Counties as they are: {@code inbox} as their clerks send it, {@code truth} beside it. */
public final class Simulation {
  private static final int OUTSIDE_MONTH = 1;

  private Simulation() {}

  /** Writes {@code inbox} and {@code truth} under {@code out}; the same plan, the same bytes. */
  public static void write(
      SimulationPlan plan, Settings settings, Path out, Consumer<String> progress)
      throws IOException {
    claim(plan, out);
    List<SimCounty> counties = World.of(plan, settings);
    if (plan.households() < World.WHOLE) {
      progress.accept(
          "fewer than %,d households: listed villages are fewer than annex 2 names"
              .formatted(World.WHOLE));
    }
    ExecutorService threads = Executors.newFixedThreadPool(plan.threads());
    try (Book book = new Book(Files.createDirectories(out.resolve("truth")))) {
      for (int month = 0; month < plan.months(); month++) {
        progress.accept(
            "simulating %s: %d counties"
                .formatted(plan.first().plusMonths(month), counties.size()));
        month(plan, settings, out, counties, month, threads, book);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** Another world's files may not lie beside this one's: nobody could tell them apart. */
  private static void claim(SimulationPlan plan, Path out) throws IOException {
    Path known = Files.createDirectories(out.resolve("truth")).resolve("plan.csv");
    boolean same = Files.exists(known) && Files.readString(known).equals(plan.text());
    if (Files.exists(out.resolve("inbox")) && !same) {
      throw new UserError(
          "--out %s: cannot simulate there: its inbox holds other files; empty it, or name another"
              .formatted(out));
    }
    Files.writeString(known, plan.text());
  }

  private static void month(
      SimulationPlan plan,
      Settings settings,
      Path out,
      List<SimCounty> counties,
      int month,
      ExecutorService threads,
      Book book)
      throws IOException {
    List<Future<Planted>> written = new ArrayList<>();
    List<SimCounty> sending = new ArrayList<>(counties);
    if (month == Math.min(OUTSIDE_MONTH, plan.months() - 1) && !plan.csvOnly()) {
      sending.add(outside(plan, counties.size()));
    }
    for (SimCounty county : sending) {
      written.add(
          threads.submit(() -> new CountyFiles(plan, settings, out, county, month).write()));
    }
    for (Future<Planted> one : written) {
      book.add(get(one));
    }
  }

  private static Planted get(Future<Planted> written) throws IOException {
    try {
      return written.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException fault) {
        throw fault;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** A county of no annex province that sends its file by mistake. */
  private static SimCounty outside(SimulationPlan plan, int index) {
    SimVillage village =
        new SimVillage(
            0,
            "411624100200",
            "平原村",
            "平原镇",
            "",
            1500,
            30,
            Households.poorHouseholds(plan.seed(), index, 0, 30),
            20,
            5,
            10,
            false,
            Falsified.NO);
    return new SimCounty(index, "411624", "沈丘县", "410000", false, 10, 1, List.of(village));
  }

  /** The books of what was planted. */
  private static final class Book implements AutoCloseable {
    private final List<BufferedWriter> writers = new ArrayList<>();
    private final List<Function<Planted, List<String>>> parts = new ArrayList<>();

    Book(Path truth) throws IOException {
      open(truth.resolve("files.csv"), Planted.FILES, Planted::files);
      open(truth.resolve("bad_rows.csv"), Planted.BAD_ROWS, Planted::badRows);
      open(truth.resolve("fallers.csv"), Planted.FALLERS, Planted::fallers);
      open(truth.resolve("villages.csv"), Planted.VILLAGES, Planted::villages);
      open(truth.resolve("falsified.csv"), Planted.FALSIFIED, Planted::falsified);
    }

    void add(Planted planted) throws IOException {
      for (int i = 0; i < writers.size(); i++) {
        for (String line : parts.get(i).apply(planted)) {
          writers.get(i).write(line + "\n");
        }
      }
    }

    @Override
    public void close() throws IOException {
      for (BufferedWriter writer : writers) {
        writer.close();
      }
    }

    private void open(Path file, String heading, Function<Planted, List<String>> part)
        throws IOException {
      BufferedWriter writer = Files.newBufferedWriter(file);
      writer.write(heading + "\n");
      writers.add(writer);
      parts.add(part);
    }
  }
}
