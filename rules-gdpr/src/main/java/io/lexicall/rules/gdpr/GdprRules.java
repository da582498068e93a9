package io.lexicall.rules.gdpr;

import io.lexicall.facts.Access;
import io.lexicall.facts.Contact;
import io.lexicall.facts.DataKind;
import io.lexicall.facts.Disclosure;
import io.lexicall.facts.Incident;
import io.lexicall.facts.PrivacyLaw;
import io.lexicall.facts.Recording;
import io.lexicall.facts.Request;
import io.lexicall.facts.Storage;
import io.lexicall.law.InForce;
import io.lexicall.law.LawTable;
import io.lexicall.place.Place;
import io.lexicall.rule.Chapter;
import io.lexicall.rule.Condition;
import io.lexicall.rule.Coverage;
import io.lexicall.rule.Penalty;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleModule;
import io.lexicall.rule.Setting;
import io.lexicall.rule.Settings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The law of the EU and EEA states, the United Kingdom and Switzerland on personal data and on
 * marketing by telephone: regulations {@code gdpr} and {@code eprivacy}.
 *
 * <p>The law is that of the book {@code law/gdpr.md}, with the figures in the CSV tables beside
 * this class. The rules of {@code eprivacy} are those of the called party's country. Those of
 * {@code gdpr} on a contact also bind a controller in Europe who calls other countries, so a host
 * that calls elsewhere states {@code controller.country} once, in its profile. Careful readings
 * where the law book is not sure: a business line is judged as one that a natural person may
 * answer; an unnamed register entry or consent is unknown; consent to be called does not lift
 * calling hours unless {@link #CONSENT_LIFTS_HOURS} is on.
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public final class GdprRules implements RuleModule {
  /** Whether the hours of trade codes that bind adherents only (IT, NL) are applied. */
  public static final Setting TRADE_CODE_HOURS =
      new Setting(
          "gdpr.trade-code-hours",
          false,
          "Applies the calling hours of trade codes, which bind those who joined them: Italy's code"
              + " of conduct of 2024 and the Dutch telemarketing code.");

  /**
   * Whether any consent to be called lifts the hours if the law mentions a consent (FR to
   * 2026-08-10, PT).
   */
  public static final Setting CONSENT_LIFTS_HOURS =
      new Setting(
          "gdpr.consent-lifts-hours",
          false,
          "Any express consent to be called lifts the calling hours where the law lets a consent do"
              + " so: Portugal, where a request for the call (requestedAt) does too, and France to"
              + " 2026-08-10 (D. 223-9). Left off, only one that names those times would, for which"
              + " there is no fact. France's L. 223-1 since 2026-08-11 asks for a named date and hour:"
              + " the setting does not touch it.");

  /** Whether the GDPR governs the access of staff to data, an activity that names no country. */
  public static final Setting ACCESS =
      new Setting(
          "gdpr.access",
          false,
          "Applies GDPR Art. 29 and 32(4) when a member of staff opens data.");

  /** A request is made under a law that this module contains. */
  private static final Condition<Request> OURS =
      Condition.<Request>known(Request.LAW)
          .and(Condition.in(Request.LAW, PrivacyLaw.GDPR, PrivacyLaw.UK_GDPR));

  /**
   * Health information and card data are personal data too, but other laws say more about who may
   * open them: what those leave undecided, this module does not fill.
   */
  private static final Set<DataKind> OF_NO_OTHER_MODULE =
      EnumSet.of(DataKind.PERSONAL_DATA, DataKind.SPECIAL_CATEGORY);

  private final Regimes regimes = new Regimes();

  /** Creates the module. */
  public GdprRules() {}

  @Override
  public String name() {
    return "gdpr";
  }

  /**
   * {@inheritDoc}
   *
   * <p>Every kind of data that an activity can name, including card data, is personal data, and is
   * covered from the first day of a data protection law in its place. Requests made, or breaches
   * known, before that day are not covered, and neither are requests under the law of other
   * countries. Access by staff names no place, and is covered only if {@link #ACCESS} is on, for
   * personal and special-category data since 2018-05-25. Contacts about a debt are covered in the
   * countries, and on the days, for which this module has the law; elsewhere they stay
   * indeterminate ({@code core.coverage}).
   */
  @Override
  public List<Coverage<?>> coverage() {
    Set<Place> places = regimes.places();
    List<Coverage<?>> covered = new ArrayList<>(CallConduct.coverage(regimes));
    Map<LocalDate, Set<Place>> byFirstDay = new TreeMap<>();
    for (Place place : places) {
      byFirstDay.computeIfAbsent(regimes.firstDay(place), day -> new LinkedHashSet<>()).add(place);
    }
    byFirstDay.forEach(
        (day, there) -> {
          InForce since = InForce.startingAt(day);
          covered.add(Coverage.of(Storage.SCHEMA).in(there).during(since));
          covered.add(Coverage.of(Disclosure.SCHEMA).in(there).during(since));
          covered.add(
              Coverage.of(
                      Request.SCHEMA,
                      new SinceDay<>(Request.RECEIVED_AT, day)
                          .and(Condition.<Request>known(Request.LAW).not().or(OURS)))
                  .in(there)
                  .during(since));
          covered.add(
              Coverage.of(Incident.SCHEMA, new SinceDay<>(Incident.DISCOVERED_AT, day))
                  .in(there)
                  .during(since));
        });
    // A stated law governs wherever the request is from.
    LocalDate first = regimes.firstDay(places);
    covered.add(
        Coverage.of(Request.SCHEMA, OURS.and(new SinceDay<>(Request.RECEIVED_AT, first)))
            .during(InForce.startingAt(first)));
    return List.copyOf(covered);
  }

  @Override
  public List<Coverage<?>> coverage(Settings settings) {
    if (!settings.isOn(ACCESS)) {
      return coverage();
    }
    List<Coverage<?>> covered = new ArrayList<>(coverage());
    covered.add(
        Coverage.of(Access.SCHEMA)
            .about(OF_NO_OTHER_MODULE)
            .during(InForce.startingAt(Draft.FIRST_DAY)));
    return List.copyOf(covered);
  }

  @Override
  public String book(String ruleId) {
    return "law/gdpr.md";
  }

  @Override
  public List<Setting> settings() {
    return List.of(TRADE_CODE_HOURS, CONSENT_LIFTS_HOURS, ACCESS);
  }

  /**
   * {@inheritDoc}
   *
   * <p>The rules of national law on calls and texts, three quarters of all, are created when
   * somebody in one of the countries is called.
   */
  @Override
  public List<Chapter> chapters(Settings settings) {
    Tables.KEYS.keySet().forEach(Tables::read); // an unreadable table is refused now
    return List.of(
        Chapter.of(
            Set.of("eprivacy"),
            Set.of(Contact.SCHEMA),
            regimes.places(),
            () -> {
              Consents consents = Consents.of(regimes);
              List<Rule<?>> rules =
                  new ArrayList<>(
                      MarketingRules.of(
                          regimes,
                          consents,
                          settings.isOn(TRADE_CODE_HOURS),
                          settings.isOn(CONSENT_LIFTS_HOURS)));
              rules.addAll(CallConduct.of(regimes, consents));
              return rules;
            }),
        Chapter.of(
            Set.of("gdpr"),
            Set.of(Contact.SCHEMA, Recording.SCHEMA, Disclosure.SCHEMA),
            Set.of(),
            () -> ContactRules.of(regimes, Consents.of(regimes))),
        Chapter.of(
            Set.of("gdpr"),
            Set.of(
                Disclosure.SCHEMA, Storage.SCHEMA, Access.SCHEMA, Request.SCHEMA, Incident.SCHEMA),
            Set.of(),
            () -> {
              List<Rule<?>> rules =
                  new ArrayList<>(DisclosureRules.of(regimes, settings.isOn(ACCESS)));
              rules.addAll(TransferRules.of(regimes));
              rules.addAll(RequestRules.of(regimes));
              rules.addAll(IncidentRules.of(regimes));
              return rules;
            }));
  }

  @Override
  public List<Penalty> penalties() {
    return Penalty.allOf(
        LawTable.read("penalties.csv", GdprRules.class.getResourceAsStream("penalties.csv")));
  }

  @Override
  public String edition() {
    return "2026-12-02";
  }
}
