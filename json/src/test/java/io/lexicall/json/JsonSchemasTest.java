package io.lexicall.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.lexicall.Compliance;
import io.lexicall.facts.Activity;
import io.lexicall.json.cases.Case;
import io.lexicall.json.cases.Cases;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSchemasTest {
  private static final Schema FACTS = schema(ActivityJson.schema());
  private static final Schema VERDICT = schema(VerdictJson.schema());
  private static final Schema PROFILE = schema(ProfileJson.schema());
  private static final Schema CASE = schema(Cases.schema());
  private static final Compliance ACME = Compliance.builder().module(new TestLaw()).build();

  /** When it fails, run {@link JsonSchemas#main} in the folder of this module. */
  @Test
  void files_areWhatTheSchemasOfCoreSay() throws IOException {
    assertThat(Files.readString(JsonSchemas.FOLDER.resolve("facts.schema.json")))
        .isEqualTo(JsonSchemas.facts());
    assertThat(Files.readString(JsonSchemas.FOLDER.resolve("verdict.schema.json")))
        .isEqualTo(JsonSchemas.verdict());
    assertThat(Files.readString(JsonSchemas.FOLDER.resolve("profile.schema.json")))
        .isEqualTo(JsonSchemas.profile());
    assertThat(Files.readString(JsonSchemas.FOLDER.resolve("case.schema.json")))
        .isEqualTo(JsonSchemas.worked());
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
    String ofSeveral = VerdictJson.write("calls.jsonl", 1, (Reading.Refused) reading);
    assertThat(ofSeveral).endsWith("],\"file\":\"calls.jsonl\"}");
    assertThat(VERDICT.validate(ofSeveral, InputFormat.JSON)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | true",
        "{'dialing':'manual','caller':{'country':'US','taxExempt':false}} | true",
        "{'uncovered':{'MX':'permit'}} | true",
        "{'emergencies':[{'region':'US-FL','from':'2026-10-08T00:00:00-04:00'}]} | true",
        "{'purpose':'telemarketing'} | true",
        "{'purpose':'treatment'} | true",
        "{'purpose':'fun'} | false",
        "{'activity':'contact'} | false",
        "{'at':'2026-11-24T12:59:59Z'} | false",
        "{'uncovered':{'MX':'deny'}} | false",
        "{'callers':{}} | false",
        "{'consents':[],'relationship':{},'to':{'subscriber':'business'}} | true",
        "{'relationship':{'customer':false}} | true",
        "{'relationship':{'customer':true}} | false",
        "{'consents':[{'kind':'express','grantedAt':'2026-11-01T00:00:00Z'}]} | false",
        "{'to':{'number':'+12125550142'}} | false",
        "{'to':{'age':40,'subscriber':'business'}} | false",
        "{'lists':[]} | false",
        "{'history':[]} | false",
        "{'requestedAt':'2026-11-24T12:59:59Z'} | false",
        "[] | false",
      })
  void profile_allowsWhatTheReaderReads_andRefusesTheRest(String json, boolean valid) {
    String text = json.replace('\'', '"');
    assertThat(PROFILE.validate(text, InputFormat.JSON).isEmpty()).isEqualTo(valid);
    assertThat(catchThrowable(() -> ProfileJson.read(text)) == null).isEqualTo(valid);
    String worked =
        "{\"name\":\"x\",\"profile\":%s,\"facts\":{\"activity\":\"contact\",\"at\":\"2026-11-24T12:59:59Z\"},\"expect\":{\"decision\":\"deny\"}}"
            .formatted(text);
    assertThat(CASE.validate(worked, InputFormat.JSON).isEmpty()).isEqualTo(valid);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'name':'x','facts':FACTS,'expect':{'decision':'deny','missing':['lists'],'due':{'a':'2026-03-31'}}} | true",
        "{'name':'x','why':'y','regulations':['tcpa'],'facts':FACTS,'expect':{'permittedFrom':'2026-11-24T12:59:59Z'}} | true",
        "{'facts':FACTS,'expect':{'decision':'deny'}} | false",
        "{'name':'x','facts':FACTS,'expect':{}} | false",
        "{'name':'x','facts':FACTS,'expect':{'decision':'maybe'}} | false",
        "{'name':'x','regulations':[],'facts':FACTS,'expect':{'decision':'deny'}} | false",
        "{'name':'x','facts':{'activity':'call'},'expect':{'decision':'deny'}} | false",
        "{'name':'x','facts':FACTS,'expected':{'decision':'deny'}} | false",
      })
  void case_allowsWhatTheReaderReads_andRefusesTheRest(String json, boolean valid)
      throws IOException {
    String text =
        json.replace("FACTS", "{'activity':'contact','at':'2026-11-24T12:59:59Z'}")
            .replace('\'', '"');
    assertThat(CASE.validate(text, InputFormat.JSON).isEmpty()).isEqualTo(valid);
    Case read = Cases.read(new ByteArrayInputStream(text.getBytes(UTF_8)), "test").get(0);
    assertThat(read.problems().isEmpty()).isEqualTo(valid);
  }

  @Test
  void verdict_refusesWhatIsNoAnswer() {
    assertThat(VERDICT.validate("{\"decision\":\"maybe\"}", InputFormat.JSON)).isNotEmpty();
  }

  private static Schema schema(String text) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text);
  }
}
