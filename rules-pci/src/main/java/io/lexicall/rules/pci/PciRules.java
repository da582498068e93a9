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
 * binds everywhere who takes cards, and a denial means that the entity would be out of compliance.
 * Findings cite version 3.2.1 up to 2024-03-31 and version 4 after it; what version 4 dated to the
 * future denies from 2025-03-31 on, that day included.
 *
 * <p>Payments and access name no place, so that their days are those of the clock that showed when
 * they are, or of UTC where that was not said. What is stored is told by {@code contains} joined
 * with what a scan of {@code text} finds; a card number found there is in clear, whatever {@code
 * pan} says. Careful readings where the book is not sure: card data over a voice leg without
 * encryption is judged as if it left the private network.
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public final class PciRules implements RuleModule {
  private static final Place UNITED_STATES = Place.of("US");

  /** The days since the first version of which the book holds the requirements. */
  private static final InForce HELD = InForce.startingAt(LocalDate.of(2015, 1, 1));

  private static final Set<DataKind> NUMBER = EnumSet.of(DataKind.PAN);
  private static final Set<DataKind> SENSITIVE_DATA =
      EnumSet.of(DataKind.CVV, DataKind.TRACK, DataKind.PIN);
  private static final Set<DataKind> CARD_DATA =
      EnumSet.of(DataKind.PAN, DataKind.CVV, DataKind.TRACK, DataKind.PIN);

  private final Requirements requirements = new Requirements();

  /** Makes the module. */
  public PciRules() {}

  @Override
  public String name() {
    return "pci";
  }

  /**
   * {@inheritDoc}
   *
   * <p>Payments are covered everywhere, and so is access to card data. Card data that are kept or
   * disclosed are covered in the United States, which have no general law on them; elsewhere by who
   * holds the law of the place on personal data. Sensitive authentication data that are disclosed
   * are covered only where a requirement reads it: left in a voicemail or in an unencrypted
   * message, or given to a processor other than by message. Nothing is covered before 2015, since
   * the book holds no requirement of version 2.0.
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
            .during(HELD));
  }

  @Override
  public String book(String ruleId) {
    return "law/pci.md";
  }

  @Override
  public List<Chapter> chapters(Settings settings) {
    TruncatedNumbers.read(); // if it cannot be read, it is refused now
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
