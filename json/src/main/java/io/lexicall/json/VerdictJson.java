package io.lexicall.json;

import static java.util.Objects.requireNonNull;

import io.lexicall.Decision;
import io.lexicall.Finding;
import io.lexicall.Obligation;
import io.lexicall.Verdict;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.lexicall.facts.Problem;
import io.lexicall.json.internal.JsonText;
import io.lexicall.json.internal.Obligations;
import io.lexicall.json.internal.Resources;
import io.lexicall.time.Due;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Verdicts as JSON, one line each.
 *
 * <p>Absent values are left out, except for the {@code due} of an obligation, which is null. {@code
 * shadow} holds what the rules in shadow found, in the form of {@code findings}; it is left out if
 * they found nothing. Instants are in UTC; a {@code due} is a date if the law counts in days.
 * Thread-safe.
 *
 * @since 0.1
 */
public final class VerdictJson {
  private VerdictJson() {}

  /** Returns the JSON Schema (2020-12) of what the two forms of {@code write} write. */
  public static String schema() {
    return Resources.read("verdict.schema.json");
  }

  /**
   * Writes a verdict. Obligations that read the same, of rules of one id in several places or
   * variants, are written once.
   *
   * @param activity what it is about; only its {@code id} is written
   */
  public static String write(Activity<?> activity, Verdict verdict) {
    return write(activity.id().orElse(null), verdict);
  }

  /**
   * Writes a verdict.
   *
   * @param id the host's own name for the activity, or null if it has none
   */
  public static String write(@Nullable String id, Verdict verdict) {
    JsonText json = new JsonText().beginObject();
    if (id != null) {
      json.name("id").value(id);
    }
    json.name("decision").value(FactType.code(verdict.decision()));
    permittedFrom(verdict).ifPresent(from -> json.name("permittedFrom").value(from));
    json.name("findings").beginList();
    verdict.findings().forEach(finding -> write(finding, json));
    json.endList().name("obligations").beginList();
    Obligations.distinct(verdict.obligations()).forEach(obligation -> write(obligation, json));
    json.endList();
    if (!verdict.shadow().isEmpty()) {
      json.name("shadow").beginList();
      verdict.shadow().forEach(finding -> write(finding, json));
      json.endList();
    }
    json.name("lawEdition").value(verdict.edition().law());
    json.name("lawDigest").value(verdict.edition().lawDigest());
    json.name("zoneRules").value(verdict.edition().zoneRules());
    return json.endObject().toString();
  }

  /**
   * Reads what {@link #write(String, Verdict)} wrote.
   *
   * @param json one JSON object
   * @throws io.lexicall.facts.InvalidFactsException with every problem found
   */
  public static WrittenVerdict read(String json) {
    return VerdictReader.read(requireNonNull(json, "json"));
  }

  /** Returns a verdict, without an id, as {@link #read} would read it from JSON. */
  public static WrittenVerdict written(Verdict verdict) {
    return read(write((String) null, verdict));
  }

  /** Writes a verdict that was read. The text is the same as the one that was read. */
  public static String write(WrittenVerdict verdict) {
    JsonText json = new JsonText().beginObject();
    verdict.id().ifPresent(id -> json.name("id").value(id));
    json.name("decision").value(FactType.code(verdict.decision()));
    verdict.permittedFrom().ifPresent(from -> json.name("permittedFrom").value(from));
    json.name("findings").beginList();
    verdict.findings().forEach(finding -> write(finding, json));
    json.endList().name("obligations").beginList();
    for (WrittenVerdict.Obligation obligation : verdict.obligations()) {
      json.beginObject().name("obligation").value(obligation.obligation());
      json.name("rule").value(obligation.rule()).name("citation").value(obligation.citation());
      json.name("due");
      obligation.due().ifPresentOrElse(json::value, json::nothing);
      if (!obligation.note().isEmpty()) {
        json.name("note").value(obligation.note());
      }
      json.endObject();
    }
    json.endList();
    if (!verdict.shadow().isEmpty()) {
      json.name("shadow").beginList();
      verdict.shadow().forEach(finding -> write(finding, json));
      json.endList();
    }
    json.name("lawEdition").value(verdict.lawEdition());
    if (!verdict.lawDigest().isEmpty()) {
      json.name("lawDigest").value(verdict.lawDigest());
    }
    return json.name("zoneRules").value(verdict.zoneRules()).endObject().toString();
  }

  /**
   * Writes an error, in the place of a verdict, for a line that is not a valid activity.
   *
   * @param line the number of the line, from 1
   */
  public static String write(long line, Reading.Refused refused) {
    return write(null, line, refused);
  }

  /**
   * Writes an error, in the place of a verdict, for a line of one of several files.
   *
   * @param file what the file is called, fit to be shown; null if it need not be told
   * @param line the number of the line in the file, from 1
   */
  public static String write(@Nullable String file, long line, Reading.Refused refused) {
    JsonText json = new JsonText().beginObject().name("line").value(line);
    refused.id().ifPresent(id -> json.name("id").value(id));
    json.name("error").beginList();
    for (Problem problem : refused.problems()) {
      json.beginObject().name("path").value(problem.path());
      json.name("problem").value(problem.problem());
      json.name("allowed").value(problem.allowed()).endObject();
    }
    json.endList();
    if (file != null) {
      json.name("file").value(file);
    }
    return json.endObject().toString();
  }

  private static Optional<Instant> permittedFrom(Verdict verdict) {
    return verdict instanceof Verdict.Denial denial ? denial.permittedFrom() : Optional.empty();
  }

  private static void write(WrittenVerdict.Finding finding, JsonText json) {
    json.beginObject().name("rule").value(finding.rule());
    json.name("outcome").value(FactType.code(finding.outcome()));
    json.name("citation").value(finding.citation());
    json.name("certainty").value(finding.certainty());
    json.name("message").value(finding.message());
    finding.permittedFrom().ifPresent(from -> json.name("permittedFrom").value(from));
    if (!finding.missing().isEmpty()) {
      json.name("missing").values(finding.missing());
    }
    if (!finding.remedies().isEmpty()) {
      json.name("remedies").values(finding.remedies());
    }
    json.endObject();
  }

  private static void write(Finding finding, JsonText json) {
    json.beginObject();
    json.name("rule").value(finding.rule().id());
    json.name("outcome").value(FactType.code(finding.outcome()));
    json.name("citation").value(finding.citation());
    json.name("certainty").value(finding.rule().certainty().text());
    json.name("message").value(finding.message());
    finding.permittedFrom().ifPresent(from -> json.name("permittedFrom").value(from));
    List<String> missing = paths(finding.missing());
    if (finding.outcome() == Decision.INDETERMINATE && !missing.isEmpty()) {
      json.name("missing").values(missing);
    }
    if (!finding.remedies().isEmpty()) {
      json.name("remedies").values(finding.remedies());
    }
    json.endObject();
  }

  private static void write(Obligation obligation, JsonText json) {
    json.beginObject();
    json.name("obligation").value(obligation.duty().name());
    json.name("rule").value(obligation.rule().id());
    json.name("citation").value(obligation.citation());
    json.name("due");
    Due due = obligation.duty().due().orElse(null);
    if (due == null) {
      json.nothing();
    } else {
      json.value(due.toString());
    }
    if (!obligation.duty().note().isEmpty()) {
      json.name("note").value(obligation.duty().note());
    }
    json.endObject();
  }

  /** Returns the paths, sorted, so that equal verdicts give equal lines. */
  static List<String> paths(Collection<Fact<?, ?>> facts) {
    TreeSet<String> paths = new TreeSet<>();
    facts.forEach(fact -> paths.add(fact.path()));
    return List.copyOf(paths);
  }
}
