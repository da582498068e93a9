package io.lexicall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaCommandTest {
  @ParameterizedTest
  @ValueSource(strings = {"facts", "profile", "verdict", "case"})
  void schema_isPrintedWhole(String what) throws IOException {
    Run run = Run.of("", "schema", what);
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("\"$id\": \"urn:lexicall:" + what + "\"").endsWith("}\n");
    try (JsonParser parser = new JsonFactory().createParser(run.out())) {
      parser.nextToken();
      parser.skipChildren();
      assertThat(parser.nextToken()).isNull();
    }
  }

  @Test
  void schema_unlessTold_isThatOfFacts_andAWrongWordIsToldWhatThereIs() {
    assertThat(Run.of("", "schema").out()).isEqualTo(Run.of("", "schema", "facts").out());
    Run wrong = Run.of("", "schema", "fact");
    assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(wrong.err())
        .isEqualTo("lexicall: there is a schema of facts, profile, verdict, case, not of fact\n");
    assertThat(Run.of("", "schema", "facts", "case").exitCode()).isEqualTo(ExitCode.USAGE);
  }
}
