package io.lexicall.json.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.json.cases.ScanCase.Stretch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanCaseTest {
  private static final Stretch PAN = new Stretch(5, 21, "pan");

  @TempDir Path folder;

  private List<ScanCase> read(String... lines) throws IOException {
    Path file = folder.resolve("cases.jsonl");
    Files.writeString(file, String.join("\n", lines).replace('\'', '"'));
    return ScanCase.read(file);
  }

  @Test
  void read_aCase_hasTextAndSpans() throws IOException {
    List<ScanCase> cases =
        read("", "{'id':'a','text':'card 4…','spans':[{'start':5,'end':21,'kind':'pan'}]}");
    assertThat(cases).hasSize(1);
    ScanCase given = cases.get(0);
    assertThat(given).hasToString("cases.jsonl:2: a");
    assertThat(given.text()).isEqualTo("card 4…");
    assertThat(given.spans()).containsExactly(PAN);
    assertThat(given.problems()).isEmpty();
  }

  @Test
  void differences_compareTheThreeKinds_inAnyOrder() throws IOException {
    ScanCase given =
        read("{'id':'a','text':'','spans':[{'start':5,'end':21,'kind':'pan'},"
                + "{'start':30,'end':33,'kind':'cvv'},{'start':40,'end':50,'kind':'phone'}]}")
            .get(0);
    Stretch code = new Stretch(30, 33, "cvv");
    assertThat(given.differences(List.of(code, PAN, new Stretch(1, 3, "loyalty")))).isEmpty();
    assertThat(given.differences(List.of(new Stretch(5, 20, "pan"), code)))
        .containsExactly(new Difference("spans", "pan[5,21), cvv[30,33)", "pan[5,20), cvv[30,33)"));
    assertThat(given.differences(List.of(PAN, code, new Stretch(60, 90, "track"))))
        .extracting(Difference::came)
        .containsExactly("pan[5,21), cvv[30,33), track[60,90)");
    assertThat(given.differences(List.of())).extracting(Difference::came).containsExactly("none");
  }

  @Test
  void read_aLineThatIsNoCase_failsByItself() throws IOException {
    List<ScanCase> cases =
        read(
            "[]",
            "nonsense",
            "{'id':'a','text':7,'spans':[]}",
            "{'id':'a','spans':[]}",
            "{'id':'a','text':''}",
            "{'id':'a','text':'','spans':{}}",
            "{'id':'a','text':'','spans':[{'start':5,'end':5,'kind':'pan'}]}",
            "{'id':'a','text':'','spans':[{'start':-1,'end':5,'kind':'pan'}]}",
            "{'id':'a','text':'','spans':['pan']}",
            "{'id':'a','text':'','spans':[],'span':[]}",
            "{'id':'z','text':'','spans':[]}");
    assertThat(cases).hasSize(11);
    assertThat(cases.subList(0, 10))
        .allSatisfy(given -> assertThat(given.differences(List.of())).isNotEmpty());
    assertThat(cases.get(10).differences(List.of())).isEmpty();
    assertThat(cases.get(6).differences(List.of()))
        .extracting(Difference::what)
        .containsExactly("spans[0]");
  }
}
