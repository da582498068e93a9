package io.lexicall.rules.gdpr;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Compliance;
import io.lexicall.Decision;
import io.lexicall.Finding;
import io.lexicall.Obligation;
import io.lexicall.Verdict;
import io.lexicall.engine.term.Terms;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Called;
import io.lexicall.facts.Consent;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.Controller;
import io.lexicall.facts.Dialing;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Facts;
import io.lexicall.facts.FactsBuilder;
import io.lexicall.facts.Schema;
import io.lexicall.facts.Voice;
import io.lexicall.json.cases.Case;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleInfo;
import io.lexicall.rule.Settings;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What holds of every worked case: an unknown fact settles nothing, and a wait is exact. */
class UnknownFactsTest {
  private final Compliance compliance = Compliance.builder().module(new GdprRules()).build();

  private final Map<List<String>, Compliance> engines = new HashMap<>();

  /**
   * What may be left out and yet decides: what the host does in the activity itself is then an
   * obligation, a list that no law orders to be checked was not, an entry of unknown age binds, a
   * law that is not named follows from the place.
   */
  private static final Set<String> OBLIGATION_OR_DEFAULT =
      Set.of(
          "caller.transmitsCallerId",
          "caller.number",
          "caller",
          "message.identifiesCaller",
          "message",
          "message.optOutMechanism",
          "campaign",
          "campaign.abandoned",
          "campaign.liveAnswers",
          "recorded",
          "minimumNecessary",
          "encrypted",
          "lists",
          "lists.since",
          "ownStaff",
          "law");

  /** A group of facts with one less, and the path of that. */
  private record Less(Facts<?> facts, String without) {}

  @Test
  void decision_withoutAFact_isTheSameOrIndeterminate() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Case subject : CasesTest.cases()) {
      Compliance engine = engine(subject);
      Activity<?> activity = subject.activity().orElseThrow();
      Decision decided = engine.check(activity).decision();
      for (Less less : less(activity, "")) {
        Decision then = engine.check((Activity<?>) less.facts).decision();
        if (then != Decision.INDETERMINATE
            && then != decided
            && !OBLIGATION_OR_DEFAULT.contains(less.without)
            && !isNumberMadeAtRandom(activity, less)
            && !countsOnlyWhereStated(activity, less)) {
          broken.add(subject.name() + " without " + less.without + ": " + then);
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  /** Only a number that is known to be made at random is one. */
  private static boolean isNumberMadeAtRandom(Activity<?> activity, Less less) {
    return less.without.equals("dialing")
        && activity instanceof Contact contact
        && Contact.DIALING.in(contact) == Dialing.RANDOM_OR_SEQUENTIAL;
  }

  /**
   * A refusal, a withdrawal, an agent, a sender that is no charity, details got from another, an
   * advertisement in a message for a service, a controller who targets nobody in Europe: what
   * nobody stated was not so. An earlier text of which nobody says what it was for sold. Whoever
   * speaks with a person is not asked for an age.
   */
  private static boolean countsOnlyWhereStated(Activity<?> activity, Less less) {
    return switch (less.without) {
      case "history", "history.refused", "history.purpose" ->
          activity instanceof Contact contact
              && Fact.entries(Contact.HISTORY, contact).stream()
                  .anyMatch(
                      each ->
                          Boolean.TRUE.equals(EarlierContact.REFUSED.in(each))
                              || EarlierContact.CHANNEL.in(each) == ContactChannel.TEXT);
      case "consents" ->
          activity instanceof Contact contact
              && Fact.entries(Contact.CONSENTS, contact).stream()
                  .anyMatch(each -> Consent.REVOKED_AT.in(each) != null);
      case "controller", "controller.country", "controller.targets" -> statesTargets(activity);
      case "to", "to.age" ->
          activity instanceof Contact contact
              && Contact.VOICE.in(contact) == Voice.LIVE
              && Contact.TO.then(Called.AGE).in(contact) != null;
      case "caller.taxExempt", "agent", "dataSource", "message.containsAdvertising" -> true;
      default -> false;
    };
  }

  /** A refusal or the own list, which say that somebody wants no calls, and are not asked for. */
  private static boolean isRefusal(Less less) {
    return Set.of("history", "history.refused", "lists").contains(less.without);
  }

  private static boolean statesTargets(Activity<?> activity) {
    return activity instanceof Contact contact
        && Contact.CONTROLLER.then(Controller.TARGETS).in(contact) != null;
  }

  /** Only one fact is left out of what decided: so it is that one, or its group, that decides. */
  @Test
  void undecided_namesTheFactThatIsLeftOut_andCardsNameItToo() throws IOException {
    Map<String, Set<String>> reads = new HashMap<>();
    for (Rule<?> rule : compliance.rules()) {
      RuleInfo card = rule.info();
      reads.computeIfAbsent(card.id(), id -> new TreeSet<>()).addAll(paths(card.reads()));
    }
    List<String> broken = new ArrayList<>();
    for (Case subject : CasesTest.cases()) {
      Compliance engine = engine(subject);
      Activity<?> activity = subject.activity().orElseThrow();
      if (engine.check(activity).decision() == Decision.INDETERMINATE) {
        continue;
      }
      for (Less less : less(activity, "")) {
        if (less.without.equals("ownStaff")) {
          continue; // what nobody stated is not so: without it the recipient's basis is asked for
        }
        if (less.without.equals("to.age") && countsOnlyWhereStated(activity, less)) {
          continue; // the consent then counts, and what it must say is asked
        }
        if (less.without.startsWith("controller") && statesTargets(activity)) {
          continue; // where nobody says whom it targets, the law applies, and is asked about
        }
        if (engine.check((Activity<?>) less.facts) instanceof Verdict.Indeterminate unclear) {
          Set<String> missing = paths(unclear.missing());
          if (isRefusal(less)
              && (missing.contains("to.subscriber") || missing.contains("lawfulBasis"))) {
            continue; // a refusal is not asked for; without it, who is called and on what basis
            // matters
          }
          if (missing.stream().noneMatch(path -> tells(path, less.without))) {
            broken.add(subject.name() + " without " + less.without + ": " + missing);
          }
          for (Finding finding : unclear.findings()) {
            Set<String> asked = paths(finding.missing());
            asked.removeAll(reads.getOrDefault(finding.rule().id(), asked));
            asked.removeIf(UnknownFactsTest::tellsThePlace);
            asked.forEach(path -> broken.add(finding.rule().id() + " does not read " + path));
          }
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void owed_isWhatTheCardNames() throws IOException {
    for (Case subject : CasesTest.cases()) {
      for (Obligation owed :
          engine(subject).check(subject.activity().orElseThrow()).obligations()) {
        assertThat(owed.rule().obligations()).as(subject.name()).contains(owed.duty().name());
      }
    }
  }

  @Test
  void conditions_sayWhatTheyAsk() {
    for (Rule<?> rule : new GdprRules().rules(Settings.defaults().with(GdprRules.ACCESS, true))) {
      Terms.parts(rule.when()).forEach(part -> assertThat(part.says()).as("%s", rule).isNotBlank());
    }
  }

  /** The paths, without the labels of entries. */
  private static Set<String> paths(Collection<? extends Fact<?, ?>> facts) {
    return facts.stream()
        .map(fact -> fact.path().replaceAll("\\[[^]]*]", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean tells(String named, String leftOut) {
    return named.equals(leftOut)
        || leftOut.startsWith(named + ".")
        || named.startsWith(leftOut + ".");
  }

  private static boolean tellsThePlace(String path) {
    return path.endsWith("country") || path.endsWith("region") || path.endsWith("timeZone");
  }

  @Test
  void permittedFrom_permits_andTheNanosecondBeforeDenies() throws IOException {
    int waits = 0;
    for (Case subject : CasesTest.cases()) {
      Compliance engine = engine(subject);
      Activity<?> activity = subject.activity().orElseThrow();
      Optional<Instant> from =
          engine.check(activity) instanceof Verdict.Denial denial
              ? denial.permittedFrom()
              : Optional.empty();
      if (from.isPresent()) {
        assertThat(engine.check(activity.at(from.get())).decision()).isNotEqualTo(Decision.DENY);
        assertThat(engine.check(activity.at(from.get().minusNanos(1))).decision())
            .isEqualTo(Decision.DENY);
        waits++;
      }
    }
    assertThat(waits).isGreaterThan(10);
  }

  private Compliance engine(Case subject) {
    return engines.computeIfAbsent(subject.regulations(), compliance::only);
  }

  /** Returns these facts without each one that can be unknown, in groups and entries too. */
  @SuppressWarnings({"unchecked", "rawtypes"}) // facts are read and set by their own schema
  private static List<Less> less(Facts facts, String at) {
    List<Less> all = new ArrayList<>();
    for (Fact fact : (List<Fact>) facts.schema().facts()) {
      Object value = fact.in(facts);
      if (value == null) {
        continue;
      }
      String path = at + fact.path();
      if (fact.canBeUnknown()) {
        all.add(new Less(with(facts, fact, null), path));
      }
      if (value instanceof Facts<?> group) {
        for (Less inner : less(group, path + ".")) {
          all.add(new Less(with(facts, fact, inner.facts), inner.without));
        }
      } else if (value instanceof List<?> list) {
        for (int i = 0; i < list.size(); i++) {
          if (list.get(i) instanceof Facts<?> entry && !path.equals("emergencies")) {
            for (Less inner : less(entry, path + ".")) {
              List<Object> changed = new ArrayList<>(list);
              changed.set(i, inner.facts);
              all.add(new Less(with(facts, fact, changed), inner.without));
            }
          }
        }
      }
    }
    return all;
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // facts are read and set by their own schema
  private static Facts<?> with(Facts facts, Fact changed, Object to) {
    Schema schema = facts.schema();
    FactsBuilder builder = schema.builder();
    for (Fact fact : (List<Fact>) schema.facts()) {
      Object value = fact.equals(changed) ? to : fact.in(facts);
      if (value != null) {
        builder.with(fact, value);
      }
    }
    return (Facts<?>) builder.build();
  }
}
