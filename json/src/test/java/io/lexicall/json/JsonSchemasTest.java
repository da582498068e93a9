package io.lexicall.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.lexicall.Compliance;
import io.lexicall.facts.Activity;
import java.io.IOException;
import java.nio.file.Files;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSchemasTest {
  private static final Schema FACTS = schema(ActivityJson.schema());
  private static final Schema VERDICT = schema(VerdictJson.schema());
  private static final Compliance ACME = Compliance.builder().module(new TestLaw()).build();

  /** When it fails, run {@link JsonSchemas#main} in the folder of this module. */
  @Test
  void files_areWhatTheSchemasOfCoreSay() throws IOException {
    assertThat(Files.readString(JsonSchemas.FOLDER.resolve("facts.schema.json")))
        .isEqualTo(JsonSchemas.facts());
    assertThat(Files.readString(JsonSchemas.FOLDER.resolve("verdict.schema.json")))
        .isEqualTo(JsonSchemas.verdict());
  }

  @Property(tries = 300)
  void facts_allowWhateverIsWritten(@ForAll long seed) {
    Activity<?> activity = new SomeFacts(seed).activity();
    assertThat(FACTS.validate(ActivityJson.write(activity), InputFormat.JSON)).isEmpty();
    String answer = VerdictJson.write(activity, ACME.check(activity));
    assertThat(VERDICT.validate(answer, InputFormat.JSON)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'activity':'contact'}",
        "{'at':'2026-11-24T12:59:59Z'}",
        "{'activity':'call','at':'2026-11-24T12:59:59Z'}",
        "{'activity':'contact','at':'2026-11-24T12:59:59'}",
        "{'activity':'contact','at':'2026-11-24'}",
        "{'activity':'contact','at':'2026-11-24T12:59:59Z','purpos':'x'}",
        "{'activity':'contact','at':'2026-11-24T12:59:59Z','purpose':'x'}",
        "{'activity':'contact','at':'2026-11-24T12:59:59Z','to':{'number':'2125550142'}}",
        "{'activity':'contact','at':'2026-11-24T12:59:59Z','to':{'age':1.5}}",
        "{'activity':'contact','at':'2026-11-24T12:59:59Z','recorded':null}",
        "{'activity':'contact','at':'2026-11-24T12:59:59Z','emergencies':[]}",
        "{'activity':'contact','at':'2026-11-24T12:59:59Z','consents':[{}]}",
        "[]",
      })
  void facts_refuseWhatTheReaderRefuses(String json) {
    String text = json.replace('\'', '"');
    Reading reading = ActivityJson.tryRead(text);
    assertThat(reading).isInstanceOf(Reading.Refused.class);
    assertThat(FACTS.validate(text, InputFormat.JSON)).isNotEmpty();
    String answer = VerdictJson.write(1, (Reading.Refused) reading);
    assertThat(VERDICT.validate(answer, InputFormat.JSON)).isEmpty();
  }

  @Test
  void verdict_refusesWhatIsNoAnswer() {
    assertThat(VERDICT.validate("{\"decision\":\"maybe\"}", InputFormat.JSON)).isNotEmpty();
  }

  private static Schema schema(String text) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text);
  }
}
