package io.lexicall.rules.canada;

import io.lexicall.facts.Called;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactChannel;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.FactType;
import io.lexicall.facts.Subscriber;
import io.lexicall.law.LawTable;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.LaterWord;
import io.lexicall.rule.Members;
import io.lexicall.rule.Rule;
import io.lexicall.rule.TradeWords;
import io.lexicall.time.LookBack;
import java.util.List;

/**
 * What may not be sold to consumers by a channel at all, whatever their consent. It counts where
 * the subject is stated: hardly any caller sells it, and nobody is asked.
 */
final class SectorBans {
  private static final Members<Contact, EarlierContact> HISTORY = Members.of(Contact.HISTORY);

  private final LawTable bans = CanadaRules.table("ca-sector-bans.csv");

  LawTable table() {
    return bans;
  }

  void addTo(List<Rule<?>> rules) {
    for (LawTable.Row row : bans.rows()) {
      for (ContactChannel channel : CanadaRules.channels(row)) {
        rules.add(ban(row, channel));
      }
      if (!row.isBlank("after_refusal_months")) {
        rules.add(afterRefusal(row));
      }
    }
  }

  private static Rule<Contact> ban(LawTable.Row row, ContactChannel channel) {
    Rule.Builder<Contact> rule =
        rule(row)
            .variant(FactType.code(channel))
            .title("Some goods and services are not advertised to consumers by such contacts.")
            .when(Condition.in(Contact.CHANNEL, channel));
    return row.isYes("lifted_by_request")
        ? rule.unless(new SaidNo(channel, Consents.toSales(channel).written()).askedFor())
            .remedy("await-request")
            .denies()
        : rule.remedy("do-not-call").denies();
  }

  /**
   * Who refused is left in peace for a time. Calls are barred without this, so that it is for
   * texts.
   */
  private static Rule<Contact> afterRefusal(LawTable.Row row) {
    int months = row.integer("after_refusal_months");
    return rule(row)
        .variant("after-refusal")
        .title("Who refused such an offer gets no texts on it for %s months.".formatted(months))
        .when(Condition.in(Contact.CHANNEL, ContactChannel.TEXT))
        .when(
            LaterWord.refused(
                HISTORY
                    .within(EarlierContact.AT, LookBack.months(months))
                    .and(
                        HISTORY.where(
                            EarlierContact.SUBJECT,
                            "subject is such an offer",
                            TradeWords.of(words(row)))),
                Consents.TO_TEXTS.written()))
        .remedy("wait")
        .denies();
  }

  private static Rule.Builder<Contact> rule(LawTable.Row row) {
    return Rule.on(Contact.SCHEMA, row.requireText("rule"))
        .readFrom(row)
        .in(Place.of(row.requireText("place")))
        .when(CanadaRules.SELLS)
        .when(Condition.known(Contact.SUBJECT))
        .when(
            Condition.where(
                Contact.SUBJECT,
                "subject is " + String.join(" or ", words(row)),
                TradeWords.of(words(row))))
        .unless(Condition.in(Contact.TO.then(Called.SUBSCRIBER), Subscriber.BUSINESS));
  }

  private static List<String> words(LawTable.Row row) {
    return row.list("words", ' ');
  }
}
