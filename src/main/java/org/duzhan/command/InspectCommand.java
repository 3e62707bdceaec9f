package org.duzhan.command;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.duzhan.ingest.Inspection;
import org.duzhan.ingest.Mapping;
import org.duzhan.ingest.SheetSeen;
import org.duzhan.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What is in a file. */
@Command(
    name = "inspect",
    description = {
      "Says what is in a file, or why it would be refused; writes nothing.",
      "Shown are its sheets, their rows and cells, which table they hold, where headings stand."
    },
    footer = {"", "Example:", "  jobs/duzhan inspect inbox/522633.xlsx"})
public final class InspectCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Parameters(paramLabel = "FILE", description = "xlsx, xls, csv, or a zip of such files")
  String file = "";

  @Override
  public Integer call() {
    Settings settings = common.settings();
    Inspection seen =
        Inspection.of(
            GivenFile.uri(file, "inspect it"),
            file,
            new Inspection.How(
                Mapping.withForeign(settings.mappings()),
                settings.limits(),
                settings.passwords(),
                new Configuration()));
    Console console = Console.ofProcess();
    if (common.json) {
      console.result(Json.of(json(seen)));
    } else {
      lines(seen).forEach(console::result);
    }
    return seen.readable() ? ExitCode.DONE : ExitCode.FAULTS_IN_DATA;
  }

  private static List<String> lines(Inspection seen) {
    List<String> lines = new ArrayList<>();
    String encoding = seen.encoding() == null ? "" : "，编码" + seen.encoding();
    lines.add(
        "%s：%s%s"
            .formatted(seen.file(), seen.readable() ? "可以读取" : "拒收，" + seen.refused(), encoding));
    if (seen.inside().isEmpty()) {
      seen.sheets().forEach(s -> lines.addAll(lines(s)));
    }
    seen.taken().forEach(taken -> lines.add("  " + told(taken)));
    seen.inside().forEach(f -> lines.addAll(lines(f)));
    return lines;
  }

  /** What would become of it, were it sent. */
  private static String told(Inspection.Taken taken) {
    if (taken.refused() != null) {
      return "报送会被拒收：" + taken.refused();
    }
    String rows =
        taken.rows().entrySet().stream()
            .map(of -> "%s %d行".formatted(Mapping.form(of.getKey()), of.getValue()))
            .collect(joining("、"));
    String lacking = taken.shortcoming() == null ? "" : "；注意：" + taken.shortcoming();
    String aside =
        taken.setAside() == 0 ? "" : "；另有%d行合计、备注、重复的表头等，不是数据".formatted(taken.setAside());
    return "报送时：%s %s，%s%s%s".formatted(taken.county(), taken.period(), rows, aside, lacking);
  }

  private static List<String> lines(SheetSeen sheet) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "  %s%d行，非空%d行、%d格；%s"
            .formatted(
                sheet.name().isEmpty() ? "" : "工作表“" + sheet.name() + "”：",
                sheet.rows(),
                sheet.nonemptyRows(),
                sheet.nonemptyCells(),
                table(sheet)));
    SheetSeen.Persons persons = sheet.persons();
    if (persons != null) {
      lines.add("    %d人，按户编号归并为%d户".formatted(persons.count(), persons.households()));
    }
    if (!sheet.unknown().isEmpty()) {
      lines.add("    不认识的表头：" + String.join("、", sheet.unknown()));
    }
    return lines;
  }

  private static String table(SheetSeen sheet) {
    if (sheet.table() == null) {
      return "没有认出表头" + (sheet.lacking().isEmpty() ? "" : "：" + sheet.lacking());
    }
    String headings =
        sheet.headingRow() == null ? "没有表头，接续上一工作表" : "第%d行是表头".formatted(sheet.headingRow());
    return "%s，按%s认作%s".formatted(headings, sheet.mapping(), sheet.table());
  }

  private static Map<String, Object> json(Inspection seen) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", seen.file());
    json.put("encoding", seen.encoding());
    json.put("status", seen.readable() ? "readable" : "refused");
    json.put("reason", seen.refused());
    json.put("sheets", seen.sheets().stream().map(InspectCommand::json).toList());
    if (!seen.taken().isEmpty()) {
      json.put("taken", seen.taken().stream().map(InspectCommand::json).toList());
    }
    if (!seen.inside().isEmpty()) {
      json.put("files", seen.inside().stream().map(InspectCommand::json).toList());
    }
    return json;
  }

  private static Map<String, Object> json(Inspection.Taken taken) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("refused", taken.refused());
    json.put("county", taken.county());
    json.put("period", taken.period());
    json.put("shortcoming", taken.shortcoming());
    json.put("rows", taken.rows());
    json.put("set_aside", taken.setAside());
    return json;
  }

  private static Map<String, Object> json(SheetSeen sheet) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", sheet.name());
    json.put("rows", sheet.rows());
    json.put("nonempty_rows", sheet.nonemptyRows());
    json.put("nonempty_cells", sheet.nonemptyCells());
    json.put("table", sheet.table());
    json.put("mapping", sheet.mapping());
    json.put("heading_row", sheet.headingRow());
    json.put("unknown_headings", sheet.unknown());
    json.put("lacking", sheet.lacking());
    SheetSeen.Persons persons = sheet.persons();
    if (persons != null) {
      json.put("persons", persons.count());
      json.put("households", persons.households());
    }
    return json;
  }
}
