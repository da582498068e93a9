package io.lexicall.engine.term;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
        "was_customer_consent_cancelled",
        "consent_active",
        "consent_state",
        "Consent Flag",
        "is_consented",
        "consented"
      })
  void withdrawals_areRecognized(String name) {
    assertThat(ColumnNames.mayTellWithdrawal(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "consent",
        "consent_statement",
        "consent_state_code",
        "opt in",
        "customer",
        "stops",
        "phone",
        ""
      })
  void otherNames_areNot(String name) {
    assertThat(ColumnNames.mayTellWithdrawal(name)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "expires_at",
        "expired",
        "Expiry",
        "consent_expires",
        "consent expiration date",
        "consentExpirationDateTime",
        "marketing_consent_expires",
        "written_consent_expires_on",
        "expired_flag",
        "expiry_ts",
        "consent_expires_at_utc",
        "expiration timestamp",
        "valid_to_date",
        "Valid Until",
        "valid_to"
      })
  void expiries_areRecognized(String name) {
    assertThat(ColumnNames.mayTellExpiry(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "card_expiry",
        "valid",
        "valid_token",
        "valid_total",
        "valid_tollfree",
        "caduceus",
        "experience",
        "expired_plan",
        "expiring_offers"
      })
  void whatElseExpires_isNone(String name) {
    assertThat(ColumnNames.mayTellExpiry(name)).isFalse();
  }

  @Test
  void states_areThoseOfATableOfConsents() {
    assertThat(List.of("active", "Is Valid", "status", "ended", "end_date", "ends at"))
        .allMatch(ColumnNames::mayTellState);
    assertThat(List.of("state", "status_note", "agent", "end_user", "activity", ""))
        .noneMatch(ColumnNames::mayTellState);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cell_dnc",
        "dnc_phone_email",
        "state_dnc_email_flag",
        "mail dnc", // it may be of both
        "home dnc",
        "phone1_dnc",
        "eaDnc",
        "HomePhoneDNCFlag",
        "Phone1DNCStatus",
        "litigators",
        "PersonDoNotCall",
        "ContactCallable",
        "phone_ok",
        "do_not_solicit",
        "do_not_market",
        "No Solicitation",
        "do_not_dial",
        "no_dial",
        "dialable",
        "stop_flag",
        "call_ok",
        "permission_to_call",
        "ContactPermission",
        "known_litigator",
        "tcpa_litigator",
        "removal_requested",
        "cease_and_desist",
        "d\u00e9sabonn\u00e9",
        "gesperrt",
        "DNC",
        "federal_dnc",
        "Own DNC",
        "DoNotPhone",
        "do-not-disturb",
        "DND",
        "no_text",
        "objection",
        "Do not allow Phone Calls",
        "Don't Call",
        "never contact",
        "No SMS",
        "DND Status",
        "Wireless DNC",
        "Removed From List",
        "Removal Date",
        "Removed On",
        "can_contact",
        "May Call",
        "ok to be called",
        "callable",
        "Allow Phone",
        "Calls Allowed",
        "TPS",
        "ctps",
        "TPS/CTPS",
        "tps_listed",
        "On TPS",
        "Robinson",
        "Lista Robinson",
        "Bloctel",
        "Werbesperre",
        "no contactar",
        "Registro Opposizioni",
        "Widerspruch",
        "ne pas appeler",
        "no_llamar"
      })
  void refusals_areRecognized(String name) {
    assertThat(ColumnNames.mayTellRefusal(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "note",
        "state",
        "company",
        "objected_at",
        "objective",
        "candidate",
        "maybe",
        "removed_by_plan",
        "call_date",
        "contact_name",
        "tps_report",
        "email_opt_out",
        "Opt Out Email",
        "Unsubscribed from all email",
        "Opted out of email: Marketing Information",
        "Objections",
        "Removed",
        "allowance",
        "calls",
        "contact_owner",
        "marketing_source",
        "ContactableByEmail",
        "stopover",
        ""
      })
  void columnsOfOtherThings_areNoRefusals(String name) {
    assertThat(ColumnNames.mayTellRefusal(name)).isFalse();
  }

  /** A name comes from a file, and can be as long as whoever wrote it likes. */
  @Test
  void longName_endsNoThread() {
    for (String word : new String[] {"is", "consents", "texts sms ", "date_of_"}) {
      assertThat(ColumnNames.mayTellWithdrawal(word.repeat(100_000))).isFalse();
      assertThat(ColumnNames.mayTellRefusal(word.repeat(100_000))).isFalse();
      assertThat(ColumnNames.mayTellExpiry(word.repeat(100_000))).isFalse();
      assertThat(ColumnNames.mayTellExpiry("expiry" + word.repeat(100_000))).isFalse();
      assertThat(ColumnNames.mayTellState(word.repeat(100_000))).isFalse();
    }
  }
}
