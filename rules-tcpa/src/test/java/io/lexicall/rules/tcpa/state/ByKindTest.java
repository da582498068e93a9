package io.lexicall.rules.tcpa.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.engine.term.Terms;
import io.lexicall.engine.trait.Trait;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.facts.Voice;
import io.lexicall.rule.Condition;
import io.lexicall.time.HolidayCalendar;
import io.lexicall.time.WeeklyHours;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A condition for each kind of contact: which of them counts, and what an unknown kind asks. */
class ByKindTest {
  private static final Instant NOON = Instant.parse("2026-11-24T17:00:00Z");

  /** Letters for what is known of each kind: T and F, or the fact that decides. */
  private static Condition<Contact> condition(char letter) {
    return switch (letter) {
      case 'T' -> Condition.always();
      case 'F' -> Condition.never();
      case 'C' -> Condition.unknown(Contact.CONSENTS);
      default -> Condition.unknown(Contact.HISTORY);
    };
  }

  /** One letter each for a live call, a recorded one and a text. */
  private static ByKind byKind(String letters) {
    Map<Kind, Condition<Contact>> conditions = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      conditions.put(kind, condition(letters.charAt(kind.ordinal())));
    }
    return new ByKind(conditions);
  }

  private static Contact contact(@Nullable ContactChannel channel, @Nullable Voice voice) {
    Contact.Builder contact = Contact.builder().at(NOON);
    if (channel != null) {
      contact.channel(channel);
    }
    if (voice != null) {
      contact.voice(voice);
    }
    return contact.build();
  }

  private static String missing(Condition<Contact> condition, Contact about) {
    Set<Fact<Contact, ?>> missing = new LinkedHashSet<>();
    condition.missing(about, missing);
    return missing.stream().map(Fact::path).sorted().collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource({
    // the kind is known: nothing else counts
    "VOICE, LIVE, TFF, TRUE,",
    "VOICE, LIVE, FTT, FALSE,",
    "VOICE, LIVE, CTT, UNKNOWN, consents",
    "VOICE, PRERECORDED, FTF, TRUE,",
    "VOICE, PRERECORDED, TFT, FALSE,",
    "VOICE, ARTIFICIAL, FTF, TRUE,",
    "TEXT, , FFT, TRUE,",
    "TEXT, , TTF, FALSE,",
    "TEXT, , TTC, UNKNOWN, consents",
    // a call of which nobody says who speaks
    "VOICE, , TTF, TRUE,",
    "VOICE, , FFT, FALSE,",
    "VOICE, , TFF, UNKNOWN, voice",
    "VOICE, , FTT, UNKNOWN, voice",
    "VOICE, , CCT, UNKNOWN, consents",
    "VOICE, , CHT, UNKNOWN, consents history voice",
    "VOICE, , TCT, UNKNOWN, consents voice",
    // nobody says whether it is a call
    ", LIVE, TFT, TRUE,",
    ", LIVE, FTF, FALSE,",
    ", LIVE, TFF, UNKNOWN, channel",
    ", LIVE, CTC, UNKNOWN, consents",
    ", LIVE, CTH, UNKNOWN, channel consents history",
    ", PRERECORDED, FTT, TRUE,",
    ", PRERECORDED, TTF, UNKNOWN, channel",
    ", , TTT, TRUE,",
    ", , FFF, FALSE,",
    ", , TFF, UNKNOWN, channel voice",
    ", , TTF, UNKNOWN, channel",
    ", , FTT, UNKNOWN, channel voice",
    ", , CCC, UNKNOWN, consents",
  })
  void kindThatIsNotKnown_isAskedOnlyWhereItMatters(
      @Nullable ContactChannel channel,
      @Nullable Voice voice,
      String letters,
      Truth expected,
      @Nullable String missing) {
    ByKind condition = byKind(letters);
    Contact about = contact(channel, voice);
    Condition<Contact> left = condition.given(Trait.traitsOf(about));

    assertThat(condition.test(about)).isEqualTo(expected);
    assertThat(left.test(about)).isEqualTo(expected);
    if (missing != null) {
      assertThat(missing(condition, about)).isEqualTo(missing);
      assertThat(missing(left, about)).isEqualTo(missing);
    }
  }

  @Test
  void given_whatIsKnown_leavesTheConditionOfTheKind() {
    Contact live = contact(ContactChannel.VOICE, Voice.LIVE);
    Contact someCall = contact(ContactChannel.VOICE, null);

    assertThat(Terms.settled(byKind("TFF").given(Trait.traitsOf(live)))).isEqualTo(Truth.TRUE);
    assertThat(Terms.settled(byKind("FTT").given(Trait.traitsOf(live)))).isEqualTo(Truth.FALSE);
    assertThat(Terms.settled(byKind("FFT").given(Trait.traitsOf(someCall)))).isEqualTo(Truth.FALSE);
    assertThat(Terms.settled(byKind("TFF").given(Trait.traitsOf(someCall)))).isNull();
    assertThat(Terms.settled(byKind("FTF").given(Trait.traitsOf(someCall)))).isNull();
  }

  @Test
  void kindWithoutACondition_neverMeetsIt() {
    ByKind condition = new ByKind(Map.of(Kind.TEXT, Condition.always()));
    assertThat(condition.test(contact(ContactChannel.VOICE, null))).isEqualTo(Truth.FALSE);
    assertThat(condition.test(contact(ContactChannel.TEXT, null))).isEqualTo(Truth.TRUE);
    assertThat(condition.says()).isEqualTo("for text: always");
  }

  @Test
  void card_namesEachKindThatCanMeetIt_andAllThatIsRead() {
    assertThat(byKind("TFC").says()).isEqualTo("for live: always; for text: consents decides");
    assertThat(byKind("HFC").reads())
        .extracting(Fact::path)
        .containsExactlyInAnyOrder("channel", "voice", "history", "consents");
  }

  private static HoursAt shutBut(String open, String zone) {
    return new HoursAt(
        WeeklyHours.of(open, open, open, "same"),
        HolidayCalendar.NONE,
        ZoneClock.of(ZoneId.of(zone)));
  }

  @Test
  void ofSeveralKinds_tellsWhatHolds_andWhenTheFirstOfThemChanges() {
    HoursAt ofLive = shutBut("08:00-20:00", "America/Chicago");
    HoursAt ofRecorded = shutBut("13:00-21:00", "America/Chicago");
    ByKind condition = new ByKind(Map.of(Kind.LIVE, ofLive, Kind.PRERECORDED, ofRecorded));
    Contact someCall = contact(ContactChannel.VOICE, null);

    assertThat(condition.tells(someCall).get())
        .isEqualTo(
            "it is 11:00:00 on Tuesday 24 November 2026 in America/Chicago; the hours are"
                + " Mon-Sun 13:00-21:00, also on holidays");
    assertThat(condition.tells(contact(ContactChannel.VOICE, Voice.LIVE)).get()).isEmpty();
    assertThat(condition.nextChange(someCall, NOON)).isEqualTo("2026-11-24T19:00:00Z");
    assertThat(condition.nextChange(someCall, Instant.parse("2026-11-24T19:00:00Z")))
        .isEqualTo("2026-11-25T02:00:00Z");
    assertThat(condition.nextChange(contact(ContactChannel.VOICE, Voice.LIVE), NOON))
        .isEqualTo("2026-11-25T02:00:00Z");
    assertThat(condition.nextChange(contact(ContactChannel.TEXT, null), NOON)).isNull();
  }

  @Test
  void hoursByTheClockOfTheLaw_areReadWhereverThePersonIs() {
    HoursAt shut = shutBut("08:00-20:00", "America/Chicago");
    Contact call = contact(ContactChannel.VOICE, Voice.LIVE);
    Instant opens = Instant.parse("2026-11-24T14:00:00Z");

    assertThat(shut.test(call.at(opens.minusSeconds(1)))).isEqualTo(Truth.TRUE);
    assertThat(shut.test(call.at(opens))).isEqualTo(Truth.FALSE);
    assertThat(shut.test(call.at(Instant.parse("2026-11-25T01:59:59Z")))).isEqualTo(Truth.FALSE);
    assertThat(shut.test(call.at(Instant.parse("2026-11-25T02:00:00Z")))).isEqualTo(Truth.TRUE);
    assertThat(shut.lasts()).isTrue();
    assertThat(shut.reads()).isEmpty();
    assertThat(shut.says())
        .isEqualTo("it is outside Mon-Sun 08:00-20:00, also on holidays in America/Chicago");
  }
}
