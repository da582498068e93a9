package io.lexicall.server;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.lexicall.Finding;
import io.lexicall.Obligation;
import io.lexicall.Verdict;
import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.lexicall.facts.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The server's own answers as JSON. Verdicts are written elsewhere. */
final class Json {
  private static final JsonFactory JSON = new JsonFactory();

  private Json() {}

  /** Writes members of an object. */
  interface Members {
    void write(JsonGenerator json) throws IOException;
  }

  static byte[] object(Members members) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      members.write(json);
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible); // an array does not fail
    }
    return bytes.toByteArray();
  }

  /** Returns whether bytes are one complete object, with only blanks around it. */
  static boolean isWholeObject(byte[] bytes) {
    try (JsonParser json = JSON.createParser(bytes)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      json.skipChildren();
      return json.nextToken() == null;
    } catch (IOException cutOff) {
      return false;
    }
  }

  /** Writes a problem in the form of RFC 9457. */
  static byte[] problem(Refusal refusal) {
    return object(
        json -> {
          json.writeStringField("type", "urn:lexicall:problem:" + refusal.kind().type());
          json.writeStringField("title", refusal.kind().title());
          json.writeNumberField("status", refusal.kind().status());
          json.writeStringField("detail", refusal.detail());
          String id = refusal.id();
          if (id != null) {
            json.writeStringField("id", id);
          }
          if (!refusal.problems().isEmpty()) {
            json.writeArrayFieldStart("errors");
            for (Problem problem : refusal.problems()) {
              json.writeStartObject();
              json.writeStringField("path", problem.path());
              json.writeStringField("problem", problem.problem());
              json.writeStringField("allowed", problem.allowed());
              json.writeEndObject();
            }
            json.writeEndArray();
          }
        });
  }

  /**
   * Writes a verdict as texts only, for dialers that cannot compare anything else: no member is
   * left out, and absent values are empty.
   */
  static byte[] flat(Verdict verdict) {
    Finding deciding =
        verdict.findings().stream()
            .filter(finding -> finding.outcome() == verdict.decision())
            .findFirst()
            .orElse(null);
    Set<String> missing = new TreeSet<>();
    for (Finding finding : verdict.findings()) {
      finding.missing().stream().map(Fact::path).forEach(missing::add);
    }
    String obligations =
        verdict.obligations().stream()
            .map(Obligation::duty)
            .map(duty -> duty.name())
            .distinct()
            .collect(Collectors.joining(","));
    String from =
        verdict instanceof Verdict.Denial denial
            ? denial.permittedFrom().map(Object::toString).orElse("")
            : "";
    return object(
        json -> {
          json.writeStringField("decision", FactType.code(verdict.decision()));
          json.writeStringField("permittedFrom", from);
          json.writeStringField("rule", deciding == null ? "" : deciding.rule().id());
          json.writeStringField("citation", deciding == null ? "" : deciding.citation());
          json.writeStringField("reason", deciding == null ? "" : deciding.message());
          json.writeStringField("missing", String.join(",", missing));
          json.writeStringField("obligations", obligations);
        });
  }
}
