package io.lexicall.rules.pci;

import io.lexicall.facts.Access;
import io.lexicall.facts.DataKind;
import io.lexicall.facts.Disclosure;
import io.lexicall.facts.Incident;
import io.lexicall.facts.Payment;
import io.lexicall.facts.Recording;
import io.lexicall.facts.Storage;
import io.lexicall.law.InForce;
import io.lexicall.law.LawTable;
import io.lexicall.place.Place;
import io.lexicall.rule.Chapter;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Penalty;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Settings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The PCI Data Security Standard for card payments on calls: regulation {@code pci-dss}.
 *
 * <p>The law is that of the book {@code law/pci.md}. The standard is a contract, not a statute: it
 * binds everybody who accepts cards, everywhere, and a denial means that the entity would be out of
 * compliance. Findings cite version 3.2.1 up to 2024-03-31 and version 4 after it; requirements of
 * version 4 with a future date deny from 2025-03-31, inclusive.
 *
 * <p>Payments and access name no place, so their days are those of the offset with which their
 * instant is stated, or of UTC without one. The stored data is what {@code contains} states
 * together with what a scan of {@code text} finds; a card number found there is unencrypted,
 * whatever {@code pan} says. Careful readings where the law book is not sure: card data over an
 * unencrypted voice leg is judged as if it left the private network.
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public final class PciRules implements RuleModule {
  private static final Place UNITED_STATES = Place.of("US");

  /** The days since the first version in the law book. */
  private static final InForce HELD = InForce.startingAt(LocalDate.of(2015, 1, 1));

  private static final Set<DataKind> NUMBER = EnumSet.of(DataKind.PAN);
  private static final Set<DataKind> SENSITIVE_DATA =
      EnumSet.of(DataKind.CVV, DataKind.TRACK, DataKind.PIN);
  private static final Set<DataKind> CARD_DATA =
      EnumSet.of(DataKind.PAN, DataKind.CVV, DataKind.TRACK, DataKind.PIN);

  private final Requirements requirements = new Requirements();

  /** Creates the module. */
  public PciRules() {}

  @Override
  public String name() {
    return "pci";
  }

  /**
   * {@inheritDoc}
   *
   * <p>Payments are covered everywhere, and so is access to card data. Stored or disclosed card
   * data is covered in the United States, which has no general law on it; elsewhere by the module
   * with the local data protection law. Disclosed sensitive authentication data is covered only if
   * a requirement applies: left in a voicemail or in an unencrypted message, or given to a
   * processor other than by message. Anything else is a gap everywhere, since the standard binds
   * beside the local law. Nothing before 2015 is covered, since the law book has no requirements of
   * version 2.0.
   */
  @Override
  public List<Coverage<?>> coverage() {
    return List.of(
        Coverage.of(Payment.SCHEMA).during(HELD),
        Coverage.of(Access.SCHEMA).about(CARD_DATA).during(HELD),
        Coverage.of(Storage.SCHEMA, UNITED_STATES).about(CARD_DATA).during(HELD),
        Coverage.of(Disclosure.SCHEMA, UNITED_STATES).about(NUMBER).during(HELD),
        Coverage.of(Disclosure.SCHEMA, DisclosureRules.SENSITIVE_DATA_READ, UNITED_STATES)
            .about(SENSITIVE_DATA)
            .during(HELD),
        Coverage.gap(Disclosure.SCHEMA, DisclosureRules.SENSITIVE_DATA_READ.not())
            .about(SENSITIVE_DATA));
  }

  @Override
  public String book(String ruleId) {
    return "law/pci.md";
  }

  @Override
  public List<Chapter> chapters(Settings settings) {
    TruncatedNumbers.read(); // an unreadable table is refused now
    return List.of(
        Chapter.of(
            Set.of("pci-dss"),
            Set.of(
                Payment.SCHEMA,
                Recording.SCHEMA,
                Storage.SCHEMA,
                Disclosure.SCHEMA,
                Incident.SCHEMA,
                Access.SCHEMA),
            Set.of(),
            this::made));
  }

  private List<Rule<?>> made() {
    List<Rule<?>> rules = new ArrayList<>();
    rules.addAll(PaymentRules.of(requirements));
    rules.addAll(StorageRules.of(requirements));
    rules.addAll(DisclosureRules.of(requirements));
    rules.addAll(AccessRules.of(requirements));
    return rules;
  }

  @Override
  public List<Penalty> penalties() {
    return Penalty.allOf(
        LawTable.read("penalties.csv", PciRules.class.getResourceAsStream("penalties.csv")));
  }

  @Override
  public String edition() {
    return requirements.edition();
  }
}
