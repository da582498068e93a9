package io.lexicall.rules.tcpa.state;

import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Consent;
import io.lexicall.facts.ConsentKind;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.Dialing;
import io.lexicall.facts.EarlierContact;
import io.lexicall.facts.Exemption;
import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.lexicall.facts.LineType;
import io.lexicall.facts.Subscriber;
import io.lexicall.facts.Truth;
import io.lexicall.law.LawTable;
import io.lexicall.place.Place;
import io.lexicall.rule.Condition;
import io.lexicall.rule.MemberTest;
import io.lexicall.rule.Members;
import io.lexicall.rule.Rule;
import io.lexicall.rule.TradeWords;
import io.lexicall.rules.tcpa.terms.Terms;
import io.lexicall.time.LookBack;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Reads the cells of the states' tables as conditions. */
final class Cells {
  /** The word for "none" in a cell that could name something. */
  static final String NO = "no";

  static final String YES = "yes";

  /** The word for the calendar day of a contact, where the person is. */
  static final String CALENDAR_DAY = "calendar-day";

  static final String OWN_PEOPLE = "own-people";

  private static final String REQUEST = "request";
  private static final String AUTOMATED = "express-written-automated";
  private static final String OPERATOR = "operator";

  /** Given to the collector itself, not to the creditor for whom it collects. */
  private static final String DIRECT = "direct";

  /** The line is not known to be that of a business: state law protects consumers. */
  static final Condition<Contact> NOT_BUSINESS =
      Condition.in(Terms.SUBSCRIBER, Subscriber.BUSINESS).not();

  /** A line of a consumer, or the mobile line of anybody. */
  static final Condition<Contact> MOBILE_OR_NOT_BUSINESS =
      NOT_BUSINESS.or(Condition.in(Terms.LINE_TYPE, LineType.MOBILE));

  /** A sales call or text to a consumer, the subject of the states' laws. */
  static final Condition<Contact> SALES_TO_CONSUMER = Terms.TELEMARKETING.and(NOT_BUSINESS);

  /** A sales text, or one with another purpose that also advertises, to a consumer. */
  static final Condition<Contact> SALES_TEXT_TO_CONSUMER =
      Condition.all(Terms.TEXT, SALES_TO_CONSUMER);

  private static final Fact<Contact, Boolean> WORKPLACE = Contact.TO.then(Called.WORKPLACE);

  /**
   * The number is known to be that of a place of work; if that is not stated, it is not asked for,
   * since these laws bind a caller who knows.
   */
  static final Condition<Contact> AT_WORK =
      Condition.known(WORKPLACE).and(Condition.isTrue(WORKPLACE));

  /** The number is not that of a place of work, which a law on calls to a residence requires. */
  static final Condition<Contact> ELSEWHERE_THAN_WORK = Condition.isTrue(WORKPLACE).not();

  private static final Fact<Contact, List<Exemption>> EXEMPTIONS =
      Contact.CALLER.then(Caller.EXEMPTIONS);

  private Cells() {}

  static Place place(LawTable.Row row) {
    return Place.of(row.requireText("state"));
  }

  /** Returns the text of a cell that holds one of these words, or is blank. */
  static String word(LawTable.Row row, String column, String... words) {
    String text = row.text(column);
    if (text.isEmpty() || List.of(words).contains(text)) {
      return text;
    }
    throw row.unreadable(column, new IllegalArgumentException("No such choice"));
  }

  static Set<ContactPurpose> purposes(LawTable.Row row) {
    Set<ContactPurpose> purposes = EnumSet.noneOf(ContactPurpose.class);
    for (String word : row.list("purposes", '|')) {
      purposes.add(choice(row, "purposes", ContactPurpose.class, word));
    }
    return purposes;
  }

  static <E extends Enum<E>> E choice(LawTable.Row row, String column, Class<E> type, String word) {
    for (E choice : type.getEnumConstants()) {
      if (FactType.code(choice).equals(word)) {
        return choice;
      }
    }
    throw row.unreadable(
        column, new IllegalArgumentException("There is no " + type.getSimpleName() + " " + word));
  }

  /**
   * Returns the condition that a contact has one of these purposes. A sale need not be the purpose
   * that is stated: the acts require that it is one of the contact, not the only one.
   */
  static Condition<Contact> purposeIn(Set<ContactPurpose> purposes) {
    return purposes.contains(ContactPurpose.TELEMARKETING)
        ? statedPurposeIn(purposes).or(Terms.SAID_TO_ADVERTISE)
        : statedPurposeIn(purposes);
  }

  /** Returns the condition that the purpose that is stated is one of these. */
  static Condition<Contact> statedPurposeIn(Set<ContactPurpose> purposes) {
    return purposes.isEmpty()
        ? Condition.never()
        : Condition.in(Contact.PURPOSE, purposes.toArray(new ContactPurpose[0]));
  }

  /**
   * Returns the condition that a consent of a kind that the cell names counts.
   *
   * <p>The words, separated by {@code |}: {@code express} for any consent to be called, {@code
   * written} for one in writing or a written invitation, {@code express-written} and {@code
   * permission} for those kinds, {@code express-written-automated} for one that says that it covers
   * automated contact, {@code operator} for one that was given on the same day, as to a live
   * operator who introduces a message; {@code direct} for one that was not given to the creditor
   * for whom another collects; {@code request} for a contact that the person asked for, such as a
   * call-back. A word may end in an age that the consent must not exceed, {@code written-24M}.
   * {@code no} is used alone, for none.
   */
  static Condition<Contact> consent(LawTable.Row row, String column) {
    return consent(row, column, Terms::consentOf);
  }

  /**
   * Returns the condition that a consent of a kind that the cell names, in the words of {@link
   * #consent(LawTable.Row, String)}, counts for automated contact and for the purposes of the row;
   * only for rules on robocalls.
   */
  static Condition<Contact> consentToMachine(LawTable.Row row, String column) {
    return consent(row, column, Terms::consentToMachineOf);
  }

  /**
   * Returns the condition that a consent of a kind that the cell names, in the words of {@link
   * #consent(LawTable.Row, String)}, counts for automated contact if nothing is sold, so that no
   * request ends it.
   */
  static Condition<Contact> consentToMachineButToSales(LawTable.Row row, String column) {
    return consent(
        row, column, kinds -> Terms.CONSENTS.in(Consent.KIND, kinds).and(Terms.countsForMachine()));
  }

  /**
   * Returns the condition that a consent of a kind that the cell names, in the words of {@link
   * #consent(LawTable.Row, String)}, counts if nothing is sold, so that no request ends it.
   */
  static Condition<Contact> consentButToSales(LawTable.Row row, String column) {
    return consent(
        row, column, kinds -> Terms.CONSENTS.in(Consent.KIND, kinds).and(Terms.counts()));
  }

  private static Condition<Contact> consent(
      LawTable.Row row,
      String column,
      Function<ConsentKind[], MemberTest<Contact, Consent>> counts) {
    List<Condition<Contact>> conditions = new ArrayList<>();
    for (String cell : row.list(column, '|')) {
      if (cell.equals(NO)) {
        continue;
      }
      int dash = cell.lastIndexOf('-');
      boolean ages = dash > 0 && Character.isDigit(cell.charAt(dash + 1));
      String word = ages ? cell.substring(0, dash) : cell;
      if (word.equals(REQUEST)) {
        conditions.add(
            ages
                ? Terms.askedForWithin(lookBack(row, column, cell.substring(dash + 1)))
                : Terms.ASKED_FOR);
        continue;
      }
      MemberTest<Contact, Consent> age =
          ages
              ? Terms.CONSENTS.within(
                  Consent.GRANTED_AT, lookBack(row, column, cell.substring(dash + 1)))
              : Terms.CONSENTS.given(Condition.always());
      conditions.add(
          Terms.CONSENTS.any(counts.apply(kinds(row, column, word)), moreThanKind(word), age));
    }
    return Condition.any(conditions);
  }

  /** Returns the kinds of consent that a word of the cell counts. */
  static ConsentKind[] kinds(LawTable.Row row, String column, String word) {
    return switch (word) {
      case "express", OPERATOR, DIRECT ->
          new ConsentKind[] {
            ConsentKind.EXPRESS, ConsentKind.EXPRESS_WRITTEN, ConsentKind.PERMISSION
          };
      case "written" -> new ConsentKind[] {ConsentKind.EXPRESS_WRITTEN, ConsentKind.PERMISSION};
      case "express-written", AUTOMATED -> new ConsentKind[] {ConsentKind.EXPRESS_WRITTEN};
      case "permission" -> new ConsentKind[] {ConsentKind.PERMISSION};
      default ->
          throw row.unreadable(
              column, new IllegalArgumentException("There is no such consent as " + word));
    };
  }

  /** Returns what the word requires of a consent besides its kind. */
  private static MemberTest<Contact, Consent> moreThanKind(String word) {
    return switch (word) {
      case AUTOMATED -> Terms.CONSENTS.isTrue(Consent.AUTOMATED);
      case OPERATOR -> Terms.CONSENTS.within(Consent.GRANTED_AT, LookBack.window(1));
      case DIRECT -> Terms.givenDirectly();
      default -> Terms.CONSENTS.given(Condition.always());
    };
  }

  /** Returns the condition that the law of the row protects the person called. */
  static Condition<Contact> subscribers(LawTable.Row row) {
    return switch (row.requireText("subscribers")) {
      case "any" -> Condition.always();
      case "mobile" -> MOBILE_OR_NOT_BUSINESS;
      case "consumer" -> NOT_BUSINESS;
      case "business" -> NOT_BUSINESS.not();
      default ->
          throw row.unreadable("subscribers", new IllegalArgumentException("No such choice"));
    };
  }

  /**
   * Returns the condition that an exception applies to this contact, as the column {@code
   * lifts_for} says: {@code any} for all called parties, {@code consumer} if the law excepts only
   * calls to consumers, although it also binds those to businesses.
   */
  static Condition<Contact> liftsFor(LawTable.Row row, Condition<Contact> lifts) {
    return switch (row.requireText("lifts_for")) {
      case "any" -> lifts;
      case "consumer" -> NOT_BUSINESS.and(lifts);
      default -> throw row.unreadable("lifts_for", new IllegalArgumentException("No such choice"));
    };
  }

  /**
   * Returns the condition on recording under which a duty is owed: {@code yes} in the column {@code
   * if_recorded} for a duty of recorded calls only, {@code no} for a duty of every call.
   */
  static Condition<Contact> ifRecorded(LawTable.Row row) {
    return switch (row.requireText("if_recorded")) {
      case NO -> Condition.always();
      case YES -> Terms.SAID_TO_BE_RECORDED;
      default ->
          throw row.unreadable("if_recorded", new IllegalArgumentException("No such choice"));
    };
  }

  /**
   * Returns the condition that the contact is about one of the trades in the cell; any trade if the
   * cell is empty.
   */
  static Condition<Contact> about(LawTable.Row row) {
    List<String> trades = row.list("subject", '|');
    return trades.isEmpty() ? Condition.always() : Terms.about(trades.toArray(new String[0]));
  }

  /**
   * Returns the condition that the contact is made by a machine that the row names: one that dials
   * in a way of the column {@code dialing}, or a voice if {@code recorded_alone} says so. Every
   * contact is, if the row names none.
   */
  static Condition<Contact> byMachine(LawTable.Row row) {
    List<Condition<Contact>> machines = new ArrayList<>();
    if (!row.isBlank("dialing")) {
      machines.add(dialing(row));
    }
    if (row.isYes("recorded_alone")) {
      machines.add(Terms.ARTIFICIAL_VOICE);
    }
    return machines.isEmpty() ? Condition.always() : Condition.any(machines);
  }

  /** Returns the condition that the number is dialed in a way of the cell; any if it is empty. */
  static Condition<Contact> dialing(LawTable.Row row) {
    Set<Dialing> dialing = EnumSet.noneOf(Dialing.class);
    for (String word : row.list("dialing", '|')) {
      dialing.add(choice(row, "dialing", Dialing.class, word));
    }
    return dialing.isEmpty()
        ? Condition.always()
        : Condition.in(Contact.DIALING, dialing.toArray(new Dialing[0]));
  }

  /** Returns the remedies that avoid the machines of {@link #byMachine}. */
  static String[] withoutMachine(LawTable.Row row) {
    List<String> others = new ArrayList<>();
    if (!row.isBlank("dialing")) {
      others.add("dial-manually");
    }
    if (row.isYes("recorded_alone")) {
      others.add("use-live-voice");
    }
    return others.toArray(new String[0]);
  }

  /**
   * Returns the condition that the line is of a type that the cell names; any type if the cell is
   * empty.
   */
  static Condition<Contact> lineTypes(LawTable.Row row, String column) {
    if (row.isBlank(column)) {
      return Condition.always();
    }
    Set<LineType> types = EnumSet.noneOf(LineType.class);
    for (String word : row.list(column, '|')) {
      types.add(choice(row, column, LineType.class, word));
    }
    return Condition.in(Terms.LINE_TYPE, types.toArray(new LineType[0]));
  }

  /** Starts the rule of a row on contacts, in the place of the row. */
  static Rule.Builder<Contact> rule(String id, LawTable.Row row) {
    return Rule.on(Contact.SCHEMA, id).readFrom(row).in(place(row));
  }

  /** Tests that an earlier contact lies in the period that the cell names. */
  static MemberTest<Contact, EarlierContact> within(LawTable.Row row, String column) {
    String cell = row.text(column);
    if (cell.equals(CALENDAR_DAY)) {
      return Terms.HISTORY.within(EarlierContact.AT, LookBack.window(1));
    }
    return isOfMonths(cell)
        ? Terms.HISTORY.within(EarlierContact.AT, lookBack(row, column, cell))
        : Terms.HISTORY.within(EarlierContact.AT, period(row, column));
  }

  /** Returns whether a cell names a period in months of the calendar, such as {@code 6M}. */
  static boolean isOfMonths(String cell) {
    return !cell.isEmpty() && Character.isDigit(cell.charAt(0)) && cell.endsWith("M");
  }

  /** Returns the period that the cell names, in ISO 8601, such as {@code PT24H}. */
  static Duration period(LawTable.Row row, String column) {
    try {
      return Duration.parse(row.requireText(column));
    } catch (DateTimeParseException e) {
      throw row.unreadable(column, e);
    }
  }

  /**
   * Returns the condition that the caller is one that the cell names: {@code own} for a caller that
   * calls for itself, {@code third-party} for one that calls for others, {@code any}. If it is not
   * stated, the law of both applies.
   */
  static Condition<Contact> caller(LawTable.Row row) {
    return switch (row.requireText("caller")) {
      case "any" -> Condition.always();
      case "own" -> Terms.FOR_OTHERS.not();
      case "third-party" -> Terms.OWN_ACCOUNT.not();
      default -> throw row.unreadable("caller", new IllegalArgumentException("No such caller"));
    };
  }

  /**
   * Returns the condition that the law of the row binds the caller, as the column {@code
   * own_people_free} says: {@code no} for everybody, {@code yes} for all except an organisation's
   * own people, {@code nonprofit} for all except who calls for a tax-exempt organisation.
   */
  static Condition<Contact> byWhom(LawTable.Row row) {
    return switch (row.requireText("own_people_free")) {
      case NO -> Condition.always();
      case YES -> Terms.OWN_ACCOUNT.not();
      case "nonprofit" -> Terms.NONPROFIT.not();
      default ->
          throw row.unreadable("own_people_free", new IllegalArgumentException("No such choice"));
    };
  }

  /**
   * Returns the condition that the postal code of the person begins with one of those in the cell,
   * for the law of a city; without any, the law is that of the whole state.
   */
  static Condition<Contact> postalCode(LawTable.Row row) {
    List<String> codes = row.list("postal_codes", '|');
    return codes.isEmpty()
        ? Condition.always()
        : Condition.where(
            Contact.TO.then(Called.POSTAL_CODE),
            "to.postalCode is one of " + row.text("variant"),
            code -> Truth.of(codes.stream().anyMatch(code.strip()::startsWith)));
  }

  /**
   * Returns the condition that a nonprofit organisation is exempt: {@code yes} for anybody who
   * calls for it, {@code own-people} for its members, volunteers and employees, {@code no} for
   * none.
   */
  static Condition<Contact> nonprofit(LawTable.Row row, String column) {
    return switch (row.requireText(column)) {
      case YES -> Terms.NONPROFIT;
      case OWN_PEOPLE -> Terms.OWN_ACCOUNT.and(Terms.NONPROFIT);
      case NO -> Condition.never();
      default -> throw row.unreadable(column, new IllegalArgumentException("No such choice"));
    };
  }

  static LookBack lookBack(LawTable.Row row, String column, String text) {
    try {
      int amount = Integer.parseInt(text.substring(0, text.length() - 1));
      return switch (text.charAt(text.length() - 1)) {
        case 'M' -> LookBack.months(amount);
        case 'D' -> LookBack.days(amount);
        default -> throw new IllegalArgumentException("A period ends in M or D, not as " + text);
      };
    } catch (IllegalArgumentException e) {
      throw row.unreadable(column, e);
    }
  }

  /**
   * Returns the condition that the seller claims an exemption of that place with one of these
   * codes. Exemptions that are left out are judged as none.
   */
  static Condition<Contact> exempt(Place place, Set<String> codes) {
    return exempt(place, "code is one that the law names", codes::contains);
  }

  /**
   * Returns the condition that the seller claims an exemption of that place, whatever its code; a
   * claim that names no exemption lifts nothing.
   *
   * @param ofBusinesses the codes by which a standing claim frees no call to a consumer
   */
  static Condition<Contact> exemptByAnyCode(Place place, TradeWords ofBusinesses) {
    return exempt(place, "a code is stated", code -> ofBusinesses.apply(code) == Truth.FALSE)
        .or(
            exempt(place, "code is " + ofBusinesses, code -> ofBusinesses.apply(code) == Truth.TRUE)
                .and(NOT_BUSINESS.not()));
  }

  private static Condition<Contact> exempt(Place place, String what, Predicate<String> codes) {
    Members<Contact, Exemption> exemptions = Members.of(EXEMPTIONS);
    MemberTest<Contact, Exemption> here = exemptions.is(Exemption.REGION, place);
    MemberTest<Contact, Exemption> named =
        exemptions.where(Exemption.CODE, what, code -> Truth.of(codes.test(code)));
    return Condition.known(EXEMPTIONS).and(exemptions.any(here, named));
  }
}
