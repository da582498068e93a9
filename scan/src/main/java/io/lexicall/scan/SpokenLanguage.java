package io.lexicall.scan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The words of one language that people say while they read a number out. Looked up only in what is
 * said, where a word is not part of a program.
 */
final class SpokenLanguage {
  static final SpokenLanguage ENGLISH =
      new SpokenLanguage(
          "zero oh o nought naught|one|two|three|four for|five|six|seven|eight|nine niner",
          "and then so okay ok alright right yes yeah yep yup uh um hmm hm mhm mm mmhmm huh er erm ah"
              + " like well now just please next the last first it its is that thats it's that's are"
              + " got you sure go ahead thanks thank perfect great good fine moment hold on sec second"
              + " let me see check read pause space dash hyphen dot period comma again repeat number"
              + " numbers digit digits continue followed by my card rest remaining of to i i've cool"
              + " absolutely correct ready here we with after which after's gotcha awesome exactly know"
              + " think believe say said was credit visa mastercard amex inaudible silence crosstalk",
          "no nope sorry wait correction scratch mistake wrong actually rather oops pardon mean meant"
              + " i'm instead excuse");
  static final SpokenLanguage SPANISH =
      new SpokenLanguage(
          "cero|uno un|dos|tres|cuatro|cinco|seis|siete|ocho|nueve",
          "y luego entonces s\u00ed si vale ok okay perfecto bueno gracias eh este pues ahora el la los"
              + " de acuerdo d\u00edgame siguiente despu\u00e9s muy bien claro correcto aj\u00e1 mi tarjeta"
              + " n\u00famero es son otra vez coma espacio gui\u00f3n",
          "no perd\u00f3n perdon perdona disculpe espera espere quiero decir");
  static final SpokenLanguage FRENCH =
      new SpokenLanguage(
          "z\u00e9ro zero|un une|deux|trois|quatre|cinq|six|sept|huit|neuf",
          "et puis ensuite alors oui d'accord ok okay tr\u00e8s bien parfait merci euh voil\u00e0 bon le la"
              + " les suivant apr\u00e8s ma carte num\u00e9ro c'est est virgule espace tiret encore",
          "non pardon d\u00e9sol\u00e9 d\u00e9sol\u00e9e excusez attendez attends erreur plut\u00f4t");
  static final SpokenLanguage GERMAN =
      new SpokenLanguage(
          "null|eins ein|zwei zwo|drei|vier|f\u00fcnf|sechs|sieben|acht|neun",
          "und dann ja genau okay ok gut alles klar moment also \u00e4h \u00e4hm hm die der das weiter"
              + " n\u00e4chste danach bitte danke meine karte nummer ist lautet komma strich noch einmal",
          "nein entschuldigung sorry falsch stopp quatsch korrektur vielmehr verzeihung");
  static final SpokenLanguage PORTUGUESE =
      new SpokenLanguage(
          "zero|um uma|dois duas|tr\u00eas tres|quatro|cinco|seis meia|sete|oito|nove",
          "e depois ent\u00e3o sim ok okay certo perfeito obrigado obrigada \u00e9 o a os agora pr\u00f3ximo"
              + " seguinte muito bem meu cart\u00e3o n\u00famero v\u00edrgula espa\u00e7o tra\u00e7o de novo",
          "n\u00e3o desculpa desculpe espera espere perd\u00e3o errado quer dizer");

  private static final List<SpokenLanguage> ALL =
      List.of(ENGLISH, SPANISH, FRENCH, GERMAN, PORTUGUESE);

  /** So many words of a language say that it is spoken. */
  private static final int FEWEST_WORDS = 3;

  private final Map<String, Integer> digits = new HashMap<>();
  private final Set<String> between;
  private final Set<String> corrections;

  private SpokenLanguage(String digits, String between, String corrections) {
    String[] values = digits.split("\\|", -1);
    for (int value = 0; value < values.length; value++) {
      for (String word : values[value].split(" ", -1)) {
        this.digits.put(word, value);
      }
    }
    this.between = Set.of(distinct(between));
    this.corrections = Set.of(distinct(corrections));
  }

  private static String[] distinct(String words) {
    return new HashSet<>(List.of(words.split(" ", -1))).toArray(new String[0]);
  }

  /** Returns the value of a digit's word in lower case, or -1. */
  int digit(String word) {
    return digits.getOrDefault(word, -1);
  }

  /** Returns whether the word may lie between the groups of a number. */
  boolean isBetween(String word) {
    return between.contains(word) || corrections.contains(word);
  }

  /** Returns whether the word takes back what was said. */
  boolean isCorrection(String word) {
    return corrections.contains(word);
  }

  /** That of whose digits a text has the most; English if of none. */
  static SpokenLanguage of(CharSequence text) {
    int[] counts = new int[ALL.size()];
    for (String word : words(text)) {
      for (int i = 0; i < counts.length; i++) {
        SpokenLanguage language = ALL.get(i);
        // What is a word of English too says nothing.
        if (language.digit(word) >= 0
            && (language == ENGLISH ? !word.equals("for") : ENGLISH.digit(word) < 0)
            && !ENGLISH.isBetween(word)) {
          counts[i]++;
        }
      }
    }
    int most = 0;
    for (int i = 1; i < counts.length; i++) {
      if (counts[i] > counts[most] && counts[i] >= FEWEST_WORDS) {
        most = i;
      }
    }
    return ALL.get(most);
  }

  private static List<String> words(CharSequence text) {
    List<String> words = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      int end = i;
      while (end < text.length() && Chars.isLetter(text.charAt(end))) {
        end++;
      }
      if (end > i && end - i < 12) {
        words.add(text.subSequence(i, end).toString().toLowerCase(Locale.ROOT));
      }
      i = Math.max(end, i + 1);
    }
    return words;
  }
}
