package org.duzhan.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.duzhan.ingest.InboxFile;
import org.jspecify.annotations.Nullable;

/** New files in, then every month that they or their absence concern: the job of each month. */
public final class MonthlyJob {
  private static final String NO_RUN = "";

  private final Context context;
  private final Optional<IngestJob> ingest;
  private final StepJobs steps;

  /**
   * The job.
   *
   * @param ingest takes files in; empty for a command that only makes months from what is in
   */
  public MonthlyJob(Context context, Optional<IngestJob> ingest, StepJobs steps) {
    this.context = context;
    this.ingest = ingest;
    this.steps = steps;
  }

  /**
   * What is asked for.
   *
   * @param command as typed
   * @param months to be made; none for an ingest alone
   * @param steps to be made of them
   * @param others also later months made before whose inputs have changed; months that those asked
   *     for rest on are made in any case
   */
  public record Order(String command, SortedSet<String> months, List<Step> steps, boolean others) {
    Optional<String> period() {
      if (months.isEmpty()) {
        return Optional.empty();
      }
      boolean one = months.size() == 1;
      return Optional.of(one ? months.first() : months.first() + ".." + months.last());
    }
  }

  /** What a run would do: the files it would take, and the steps it would make. */
  public record Plan(Batch batch, List<Due.Work> work) {
    public Set<Action> actions() {
      Set<Action> actions = new TreeSet<>(batch.actions());
      work.forEach(w -> actions.add(new Action(Action.ALL, w.month(), w.step().action())));
      return actions;
    }
  }

  /**
   * What a run did.
   *
   * @param runId null if there was nothing to do
   * @param without what has no incidence in the months it assessed
   */
  public record Outcome(
      @Nullable String runId,
      Summary summary,
      Set<Action> actions,
      List<Due.Work> work,
      List<WithoutFigures> without) {}

  /** Says what {@link #run} would do; writes nothing. */
  public Plan plan(Order order, List<InboxFile> inbox) {
    ingest.ifPresent(IngestJob::checkKey);
    Ledger ledger = Ledger.read(context.lake());
    List<InboxFile> fresh = ledger.fresh(inbox);
    Batch batch =
        fresh.isEmpty() || ingest.isEmpty() ? Batch.NONE : ingest.get().judge(fresh, ledger);
    return new Plan(batch, due(order, ledger, batch, NO_RUN));
  }

  public Outcome run(Order order, List<InboxFile> inbox) {
    ingest.ifPresent(IngestJob::checkKey);
    Ledger ledger = Ledger.read(context.lake());
    List<InboxFile> fresh = ingest.isPresent() ? ledger.fresh(inbox) : List.of();
    boolean files = fresh.stream().anyMatch(f -> f.left().isEmpty());
    boolean answered = ingest.isEmpty() || unanswered().isEmpty();
    if (!files && answered && due(order, ledger, Batch.NONE, NO_RUN).isEmpty()) {
      return new Outcome(null, Summary.ofLeft(left(fresh)), Set.of(), List.of(), List.of());
    }
    context.lake().open();
    try (RunLog log =
        RunLog.begin(context, order.command(), order.period().orElse(null), StepJobs.tables())) {
      Outcome outcome = runHeld(order, inbox, log);
      log.done(StepJobs.tables());
      return outcome;
    }
  }

  private static Map<String, String> left(List<InboxFile> files) {
    Map<String, String> left = new TreeMap<>();
    files.forEach(f -> f.left().ifPresent(reason -> left.put(f.path(), reason)));
    return left;
  }

  /** The last run that took files in, if their counties have no answer: it was killed before. */
  private Optional<String> unanswered() {
    return Recovery.lastRun(context.lake())
        .filter(run -> !RunLog.answered(context.lake()).contains(run) || !steps.answered(context));
  }

  private void answer(String run, RunLog log) {
    log.answered(run, steps.answer(context, run));
  }

  private Outcome runHeld(Order order, List<InboxFile> inbox, RunLog log) {
    Summary summary = Summary.NOTHING;
    if (ingest.isPresent()) {
      unanswered().ifPresent(run -> answer(run, log));
      IngestJob.Result result = ingest.get().run(log.runId(), inbox);
      result.batch().actions().forEach(log::did);
      summary = result.summary();
      log.wrote("ingest", summary.rowsAccepted());
      if (!result.batch().isEmpty()) {
        answer(log.runId(), log);
      }
    }
    Ledger ledger = Ledger.read(context.lake());
    List<Due.Work> done = new ArrayList<>();
    for (Due.Work work : due(order, ledger, Batch.NONE, log.runId())) {
      log.wrote(work.step().action(), steps.make(context, work, log.runId()));
      log.made(work);
      done.add(work);
    }
    List<String> assessed =
        done.stream().filter(w -> w.step() == Step.ASSESS).map(Due.Work::month).toList();
    return new Outcome(
        log.runId(), summary, log.actions(), done, WithoutFigures.of(context, assessed));
  }

  private List<Due.Work> due(Order order, Ledger ledger, Batch batch, String self) {
    Predicate<Due.Work> wanted =
        w -> order.others() || w.month().compareTo(order.months().last()) <= 0;
    return new Due(
            context.settings().hash() + "/" + Version.NUMBER,
            ledger.acceptedWith(batch.taken()),
            RunLog.made(context.lake()),
            month -> steps.reported(context, month),
            Since.of(PastRuns.read(context.lake()), ledger, batch.taken(), self))
            .of(
                order.months(),
                context.settings().supervision().baseline().toString(),
                order.steps())
            .stream()
            .filter(wanted)
            .toList();
  }
}
