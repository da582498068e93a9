package io.lexicall.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.HouseRules;
import io.lexicall.TestAnswers;
import io.lexicall.Verdict;
import io.lexicall.engine.trait.Trait;
import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is left of the law once the discrete facts of a call are given. */
class PlanTest {
  private static final Answers ANSWERS = TestAnswers.make();
  private static final Condition<Contact> SALE =
      Condition.in(Contact.PURPOSE, ContactPurpose.TELEMARKETING);

  private static Rule.Builder<Contact> rule(String name) {
    return Rule.on(Contact.SCHEMA, "house." + name).title("It is so.").cites("House Rules 1");
  }

  private static Contact.Builder call() {
    return Contact.builder()
        .at(Instant.parse("2026-11-24T17:00:00Z"))
        .channel(ContactChannel.VOICE)
        .purpose(ContactPurpose.TELEMARKETING)
        .to(Called.inRegion("US-NY").build());
  }

  private static Condition<Contact> about(String subject) {
    return Condition.where(
        Contact.SUBJECT, "subject is " + subject, told -> Truth.of(told.equals(subject)));
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // copied into a list
  private static Plan<Contact> plan(Contact sample, Rule<Contact>... rules) {
    LawOfPlace<Contact> law = law(sample, rules);
    return law.planFor(sample, law.read(sample));
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // copied into a list
  private static LawOfPlace<Contact> law(Contact sample, Rule<Contact>... rules) {
    ModuleCode code = new ModuleCode((rule, failure) -> {});
    Gate.Book<Contact> gates = new Gate.Book<>();
    return new LawOfPlace<>(
        sample,
        0,
        Stream.of(rules)
            .map(rule -> new RuleHere.Variants<>(rule, gates, new AtomicLong(), code, ANSWERS))
            .toList(),
        null,
        ANSWERS,
        code);
  }

  private static List<String> owed(Verdict verdict) {
    return verdict.obligations().stream().map(each -> each.duty().name()).toList();
  }

  private static List<String> paths(Set<Fact<?, ?>> facts) {
    return facts.stream().map(Fact::path).toList();
  }

  // ---- what is left

  @Test
  void rulesThatAreSettled_areNotAskedAgain() {
    Contact call = call().build();

    assertThat(plan(call, rule("x").when(SALE.not()).denies()).steps()).isZero();
    assertThat(plan(call, rule("x").in(Place.of("US-FL")).denies()).steps()).isZero();
    assertThat(plan(call, rule("x").when(SALE).obliges("identify-caller")).steps()).isZero();
    assertThat(plan(call, rule("x").demands(SALE, "sell")).steps()).isZero();
    assertThat(plan(call, rule("x").when(SALE).denies()).steps()).isEqualTo(1);
    assertThat(plan(call, rule("x").when(about("doors")).obliges("identify-caller")).steps())
        .isEqualTo(1);
    assertThat(
            plan(
                    call,
                    rule("x")
                        .citesWhere(about("doors"), "House Rules 2")
                        .obliges("identify-caller"))
                .steps())
        .isEqualTo(1);
  }

  @Test
  void reads_areTheFactsOfWhatIsLeft() {
    Contact call = call().build();

    assertThat(
            paths(
                plan(
                        call,
                        rule("settled").when(SALE).obliges("identify-caller"),
                        rule("silent").when(SALE.not()).when(about("doors")).denies(),
                        rule("left").when(SALE).when(about("windows")).denies(),
                        rule("demand")
                            .demands(Condition.where(Contact.AT, "now", at -> Truth.TRUE), "x"),
                        rule("cites")
                            .citesWhere(Condition.known(Contact.ID), "House Rules 2")
                            .obliges("identify-caller"))
                    .reads()))
        .containsExactlyInAnyOrder("subject", "at", "id");
    assertThat(plan(call, rule("x").when(SALE).obliges("identify-caller")).reads()).isEmpty();
  }

  private static final Fact<Contact, PhoneNumber> NUMBER = Contact.TO.then(Called.NUMBER);

  /** The number is of Virginia, whatever its other figures. */
  private static final class OfVirginia extends Condition<Contact> {
    @Override
    public Truth test(Contact contact) {
      PhoneNumber number = NUMBER.in(contact);
      return Truth.of(number != null && number.whereabouts().regions().contains(Place.of("US-VA")));
    }

    @Override
    public void missing(Contact contact, Set<Fact<Contact, ?>> into) {
      // never unknown
    }

    @Override
    public Set<Fact<Contact, ?>> reads() {
      return Set.of(NUMBER);
    }

    @Override
    protected Set<Fact<Contact, ?>> readsBesidePlaces() {
      return Set.of();
    }

    @Override
    public String says() {
      return "the number is of Virginia";
    }
  }

  @Test
  void reads_ofAnEngine_leaveOutANumberOfWhichOnlyThePlacesAreRead() {
    Condition<Contact> ofVirginia = new OfVirginia();
    Condition<Contact> even =
        Condition.where(NUMBER, "number is even", it -> Truth.of(it.digits() % 2 == 0));
    Rule<Contact> byPlace =
        rule("x").when(ofVirginia.not().or(about("windows").and(ofVirginia))).denies();

    assertThat(paths(HouseRules.of(byPlace).engine().reads(call().build())))
        .containsExactly("subject");
    assertThat(byPlace.info().reads()).extracting(Fact::path).contains("to.number");
    // Another rule, or another part of the same, reads more of it.
    assertThat(
            paths(
                HouseRules.of(byPlace, rule("y").when(even).denies())
                    .engine()
                    .reads(call().build())))
        .containsExactlyInAnyOrder("subject", "to.number");
    assertThat(
            paths(
                HouseRules.of(rule("z").when(ofVirginia).when(even).denies())
                    .engine()
                    .reads(call().build())))
        .containsExactly("to.number");
  }

  @Test
  void reads_ofAnEngine_areThoseOfThePlan() {
    Compliance engine =
        HouseRules.of(
                rule("x").when(SALE).when(about("windows")).denies(),
                rule("y").when(SALE.not()).when(Condition.known(Contact.ID)).denies())
            .engine();

    assertThat(paths(engine.reads(call().build()))).containsExactly("subject");
    assertThat(paths(engine.reads(call().purpose(ContactPurpose.SURVEY).build())))
        .containsExactly("id");
  }

  // ---- plans alike

  @Test
  void plansOfWhichTheSameIsLeft_areOne() {
    Rule<Contact> windows = rule("windows").when(about("windows")).denies();
    Rule<Contact> sale = rule("sale").when(SALE).denies();
    Rule<Contact> duty = rule("duty").when(SALE).obliges("identify-caller");
    Rule<Contact> recorded =
        rule("recorded").when(SALE.not()).when(Condition.isTrue(Contact.RECORDED)).denies();
    Contact selling = call().build();
    Contact asking = call().purpose(ContactPurpose.SURVEY).build();
    Contact texting = call().channel(ContactChannel.TEXT).build();

    LawOfPlace<Contact> law = law(selling, windows, recorded);
    Plan<Contact> plan = law.planFor(selling, law.read(selling));
    assertThat(law.planFor(selling, law.read(selling.with(Contact.RECORDED, true)))).isSameAs(plan);
    assertThat(law.planFor(asking, law.read(asking.with(Contact.RECORDED, false)))).isSameAs(plan);
    assertThat(law.planFor(asking, law.read(asking.with(Contact.RECORDED, true))))
        .isNotSameAs(plan);
    assertThat(law.read(texting)).isEqualTo(law.read(selling));
    for (Rule<Contact> one : List.of(sale, duty)) {
      LawOfPlace<Contact> both = law(selling, windows, one);
      assertThat(both.planFor(selling, both.read(selling)))
          .isNotSameAs(both.planFor(asking, both.read(asking)));
    }
  }

  @Test
  void law_readsTheDiscreteFactsOfItsRules_andOfNoOthers() {
    Fact<Contact, Boolean> exempt = Contact.CALLER.then(Caller.TAX_EXEMPT);
    Contact call = call().build();

    assertThat(law(call, rule("x").denies()).reads()).isZero();
    assertThat(law(call, rule("x").when(about("doors")).denies()).reads()).isZero();
    assertThat(law(call, rule("x").in(Place.of("US-FL")).when(SALE).denies()).reads()).isZero();
    assertThat(law(call, rule("x").in(Place.of("US-FL")).when(SALE).denies()).size()).isZero();
    long purpose = Trait.bitsOf(List.of(Contact.PURPOSE));
    assertThat(law(call, rule("x").when(SALE).denies()).reads()).isEqualTo(purpose);
    assertThat(law(call, rule("x").demands(SALE, "sell")).reads()).isEqualTo(purpose);
    assertThat(law(call, rule("x").citesWhere(SALE, "House Rules 2").denies()).reads())
        .isEqualTo(purpose);
    long exemption = Trait.bitsOf(List.of(exempt));
    assertThat(law(call, rule("x").when(Condition.isTrue(exempt)).denies()).reads())
        .isEqualTo(exemption);
    assertThat(Long.bitCount(exemption)).isEqualTo(3); // and whether there is a caller at all
    assertThat(Long.bitCount(Trait.bitsOf(List.of(Contact.CALLER)))).isGreaterThan(3);
  }

  @Test
  void activitiesOfPlansAlike_areAnsweredForThemselves() {
    Compliance engine =
        HouseRules.of(
                rule("windows").when(about("windows")).denies(),
                rule("sale").when(SALE).when(about("doors")).denies())
            .engine();
    for (int i = 0; i < 2; i++) {
      for (ContactPurpose purpose : ContactPurpose.values()) {
        for (String subject : List.of("windows", "doors", "gates")) {
          boolean denied =
              subject.equals("windows")
                  || (subject.equals("doors") && purpose == ContactPurpose.TELEMARKETING);
          assertThat(engine.check(call().purpose(purpose).subject(subject).build()).decision())
              .isEqualTo(denied ? Decision.DENY : Decision.PERMIT);
        }
      }
    }
  }

  // ---- permits that are ready

  @Test
  void permit_isReady_whereNoRuleSaysMore() {
    Compliance engine =
        HouseRules.of(
                rule("duty").when(SALE).obliges("identify-caller"),
                rule("windows").when(about("windows")).denies())
            .engine();
    Verdict permit = engine.check(call().subject("doors").build());

    assertThat(owed(permit)).containsExactly("identify-caller");
    assertThat(permit.findings()).isEmpty();
    assertThat(engine.check(call().subject("gates").build())).isSameAs(permit);
  }

  @Test
  void permitsOnTerms_areMadeOnce_andOweWhatTheirOwnRulesOblige() {
    Compliance engine =
        HouseRules.of(
                rule("always").when(SALE).obliges("identify-caller"),
                rule("windows").when(about("windows")).obliges("clean"),
                rule("doors").when(about("doors")).obliges("knock"))
            .engine();
    Contact windows = call().subject("windows").build();
    Contact doors = call().subject("doors").build();
    Verdict first = engine.check(windows);

    assertThat(owed(first)).containsExactly("identify-caller", "clean");
    assertThat(owed(engine.check(doors))).containsExactly("identify-caller", "knock");
    assertThat(engine.check(windows)).isSameAs(first);
    assertThat(engine.check(doors)).isSameAs(engine.check(doors));
    assertThat(owed(engine.check(call().subject("gates").build())))
        .containsExactly("identify-caller");
    assertThat(owed(engine.check(call().build())))
        .containsExactly("identify-caller", "clean", "knock"); // each may be owed
  }

  /** Only so many are kept: who asks of ever other terms cannot fill the memory. */
  @Test
  void permitsOnTerms_areKeptUpToAMeasure() {
    List<Rule<?>> rules = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      rules.add(rule("rule-" + i).when(about("subject-" + i)).obliges("duty-" + i));
    }
    Compliance engine = HouseRules.of(rules.toArray(new Rule<?>[0])).engine();
    Set<Integer> kept = new HashSet<>();
    for (int i = 0; i < 40; i++) {
      Contact call = call().subject("subject-" + i).build();
      Verdict verdict = engine.check(call);
      assertThat(owed(verdict)).containsExactly("duty-" + i);
      if (engine.check(call) == verdict) {
        kept.add(i);
      }
    }
    assertThat(kept).hasSize(32).contains(0, 31).doesNotContain(32, 39);
  }

  @Test
  void obligations_ofADenial_andOfAnOpenVerdict_areInTheOrderOfTheRules() {
    Compliance engine =
        HouseRules.of(
                rule("always").when(SALE).obliges("identify-caller"),
                rule("windows").when(about("windows")).obliges("clean"),
                rule("open").when(Condition.isTrue(Contact.RECORDED)).denies(),
                rule("more").when(about("windows")).obliges("wipe"))
            .engine();
    Contact call = call().subject("windows").build();

    assertThat(engine.check(call).decision()).isEqualTo(Decision.INDETERMINATE);
    assertThat(owed(engine.check(call))).containsExactly("identify-caller", "clean", "wipe");
    Verdict denial = engine.check(call.with(Contact.RECORDED, true));
    assertThat(denial.decision()).isEqualTo(Decision.DENY);
    assertThat(owed(denial)).containsExactly("identify-caller", "clean", "wipe");
    assertThat(denial.findings()).hasSize(1);
  }

  @Test
  void terms_andADenialBesideThem_areADenial() {
    Compliance engine =
        HouseRules.of(
                rule("windows").when(about("windows")).obliges("clean"),
                rule("never").when(about("windows")).denies())
            .engine();

    assertThat(engine.check(call().subject("windows").build()).decision()).isEqualTo(Decision.DENY);
    assertThat(engine.check(call().subject("doors").build()).decision()).isEqualTo(Decision.PERMIT);
  }

  // ---- what is tested, and how often

  /** What its subject says of a letter: true if it is there, unknown if a question mark is. */
  private static final class Lettered extends Condition<Contact> {
    private final char letter;
    private final boolean rare;
    private int tests;

    Lettered(char letter, boolean rare) {
      this.letter = letter;
      this.rare = rare;
    }

    @Override
    public Truth test(Contact contact) {
      tests++;
      String subject = Contact.SUBJECT.in(contact);
      return subject == null || subject.indexOf('?') >= 0
          ? Truth.UNKNOWN
          : Truth.of(subject.indexOf(letter) >= 0);
    }

    @Override
    public void missing(Contact contact, Set<Fact<Contact, ?>> into) {
      into.add(Contact.SUBJECT);
    }

    @Override
    public Set<Fact<Contact, ?>> reads() {
      return Set.of(Contact.SUBJECT);
    }

    @Override
    public String says() {
      return "the subject has " + letter;
    }

    @Override
    protected boolean isRare() {
      return rare;
    }
  }

  @Test
  void rareCondition_isAskedFirst_andChangesNoAnswer() {
    for (String subject : List.of("a", "b", "ab", "?", "c")) {
      Lettered usual = new Lettered('a', false);
      Lettered rare = new Lettered('b', true);
      Verdict said =
          HouseRules.of(rule("rare").when(usual).when(rare).denies())
              .engine()
              .check(call().subject(subject).build());
      Verdict without =
          HouseRules.of(
                  rule("rare")
                      .when(new Lettered('a', false))
                      .when(new Lettered('b', false))
                      .denies())
              .engine()
              .check(call().subject(subject).build());

      assertThat(said.decision()).as(subject).isEqualTo(without.decision());
      assertThat(said.findings()).hasSameSizeAs(without.findings());
      assertThat(rare.tests).as(subject).isPositive();
      boolean isShut = !subject.contains("b") && !subject.contains("?");
      assertThat(usual.tests == 0).as(subject).isEqualTo(isShut);
    }
  }

  @Test
  void rules_onTheWayToAPermit_areNotTestedAgainForADenial() {
    Lettered passes = new Lettered('x', false);
    Lettered obliges = new Lettered('a', false);
    Lettered denies = new Lettered('b', false);
    Condition<Contact> open = about("ab");
    Compliance engine =
        HouseRules.of(
                rule("passes").when(open).when(passes).denies(),
                rule("obliges").when(open).when(obliges).obliges("clean"),
                rule("denies").when(open).when(denies).denies())
            .engine();
    Contact call = call().subject("ab").build();

    Verdict verdict = engine.check(call);

    assertThat(verdict.decision()).isEqualTo(Decision.DENY);
    assertThat(owed(verdict)).containsExactly("clean");
    assertThat(List.of(passes.tests, obliges.tests, denies.tests)).containsExactly(1, 1, 1);
  }

  @Test
  void findingsAndObligations_onBothSidesOfAWord_areInTheOrderOfTheRules() {
    int many = 130;
    List<Integer> obliging = List.of(1, 62, 64, 128);
    for (int denying : List.of(0, 3, 63, 65, 99, 129)) {
      List<Rule.Builder<Contact>> rules = new ArrayList<>();
      for (int i = 0; i < many; i++) {
        // The gates are not in the order of the rules.
        Rule.Builder<Contact> rule =
            rule("rule-" + i).when(new Lettered(i % 2 == 0 ? 'b' : 'a', i % 3 == 0));
        rules.add(i == denying ? rule : rule.when(new Lettered('x', false)));
      }
      List<Rule<Contact>> made = new ArrayList<>();
      for (int i = 0; i < many; i++) {
        made.add(
            obliging.contains(i)
                ? rule("rule-" + i).when(new Lettered('a', false)).obliges("duty-" + i)
                : rules.get(i).denies());
      }

      Verdict verdict =
          HouseRules.of(made.toArray(new Rule<?>[0])).engine().check(call().subject("ab").build());

      assertThat(verdict.findings()).hasSize(1);
      assertThat(verdict.findings().get(0).rule().id()).isEqualTo("house.rule-" + denying);
      assertThat(owed(verdict)).containsExactly("duty-1", "duty-62", "duty-64", "duty-128");
    }
  }
}
