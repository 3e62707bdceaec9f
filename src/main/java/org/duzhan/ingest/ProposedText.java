package org.duzhan.ingest;

import com.typesafe.config.ConfigUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.duzhan.ingest.Mapping.MappedField;
import org.duzhan.table.Households;
import org.jspecify.annotations.Nullable;

/** A proposed mapping as the text of its file, commented; what is missing stands as a comment. */
public final class ProposedText {
  private static final Set<Set<String>> YES_AND_NO =
      Set.of(Set.of("0", "1"), Set.of("0"), Set.of("1"));

  private final Proposal proposal;
  private final List<String> lines = new ArrayList<>();

  private ProposedText(Proposal proposal) {
    this.proposal = proposal;
  }

  /** The text, each line ended. */
  public static String of(Proposal proposal) {
    return new ProposedText(proposal).text();
  }

  private String text() {
    String name = proposal.file().substring(proposal.file().lastIndexOf('/') + 1);
    String sheet = proposal.sheet().isEmpty() ? "" : " of sheet " + proposal.sheet();
    line(
        "# Proposed from the headings in row %s%s of %s, over %d rows."
            .formatted(headingRows(), oneLine(sheet), name, proposal.rows()));
    if (!proposal.otherSheets().isEmpty()) {
      line("# " + oneLine(otherSheets(proposal)));
    }
    line(
        "# Judge every guess, fill in what is MISSING (take the # away), then look, and take it in:");
    line("#   jobs/duzhan inspect FILE --mapping THIS");
    line("#   jobs/duzhan ingest --inbox DIR --mapping THIS");
    line(
        "# A field has one of: aliases (headings), value (the same for all rows), sql (a Spark SQL");
    line("# expression over the columns, all of them texts). docs/mapping.md has all keys.");
    line("table = %s".formatted(quoted(proposal.table().table())));
    line("# Names of the files it is for; * is anything.");
    line("files = %s".formatted(quoted(name.replaceAll("[\\[\\]{}*?\\\\]", "?"))));
    line("fields {");
    for (MappedField field : proposal.table().fields()) {
      SampledColumn column = proposal.guesses().get(field);
      if (column != null) {
        found(field, column);
      } else if (field.required()) {
        missing(field);
      }
    }
    line("}");
    proposal.unused().stream()
        .map(c -> "# not used: %s (%s)".formatted(oneLine(c.heading()), samples(null, c)))
        .forEach(lines::add);
    return lines.stream().collect(Collectors.joining("\n", "", "\n"));
  }

  private String headingRows() {
    long first = proposal.headingRow();
    int levels = proposal.headingLevels();
    return levels == 1 ? "" + first : "%d (%d levels, joined)".formatted(first, levels);
  }

  /** Which sheets look like tables beside the one that was taken, and how to name one. */
  public static String otherSheets(Proposal proposal) {
    return "Taken is sheet %s; sheets that look like tables as well: %s (--sheet NAME takes another)"
        .formatted(proposal.sheet(), String.join(", ", proposal.otherSheets()));
  }

  private void found(MappedField field, SampledColumn column) {
    line(
        "  # %s, from %s: %s"
            .formatted(field.heading(), oneLine(column.heading()), samples(field, column)));
    if (proposal.unused().stream().anyMatch(c -> c.heading().equals(column.heading()))) {
      line("  # CHECK: several columns go by this heading; give them different ones.");
    }
    String aliases = "aliases = [%s]".formatted(quoted(column.heading()));
    List<String> values = values(field, column);
    if (values.isEmpty()) {
      line("  %s { %s }".formatted(field.name(), aliases));
    } else {
      line("  %s {".formatted(field.name()));
      line("    %s".formatted(aliases));
      line("    values {");
      values.forEach(v -> line("      %s".formatted(v)));
      line("    }");
      line("  }");
    }
  }

  /** What the file's words mean, where that can be guessed. */
  private List<String> values(MappedField field, SampledColumn column) {
    if (field.name().equals(Households.POVERTY_STATUS.name())
        && YES_AND_NO.contains(column.words())) {
      line("  # CHECK: is 1 poor?");
      return List.of("\"0\" = \"非建档立卡\"", "\"1\" = \"未脱贫\"");
    }
    boolean place = field.name().equals(Households.VILLAGE_CODE.name());
    boolean codes = column.words().stream().allMatch(w -> w.matches("\\d{12}"));
    if (!place || column.words().isEmpty() || codes) {
      return List.of();
    }
    line(
        "  # Codes of 12 digits are made up: villages of one county, of a province that is none (99).");
    List<String> values = new ArrayList<>();
    for (String word : column.words()) {
      values.add("%s = \"990101001%03d\"".formatted(quoted(word), values.size() + 1));
    }
    return values;
  }

  private void missing(MappedField field) {
    line("  # MISSING: %s. %s".formatted(field.heading(), advice(field)));
  }

  private String advice(MappedField field) {
    String name = field.name();
    String income =
        proposal.guesses().entrySet().stream()
            .filter(g -> g.getKey().name().equals(Households.INCOME_PER_PERSON.name()))
            .map(g -> "`%s`".formatted(g.getValue().heading().replace("`", "``")))
            .findFirst()
            .orElse("income");
    return switch (field.kind()) {
      case MONTH ->
          "The month that all rows speak of:\n  # %s { value = \"2020-01\" }".formatted(name);
      case CODE ->
          "12 digits; one place for all rows:\n  # %s { value = \"990101001001\" }".formatted(name);
      case COUNT -> "The same for all rows:\n  # %s { value = \"1\" }".formatted(name);
      case PERSONAL ->
          "What names the household:\n  # %s { sql = \"concat_ws('-', cluster, number)\" }"
              .formatted(name);
      default ->
          name.equals(Households.POVERTY_STATUS.name())
              ? "Who is below the line is poor:\n  # %s { sql = \"if(double(%s) < \"${line.fixed}\", '未脱贫', '非建档立卡')\" }"
                  .formatted(name, oneLine(income).replace("\"", "\\\""))
              : "\n  # %s { aliases = [\"…\"] }".formatted(name);
    };
  }

  private static String samples(@Nullable MappedField field, SampledColumn column) {
    boolean personal = field != null && field.kind() == Kind.PERSONAL;
    List<String> shown = column.samples(personal).stream().map(ProposedText::oneLine).toList();
    return shown.isEmpty() ? "blank" : String.join(", ", shown);
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }

  private static String quoted(String text) {
    return ConfigUtil.quoteString(text);
  }

  private void line(String line) {
    lines.add(line);
  }
}
