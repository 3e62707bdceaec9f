package org.duzhan.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.duzhan.ingest.Inspection;
import org.duzhan.ingest.Mapping;
import org.duzhan.ingest.Proposal;
import org.duzhan.ingest.ProposedText;
import org.duzhan.ingest.SampledColumn;
import org.duzhan.ingest.reader.RefusedFile;
import org.duzhan.settings.Settings;
import org.duzhan.settings.UserError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A mapping for a file that others made. */
@Command(
    name = "mapping",
    description = {
      "Proposes a mapping for a file that others made; reads nothing in.",
      "Shown are which heading may be which field, with sample values, and what is missing.",
      "Headings of two or three levels are joined: Income over Wages is IncomeWages.",
      "Of a workbook the first sheet that looks like a table is taken, unless one is named."
    },
    footer = {
      "",
      "Examples:",
      "  jobs/duzhan mapping survey.csv --out survey.conf",
      "  jobs/duzhan mapping survey.xlsx --sheet Households --out survey.conf"
    })
public final class MappingCommand implements Callable<Integer> {
  @Mixin Common common = new Common();

  @Parameters(
      paramLabel = "FILE",
      description = "xlsx, xls, csv, or a zip of such files: the first of them")
  String file = "";

  @Option(
      names = "--table",
      paramLabel = "NAME",
      defaultValue = "household",
      description = "household, village or problem (default: ${DEFAULT-VALUE})")
  String table = "household";

  @Option(
      names = "--sheet",
      paramLabel = "NAME",
      description = "the sheet it is for (default: the first that looks like a table)")
  @Nullable String sheet;

  @Option(names = "--out", paramLabel = "FILE", description = "where to write it (default: stdout)")
  @Nullable Path out;

  @Override
  public Integer call() {
    Settings settings = common.settings();
    List<Mapping> mappings = Mapping.ofTables(settings.mappings());
    if (mappings.stream().noneMatch(m -> m.table().equals(table))) {
      throw new UserError(
          "--table %s: cannot propose a mapping: no such table (expected household, village or problem)"
              .formatted(table));
    }
    Inspection.How how =
        new Inspection.How(mappings, settings.limits(), settings.passwords(), new Configuration());
    String uri = GivenFile.uri(file, "propose a mapping");
    Console console = Console.ofProcess();
    try {
      Proposal proposal =
          Proposal.of(new Proposal.Asked(uri, file, table, sheet), how, Common.guesses());
      tell(proposal, ProposedText.of(proposal), console);
      return ExitCode.DONE;
    } catch (RefusedFile e) {
      console.result(
          common.json
              ? Json.of(refused(String.valueOf(e.getMessage())))
              : "%s：拒收，%s".formatted(file, e.getMessage()));
      return ExitCode.FAULTS_IN_DATA;
    }
  }

  private void tell(Proposal proposal, String text, Console console) {
    Path target = out;
    if (target != null) {
      write(target, text);
    }
    if (common.json) {
      console.result(Json.of(json(proposal, text)));
    } else if (target == null) {
      console.result(text.stripTrailing());
    } else {
      console.result(
          "%s: %d of %d headings guessed, %d fields missing; judge it, fill it in"
              .formatted(
                  target,
                  proposal.guesses().size(),
                  proposal.guesses().size() + proposal.unused().size(),
                  proposal.missing().size()));
      if (!proposal.otherSheets().isEmpty()) {
        console.result("  " + ProposedText.otherSheets(proposal));
      }
    }
  }

  private static void write(Path target, String text) {
    try {
      Files.writeString(target, text, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw new UserError(
          "--out %s: cannot write it: the file exists; name another".formatted(target));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, Object> refused(String reason) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", file);
    json.put("status", "refused");
    json.put("reason", reason);
    return json;
  }

  private static Map<String, Object> json(Proposal proposal, String text) {
    List<Map<String, Object>> fields = new ArrayList<>();
    proposal
        .guesses()
        .forEach((field, column) -> fields.add(guess(field.name(), column, field.isPersonal())));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", proposal.file());
    json.put("status", "readable");
    json.put("sheet", proposal.sheet());
    json.put("other_sheets", proposal.otherSheets());
    json.put("heading_row", proposal.headingRow());
    json.put("heading_levels", proposal.headingLevels());
    json.put("rows", proposal.rows());
    json.put("table", proposal.table().table());
    json.put("fields", fields);
    json.put("missing", proposal.missing().stream().map(Mapping.MappedField::name).toList());
    json.put("unused", proposal.unused().stream().map(SampledColumn::heading).toList());
    json.put("mapping", text);
    return json;
  }

  private static Map<String, Object> guess(String field, SampledColumn column, boolean personal) {
    Map<String, Object> guess = new LinkedHashMap<>();
    guess.put("field", field);
    guess.put("heading", column.heading());
    guess.put("samples", column.samples(personal));
    return guess;
  }
}
