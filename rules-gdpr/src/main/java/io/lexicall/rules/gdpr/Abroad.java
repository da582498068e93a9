package io.lexicall.rules.gdpr;

import io.lexicall.facts.Contact;
import io.lexicall.facts.Controller;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.place.Place;
import io.lexicall.place.Whereabouts;
import io.lexicall.rule.Condition;
import io.lexicall.rules.gdpr.Regime.Law;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The called party is outside Europe, but the controller is established in it: GDPR Art. 3(1), FADP
 * Art. 3(1).
 *
 * <p>Whom European law protects at home is a matter of {@link io.lexicall.rule.Rule.Builder#in}.
 * For somebody in the EEA or the United Kingdom this condition never holds, since the law of the
 * place demands the same already. For anybody else an unknown controller leaves it unknown: a host
 * states its own country once, in its profile.
 */
final class Abroad extends Condition<Contact> {
  static final Fact<Contact, Place> CONTROLLER = Contact.CONTROLLER.then(Controller.COUNTRY);

  private final Regimes regimes;
  private final Set<Law> laws;
  private final Set<Place> home = new HashSet<>();
  private final Set<Place> swiss = new HashSet<>();

  /**
   * Makes the condition.
   *
   * @param laws those of the controller's laws that matter
   */
  Abroad(Regimes regimes, Set<Law> laws) {
    this.regimes = regimes;
    this.laws = EnumSet.copyOf(laws);
    for (Regime regime : regimes.all()) {
      (regime.law() == Law.FADP ? swiss : home).addAll(regime.places());
    }
  }

  @Override
  public Truth test(Contact contact) {
    Place controller = CONTROLLER.in(contact);
    Law law = controller == null ? null : lawOf(controller, contact);
    if (controller != null && (law == null || !laws.contains(law))) {
      return Truth.FALSE;
    }
    Whereabouts where = contact.whereabouts();
    boolean inSwitzerland = false;
    for (Place country : where.countries()) {
      if (home.contains(country)) {
        return Truth.FALSE;
      }
      inSwitzerland |= swiss.contains(country);
    }
    if (controller == null) {
      return Truth.UNKNOWN;
    }
    if (law == Law.FADP && inSwitzerland) {
      return Truth.FALSE;
    }
    return where.countryKnown() ? Truth.TRUE : Truth.UNKNOWN;
  }

  private @Nullable Law lawOf(Place controller, Contact contact) {
    return home.contains(controller) || swiss.contains(controller)
        ? regimes.lawAt(controller, Math.floorDiv(contact.at().getEpochSecond(), 86_400L))
        : null;
  }

  @Override
  protected List<Object> madeOf() {
    return List.of(regimes, laws);
  }

  @Override
  public void missing(Contact contact, Set<Fact<Contact, ?>> into) {
    if (CONTROLLER.in(contact) == null) {
      into.add(CONTROLLER);
    }
    if (!contact.whereabouts().countryKnown()) {
      into.add(contact.countryFact());
    }
  }

  @Override
  public Set<Fact<Contact, ?>> reads() {
    return Set.of(CONTROLLER);
  }

  @Override
  public String says() {
    return "the called party is outside Europe and the controller is in it";
  }

  @Override
  public @Nullable Instant nextChange(Contact contact, Instant after) {
    Place controller = CONTROLLER.in(contact);
    return controller == null || !(home.contains(controller) || swiss.contains(controller))
        ? null
        : regimes.nextChangeAt(controller, after);
  }

  @Override
  public boolean lasts() {
    return true;
  }

  /** Returns the condition that the controller is under a law, for citations. */
  Condition<Contact> controllerUnder(Law law) {
    return new Condition<Contact>() {
      @Override
      public Truth test(Contact contact) {
        Place controller = CONTROLLER.in(contact);
        return controller == null ? Truth.UNKNOWN : Truth.of(lawOf(controller, contact) == law);
      }

      @Override
      public void missing(Contact contact, Set<Fact<Contact, ?>> into) {
        into.add(CONTROLLER);
      }

      @Override
      public Set<Fact<Contact, ?>> reads() {
        return Set.of(CONTROLLER);
      }

      @Override
      public String says() {
        return "the controller is under the " + law;
      }
    };
  }
}
