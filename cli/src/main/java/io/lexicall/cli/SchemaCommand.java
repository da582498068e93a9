package io.lexicall.cli;

import io.lexicall.json.ActivityJson;
import io.lexicall.json.ProfileJson;
import io.lexicall.json.VerdictJson;
import io.lexicall.json.cases.Cases;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "schema",
    description = {
      "Prints a JSON Schema (2020-12): the facts and their possible values, or the"
          + " form of a profile, a verdict or a worked case.",
      "",
      "Editors and other programs use it to check and complete JSON."
    },
    footer = {
      "",
      "Exit codes: 0 printed; 2 the command was not understood.",
      "",
      "Examples:",
      "  lexicall schema > facts.schema.json",
      "  lexicall schema profile > profile.schema.json",
      "  lexicall schema | jq '.[\"$defs\"].contact.properties | keys'"
    })
final class SchemaCommand implements Callable<Integer> {
  private static final Map<String, Supplier<String>> SCHEMAS = new LinkedHashMap<>();

  static {
    SCHEMAS.put("facts", ActivityJson::schema);
    SCHEMAS.put("profile", ProfileJson::schema);
    SCHEMAS.put("verdict", VerdictJson::schema);
    SCHEMAS.put("case", Cases::schema);
  }

  private final Console console;

  @Parameters(
      arity = "0..1",
      paramLabel = "WHAT",
      defaultValue = "facts",
      completionCandidates = Words.class,
      description = "${COMPLETION-CANDIDATES} (default: facts).")
  private String what = "facts";

  SchemaCommand(Console console) {
    this.console = console;
  }

  /** What there is a schema of. */
  static final class Words extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    Words() {
      super(List.copyOf(SCHEMAS.keySet()));
    }
  }

  @Override
  public Integer call() {
    Supplier<String> schema = SCHEMAS.get(what);
    if (schema == null) {
      throw Failure.usage(
          "there is a schema of " + String.join(", ", SCHEMAS.keySet()) + ", not of " + what);
    }
    console.text(schema.get());
    console.flush();
    return ExitCode.OK;
  }
}
