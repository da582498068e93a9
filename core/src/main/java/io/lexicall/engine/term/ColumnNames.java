package io.lexicall.engine.term;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Recognizes by their names columns in the tables of other systems that must not be passed over.
 * The modules that read such tables share it.
 */
public final class ColumnNames {
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  private static final String OPT_OUT = "opt(ed)?out(?!mechanism)|unsub|stop(ped)?(at|on|date)?$";

  /** A name comes from outside, and each repetition takes some of the stack: so they are few. */
  private static final Pattern WITHDRAWAL =
      Pattern.compile(
          "(consents?|permission|tcpa|optin|customer|calls?|sms|texts?|voice|phone|date|time|of|is|was|has){0,30}"
              + "(withdr[ae]w|revo(ke|ca)|retract|rescind|cancel|widerruf|retrait|"
              + (OPT_OUT + ")|consents?(end|expir|status|valid)"));

  /** What one says of a person in few words; a {@code call_stopped_at} is no word of theirs. */
  private static final String OF_A_PERSON =
      "(sms|texts?|voice|phone|mobile|calls?|marketing|contact|customer|lead|is|was|has|on){0,10}";

  private static final Pattern REFUSAL =
      Pattern.compile(
          OF_A_PERSON
              + "(opt(ed)?out(?!mechanism)|unsub|donotcall|dnc)(?!.*(e?mail|fax))|"
              + ("(" + OPT_OUT + ")(?!.*(e?mail|fax))")
              + "|(federal|national|state|internal|company|own|our|wireless|mobile)?dnc"
              + "|(donot|dont)(allow)?(call|contact|text|phone|disturb)|never(call|contact|text)"
              + "|dnd(status|flag|at|on|date)?$|no(call|contact|phone|text|sms)s?$"
              + "|refus|suppress|bl(ack|ock)list|objection$|remov(ed|al)(at|on|date|from(list)?)$"
              + "|(can|may|ok(ay)?to|allow)(be)?(call|contact|text|phone)|(call|contact)able"
              + "|(calls?|contact|texts?|phone)allowed"
              + "|(is|on)?(tps)?(ctps|tps)(status|listed|flag|at|on|date)?$|(lista)?robinson|bloctel"
              + "|widerspruch|nichtanrufen|(werbe|anruf|kontakt)sperre|nepas(appeler|contacter)"
              + "|no(llamar|contactar)|(registro)?opposizioni");

  private ColumnNames() {}

  /** Returns a name without the signs that divide its words: {@code objected_at} is objectedat. */
  public static String plain(String name) {
    return NO_WORD.matcher(name).replaceAll("").toLowerCase(Locale.ROOT);
  }

  /** Returns whether a column may say that a consent ended. */
  public static boolean mayTellWithdrawal(String name) {
    return WITHDRAWAL.matcher(plain(name)).lookingAt();
  }

  /** Returns whether a column may say that a person wants no calls. */
  public static boolean mayTellRefusal(String name) {
    return REFUSAL.matcher(plain(name)).lookingAt();
  }
}
