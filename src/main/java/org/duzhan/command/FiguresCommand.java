package org.duzhan.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.duzhan.job.DescribedFigure;
import org.duzhan.job.FigureIndex;
import org.duzhan.table.Table;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The catalogue of figures. */
@Command(
    name = "figures",
    description = {
      "Lists the figures of tables and reports, or tells all of one.",
      "Told are what it means, its formula, and the sentence of the notice that asks for it."
    },
    footer = {"", "Example:", "  jobs/duzhan figures incidence"})
public final class FiguresCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Parameters(
      paramLabel = "NAME",
      arity = "0..1",
      description =
          "one figure, by its name, as TABLE.COLUMN or by its caption (default: all, a line each)")
  @Nullable String name;

  @Override
  public Integer call() {
    List<DescribedFigure> chosen =
        name == null ? FigureIndex.all() : List.of(FigureIndex.any(name, "figures"));
    Console console = Console.ofProcess();
    if (common.json) {
      console.result(
          Json.of(
              Map.of(
                  "command",
                  "figures",
                  "status",
                  "done",
                  "exit_code",
                  ExitCode.DONE,
                  "tables",
                  FigureIndex.ofEveryArea().stream()
                      .map(Table::name)
                      .collect(Collectors.joining(", ")),
                  "figures",
                  chosen.stream().map(FiguresCommand::json).toList())));
    } else if (name == null) {
      chosen.forEach(f -> console.result(line(f)));
    } else {
      lines(chosen.get(0)).forEach(console::result);
    }
    return ExitCode.DONE;
  }

  private static String line(DescribedFigure figure) {
    return "%-28s %s%s；%s"
        .formatted(
            figure.name(),
            figure.caption(),
            figure.unit().isEmpty() ? "" : "（" + figure.unit() + "）",
            figure.section());
  }

  private static List<String> lines(DescribedFigure figure) {
    List<String> lines = new ArrayList<>();
    lines.add(line(figure));
    lines.add("  meaning      " + figure.meaning());
    lines.add("  formula      " + figure.formula());
    lines.add("  over         " + figure.over());
    if (!figure.numerator().isEmpty()) {
      lines.add("  numerator    " + figure.numerator());
      lines.add("  denominator  " + figure.denominator());
    }
    if (figure.numerator().isEmpty() && !figure.restsOn().isEmpty()) {
      lines.add("  rests on     " + String.join(", ", figure.restsOn()));
    }
    lines.add("  null         where " + figure.nullWhen());
    if (!figure.nullReason().isEmpty()) {
      lines.add("  reason       column " + figure.nullReason());
    }
    lines.add("  asked for    %s “%s”".formatted(figure.section(), figure.sentence()));
    lines.add("  tables       " + String.join(", ", figure.tables()));
    return lines;
  }

  private static Map<String, Object> json(DescribedFigure figure) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", figure.name());
    json.put("caption", figure.caption());
    json.put("unit", figure.unit());
    json.put("meaning", figure.meaning());
    json.put("formula", figure.formula());
    json.put("over", figure.over());
    json.put("numerator", figure.numerator());
    json.put("denominator", figure.denominator());
    json.put("null", figure.nullWhen());
    json.put("null_reason", figure.nullReason());
    json.put("rests_on", figure.restsOn());
    json.put("tables", String.join(", ", figure.tables()));
    json.put("section", figure.section());
    json.put("sentence", figure.sentence());
    return json;
  }
}
