package io.lexicall.cli;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.Finding;
import io.lexicall.batch.Audit;
import io.lexicall.batch.PastActivity;
import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Dialing;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Profile;
import io.lexicall.facts.Subscriber;
import io.lexicall.facts.Voice;
import io.lexicall.json.ActivityJson;
import io.lexicall.json.cases.Case;
import io.lexicall.json.cases.Cases;
import io.lexicall.number.PhoneNumber;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Made-up calls with planted violations, as many as are wanted: every contact of the worked cases,
 * each copy to a number of its own, and series of calls that break caps one after the other. A row
 * is a function of its index, so that nothing is kept.
 */
final class PlantedCalls {
  private static final Path CASES =
      Path.of("../conformance/src/main/resources/io/lexicall/conformance");
  private static final int EXCHANGES = 700;

  /** The calls of one series, in the order of their instants. */
  private record Series(List<Past> calls) {}

  /** A call, how it ended, and the rules that it breaks. */
  private record Past(Contact contact, boolean connected, boolean refused, Set<String> breaks) {}

  /**
   * A row.
   *
   * @param past as the audit is given it
   * @param asked the same with the history that an audit must find
   * @param breaks the rules that were broken on purpose; others may be broken with them
   * @param connected whether a conversation took place
   * @param refused whether the person asked not to be called
   */
  record Row(
      PastActivity past, Contact asked, Set<String> breaks, boolean connected, boolean refused) {}

  private final List<Past> single = new ArrayList<>();
  private final List<Series> series = List.of(sevenInSeven(), talkedTo(), florida());
  private final int rowsOfACopy;
  private int leftOut;

  PlantedCalls(Compliance law) throws IOException {
    try (Stream<Path> files = Files.list(CASES)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".jsonl") && !name.equals("scan.jsonl")) {
          Cases.read(file).forEach(each -> add(each, law));
        }
      }
    }
    this.rowsOfACopy = single.size() + series.stream().mapToInt(each -> each.calls.size()).sum();
  }

  private void add(Case each, Compliance law) {
    if (each.problems().isEmpty()
        && each.profile().orElse(Profile.EMPTY).equals(Profile.EMPTY)
        && each.activity().orElse(null) instanceof Contact contact
        && number(contact) != null) {
      boolean denied = each.expectation().decision().orElse(null) == Decision.DENY;
      Past past =
          new Past(
              contact, false, false, denied ? new TreeSet<>(each.expectation().rules()) : Set.of());
      // Where something else is law for another number of the area, the case is of this one only.
      if (broken(row(past, List.of(), single.size(), 0).asked, law).containsAll(past.breaks)) {
        single.add(past);
      } else {
        leftOut++;
      }
    }
  }

  private static Set<String> broken(Contact contact, Compliance law) {
    Set<String> broken = new TreeSet<>();
    for (Finding finding : law.check(contact).findings()) {
      if (finding.outcome() == Decision.DENY) {
        broken.add(finding.rule().id());
      }
    }
    return broken;
  }

  /** Returns how many cases are of no use, since they are about one number. */
  int leftOut() {
    return leftOut;
  }

  private static PhoneNumber number(Contact contact) {
    Called to = Contact.TO.in(contact);
    return to == null ? null : Called.NUMBER.in(to);
  }

  /** Returns how many rows a copy has. */
  int rowsOfACopy() {
    return rowsOfACopy;
  }

  /** Returns the rules that are broken on purpose. */
  Set<String> planted() {
    Set<String> planted = new TreeSet<>();
    single.forEach(each -> planted.addAll(each.breaks));
    series.forEach(each -> each.calls.forEach(call -> planted.addAll(call.breaks)));
    return planted;
  }

  /** Returns the row of an index, from 0. */
  Row row(long index) {
    long copy = index / rowsOfACopy;
    int at = (int) (index % rowsOfACopy);
    if (at < single.size()) {
      Past past = single.get(at);
      return row(past, List.of(), copy * (single.size() + series.size()) + at, index);
    }
    at -= single.size();
    for (int i = 0; i < series.size(); i++) {
      List<Past> calls = series.get(i).calls;
      if (at < calls.size()) {
        int call = calls.size() - 1 - at; // the last comes first: an audit sorts by instant
        long number = copy * (single.size() + series.size()) + single.size() + i;
        return row(calls.get(call), calls.subList(0, call), number, index);
      }
      at -= calls.size();
    }
    throw new IllegalStateException("no row " + index);
  }

  private static Row row(Past past, List<Past> earlier, long number, long index) {
    Called to = Contact.TO.in(past.contact);
    Contact contact =
        past.contact.with(
            Contact.TO,
            Called.builder().from(to).number(another(number(past.contact), number)).build());
    contact = Contact.builder().from(contact).id("row-" + index).build();
    List<EarlierContact> history =
        earlier.stream()
            .map(
                each ->
                    EarlierContact.builder()
                        .at(each.contact.at())
                        .channel(Contact.CHANNEL.in(each.contact))
                        .purpose(Contact.PURPOSE.in(each.contact))
                        .with(EarlierContact.SUBJECT, Contact.SUBJECT.in(each.contact))
                        .connected(each.connected)
                        .refused(each.refused)
                        .build())
            .toList();
    return new Row(
        PastActivity.of(contact).connected(past.connected).refused(past.refused),
        Contact.HISTORY.in(contact) == null ? contact.with(Contact.HISTORY, history) : contact,
        past.breaks,
        past.connected,
        past.refused);
  }

  /** Returns a number of the same place: in North America of the same area code. */
  private static PhoneNumber another(PhoneNumber number, long which) {
    String digits = Long.toString(number.digits());
    if (digits.length() == 11 && digits.startsWith("1")) {
      long exchange = 220 + which / 10_000 % EXCHANGES;
      exchange += exchange % 100 == 11 ? 1 : 0;
      return PhoneNumber.ofDigits(
          Long.parseLong(digits.substring(0, 4)) * 10_000_000 + exchange * 10_000 + which % 10_000);
    }
    long end = 10_000;
    return PhoneNumber.ofDigits(number.digits() / end * end + which % end);
  }

  /** Returns so many rows, from the first. */
  Audit.Rows rows(long count) {
    return new Audit.Rows() {
      private long next;

      @Override
      public PastActivity next() {
        return next < count ? row(next++).past() : null;
      }
    };
  }

  private static Contact.Builder debt(Instant at) {
    return Contact.callTo(PhoneNumber.parse("+12125550142"))
        .at(at)
        .channel(ContactChannel.VOICE)
        .purpose(ContactPurpose.DEBT_COLLECTION)
        .dialing(Dialing.MANUAL)
        .voice(Voice.LIVE)
        .subject("debt-1")
        .consents(List.of())
        .caller(Caller.builder().seller("acme").thirdParty(true).build());
  }

  /** 12 CFR 1006.14(b)(2)(i)(A): the eighth call about a debt in seven days. */
  private static Series sevenInSeven() {
    List<Past> calls = new ArrayList<>();
    Instant first = Instant.parse("2026-03-02T15:00:00Z");
    for (int i = 0; i < 9; i++) {
      calls.add(
          new Past(
              debt(first.plus(Duration.ofHours(17L * i + (17L * i % 24 > 9 ? 7 : 0)))).build(),
              false,
              false,
              i < 7 ? Set.of() : Set.of("reg-f.call-frequency")));
    }
    return new Series(calls);
  }

  /** 12 CFR 1006.14(b)(2)(i)(B): a call within seven days after a conversation. */
  private static Series talkedTo() {
    Instant first = Instant.parse("2026-03-02T15:00:00Z");
    return new Series(
        List.of(
            new Past(debt(first).build(), true, false, Set.of()),
            new Past(
                debt(first.plus(Duration.ofDays(3))).build(),
                false,
                false,
                Set.of("reg-f.call-after-conversation")),
            new Past(debt(first.plus(Duration.ofDays(9))).build(), false, false, Set.of())));
  }

  /** Fla. Stat. 501.616(6)(b): the fourth sales call on the same subject in 24 hours. */
  private static Series florida() {
    List<Past> calls = new ArrayList<>();
    Instant first = Instant.parse("2026-03-03T14:00:00Z");
    for (int i = 0; i < 5; i++) {
      calls.add(
          new Past(
              Contact.builder()
                  .to(
                      Called.builder()
                          .number(PhoneNumber.parse("+13055550123"))
                          .subscriber(Subscriber.CONSUMER)
                          .build())
                  .at(first.plus(Duration.ofHours(2L * i)))
                  .channel(ContactChannel.VOICE)
                  .purpose(ContactPurpose.TELEMARKETING)
                  .dialing(Dialing.MANUAL)
                  .voice(Voice.LIVE)
                  .subject("solar")
                  .build(),
              false,
              false,
              i < 3 ? Set.of() : Set.of("us-state.frequency-cap")));
    }
    return new Series(calls);
  }

  /**
   * Writes so many calls as JSON lines, for the tool.
   *
   * @param arguments how many, and the file
   */
  public static void main(String[] arguments) throws IOException {
    PlantedCalls calls = new PlantedCalls(Compliance.load());
    long count = Long.parseLong(arguments[0]);
    try (BufferedWriter out = Files.newBufferedWriter(Path.of(arguments[1]))) {
      for (long i = 0; i < count; i++) {
        Row row = calls.row(i);
        String facts = ActivityJson.write(row.past().activity().orElseThrow());
        out.write(facts.substring(0, facts.length() - 1));
        out.write(",\"connected\":" + row.connected() + ",\"refused\":" + row.refused() + "}\n");
      }
    }
  }
}
