package io.lexicall.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallingWindowTest {

  @ParameterizedTest
  @CsvSource({
    "08:00-21:00, 07:59:59.999999999, false",
    "08:00-21:00, 08:00, true",
    "08:00-21:00, 20:59:59.999999999, true",
    "08:00-21:00, 21:00, false",
    "13:00-24:00, 12:59:59, false",
    "13:00-24:00, 23:59:59.999999999, true",
    "13:00-24:00, 00:00, false",
    "00:00-24:00, 00:00, true",
    "00:00-24:00, 23:59:59.999999999, true",
  })
  void contains_isInclusiveAtStart_exclusiveAtEnd(String window, LocalTime time, boolean expected) {
    assertThat(CallingWindow.parse(window).contains(time)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"08:00-21:00", "00:00-24:00", "23:59:59-24:00", "08:30:15-21:00"})
  void parse_whatToStringWrote_isTheSame(String text) {
    assertThat(CallingWindow.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "08:00",
        "08:00-",
        "8:00-21:00",
        "08:00 - 21:00",
        "08.00-21.00",
        "08:00-21:60",
        "24:00-24:00",
        "08:00-25:00",
        "08:00-21:00:60",
        "0a:00-21:00",
        "21:00-08:00",
        "08:00-08:00",
        "08:00-00:00",
        "08:00-24:00:00",
        "08:00-24:01"
      })
  void parse_notAWindow_isRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> CallingWindow.parse(text));
  }

  @Test
  void bounds_asSeconds() {
    assertThat(CallingWindow.of("08:00", "21:00").openSecondOfDay()).isEqualTo(28_800);
    assertThat(CallingWindow.of("08:00", "21:00").closeSecondOfDay()).isEqualTo(75_600);
    assertThat(CallingWindow.of("00:00", "24:00").openSecondOfDay()).isZero();
    assertThat(CallingWindow.of("00:00", "24:00").closeSecondOfDay()).isEqualTo(86_400);
  }

  @Test
  void window_withAFractionOfASecond_isRefused() {
    LocalTime open = LocalTime.of(8, 0, 0, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CallingWindow(open, LocalTime.NOON))
        .withMessageContaining("whole seconds");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CallingWindow(LocalTime.MIN, open))
        .withMessageContaining("whole seconds");
  }

  @Test
  void window_acrossMidnight_saysWhatToDo() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CallingWindow.of("21:00", "08:00"))
        .withMessage(
            "A calling window must close after it opens, but opens 21:00 and closes 08:00; split"
                + " one that crosses midnight in two");
  }
}
