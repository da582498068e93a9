package io.lexicall.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.Verdict;
import io.lexicall.facts.Access;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Agent;
import io.lexicall.facts.BreachRole;
import io.lexicall.facts.Called;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.DataKind;
import io.lexicall.facts.DataPurpose;
import io.lexicall.facts.Disclosure;
import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.lexicall.facts.Incident;
import io.lexicall.facts.Party;
import io.lexicall.facts.Payment;
import io.lexicall.facts.PrivacyLaw;
import io.lexicall.facts.Recording;
import io.lexicall.facts.RecordingPurpose;
import io.lexicall.facts.Request;
import io.lexicall.facts.RequestKind;
import io.lexicall.facts.Schema;
import io.lexicall.facts.Storage;
import io.lexicall.facts.Training;
import io.lexicall.facts.Truth;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.RuleModule;
import io.lexicall.rules.gdpr.GdprRules;
import io.lexicall.time.ZoneClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Walks every activity, kind of data and purpose through every class of place, and keeps who holds
 * the law there: what nobody holds is never permitted.
 */
class CoverageTest {
  private static final Committed TABLE =
      Committed.file("conformance/src/test/resources/coverage.csv", CoverageTest.class);

  private static final Instant NOW = Instant.parse("2026-11-24T17:00:00Z");

  /** Data of kinds that are left out. */
  private static final String UNKNOWN = "unknown";

  /** A place of each class, by what it stands for. */
  private static final Map<String, String> PLACES = new LinkedHashMap<>();

  static {
    PLACES.put("US state with a breach law and a privacy act held", "US-CO");
    PLACES.put("US state with a breach law held, no privacy act", "US-NY");
    PLACES.put("US state with neither held", "US-ID");
    PLACES.put("California", "US-CA");
    PLACES.put("US territory", "US-PR");
    PLACES.put("US, state unknown", "US");
    PLACES.put("Canadian province", "CA-ON");
    PLACES.put("EU country", "FR");
    PLACES.put("United Kingdom", "GB");
    PLACES.put("Switzerland", "CH");
    PLACES.put("other country", "BR");
    PLACES.put("unknown", "");
  }

  /** One line of the table. */
  private record Line(String activity, String about, String purpose, Activity<?> facts) {}

  @Test
  void table_saysWhoHoldsTheLaw() {
    List<String> table = new ArrayList<>();
    table.add("activity,about,purpose,place,held_by");
    PLACES.forEach(
        (what, code) -> {
          for (Line line : lines(place(code))) {
            table.add(
                String.join(
                    ",",
                    line.activity,
                    line.about,
                    line.purpose,
                    "\"" + what + "\"",
                    heldBy(line.facts)));
          }
        });
    TABLE.holds(table, "This is no longer so:", "This is so now:");
  }

  /** The walk's own reading of the claims agrees with the engine's, and neither permits a gap. */
  @Test
  void whatNobodyHolds_isNeverPermitted() {
    List<String> wrong = new ArrayList<>();
    for (String code : PLACES.values()) {
      for (Line line : lines(place(code))) {
        Verdict verdict = Suite.engine().check(line.facts);
        boolean says =
            verdict.findings().stream()
                .anyMatch(finding -> finding.rule().id().equals("core.coverage"));
        boolean gap = heldBy(line.facts).equals("core.coverage");
        if (says != gap || (gap && verdict.decision() == Decision.PERMIT)) {
          wrong.add(line.activity + " " + line.about + " " + line.purpose + " in " + code);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** With one module loaded alone, nothing that it does not claim is permitted. */
  @Test
  void oneModuleAlone_permitsOnlyWhatItClaims() {
    List<String> wrong = new ArrayList<>();
    for (RuleModule module : Suite.engine().modules()) {
      Compliance alone = Compliance.builder().module(module).build();
      for (String code : PLACES.values()) {
        for (Line line : lines(place(code))) {
          if (alone.check(line.facts).decision() == Decision.PERMIT
              && !isHeld(line.facts, List.of(module))) {
            wrong.add(module.name() + ": " + line + " in " + code);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** Where the GDPR governs access too, it fills no gap of the laws on health and card data. */
  @Test
  void accessUnderTheGdpr_isPermittedOfPersonalDataAlone() {
    Compliance withGdpr = Compliance.builder().discover().setting(GdprRules.ACCESS, true).build();
    Set<String> more = new TreeSet<>();
    for (Map.Entry<String, List<DataKind>> data : data().entrySet()) {
      for (String day : List.of("2014-06-02", "2018-05-24", "2018-05-25", "2026-11-24")) {
        for (DataPurpose purpose : DataPurpose.values()) {
          Access access =
              wellGuarded()
                  .at(Instant.parse(day + "T17:00:00Z"))
                  .data(data.getValue())
                  .purpose(purpose)
                  .build();
          if (withGdpr.check(access).decision() == Decision.PERMIT
              && Suite.engine().check(access).decision() != Decision.PERMIT) {
            more.add(data.getKey() + " since " + day);
          }
        }
      }
    }
    assertThat(more)
        .containsExactly(
            "personal-data since 2018-05-25",
            "personal-data since 2026-11-24",
            "special-category since 2018-05-25",
            "special-category since 2026-11-24");
  }

  /** An access that no rule denies. */
  private static Access.Builder wellGuarded() {
    Optional<LocalDate> longAgo = Optional.of(LocalDate.of(2010, 1, 1));
    return Access.builder()
        .agent(
            Agent.builder()
                .id("a-1")
                .uniqueId(true)
                .mfa(true)
                .needToKnow(true)
                .screened(true)
                .trainedAt(Training.builder().hipaa(longAgo).pci(longAgo).build())
                .build())
        .logged(true);
  }

  private static @Nullable Place place(String code) {
    return code.isEmpty() ? null : Place.of(code);
  }

  // ---- the walk

  private static List<Line> lines(@Nullable Place place) {
    List<Line> lines = new ArrayList<>();
    for (ContactChannel channel : ContactChannel.values()) {
      for (ContactPurpose purpose : ContactPurpose.values()) {
        Contact.Builder contact = Contact.builder().at(NOW).channel(channel).purpose(purpose);
        Called.Builder called = Called.builder();
        if (place != null) {
          called = place.isRegion() ? called.region(place) : called.country(place);
        }
        add(
            lines,
            FactType.code(channel),
            FactType.code(purpose),
            contact.to(called.build()).build());
      }
    }
    for (RecordingPurpose purpose : RecordingPurpose.values()) {
      Party.Builder party = Party.builder();
      if (place != null) {
        party = place.isRegion() ? party.region(place) : party.country(place);
      }
      add(
          lines,
          "-",
          FactType.code(purpose),
          Recording.builder().at(NOW).purpose(purpose).parties(List.of(party.build())).build());
    }
    add(lines, "-", "-", Payment.builder().at(NOW).build());
    for (RequestKind kind : RequestKind.values()) {
      add(lines, FactType.code(kind), "-", request(kind, place).build());
      add(
          lines,
          FactType.code(kind) + " under hipaa",
          "-",
          request(kind, place).law(PrivacyLaw.HIPAA).build());
    }
    for (Map.Entry<String, List<DataKind>> data : data().entrySet()) {
      addAboutData(lines, data.getKey(), data.getValue(), place);
    }
    return lines;
  }

  private static Request.Builder request(RequestKind kind, @Nullable Place place) {
    Request.Builder request = Request.builder().at(NOW).kind(kind).receivedAt(NOW);
    return place == null
        ? request
        : place.isRegion()
            ? request.country(place.country()).region(place)
            : request.country(place);
  }

  private static Map<String, List<DataKind>> data() {
    Map<String, List<DataKind>> data = new LinkedHashMap<>();
    for (DataKind kind : DataKind.values()) {
      data.put(FactType.code(kind), List.of(kind));
    }
    data.put("pan cvv", List.of(DataKind.PAN, DataKind.CVV));
    data.put("phi personal-data", List.of(DataKind.PHI, DataKind.PERSONAL_DATA));
    data.put("nothing", List.of());
    data.put(UNKNOWN, List.of());
    return data;
  }

  private static void addAboutData(
      List<Line> lines, String name, List<DataKind> kinds, @Nullable Place place) {
    boolean known = !name.equals(UNKNOWN);
    Storage.Builder storage = Storage.builder().at(NOW);
    Access.Builder access = Access.builder().at(NOW);
    // Of health data, whoever is no covered entity nor its associate is under no law held here.
    Incident.Builder incident =
        Incident.builder().at(NOW).discoveredAt(NOW).role(BreachRole.COVERED_ENTITY);
    if (known) {
      storage.contains(kinds);
      access.data(kinds);
      incident.data(kinds);
    }
    if (place != null) {
      storage.country(place.country());
      incident.country(place.country());
      if (place.isRegion()) {
        storage.region(place);
        incident.affectedByRegion(Map.of(place, 5_000));
      }
    }
    add(lines, name, "-", storage.build());
    add(lines, name, "-", access.build());
    add(lines, name, "-", incident.build());
    for (DataPurpose purpose : DataPurpose.values()) {
      if (place == null) { // an access names no place
        add(lines, name, FactType.code(purpose), access.purpose(purpose).build());
      }
      Disclosure.Builder disclosure = Disclosure.builder().at(NOW).purpose(purpose);
      if (known) {
        disclosure.data(kinds);
      }
      if (place != null) {
        disclosure.country(place.country());
      }
      add(lines, name, FactType.code(purpose), disclosure.build());
    }
  }

  private static void add(List<Line> lines, String about, String purpose, Activity<?> facts) {
    lines.add(new Line(facts.schema().name(), about, purpose, facts));
  }

  // ---- who holds the law, read from the claims alone

  private static String heldBy(Activity<?> facts) {
    if (!isHeld(facts, Suite.engine().modules())) {
      return "core.coverage";
    }
    TreeSet<String> names = new TreeSet<>();
    for (RuleModule module : Suite.engine().modules()) {
      if (claims(facts, module)) {
        names.add(module.name());
      }
    }
    return String.join(" ", names);
  }

  /** Tells whether a module holds some of it. */
  private static boolean claims(Activity<?> facts, RuleModule module) {
    Map<DataKind, Boolean> held = held(facts, List.of(module));
    List<DataKind> kinds = kinds(facts);
    return kinds.isEmpty()
        ? held.containsValue(true)
        : kinds.stream().anyMatch(kind -> Boolean.TRUE.equals(held.get(kind)));
  }

  private static boolean isHeld(Activity<?> facts, List<RuleModule> modules) {
    Map<DataKind, Boolean> held = held(facts, modules);
    List<DataKind> kinds = kinds(facts);
    return kinds.isEmpty()
        ? held.containsValue(true)
        : kinds.stream().allMatch(kind -> Boolean.TRUE.equals(held.get(kind)));
  }

  /** Returns the kinds that must be held: all that there are where they are not known. */
  private static <A extends Activity<A>> List<DataKind> kinds(Activity<A> facts) {
    Fact<A, List<DataKind>> fact = Coverage.dataOf(schema(facts)).orElse(null);
    List<DataKind> stated = fact == null ? List.of() : fact.of(self(facts)).orElse(null);
    return stated == null ? List.of(DataKind.values()) : stated;
  }

  private static <A extends Activity<A>> Map<DataKind, Boolean> held(
      Activity<A> facts, List<RuleModule> modules) {
    Map<DataKind, Boolean> held = new EnumMap<>(DataKind.class);
    for (boolean gap : List.of(false, true)) { // a gap counts whatever is claimed
      for (RuleModule module : modules) {
        for (Coverage<?> claim : module.coverage()) {
          if (claim.isGap() == gap
              && claim.activity() == facts.schema()
              && isThere(claim, facts)
              && isHeld(claim, facts)
              && meets(claim, facts)) {
            for (DataKind kind : DataKind.values()) {
              if (claim.data().isEmpty() || claim.data().contains(kind)) {
                held.put(kind, !gap);
              }
            }
          }
        }
      }
    }
    return held;
  }

  private static boolean isThere(Coverage<?> claim, Activity<?> facts) {
    if (claim.places().isEmpty() || facts.countryFact() == null) {
      return true;
    }
    List<Place> places = new ArrayList<>(facts.whereabouts().regions());
    if (facts instanceof Incident incident) {
      Incident.AFFECTED_BY_REGION.of(incident).ifPresent(map -> places.addAll(map.keySet()));
    }
    if (places.isEmpty()) {
      places.addAll(facts.whereabouts().countries());
    }
    return facts.whereabouts().countryKnown()
        && places.stream()
            .allMatch(place -> claim.places().stream().anyMatch(each -> each.contains(place)));
  }

  private static boolean isHeld(Coverage<?> claim, Activity<?> facts) {
    List<ZoneClock> clocks = facts.whereabouts().clocks();
    return (clocks.isEmpty() ? List.of(ZoneClock.of(ZoneOffset.UTC)) : clocks)
        .stream()
            .allMatch(
                clock ->
                    claim.inForce().contains(clock.localEpochDayAt(facts.at().getEpochSecond())));
  }

  @SuppressWarnings("unchecked") // a claim on the activity's own schema
  private static <A extends Activity<A>> boolean meets(Coverage<?> claim, Activity<A> facts) {
    Truth truth = ((Condition<A>) claim.when()).test(self(facts));
    return truth == Truth.TRUE || (claim.isGap() && truth == Truth.UNKNOWN);
  }

  @SuppressWarnings("unchecked") // an activity is of its own class
  private static <A extends Activity<A>> A self(Activity<A> facts) {
    return (A) facts;
  }

  private static <A extends Activity<A>> Schema<A> schema(Activity<A> facts) {
    return self(facts).schema();
  }
}
