package io.lexicall.rules.gdpr;

import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Controller;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.facts.Voice;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rules.gdpr.Regime.Law;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The controller is stated to be established outside Europe, and to offer nothing in, and monitor
 * nobody in, the places of a law: GDPR Art. 3(2).
 *
 * <p>Neither fact is asked for: if one is left out, the law is taken to apply. A controller who is
 * established anywhere in Europe is under some law of this module, whichever it is, so it is not
 * excepted from any.
 */
final class OutOfScope extends Condition<Contact> {
  private static final Fact<Contact, Place> COUNTRY = Contact.CONTROLLER.then(Controller.COUNTRY);
  private static final Fact<Contact, List<Place>> TARGETS =
      Contact.CONTROLLER.then(Controller.TARGETS);

  /** To ask for votes or gifts is marketing for Art. 21. */
  private static final Condition<Contact> FOR_A_SERVICE =
      MarketingRules.purposeIn(
          EnumSet.of(
              ContactPurpose.INFORMATIONAL,
              ContactPurpose.ACCOUNT_ALERT,
              ContactPurpose.PACKAGE_DELIVERY,
              ContactPurpose.HEALTHCARE,
              ContactPurpose.DEBT_COLLECTION,
              ContactPurpose.SURVEY,
              ContactPurpose.EMERGENCY));

  /** A message is asked whether it advertises; of a live call that counts if it is stated. */
  private static final Condition<Contact> OFFERS_NOTHING =
      FOR_A_SERVICE.and(
          MarketingRules.VOICE
              .and(Condition.in(Contact.VOICE, Voice.LIVE))
              .and(MarketingRules.SAID_TO_ADVERTISE.not())
              .or(Condition.isFalse(MarketingRules.ADVERTISES)));

  private final Regimes regimes;
  private final Law law;
  private final Set<Place> europe;

  private OutOfScope(Regimes regimes, Law law) {
    this.regimes = regimes;
    this.law = law;
    this.europe = regimes.places();
  }

  /**
   * Returns the condition that a contact is outside the scope of a law: that of such a controller,
   * and no marketing, since marketing to a person there offers goods or services there. Never for
   * the Swiss act, which applies to whatever has effects in Switzerland (Art. 3(1)).
   */
  static Condition<Contact> of(Regimes regimes, Law law) {
    return law == Law.FADP ? Condition.never() : new OutOfScope(regimes, law).and(OFFERS_NOTHING);
  }

  @Override
  public Truth test(Contact contact) {
    Place country = COUNTRY.in(contact);
    List<Place> targets = TARGETS.in(contact);
    if (country == null || targets == null || europe.contains(country)) {
      return Truth.FALSE;
    }
    long day = Math.floorDiv(contact.at().getEpochSecond(), 86_400L);
    for (Place target : targets) {
      if (regimes.lawAt(target, day) == law) {
        return Truth.FALSE;
      }
    }
    return Truth.TRUE;
  }

  @Override
  public void missing(Contact contact, Set<Fact<Contact, ?>> into) {
    // Never unknown.
  }

  @Override
  public Set<Fact<Contact, ?>> reads() {
    return Set.of(COUNTRY, TARGETS);
  }

  @Override
  public String says() {
    return "the controller is said to be outside Europe and to target nobody under the " + law;
  }

  @Override
  public @Nullable Instant nextChange(Contact contact, Instant after) {
    List<Place> targets = TARGETS.in(contact);
    Place country = COUNTRY.in(contact);
    if (targets == null || country == null || europe.contains(country)) {
      return null;
    }
    Instant next = null;
    for (Place target : targets) {
      Instant change = regimes.nextChangeAt(target, after);
      if (change != null && (next == null || change.isBefore(next))) {
        next = change;
      }
    }
    return next;
  }

  @Override
  protected boolean lasts() {
    return true;
  }

  @Override
  protected List<Object> madeOf() {
    return List.of(regimes, law);
  }
}
