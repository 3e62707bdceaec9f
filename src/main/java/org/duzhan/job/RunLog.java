package org.duzhan.job;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.duzhan.lake.Lake;
import org.duzhan.table.Runs;
import org.duzhan.table.Table;
import org.jspecify.annotations.Nullable;

/**
 * The row of {@code run} that this run keeps. While it stands as running and is heard of, no other
 * run writes to the warehouse.
 */
public final class RunLog implements AutoCloseable {
  private static final String CLAIM = "duzhan.run";
  private static final String ANSWER = "reply/";
  private static final DateTimeFormatter ID_TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss").withZone(ZoneOffset.UTC);

  private final Context context;
  private final String runId;
  private final String command;
  private final @Nullable String period;
  private final Instant startedAt;
  private final Map<String, Long> versionsRead;
  private final Map<String, String> inputs;
  private final Map<String, Long> rows = new TreeMap<>();
  private final Map<String, String> fingerprints = new TreeMap<>();
  private final Set<Action> actions = new TreeSet<>();
  private final ScheduledExecutorService heartbeat =
      Executors.newSingleThreadScheduledExecutor(RunLog::daemon);
  private @Nullable Future<?> beating;
  private boolean ended;

  private RunLog(Context context, String command, @Nullable String period, List<Table> tables) {
    this.context = context;
    this.command = command;
    this.period = period;
    this.startedAt = context.clock().instant();
    this.runId = ID_TIME.format(startedAt) + "-" + UUID.randomUUID().toString().substring(0, 8);
    this.versionsRead = versions(tables);
    this.inputs = Inputs.of(context.settings());
  }

  /**
   * Takes hold of the warehouse.
   *
   * @throws Busy if another run holds it
   */
  public static RunLog begin(
      Context context, String command, @Nullable String period, List<Table> tables) {
    // A row or two: not worth a line of generated code.
    Context small = context.interpreting();
    Lake lake = small.lake();
    long turn = lake.version(Runs.TABLE) + 1;
    context.progress().step("taking hold of the warehouse");
    Holders.refuseIfHeld(small);
    RunLog log = new RunLog(small, command, period, tables);
    boolean claimed = lake.claim(Runs.TABLE, log.row(Runs.RUNNING, null), CLAIM, turn);
    boolean there =
        claimed
            && lake.rows(Runs.TABLE, List.of(Runs.RUN_ID)).stream()
                .anyMatch(r -> r.getString(0).equals(log.runId));
    if (!there) {
      throw new Busy("the warehouse was taken by another run this moment; run again later");
    }
    Holders.buryDead(small, log.runId);
    long every = Math.max(1, context.settings().leaseSeconds() / 3);
    log.beating = log.heartbeat.scheduleAtFixedRate(log::beat, every, every, TimeUnit.SECONDS);
    return log;
  }

  public String runId() {
    return runId;
  }

  synchronized void did(Action action) {
    actions.add(action);
  }

  synchronized void wrote(String step, long count) {
    rows.merge(step, count, Long::sum);
  }

  synchronized void answered(String run, long answers) {
    rows.put(ANSWER + run, answers);
  }

  synchronized void made(Due.Work work) {
    fingerprints.put(Due.key(work.month(), work.step()), work.fingerprint());
    actions.add(new Action(Action.ALL, work.month(), work.step().action()));
  }

  public synchronized Set<Action> actions() {
    return new TreeSet<>(actions);
  }

  /** Ends the run well, and lets go of the warehouse. */
  public synchronized void done(List<Table> tables) {
    if (beating != null && beating.isDone()) {
      throw new IllegalStateException("the heartbeat stopped: another run may hold the warehouse");
    }
    end(Runs.DONE, versions(tables));
  }

  /** A run that was not done has failed. */
  @Override
  public synchronized void close() {
    heartbeat.shutdownNow();
    if (!ended) {
      end(Runs.FAILED, null);
    }
  }

  /** For each month and step, the fingerprint of what it was last made from. */
  public static Map<String, String> made(Lake lake) {
    return lake.rows(Runs.TABLE, List.of(Runs.STARTED_AT, Runs.RUN_ID, Runs.FINGERPRINTS)).stream()
        .filter(r -> !r.isNullAt(2))
        .sorted(comparing((Row r) -> r.getTimestamp(0)).thenComparing(r -> r.getString(1)))
        .flatMap(r -> r.<String, String>getJavaMap(2).entrySet().stream())
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> b));
  }

  /** The runs whose files the counties have an answer to. */
  static Set<String> answered(Lake lake) {
    return lake.rows(Runs.TABLE, List.of(Runs.ROWS)).stream()
        .filter(r -> !r.isNullAt(0))
        .flatMap(r -> r.<String, Long>getJavaMap(0).keySet().stream())
        .filter(step -> step.startsWith(ANSWER))
        .map(step -> step.substring(ANSWER.length()))
        .collect(toSet());
  }

  /** Host, process and start of this driver. */
  static String holder() {
    ProcessHandle self = ProcessHandle.current();
    return "%s/%d/%s".formatted(host(), self.pid(), Holders.start(self));
  }

  static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }

  private synchronized void beat() {
    if (!ended) {
      put(Runs.RUNNING, null);
    }
  }

  private void end(String status, @Nullable Map<String, Long> written) {
    ended = true;
    put(status, written);
  }

  private void put(String status, @Nullable Map<String, Long> written) {
    String mine = "%s = '%s'".formatted(Runs.RUN_ID.name(), runId);
    context.lake().replace(Runs.TABLE, mine, row(status, written), "run=" + runId);
  }

  private Map<String, Long> versions(List<Table> tables) {
    return tables.stream()
        .filter(t -> context.lake().version(t) != Lake.NONE)
        .collect(toMap(Table::name, context.lake()::version));
  }

  private Dataset<Row> row(String status, @Nullable Map<String, Long> written) {
    Timestamp now = Timestamp.from(context.clock().instant());
    List<Row> acted = new ArrayList<>();
    actions.forEach(a -> acted.add(RowFactory.create(a.county(), a.month(), a.action())));
    Row row =
        RowFactory.create(
            runId,
            command,
            period,
            status,
            Timestamp.from(startedAt),
            now,
            status.equals(Runs.RUNNING) ? null : now,
            holder(),
            context.settings().hash(),
            versionsRead,
            written,
            Map.copyOf(rows),
            Optional.of(fingerprints).filter(f -> !f.isEmpty()).map(Map::copyOf).orElse(null),
            acted.toArray(Row[]::new),
            inputs);
    return context.spark().createDataFrame(List.of(row), Runs.TABLE.schema());
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "duzhan-heartbeat");
    thread.setDaemon(true);
    return thread;
  }
}
