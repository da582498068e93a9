package io.lexicall.engine.term;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which columns of other systems must not be passed over. */
class ColumnNamesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "revoked",
        "consent_revoked_at",
        "Date of Consent Withdrawal",
        "consent stop",
        "text_stop_date",
        "sms opt-out",
        "consents_status",
        "was_customer_consent_cancelled"
      })
  void withdrawals_areRecognized(String name) {
    assertThat(ColumnNames.mayTellWithdrawal(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"consent", "opt in", "customer", "stops", "phone", ""})
  void otherNames_areNot(String name) {
    assertThat(ColumnNames.mayTellWithdrawal(name)).isFalse();
  }

  /** A name comes from a file, and can be as long as whoever wrote it likes. */
  @Test
  void longName_endsNoThread() {
    for (String word : new String[] {"is", "consents", "texts sms ", "date_of_"}) {
      assertThat(ColumnNames.mayTellWithdrawal(word.repeat(100_000))).isFalse();
      assertThat(ColumnNames.mayTellRefusal(word.repeat(100_000))).isFalse();
    }
  }
}
