package io.lexicall.journal;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Campaign;
import io.lexicall.facts.Consent;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.FactType;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.Message;
import io.lexicall.json.internal.Formulas;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes entries as the call records that 16 CFR 310.5 requires, one per line, with the columns
 * that a decision knows. A line is a decision about a call, also one that was denied: {@code
 * asked_for} is the instant for which the host asked. Only the dialer knows whether a permitted
 * call was made, how long it took and how it ended. If no region was stated, {@code called_region}
 * has those in which the number can be.
 *
 * @since 0.1
 */
public final class TsrExport implements Closeable {
  private final CsvWriter csv;
  private final boolean escapesFormulas;

  /** Begins an export, and writes the column names. Closing the export closes the writer. */
  public TsrExport(Writer out) {
    this(out, false);
  }

  /**
   * Begins an export.
   *
   * @param escapesFormulas whether an apostrophe is written before cells that a spreadsheet would
   *     evaluate, except for numbers
   */
  public TsrExport(Writer out, boolean escapesFormulas) {
    this.csv = CsvWriter.builder().build(out);
    this.escapesFormulas = escapesFormulas;
    csv.writeRecord(
        "entry",
        "recorded_at",
        "asked_for",
        "id",
        "seller",
        "telemarketer_number",
        "telemarketer_name",
        "called_number",
        "called_region",
        "called_subscriber",
        "purpose",
        "subject",
        "campaign",
        "channel",
        "dialing",
        "voice",
        "caller_id_transmitted",
        "consents",
        "lists_checked",
        "decision",
        "rules",
        "duration",
        "disposition");
  }

  /**
   * Writes an entry.
   *
   * @return false if it is neither a sales call, also beside another purpose, nor a request for a
   *     donation, or cannot be read
   */
  public boolean write(Entry entry) {
    Activity<?> activity = entry.activity().orElse(null);
    if (!(activity instanceof Contact contact)) {
      return false;
    }
    ContactPurpose purpose = contact.get(Contact.PURPOSE).orElse(null);
    if (purpose != ContactPurpose.TELEMARKETING
        && purpose != ContactPurpose.CHARITABLE_SOLICITATION
        && !contact.get(Contact.MESSAGE.then(Message.CONTAINS_ADVERTISING)).orElse(false)) {
      return false;
    }
    write(
        Long.toString(entry.index()),
        entry.time().toString(),
        contact.at().toString(),
        contact.id().orElse(""),
        contact.get(Contact.CALLER.then(Caller.SELLER)).orElse(""),
        contact.get(Contact.CALLER.then(Caller.NUMBER)).map(PhoneNumber::e164).orElse(""),
        contact.get(Contact.CALLER.then(Caller.NAME)).orElse(""),
        contact.get(Contact.TO.then(Called.NUMBER)).map(PhoneNumber::e164).orElse(""),
        contact.whereabouts().regions().stream().map(Place::code).collect(Collectors.joining("; ")),
        code(contact.get(Contact.TO.then(Called.SUBSCRIBER))),
        code(contact.get(Contact.PURPOSE)),
        contact.get(Contact.SUBJECT).orElse(""),
        contact.get(Contact.CAMPAIGN.then(Campaign.ID)).orElse(""),
        code(contact.get(Contact.CHANNEL)),
        code(contact.get(Contact.DIALING)),
        code(contact.get(Contact.VOICE)),
        contact
            .get(Contact.CALLER.then(Caller.TRANSMITS_CALLER_ID))
            .map(String::valueOf)
            .orElse(""),
        contact.get(Contact.CONSENTS).map(TsrExport::consents).orElse(""),
        contact.get(Contact.LISTS).map(TsrExport::lists).orElse(""),
        entry.decision().map(FactType::code).orElse(""),
        String.join("; ", entry.rules()),
        "",
        "");
    return true;
  }

  private void write(String... cells) {
    csv.writeRecord(
        escapesFormulas ? Stream.of(cells).map(Formulas::escaped).toArray(String[]::new) : cells);
  }

  private static String code(Optional<? extends Enum<?>> choice) {
    return choice.map(FactType::code).orElse("");
  }

  private static String consents(List<Consent> consents) {
    return consents.stream()
        .map(
            consent ->
                code(consent.get(Consent.KIND))
                    + consent.get(Consent.GRANTED_AT).map(at -> " granted " + at).orElse("")
                    + consent.get(Consent.REVOKED_AT).map(at -> " revoked " + at).orElse(""))
        .collect(Collectors.joining("; "));
  }

  private static String lists(List<ListEntry> lists) {
    return lists.stream()
        .map(
            list ->
                code(list.get(ListEntry.LIST))
                    + list.get(ListEntry.REGION)
                        .or(() -> list.get(ListEntry.COUNTRY))
                        .map(place -> " " + place.code())
                        .orElse("")
                    + list.get(ListEntry.SELLER).map(seller -> " of " + seller).orElse("")
                    + list.get(ListEntry.AS_OF).map(at -> " as of " + at).orElse("")
                    + list.get(ListEntry.LISTED)
                        .map(on -> on ? " listed" : " not listed")
                        .orElse(""))
        .collect(Collectors.joining("; "));
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
