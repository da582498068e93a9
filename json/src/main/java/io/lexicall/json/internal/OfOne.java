package io.lexicall.json.internal;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Called;
import io.lexicall.facts.Campaign;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Disclosure;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Incident;
import io.lexicall.facts.Recording;
import io.lexicall.facts.Schema;
import io.lexicall.facts.Storage;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The facts of one person or one activity, which a profile must not state: otherwise one person's
 * answer would apply to everybody, and would take precedence over the lists and the ledger.
 */
public final class OfOne {
  /** The members of groups that belong to one person, or that change while calls are made. */
  private static final Map<String, Set<String>> MEMBERS =
      Map.of(
          Contact.TO.path(),
          paths(Called.NUMBER, Called.AGE, Called.PORTED_AT, Called.POSTAL_CODE)
              .collect(Collectors.toUnmodifiableSet()),
          Contact.CAMPAIGN.path(),
          paths(Campaign.LIVE_ANSWERS, Campaign.ABANDONED).collect(Collectors.toUnmodifiableSet()));

  /** Facts that a profile may state if they say that there are none: that only removes permits. */
  public static final Set<String> NONE_ALONE =
      paths(Contact.CONSENTS, Contact.RELATIONSHIP).collect(Collectors.toUnmodifiableSet());

  private static final Set<Fact.Kind> HAPPENS_ONCE =
      Set.of(Fact.Kind.REQUIRED, Fact.Kind.EVENT, Fact.Kind.PLAN);

  private static final Set<String> TOP =
      Stream.concat(
              Activity.schemas().stream()
                  .<Fact<?, ?>>flatMap((Schema<?> schema) -> schema.facts().stream())
                  .filter(fact -> HAPPENS_ONCE.contains(fact.kind()))
                  .map(Fact::path),
              paths(
                  Contact.ID,
                  Contact.LISTS,
                  Contact.HISTORY,
                  Contact.CONFIDENTIAL_COMMUNICATION,
                  Contact.AUTHORIZATION,
                  Disclosure.AUTHORIZATION,
                  Disclosure.SUBJECT_AGREED,
                  Recording.PARTIES,
                  Storage.TEXT,
                  Incident.NOTIFIED,
                  Incident.AFFECTED,
                  Incident.AFFECTED_BY_REGION))
          .collect(Collectors.toUnmodifiableSet());

  private OfOne() {}

  private static Stream<String> paths(Fact<?, ?>... facts) {
    return Stream.of(facts).map(Fact::path);
  }

  /**
   * Returns whether a fact of an activity belongs to one person or activity, whatever its value.
   */
  public static boolean isTop(String name) {
    return TOP.contains(name);
  }

  /** Returns the members of a group that belong to one person or activity; for most groups none. */
  public static Set<String> membersOf(String group) {
    return MEMBERS.getOrDefault(group, Set.of());
  }

  /** Returns whether a value says that there is none. */
  static boolean saysNone(Node value) {
    return value instanceof Node.Items list && list.items().isEmpty()
        || value instanceof Node.Obj object
            && object.members().stream().allMatch(member -> member.value() == Node.Word.FALSE);
  }
}
