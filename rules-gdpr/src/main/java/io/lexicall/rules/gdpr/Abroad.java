package io.lexicall.rules.gdpr;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Controller;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Recording;
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
 * Nobody concerned is in Europe, but the controller is established in it: GDPR Art. 3(1), FADP Art.
 * 3(1).
 *
 * <p>Whom European law protects at home is decided by {@link io.lexicall.rule.Rule.Builder#in}. For
 * somebody in the EEA or the United Kingdom this condition never holds, since the law of the place
 * already requires the same. For anybody else it is unknown if the controller of a contact is
 * unknown; a host states its own country once, in its profile. The controller of a recording is
 * only heard, as in the rules on recordings: left out, it is not taken to be in Europe.
 */
final class Abroad<A extends Activity<A>> extends Condition<A> {
  private final Fact<A, Place> controllerCountry;
  private final boolean asks;
  private final Regimes regimes;
  private final Set<Law> laws;
  private final Set<Place> home = new HashSet<>();
  private final Set<Place> swiss = new HashSet<>();

  private Abroad(Fact<A, Place> controllerCountry, boolean asks, Regimes regimes, Set<Law> laws) {
    this.controllerCountry = controllerCountry;
    this.asks = asks;
    this.regimes = regimes;
    this.laws = EnumSet.copyOf(laws);
    for (Regime regime : regimes.all()) {
      (regime.law() == Law.FADP ? swiss : home).addAll(regime.places());
    }
  }

  /**
   * Makes the condition for calls and texts.
   *
   * @param laws those of the controller's laws that matter
   */
  static Abroad<Contact> ofContacts(Regimes regimes, Set<Law> laws) {
    return new Abroad<>(Contact.CONTROLLER.then(Controller.COUNTRY), true, regimes, laws);
  }

  /** Makes the condition for recordings, which hold only for a controller that is stated. */
  static Abroad<Recording> ofRecordings(Regimes regimes, Set<Law> laws) {
    return new Abroad<>(Recording.CONTROLLER.then(Controller.COUNTRY), false, regimes, laws);
  }

  @Override
  public Truth test(A activity) {
    Place controller = controllerCountry.in(activity);
    Law law = controller == null ? null : lawOf(controller, activity);
    if (controller == null ? !asks : law == null || !laws.contains(law)) {
      return Truth.FALSE;
    }
    Whereabouts where = activity.whereabouts();
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

  private @Nullable Law lawOf(Place controller, A activity) {
    return home.contains(controller) || swiss.contains(controller)
        ? regimes.lawAt(controller, Math.floorDiv(activity.at().getEpochSecond(), 86_400L))
        : null;
  }

  @Override
  protected List<Object> madeOf() {
    return List.of(regimes, laws, controllerCountry, asks);
  }

  @Override
  public void missing(A activity, Set<Fact<A, ?>> into) {
    if (controllerCountry.in(activity) == null) {
      into.add(controllerCountry);
    }
    Fact<A, ?> country = activity.countryFact();
    if (country != null && !activity.whereabouts().countryKnown()) {
      into.add(country);
    }
  }

  @Override
  public Set<Fact<A, ?>> reads() {
    return Set.of(controllerCountry);
  }

  @Override
  public String says() {
    return "nobody concerned is in Europe and the controller is";
  }

  @Override
  public @Nullable Instant nextChange(A activity, Instant after) {
    Place controller = controllerCountry.in(activity);
    return controller == null || !(home.contains(controller) || swiss.contains(controller))
        ? null
        : regimes.nextChangeAt(controller, after);
  }

  @Override
  protected boolean lasts() {
    return true;
  }

  /** Returns the condition that the controller is under a law, for citations. */
  Condition<A> controllerUnder(Law law) {
    return new Condition<A>() {
      @Override
      public Truth test(A activity) {
        Place controller = controllerCountry.in(activity);
        return controller == null ? Truth.UNKNOWN : Truth.of(lawOf(controller, activity) == law);
      }

      @Override
      public void missing(A activity, Set<Fact<A, ?>> into) {
        into.add(controllerCountry);
      }

      @Override
      public Set<Fact<A, ?>> reads() {
        return Set.of(controllerCountry);
      }

      @Override
      public String says() {
        return "the controller is under the " + law;
      }
    };
  }
}
