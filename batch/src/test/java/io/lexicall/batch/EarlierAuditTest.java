package io.lexicall.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
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
    assertThat(earlier.rules()).containsExactly(java.util.Map.entry("x.y", 3L));
    assertThat(earlier.first() + earlier.last()).isEqualTo("ab");
    assertThat(earlier.lawDigest()).isEqualTo("sha256:ab");
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
