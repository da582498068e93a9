package io.lexicall.engine.term;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Recognizes by their names columns in the tables of other systems that must not be passed over.
 * The modules that read such tables share it.
 */
public final class ColumnNames {
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** Between words: signs, figures, and a capital behind a small letter. */
  private static final Pattern BETWEEN_WORDS =
      Pattern.compile("[^\\p{L}]+|(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

  private static final String OPT_OUT = "opt(ed)?out(?!mechanism)|unsub|stop(ped)?(at|on|date)?$";

  /** A name comes from outside, and each repetition takes some of the stack: so they are few. */
  private static final String OF_A_CONSENT =
      "(consents?|permission|tcpa|optin|customer|calls?|sms|texts?|voice|phone|date|time|of|is|was|has){0,30}";

  private static final Pattern WITHDRAWAL =
      Pattern.compile(
          OF_A_CONSENT
              + "(withdr[ae]w|revo(ke|ca)|retract|rescind|cancel|widerruf|retrait|"
              + (OPT_OUT + ")|consents?(end|status|state$|valid|active|flag)|(is)?consented$"));

  private static final Pattern EXPIRY =
      Pattern.compile(
          OF_A_CONSENT
              + "(expir(y|es?|ed|ing|ation)?(at|on|date|time|stamp|ts|flag|utc|gmt){0,6}$"
              + "|valid(until|till|to(date|at|on|time){0,3}$|thr(u|ough))|ablauf|caduc(a|idad))");

  /** What can be said of a consent where everything is said of consents. */
  private static final Pattern STATE =
      Pattern.compile("(is)?(active|valid|status|end(s|ed)?(at|on|date|time)?)");

  /** What one says of a person in few words; a {@code call_stopped_at} is no word of theirs. */
  private static final String OF_A_PERSON =
      "(sms|texts?|voice|phone|mobile|calls?|marketing|contact|customer|person|lead|is|was|has|on){0,10}";

  private static final Pattern REFUSAL =
      Pattern.compile(
          OF_A_PERSON
              + "(opt(ed)?out(?!mechanism)|unsub|donotcall|dnc)(?!.*(e?mail|fax))|"
              + ("(" + OPT_OUT + ")(?!.*(e?mail|fax))")
              + "|(federal|national|state|internal|company|own|our|wireless|mobile)?dnc"
              + "|(donot|dont|never)(allow)?(call|contact|text|phone|disturb|dial|solicit|market)"
              + "|dnd(status|flag|at|on|date)?$|no(call|contact|phone|text|sms|dial|solicit(ing|ation)?)s?$"
              + "|refus|suppress|bl(ack|ock)list|objection$|stop(flag|list|status)$"
              + "|remov(ed|al)(at|on|date|request(ed)?|from(list)?)$|cease(and)?desist"
              + "|(call|contact|dial|text|phone|sms)(ok(ay)?|permission)$|permissionto(call|contact|text|dial)"
              + "|(can|may|ok(ay)?to|allow)(be)?(call|contact|text|phone)|(contact|person|phone)?(call|contact|dial)able(?!.*(e?mail|fax))"
              + "|(calls?|contact|texts?|phone)allowed"
              + "|(is|on)?(tps)?(ctps|tps)(status|listed|flag|at|on|date)?$|(lista)?robinson|bloctel"
              + "|widerspruch|nichtanrufen|gesperrt|(werbe|anruf|kontakt)sperre|nepas(appeler|contacter)"
              + "|d[e\u00e9]sabonn"
              + "|no(llamar|contactar)|(registro)?opposizioni");

  /** One of these says it whatever stands beside it: {@code landline_dnc}. */
  private static final Set<String> WORDS_OF_REFUSAL = Set.of("dnc", "litigator", "litigators");

  private ColumnNames() {}

  /** Returns a name without the signs that divide its words: {@code objected_at} is objectedat. */
  public static String plain(String name) {
    return NO_WORD.matcher(name).replaceAll("").toLowerCase(Locale.ROOT);
  }

  /** Returns whether a column may say that a consent was withdrawn, or whether it stands. */
  public static boolean mayTellWithdrawal(String name) {
    return WITHDRAWAL.matcher(plain(name)).lookingAt();
  }

  /** Returns whether a column may say when a consent expires. */
  public static boolean mayTellExpiry(String name) {
    String plain = plain(name);
    int consent = plain.indexOf("consent");
    return EXPIRY.matcher(plain).lookingAt() || consent >= 0 && plain.indexOf("expir", consent) > 0;
  }

  /** Returns whether a column of a table of consents may say whether each of them stands. */
  public static boolean mayTellState(String name) {
    return STATE.matcher(plain(name)).matches();
  }

  /** Returns whether a column may say that a person wants no calls. */
  public static boolean mayTellRefusal(String name) {
    if (REFUSAL.matcher(plain(name)).lookingAt()) {
      return true;
    }
    return BETWEEN_WORDS
        .splitAsStream(name)
        .anyMatch(word -> WORDS_OF_REFUSAL.contains(word.toLowerCase(Locale.ROOT)));
  }
}
