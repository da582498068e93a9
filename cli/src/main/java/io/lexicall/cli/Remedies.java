package io.lexicall.cli;

import io.lexicall.Finding;
import io.lexicall.facts.Activity;
import io.lexicall.rule.RuleInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The remedies of a denial in words: what has to happen, and the fact that then states it. */
final class Remedies {
  private static final String WAIT = "wait";

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("announce-recording", "announcing the recording (notice)"),
          Map.entry("assign-unique-id", "a unique ID for each user (agent.uniqueId)"),
          Map.entry(
              "await-request",
              "nothing that the caller can do; only a request of the person called (requestedAt)"),
          Map.entry("change-message", "a message that meets the rule (message)"),
          Map.entry("choose-lawful-basis", "a different, valid lawful basis (lawfulBasis)"),
          Map.entry("conclude-processor-contract", "a contract with the processor"),
          Map.entry("delete", "deleting the data"),
          Map.entry("dial-manually", "manual dialing (dialing)"),
          Map.entry("dial-slower", "fewer abandoned calls (campaign)"),
          Map.entry("disclose-ai", "a message that discloses the artificial voice (message)"),
          Map.entry(
              "do-not-call",
              "nothing that the caller can do while the number is listed or the objection stands,"
                  + " unless the law excepts the call, such as one that the person asked for"
                  + " (requestedAt); once it is removed, an edition of the list without it (lists)"),
          Map.entry("encrypt", "encrypting it"),
          Map.entry("establish-lawful-basis", "a valid lawful basis (lawfulBasis)"),
          Map.entry(
              "honor-opt-out",
              "nothing while the request to stop stands; honouring it (completedAt)"),
          Map.entry(
              "identify-caller", "a message that identifies the caller (message.identifiesCaller)"),
          Map.entry("key-hash", "a keyed hash"),
          Map.entry("limit-access", "access only to what the work needs (agent.needToKnow)"),
          Map.entry("limit-to-minimum", "disclosing no more than the purpose needs"),
          Map.entry("log-access", "logging the access (logged)"),
          Map.entry("mask", "masking the number (display)"),
          Map.entry("mask-dtmf", "masking the DTMF tones"),
          Map.entry(
              "notify-authority-with-reasons",
              "notifying the authority, with reasons for the delay"),
          Map.entry("obtain-agreement", "the person's agreement (subjectAgreed)"),
          Map.entry(
              "obtain-authorization",
              "the person's signed authorization, given beforehand (authorization)"),
          Map.entry("obtain-consent", "the person's consent, given beforehand (consents)"),
          Map.entry(
              "obtain-explicit-consent",
              "the person's explicit consent, given beforehand (consents, explicit)"),
          Map.entry(
              "obtain-express-consent",
              "prior express consent of the person called (consents, express)"),
          Map.entry(
              "obtain-express-written-consent",
              "prior express written consent of the person called (consents, express-written)"),
          Map.entry("obtain-opt-in", "prior consent of the person called (consents, opt-in)"),
          Map.entry("obtain-parental-consent", "a parent's consent"),
          Map.entry(
              "obtain-recording-consent",
              "the consent of all parties whose consent the law requires (parties)"),
          Map.entry(
              "obtain-written-permission",
              "a later, signed permission of the person called (consents, permission);"
                  + " or removal of the number, shown by an edition of the list without it"
                  + " (lists)"),
          Map.entry("offer-opt-out-mechanism", "a message that says how to opt out (message)"),
          Map.entry(
              "pause-recording",
              "pausing the recording while card data is taken, or once a party objects"),
          Map.entry("reauthenticate", "having the user sign in again"),
          Map.entry("record-call", "recording the call (recorded)"),
          Map.entry("refresh-list", "a check against a current edition of the list (lists)"),
          Map.entry(
              "register-solicitor",
              "registration of the seller with the state (caller.registeredIn)"),
          Map.entry("send-written-notice", "a letter in place of the call"),
          Map.entry(
              "sign-business-associate-agreement", "an agreement with the business associate"),
          Map.entry("state-purpose", "a message that states its purpose (message)"),
          Map.entry("tokenize", "a token in place of the number"),
          Map.entry("train", "training the staff (trainedAt)"),
          Map.entry("transfer-to-authorized-agent", "somebody who is authorized"),
          Map.entry("transmit-caller-id", "showing the caller's number (caller.transmitsCallerId)"),
          Map.entry("truncate", "truncating the number"),
          Map.entry(
              "use-another-caller-number",
              "calling from another number of one's own, in a range that the law allows"
                  + " (caller.number)"),
          Map.entry("use-another-medium", "another way to reach the person (channel)"),
          Map.entry("use-another-number", "another number of the person (to.number)"),
          Map.entry("use-live-agent", "a live voice (voice)"),
          Map.entry(
              "use-live-operator",
              "a live operator who first asks for permission to continue (voice)"),
          Map.entry("use-live-voice", "a live voice (voice)"),
          Map.entry("use-number-asked-for", "the number or address that the person asked for"),
          Map.entry("use-second-factor", "multi-factor authentication"),
          Map.entry("use-standard-contractual-clauses", "standard contractual clauses (transfer)"),
          Map.entry(
              "verify-identity",
              "verifying the identity of the person who asks (identityVerified)"));

  private Remedies() {}

  /** Returns the description of a remedy; for a remedy of other rules its own name, with spaces. */
  static String words(String remedy) {
    String words = WORDS.get(remedy);
    return words == null ? Console.printable(remedy.replace('-', ' ')) : words;
  }

  /** Returns whether we have a description for a remedy. */
  static boolean has(String remedy) {
    return remedy.equals(WAIT) || WORDS.containsKey(remedy);
  }

  /** Returns what cures a denial, the waiting first. */
  static String of(Finding denial, Activity<?> activity, LocalTimes times) {
    List<String> cures = new ArrayList<>();
    denial.permittedFrom().ifPresent(from -> cures.add("wait until " + times.of(from, activity)));
    cures.addAll(besidesWaiting(denial.rule()));
    return cures.isEmpty()
        ? "the rule names nothing that the caller can do"
        : String.join("; or ", cures);
  }

  /** Returns the remedies of a rule other than waiting, for which the denial states how long. */
  static List<String> besidesWaiting(RuleInfo rule) {
    return rule.remedies().stream()
        .filter(remedy -> !remedy.equals(WAIT))
        .map(Remedies::words)
        .distinct()
        .toList();
  }
}
