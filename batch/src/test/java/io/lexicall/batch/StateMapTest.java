package io.lexicall.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class StateMapTest {
  private static final String STATES =
      "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM"
          + " NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR";

  @Test
  void map_hasATileForEachState() {
    String map = new StateMap(Map.of()).svg();
    assertThat(STATES.split(" "))
        .hasSize(52)
        .allSatisfy(state -> assertThat(map).containsOnlyOnce("<title>US-" + state + ": no rows"));
    assertThat(map.split("<title>US-", -1)).hasSize(53);
  }
}
