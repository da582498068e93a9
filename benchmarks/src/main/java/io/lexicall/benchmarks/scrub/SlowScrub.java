package io.lexicall.benchmarks.scrub;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.Finding;
import io.lexicall.Verdict;
import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Controller;
import io.lexicall.facts.Dialing;
import io.lexicall.facts.FactType;
import io.lexicall.facts.Profile;
import io.lexicall.facts.Relationship;
import io.lexicall.facts.Subscriber;
import io.lexicall.facts.Voice;
import io.lexicall.lists.DoNotCallLists;
import io.lexicall.lists.ListEdition;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A scrub as one would write it at first: a row after the other, each number read by
 * libphonenumber, each row's facts stated anew and the engine asked for each. What {@code lexicall
 * scrub} writes must be the same, row by row.
 *
 * <p>{@code java -cp "$classpath" io.lexicall.benchmarks.scrub.SlowScrub FOLDER} scrubs what {@link
 * Leads} wrote into {@code FOLDER/slow.csv}, all rows in one file; compare it with that of {@link
 * FastScrub}.
 */
public final class SlowScrub {
  private static final Place HOME = Place.of("US");
  private static final int PHONE = 3;
  private static final int STATE = 7;

  private SlowScrub() {}

  /**
   * Scrubs.
   *
   * @param arguments the folder
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    try (ListEdition national = ListEdition.open(folder.resolve("national.lexi"));
        ListEdition internal = ListEdition.open(folder.resolve("internal.lexi"))) {
      Compliance compliance =
          Compliance.builder()
              .discover()
              .profile(profile())
              .lists(DoNotCallLists.of(national, internal))
              .build();
      scrub(compliance, folder.resolve("leads.csv"), folder.resolve("slow.csv"));
    }
  }

  /** Who calls. */
  public static Profile profile() {
    return Profile.builder()
        .with(
            Contact.CALLER,
            Caller.builder()
                .seller("acme")
                .thirdParty(false)
                .taxExempt(false)
                .coveredEntity(false)
                .financialInstitution(false)
                .transmitsCallerId(true)
                .build())
        .with(Contact.CONTROLLER, Controller.builder().country(HOME).targets(List.of(HOME)).build())
        .with(Contact.PHI, false)
        .build();
  }

  /** When the leads are to be called: it is day in the east and night in the west. */
  static Instant at() {
    return Instant.parse("2026-11-16T15:30:00Z");
  }

  /** Scrubs leads, all rows into one file. */
  public static void scrub(Compliance compliance, Path leads, Path to) throws IOException {
    try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(leads);
        CsvWriter writer = CsvWriter.builder().build(to)) {
      boolean header = true;
      for (CsvRecord row : reader) {
        List<String> cells = new ArrayList<>(row.getFields());
        cells.addAll(
            header
                ? List.of("decision", "rule", "citation", "permitted_from", "obligations", "reason")
                : judged(compliance, row.getField(PHONE), row.getField(STATE)));
        writer.writeRecord(cells);
        header = false;
      }
    }
  }

  private static List<String> judged(Compliance compliance, String phone, String state) {
    if (phone.isBlank()) {
      return List.of("refused", "", "", "", "", "no-number: the row has no number");
    }
    if (phone.contains("x")) {
      return List.of("refused", "", "", "", "", "extension: the number has an extension");
    }
    if (phone.equals("n/a")) {
      return List.of("refused", "", "", "", "", "letters: the number has letters");
    }
    return told(compliance.check(facts(PhoneNumber.parse(phone, HOME), region(state))));
  }

  private static @Nullable Place region(String state) {
    return state.isEmpty() ? null : Place.of("US-" + state);
  }

  private static Contact facts(PhoneNumber number, @Nullable Place region) {
    Called.Builder to = Called.builder().number(number).subscriber(Subscriber.CONSUMER);
    return Contact.builder()
        .at(at())
        .channel(ContactChannel.VOICE)
        .purpose(ContactPurpose.TELEMARKETING)
        .dialing(Dialing.MANUAL)
        .voice(Voice.LIVE)
        .recorded(false)
        .to((region == null ? to : to.region(region)).build())
        .consents(List.of())
        .relationship(Relationship.builder().customer(false).build())
        .history(List.of())
        .build();
  }

  private static List<String> told(Verdict verdict) {
    List<String> rules = new ArrayList<>();
    List<String> citations = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    for (Finding finding : verdict.findings()) {
      if (finding.outcome() == verdict.decision()) {
        addOnce(finding.rule().id(), rules);
        addOnce(finding.citation(), citations);
        addOnce(finding.message(), reasons);
      }
    }
    List<String> obligations = new ArrayList<>();
    if (verdict.decision() != Decision.DENY) {
      verdict.obligations().forEach(each -> addOnce(each.duty().toString(), obligations));
    }
    Optional<Instant> permittedFrom =
        verdict instanceof Verdict.Denial denial ? denial.permittedFrom() : Optional.empty();
    return List.of(
        FactType.code(verdict.decision()),
        String.join("; ", rules),
        String.join("; ", citations),
        permittedFrom.map(Instant::toString).orElse(""),
        String.join("; ", obligations),
        String.join(" ", reasons));
  }

  private static void addOnce(String text, List<String> to) {
    if (!to.contains(text)) {
      to.add(text);
    }
  }
}
