package io.lexicall.batch;

import io.lexicall.facts.Contact;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Fact;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Rule;
import io.lexicall.rule.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The house rules of a company that does not call too often: all depends on the history. */
final class CapLaw extends AmericanLaw {
  CapLaw() {
    super("caps");
  }

  @Override
  public List<Rule<?>> rules(Settings settings) {
    return List.of(
        Rule.on(Contact.SCHEMA, "caps.two-conversations")
            .title("Nobody is talked to more than twice in seven days.")
            .cites("Caps 1")
            .when(new TalkedTo())
            .denies(),
        Rule.on(Contact.SCHEMA, "caps.refused")
            .title("Nobody is called who asked not to be.")
            .cites("Caps 2")
            .when(new Refused())
            .denies());
  }

  /** What is asked of each earlier contact, and how many must be so. */
  private abstract static class OfHistory extends Condition<Contact> {
    private final int enough;

    OfHistory(int enough) {
      this.enough = enough;
    }

    abstract Truth counts(EarlierContact earlier, Instant at);

    @Override
    public Truth test(Contact contact) {
      List<EarlierContact> history = Contact.HISTORY.in(contact);
      if (history == null) {
        return Truth.UNKNOWN;
      }
      int surely = 0;
      int perhaps = 0;
      for (EarlierContact earlier : history) {
        Truth counts = counts(earlier, contact.at());
        surely += counts == Truth.TRUE ? 1 : 0;
        perhaps += counts == Truth.FALSE ? 0 : 1;
      }
      return surely >= enough ? Truth.TRUE : perhaps >= enough ? Truth.UNKNOWN : Truth.FALSE;
    }

    @Override
    public void missing(Contact contact, Set<Fact<Contact, ?>> into) {
      into.add(Contact.HISTORY);
    }

    @Override
    public Set<Fact<Contact, ?>> reads() {
      return Set.of(Contact.HISTORY, Contact.AT);
    }

    static Truth of(Boolean known) {
      return known == null ? Truth.UNKNOWN : known ? Truth.TRUE : Truth.FALSE;
    }
  }

  private static final class TalkedTo extends OfHistory {
    TalkedTo() {
      super(2);
    }

    @Override
    Truth counts(EarlierContact earlier, Instant at) {
      Instant then = EarlierContact.AT.in(earlier);
      return then.isBefore(at.minus(Duration.ofDays(7)))
          ? Truth.FALSE
          : of(EarlierContact.CONNECTED.in(earlier));
    }

    @Override
    public String says() {
      return "talked to twice in seven days";
    }
  }

  private static final class Refused extends OfHistory {
    Refused() {
      super(1);
    }

    @Override
    Truth counts(EarlierContact earlier, Instant at) {
      return of(EarlierContact.REFUSED.in(earlier));
    }

    @Override
    public String says() {
      return "asked not to be called";
    }
  }
}
