package io.lexicall.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EarlierAuditTest {
  private static EarlierAudit read(String json) throws IOException {
    return EarlierAudit.read(new ByteArrayInputStream(json.getBytes(UTF_8)));
  }

  @Test
  void summary_isReadWhateverElseItHolds() throws IOException {
    EarlierAudit earlier =
        read(
            "{\"rows\":9,\"lawful\":5,\"unlawful\":3,\"undecided\":1,\"refused\":0,\"first\":\"a\","
                + "\"last\":\"b\",\"more\":{\"x\":[1,{}]},\"rules\":[{\"rule\":\"x.y\",\"citations\":"
                + "[\"1\"],\"unlawful\":3,\"undecided\":1},{\"rule\":\"x.z\",\"unlawful\":0}],"
                + "\"lawDigest\":\"sha256:ab\"}");

    assertThat(earlier.judged()).isEqualTo(9);
    assertThat(earlier.unlawful()).isEqualTo(3);
    assertThat(earlier.undecided()).isEqualTo(1);
    assertThat(earlier.rules()).containsExactly(Map.entry("x.y", 3L));
    assertThat(earlier.first() + earlier.last()).isEqualTo("ab");
    assertThat(earlier.lawDigest()).isEqualTo("sha256:ab");
  }

  @Test
  void differences_areOfWhatBothRestOn() throws IOException {
    EarlierAudit earlier =
        read(
            "{\"lawful\":5,\"unlawful\":3,\"undecided\":1,\"lawDigest\":\"sha256:ab\",\"basis\":"
                + "{\"list us-dnc\":\"2026-04-01\",\"time zone\":\"UTC\",\"profile\":\"x\",\"later\":[{}]}}");
    Map<String, String> now =
        Map.of("list us-dnc", "2026-05-01", "time zone", "UTC", "fact a", "b");

    assertThat(earlier.hasBasis()).isTrue();
    assertThat(earlier.differences(now))
        .extracting(Object::toString)
        .containsExactly(
            "fact a (b, before none)",
            "list us-dnc (2026-05-01, before 2026-04-01)",
            "profile (none, before x)");
    assertThat(earlier.caveats("sha256:cd", now)).hasSize(3).first().asString().contains("law");
    assertThat(earlier.caveats("sha256:ab", now))
        .hasSize(2)
        .first()
        .asString()
        .contains("list us-dnc (2026-05-01, before 2026-04-01);")
        .doesNotContain("zone");
    Map<String, String> same =
        Map.of("list us-dnc", "2026-04-01", "time zone", "UTC", "profile", "x");
    assertThat(earlier.differences(same)).isEmpty();
    assertThat(earlier.caveats("sha256:ab", same))
        .singleElement()
        .asString()
        .contains("are not compared");
  }

  @Test
  void digest_isShownWhole_andNumbersAreNot() throws IOException {
    String before = "sha256:41dcdd1234567890" + "94c0".repeat(12);
    String now = "sha256:" + "1".repeat(64);
    EarlierAudit earlier =
        read(
            "{\"lawful\":5,\"unlawful\":3,\"undecided\":1,\"basis\":{\"profile\":\"%s\",\"fact a\":\"12125550142\"}}"
                .formatted(before));
    assertThat(earlier.differences(Map.of("profile", now, "fact a", "sha256:12125550142")))
        .extracting(Object::toString)
        .containsExactly(
            "fact a (sha•••:•••••••••42, before •••••••••42)",
            "profile (%s, before %s)".formatted(now, before));
  }

  @Test
  void summaryThatDoesNotSayWhatItRestsOn_isToldAsSuch() throws IOException {
    EarlierAudit earlier = read("{\"lawful\":5,\"unlawful\":3,\"undecided\":1}");
    assertThat(earlier.hasBasis()).isFalse();
    assertThat(earlier.differences(Map.of("time zone", "UTC"))).isEmpty();
    assertThat(earlier.caveats("", Map.of("time zone", "UTC")))
        .singleElement()
        .asString()
        .contains("The earlier summary does not say");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[]", "{}", "{\"lawful\":1", "{\"lawful\":\"many\"}", "id,decision\n1,deny\n"})
  void whatIsNoSummary_isRefused(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(BatchFileException.class)
        .hasMessage("it is not the summary of an audit");
  }
}
