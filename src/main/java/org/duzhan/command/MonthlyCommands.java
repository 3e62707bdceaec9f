package org.duzhan.command;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.duzhan.job.MonthlyJob.Order;
import org.duzhan.job.Step;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The commands that take files in and make months. */
public final class MonthlyCommands {
  private static final List<Step> ALL = List.of(Step.values());

  private MonthlyCommands() {}

  /** New files of the inbox into the tables. */
  @Command(
      name = "ingest",
      description =
          "Takes new files of the inbox in, and answers their counties: what was taken, what to mend.",
      footer = {"", "Example:", "  jobs/duzhan ingest --inbox inbox --warehouse warehouse"})
  public static final class Ingest implements Callable<Integer> {
    @Mixin Common common = new Common();

    @Option(names = "--inbox", required = true, paramLabel = "DIR", description = "county files")
    String inbox = "";

    @Option(
        names = "--out",
        paramLabel = "DIR",
        description =
            "the counties' replies go to DIR/reply (default: reports, beside the warehouse)")
    @Nullable String out;

    @Override
    public Integer call() {
      return new Work(common)
          .run(new Order("ingest", new TreeSet<>(), List.of(), false), inbox, out);
    }
  }

  /** Figures of a month. */
  @Command(
      name = "assess",
      description = "Computes a month's figures of villages, counties and provinces.",
      footer = {"", "Example:", "  jobs/duzhan assess --period 2020-04 --warehouse warehouse"})
  public static final class Assess extends OfMonth {
    @Override
    Order order(SortedSet<String> months) {
      return new Order("assess", months, List.of(Step.ASSESS), false);
    }
  }

  /** Risk of a month. */
  @Command(
      name = "risk",
      description = "Ranks villages and counties by risk, with reasons.",
      footer = {"", "Example:", "  jobs/duzhan risk --period 2020-04 --warehouse warehouse"})
  public static final class Risk extends OfMonth {
    @Override
    Order order(SortedSet<String> months) {
      return new Order("risk", months, List.of(Step.ASSESS, Step.BACKSLIDING, Step.RISK), false);
    }
  }

  /** Households that fall back. */
  @Command(
      name = "backsliding",
      description = "Finds households that fell back, or are at risk of it.",
      footer = {"", "Example:", "  jobs/duzhan backsliding --period 2020-04 --warehouse warehouse"})
  public static final class Backsliding extends OfMonth {
    @Override
    Order order(SortedSet<String> months) {
      return new Order("backsliding", months, List.of(Step.ASSESS, Step.BACKSLIDING), false);
    }
  }

  /** Incomes over persons. */
  @Command(
      name = "distribution",
      description = "Tells how income lies over persons: mean, Gini, gaps, in every area.",
      footer = {
        "",
        "Example:",
        "  jobs/duzhan distribution --period 2020-04 --warehouse warehouse"
      })
  public static final class Distribution extends OfMonth {
    @Override
    Order order(SortedSet<String> months) {
      return new Order("distribution", months, List.of(Step.DISTRIBUTION), false);
    }
  }

  /** What a command over one month of the warehouse takes. */
  abstract static class OfMonth implements Callable<Integer> {
    @Mixin Common common = new Common();

    @Option(names = "--period", required = true, paramLabel = "YYYY-MM", description = "the month")
    String period = "";

    abstract Order order(SortedSet<String> months);

    @Override
    public Integer call() {
      Order order = order(Months.of(period, null, null));
      return new Work(common).run(order, null, null);
    }
  }

  /** What run and plan take. */
  abstract static class OfInbox implements Callable<Integer> {
    @Mixin Common common = new Common();

    @Option(names = "--inbox", required = true, paramLabel = "DIR", description = "county files")
    String inbox = "";

    @Option(names = "--period", paramLabel = "YYYY-MM", description = "the month")
    @Nullable String period;

    @Option(names = "--from", paramLabel = "YYYY-MM", description = "first month of a back-fill")
    @Nullable String from;

    @Option(names = "--to", paramLabel = "YYYY-MM", description = "last month of a back-fill")
    @Nullable String to;

    @Option(
        names = "--out",
        paramLabel = "DIR",
        description = "folder of the reports (default: reports, beside the warehouse)")
    @Nullable String out;

    Order order() {
      return new Order("run", Months.of(period, from, to), ALL, true);
    }
  }

  /** The monthly job. */
  @Command(
      name = "run",
      description = "The monthly job: new files in, figures, risk, backsliding, reports.",
      footer = {
        "",
        "Example:",
        "  jobs/duzhan run --inbox inbox --period 2020-04 --warehouse warehouse --out reports"
      })
  public static final class Run extends OfInbox {
    @Override
    public Integer call() {
      Order order = order();
      return new Work(common).run(order, inbox, out);
    }
  }

  /** The monthly job, told beforehand. */
  @Command(
      name = "plan",
      description = "Dry run: says what run would read, recompute and write, and why.",
      footer = {"", "Example:", "  jobs/duzhan plan --inbox inbox --period 2020-04"})
  public static final class PlanOnly extends OfInbox {
    @Override
    public Integer call() {
      Order order = order();
      return new Work(common).plan(order, inbox, out);
    }
  }
}
