package io.lexicall.cli;

import io.lexicall.Finding;
import io.lexicall.facts.Activity;
import io.lexicall.rule.RuleInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What cures a denial, in words: what has to happen, and the fact that then says so. */
final class Remedies {
  private static final String WAIT = "wait";

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("announce-recording", "announcing the recording (notice)"),
          Map.entry("assign-unique-id", "an ID of their own for each user (agent.uniqueId)"),
          Map.entry(
              "await-request",
              "nothing that the caller can do; only a request of the person called (requestedAt)"),
          Map.entry("change-message", "a message that meets the rule (message)"),
          Map.entry("choose-lawful-basis", "another lawful basis that carries it (lawfulBasis)"),
          Map.entry("complete-request", "doing what was requested (completedAt)"),
          Map.entry("conclude-processor-contract", "a contract with the processor"),
          Map.entry("delete", "deleting the data"),
          Map.entry("dial-manually", "a person who dials (dialing)"),
          Map.entry("dial-slower", "fewer abandoned calls (campaign)"),
          Map.entry("disclose-ai", "a message that says that a machine speaks (message)"),
          Map.entry(
              "do-not-call",
              "nothing while the number is listed or the objection stands; once it is removed, an"
                  + " edition of the list that shows so (lists)"),
          Map.entry("encrypt", "encrypting it"),
          Map.entry("establish-lawful-basis", "a lawful basis that carries it (lawfulBasis)"),
          Map.entry(
              "honor-opt-out",
              "nothing while the request to stop stands; doing what it asks (completedAt)"),
          Map.entry("identify-caller", "a message that says who calls (message.identifiesCaller)"),
          Map.entry("key-hash", "a hash with a key"),
          Map.entry("limit-access", "access only to what the work needs (agent.needToKnow)"),
          Map.entry("limit-to-minimum", "telling no more than the purpose needs"),
          Map.entry("log-access", "logging who looks at it (logged)"),
          Map.entry("mask", "masking the number (panDisplay)"),
          Map.entry("mask-dtmf", "masking the tones of the keys"),
          Map.entry(
              "notify-authority-with-reasons", "telling the authority, with reasons for the delay"),
          Map.entry("obtain-agreement", "the agreement of the person (subjectAgreed)"),
          Map.entry(
              "obtain-authorization",
              "a signed authorization of the person, given before (authorization)"),
          Map.entry("obtain-consent", "a consent of the person, given before (consents)"),
          Map.entry(
              "obtain-explicit-consent",
              "an explicit consent of the person, given before (consents, explicit)"),
          Map.entry(
              "obtain-express-consent",
              "an express consent of the person called, given before the call (consents,"
                  + " express)"),
          Map.entry(
              "obtain-express-written-consent",
              "a written consent of the person called, given before the call (consents,"
                  + " express-written)"),
          Map.entry(
              "obtain-opt-in",
              "a consent of the person called, given before the call (consents, opt-in)"),
          Map.entry("obtain-parental-consent", "a consent of the parents"),
          Map.entry("obtain-recording-consent", "the consent of all whom the law asks (parties)"),
          Map.entry(
              "obtain-written-permission",
              "a later, signed permission of the person called (consents, permission); or that the"
                  + " number is removed, in an edition of the list that shows so (lists)"),
          Map.entry("offer-opt-out-mechanism", "a message that says how to refuse (message)"),
          Map.entry("pause-recording", "pausing the recording while card data is given"),
          Map.entry("reauthenticate", "that the user signs in again"),
          Map.entry("record-call", "recording the call (recorded)"),
          Map.entry("refresh-list", "a check against a current edition of the list (lists)"),
          Map.entry(
              "register-solicitor",
              "registration of the seller with the state (caller.registeredIn)"),
          Map.entry("send-written-notice", "a letter in place of the call"),
          Map.entry("sign-business-associate-agreement", "an agreement with the associate"),
          Map.entry("state-purpose", "a message that says what it is for (message)"),
          Map.entry("tokenize", "a token in place of the number"),
          Map.entry("train", "training the staff (trainedAt)"),
          Map.entry("transfer-to-authorized-agent", "somebody who is authorized"),
          Map.entry("transmit-caller-id", "showing the caller's number (caller.transmitsCallerId)"),
          Map.entry("truncate", "cutting the number short"),
          Map.entry("use-another-medium", "another way to reach the person (channel)"),
          Map.entry("use-another-number", "another number of the person (to.number)"),
          Map.entry("use-live-agent", "a person who speaks (voice)"),
          Map.entry("use-live-operator", "an operator who asks first whether to go on (voice)"),
          Map.entry("use-live-voice", "a person who speaks (voice)"),
          Map.entry("use-number-asked-for", "the number or address that the person asked for"),
          Map.entry("use-second-factor", "a second factor at sign-in"),
          Map.entry("use-standard-contractual-clauses", "standard contractual clauses (tool)"),
          Map.entry("verify-identity", "verifying who asks (verified)"));

  private Remedies() {}

  /** Returns the word of a rule in words; of a rule of somebody else its own word, spaced. */
  static String words(String remedy) {
    String words = WORDS.get(remedy);
    return words == null ? Console.printable(remedy.replace('-', ' ')) : words;
  }

  /** Tells whether there are words of ours for that of a rule. */
  static boolean has(String remedy) {
    return remedy.equals(WAIT) || WORDS.containsKey(remedy);
  }

  /** Returns what cures a denial, the waiting first. */
  static String of(Finding denial, Activity<?> activity, LocalTimes times) {
    List<String> cures = new ArrayList<>();
    denial.permittedFrom().ifPresent(from -> cures.add("wait until " + times.of(from, activity)));
    cures.addAll(besidesWaiting(denial.rule()));
    return cures.isEmpty() ? "nothing that the rule names" : String.join("; or ", cures);
  }

  /** Returns what a rule names besides the waiting, of which a denial tells how long. */
  static List<String> besidesWaiting(RuleInfo rule) {
    return rule.remedies().stream()
        .filter(remedy -> !remedy.equals(WAIT))
        .map(Remedies::words)
        .distinct()
        .toList();
  }
}
