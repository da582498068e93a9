package io.lexicall.scan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words of one language that people say while they read out a number. They are looked up in
 * speech only, where a word is not part of a program.
 */
final class SpokenLanguage {
  static final SpokenLanguage ENGLISH =
      new SpokenLanguage(
          "zero oh o nought naught|one|two|three|four for|five|six|seven|eight|nine niner",
          "",
          "and then so okay ok alright right yes yeah yep yup uh um hmm hm mhm mm mmhmm huh er erm ah"
              + " like well now just please next the last first it its is that thats it's that's are"
              + " got you sure go ahead thanks thank perfect great good fine moment hold on sec second"
              + " let me see check read pause space dash hyphen dot period comma again repeat number"
              + " numbers digit digits continue followed by my card rest remaining of to i i've cool"
              + " absolutely correct ready here we with after which after's gotcha awesome exactly know"
              + " think believe say said was credit visa mastercard amex inaudible silence crosstalk"
              + " start over line hard noted lovely super brilliant excellent cheers wonderful fantastic fab"
              + " marvellous smashing grand carry keep going listening when you're whenever far third fourth middle group finally lastly",
          "no nope sorry wait correction scratch mistake wrong actually rather oops pardon mean meant"
              + " i'm instead excuse quite not restart again repeat redo"
              + " whoops misread misspoke bad strike make",
          "the you your is and what can have that thank please",
          "",
          "",
          "",
          "not:not isn't isnt instead rather instead:instead rather"
              + " is:is should be was were it's its that's thats but"
              + " actually really to that:said say that this the last:last final of:of than a an been have has on i");
  static final SpokenLanguage SPANISH =
      new SpokenLanguage(
          "cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve",
          tens(
                  "diez once doce trece catorce quince diecis\u00e9is diecisiete dieciocho diecinueve",
                  "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
                  "uno dos tres cuatro cinco seis siete ocho nueve",
                  " y ")
              + "|16 dieciseis|21 veintiuno|21 veinti\u00fan|22 veintid\u00f3s|22 veintidos|23 veintitr\u00e9s|23 veintitres"
              + "|24 veinticuatro|25 veinticinco|26 veintis\u00e9is|26 veintiseis|27 veintisiete|28 veintiocho"
              + "|29 veintinueve",
          "y luego entonces s\u00ed si vale ok okay perfecto bueno gracias eh este pues ahora el la los"
              + " de acuerdo d\u00edgame siguiente despu\u00e9s muy bien claro correcto aj\u00e1 mi tarjeta"
              + " n\u00famero es son otra vez coma espacio gui\u00f3n a ver as\u00ed exacto adelante contin\u00fae"
              + " pausa silencio listo entiendo mhm mm por favor todo le escucho anotado sigo viene vienen"
              + " sigue siguen finalmente por \u00faltimo",
          "no perd\u00f3n perdon perdona disculpe espera espere quiero quise decir digo error"
              + " equivoqu\u00e9 corrijo repito miento mejor dicho equivocado equivocada uy ay ups",
          "el la los es qu\u00e9 cu\u00e1l de su por favor gracias usted tarjeta n\u00famero s\u00ed para con"
              + " una y puede",
          "doble:2 triple:3 cu\u00e1druple:4 veces:0",
          "cien:1 ciento:1 doscientos:2 trescientos:3 cuatrocientos:4 quinientos:5 seiscientos:6"
              + " setecientos:7 ochocientos:8 novecientos:9 mil:10",
          "",
          "not:no vez lugar instead:vez lugar is:es era debe ser ser\u00eda pero sino"
              + " that:dije dicho ese esa este esta aquel el la last:\u00faltimo \u00faltima ultimo ultima"
              + " of:de del un una en the:el la");
  static final SpokenLanguage FRENCH =
      new SpokenLanguage(
          "z\u00e9ro zero|un|deux|trois|quatre|cinq|six|sept|huit|neuf",
          frenchPairs(),
          "et puis ensuite alors oui d'accord ok okay tr\u00e8s bien parfait merci euh voil\u00e0 bon le la"
              + " les suivant apr\u00e8s ma carte num\u00e9ro c'est est virgule espace tiret encore"
              + " c \u00e7a exactement je note d accord pause silence hum allez-y allez y vous continuez vient",
          "non pardon d\u00e9sol\u00e9 d\u00e9sol\u00e9e excusez attendez attends erreur plut\u00f4t moi"
              + " veux voulais dire excusez-moi trompe tromp\u00e9 tromp\u00e9e suis oups enfin reprends corrige",
          "le la les vous est votre je c'est oui pour avec une merci et num\u00e9ro carte quel",
          "double:2 triple:3 fois:0",
          "cent:0 cents:0 mille:10",
          "",
          "not:pas lieu place instead:lieu place is:c'est est c'\u00e9tait \u00e9tait doit \u00eatre mais plut\u00f4t"
              + " that:dit disais ce cet cette le la last:dernier derni\u00e8re"
              + " of:de du d la le une au \u00e0 the:le la");
  static final SpokenLanguage GERMAN =
      new SpokenLanguage(
          "null|eins|zwei zwo|drei|vier|f\u00fcnf fuenf|sechs|sieben|acht|neun",
          tens(
                  "zehn elf zw\u00f6lf dreizehn vierzehn f\u00fcnfzehn sechzehn siebzehn achtzehn neunzehn",
                  "zwanzig drei\u00dfig vierzig f\u00fcnfzig sechzig siebzig achtzig neunzig",
                  "",
                  "")
              + germanPairs()
              + "|12 zwoelf|15 fuenfzehn|30 dreissig|50 fuenfzig",
          "und dann ja genau okay ok gut alles klar moment also \u00e4h \u00e4hm hm die der das weiter"
              + " n\u00e4chste danach bitte danke meine karte nummer ist lautet komma strich noch einmal"
              + " ach richtig mhm stimmt jawohl pause stille verstanden notiert es kommt"
              + " folgt als n\u00e4chstes zum schluss",
          "nein entschuldigung sorry falsch stopp quatsch korrektur vielmehr verzeihung ich meine"
              + " warten nee pardon ups halt hei\u00dft fehler vertan",
          "die der das ist und ich sie ihre bitte ja nein nicht nummer karte kartennummer mit f\u00fcr wie",
          "doppel:2 doppelt:2 zweimal:2 dreimal:3 mal:0",
          "hundert:0 tausend:10",
          "",
          "not:nicht kein keine statt anstatt anstelle instead:statt anstatt anstelle"
              + " is:ist es hei\u00dft aber sondern war soll sollte sein muss"
              + " that:sagte gesagt hab habe die der das diese dieser last:letzte letzter letztes"
              + " of:der die einer eine ein eines von the:die");
  static final SpokenLanguage PORTUGUESE =
      new SpokenLanguage(
          "zero|um|dois duas|tr\u00eas tres|quatro|cinco|seis meia|sete|oito|nove",
          tens(
                  "dez onze doze treze catorze quinze dezesseis dezessete dezoito dezenove",
                  "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
                  "um dois tr\u00eas quatro cinco seis sete oito nove",
                  " e ")
              + "|14 quatorze|16 dezasseis|17 dezassete|19 dezanove",
          "e depois ent\u00e3o sim ok okay certo perfeito obrigado obrigada \u00e9 o a os agora pr\u00f3ximo"
              + " seguinte muito bem meu cart\u00e3o n\u00famero v\u00edrgula espa\u00e7o tra\u00e7o de novo"
              + " a\u00ed isso mesmo correto exato t\u00e1 uhum h\u00e3 \u00e3h hum \u00e9\u00e9 pode falar pausa sil\u00eancio mhm ah"
              + " vem seguida em finalmente por",
          "n\u00e3o desculpa desculpe espera espere perd\u00e3o errado quer quis dizer ali\u00e1s"
              + " enganei errei corrigindo melhor digo opa verdade minto",
          "o a os \u00e9 qual seu por favor obrigado voc\u00ea n\u00e3o sim cart\u00e3o n\u00famero do da em e que",
          "duplo:2 dobro:2 triplo:3 vezes:0",
          "cem:1 cento:1 duzentos:2 trezentos:3 quatrocentos:4 quinhentos:5 seiscentos:6"
              + " setecentos:7 oitocentos:8 novecentos:9 mil:10",
          "e",
          "not:n\u00e3o vez lugar instead:vez lugar is:\u00e9 era deve ser seria mas sen\u00e3o"
              + " that:falei disse dito esse essa este esta aquele o a last:\u00faltimo \u00faltima ultimo ultima"
              + " of:de do da uma em no the:o a");

  static final List<SpokenLanguage> ALL = List.of(ENGLISH, SPANISH, FRENCH, GERMAN, PORTUGUESE);

  /** How many languages are known. */
  static final int COUNT = 5;

  /** So many words of a language say that it is spoken. */
  private static final int FEWEST_WORDS = 3;

  /** No number of two digits has more words. */
  private static final int MOST_WORDS = 4;

  private static final String HUNDERT = "hundert";
  private static final String TAUSEND = "tausend";

  /** A thousand, in hundreds. */
  private static final int THOUSAND = 10;

  /** No number of German below a hundred has more letters. */
  private static final int LONGEST_PAIR = "siebenundzwanzig".length();

  private final Map<String, Integer> digits = new HashMap<>();

  /** What says two digits at once, its words parted by single blanks. */
  private final Map<String, Integer> pairs = new HashMap<>();

  /** The first words of these. */
  private final Set<String> beginningsOfPairs = new HashSet<>();

  private final Map<String, Integer> multipliers = new HashMap<>();

  /** "Deux fois huit": the digit before says how often. */
  private final Set<String> times = new HashSet<>();

  /**
   * Words for hundreds and their number; zero if a digit before the word gives it. Ten: a thousand.
   */
  private final Map<String, Integer> hundreds = new HashMap<>();

  /** What is said between hundreds and the rest. */
  private final String afterHundreds;

  private final Set<String> between;
  private final Set<String> corrections;

  /** What words do by which one digit is corrected, as {@link CorrectedDigits} takes it. */
  private final Map<String, Integer> ofCorrections = new HashMap<>();

  /** Words that say which language is spoken, whatever is said. */
  private final Set<String> marks;

  private SpokenLanguage(
      String digits,
      String pairs,
      String between,
      String corrections,
      String marks,
      String multipliers,
      String hundreds,
      String afterHundreds,
      String ofCorrections) {
    this.afterHundreds = afterHundreds;
    int role = 0;
    for (String word : ofCorrections.split(" ", -1)) {
      int colon = word.indexOf(':');
      role = colon > 0 ? CorrectedDigits.role(word.substring(0, colon)) : role;
      this.ofCorrections.merge(word.substring(colon + 1), role, (one, other) -> one | other);
    }
    for (String word : hundreds.split(" ", -1)) {
      int colon = word.indexOf(':');
      if (colon > 0) {
        this.hundreds.put(word.substring(0, colon), Integer.valueOf(word.substring(colon + 1)));
      }
    }
    String[] values = digits.split("\\|", -1);
    for (int value = 0; value < values.length; value++) {
      for (String word : values[value].split(" ", -1)) {
        this.digits.put(word, value);
      }
    }
    for (String pair : pairs.split("\\|", -1)) {
      if (!pair.isEmpty()) {
        String words = pair.substring(3);
        this.pairs.put(words, Integer.valueOf(pair.substring(0, 2)));
        beginningsOfPairs.add(words.split(" ", -1)[0]);
      }
    }
    for (String multiplier : multipliers.split(" ", -1)) {
      int colon = multiplier.indexOf(':');
      if (colon > 0) {
        String word = multiplier.substring(0, colon);
        int howOften = Integer.parseInt(multiplier.substring(colon + 1));
        if (howOften > 0) {
          this.multipliers.put(word, howOften);
        } else {
          times.add(word);
        }
      }
    }
    this.between = Set.of(distinct(between));
    this.corrections = Set.of(distinct(corrections));
    this.marks = Set.of(distinct(marks));
  }

  /** "10 diez|…|42 cuarenta y dos": ten to nineteen, the tens, and what they make with units. */
  private static String tens(String teens, String tens, String units, String joined) {
    StringBuilder pairs = new StringBuilder();
    String[] from10 = teens.split(" ", -1);
    for (int i = 0; i < from10.length; i++) {
      pairs.append('|').append(10 + i).append(' ').append(from10[i]);
    }
    String[] from20 = tens.split(" ", -1);
    for (int t = 0; t < from20.length; t++) {
      int ten = 20 + 10 * t;
      pairs.append('|').append(ten).append(' ').append(from20[t]);
      String[] ones = units.isEmpty() ? new String[0] : units.split(" ", -1);
      for (int u = 0; u < ones.length; u++) {
        pairs.append('|').append(ten + u + 1).append(' ');
        pairs.append(from20[t]).append(joined).append(ones[u]);
      }
    }
    return pairs.substring(1);
  }

  private static String germanPairs() {
    StringBuilder pairs = new StringBuilder();
    germanPairs(
        "ein zwei drei vier f\u00fcnf sechs sieben acht neun",
        "zwanzig drei\u00dfig vierzig f\u00fcnfzig sechzig siebzig achtzig neunzig",
        pairs);
    // Recognizers without umlauts, and Switzerland.
    germanPairs(
        "ein zwei drei vier fuenf sechs sieben acht neun",
        "zwanzig dreissig vierzig fuenfzig sechzig siebzig achtzig neunzig",
        pairs);
    String[] digits = "null eins zwei drei vier f\u00fcnf sechs sieben acht neun".split(" ", -1);
    for (int digit = 0; digit < digits.length; digit++) {
      pairs.append('|').append(digit).append(digit).append(" doppel").append(digits[digit]);
    }
    return pairs.toString();
  }

  private static void germanPairs(String units, String tens, StringBuilder pairs) {
    String[] ones = units.split(" ", -1);
    String[] from20 = tens.split(" ", -1);
    for (int t = 0; t < from20.length; t++) {
      for (int u = 0; u < ones.length; u++) {
        pairs.append('|').append(20 + 10 * t + u + 1).append(' ');
        pairs.append(ones[u]).append("und").append(from20[t]);
      }
    }
  }

  /** "70 soixante dix|71 soixante et onze|97 quatre vingt dix sept". */
  private static String frenchPairs() {
    String[] below20 =
        ("|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize"
                + "|dix sept|dix huit|dix neuf")
            .split("\\|", -1);
    String[] tens = {"vingt", "trente", "quarante", "cinquante", "soixante", "", "quatre vingt"};
    StringBuilder pairs = new StringBuilder();
    for (int value = 10; value < 20; value++) {
      pairs.append('|').append(value).append(' ').append(below20[value]);
    }
    for (int value = 20; value < 100; value++) {
      int ten = value / 10 == 7 || value / 10 == 9 ? value / 10 - 1 : value / 10;
      int rest = value - 10 * ten;
      String word = tens[ten - 2];
      boolean and = (rest == 1 || rest == 11) && ten < 8;
      pairs.append('|').append(value).append(' ').append(word);
      pairs.append(rest == 0 ? "" : and ? " et " + below20[rest] : " " + below20[rest]);
    }
    return pairs + "|80 quatre vingts";
  }

  private static String[] distinct(String words) {
    return new HashSet<>(List.of(words.split(" ", -1))).toArray(new String[0]);
  }

  /** Returns the value of a digit's word in lower case, or -1. */
  int digit(String word) {
    return digits.getOrDefault(word, -1);
  }

  /** How often the next digit comes by a word such as "double"; 0 if it is none. */
  int multiplier(String word) {
    return multipliers.getOrDefault(word, 0);
  }

  /** What a word does by which a digit is corrected, as {@link CorrectedDigits} takes it. */
  int ofCorrection(String word) {
    return ofCorrections.getOrDefault(word, 0);
  }

  /** Whether a word may stand between how often a digit comes and the digit: "zweimal die". */
  boolean isArticle(String word) {
    return (ofCorrection(word) & CorrectedDigits.ARTICLE) != 0;
  }

  /** Whether the digit before it says how often the next one comes. */
  boolean isTimes(String word) {
    return times.contains(word);
  }

  /** Two digits, and where the words end that say them. */
  record Pair(int value, int end) {}

  /** The longest number of two digits that is said at [from, length) of a text, or null. */
  @Nullable Pair pairAt(char[] text, int from, int length) {
    if (pairs.isEmpty()) {
      return null;
    }
    Pair longest = null;
    StringBuilder said = new StringBuilder();
    int i = from;
    boolean hyphen = false;
    for (int words = 0; words < MOST_WORDS; words++) {
      int to = i;
      while (to < length && Chars.isLetter(text[to])) {
        to++;
      }
      if (to == i) {
        break;
      }
      String word = String.valueOf(text, i, to - i).toLowerCase(Locale.ROOT);
      if (words == 0 && !beginningsOfPairs.contains(word)) {
        return null;
      }
      said.append(words == 0 ? "" : " ").append(word);
      Integer value = pairs.get(said.toString());
      if (value != null) {
        longest = new Pair(value, to);
      }
      // A line ends between words that a file holds one by one.
      if (to + 1 >= length || text[to] != ' ' && text[to] != '-' && text[to] != '\n') {
        break;
      }
      hyphen |= text[to] == '-';
      i = to + 1;
      if (text[to] != '-' && (hyphen || isBeforeHyphen(text, i, length))) {
        break; // "soixante dix-huit": 60 18
      }
    }
    return longest;
  }

  /** A number of three or four digits, and where the words end that say it. */
  record Large(int value, int digits, int end) {}

  /** The number of three or four digits that is said at [from, length) of a text, or null. */
  @Nullable Large largeAt(char[] text, int from, int length) {
    if (hundreds.isEmpty()) {
      return null;
    }
    Large thousands = thousandsAt(text, from, length);
    return thousands == null ? hundredsAt(text, from, length) : thousands;
  }

  private @Nullable Large thousandsAt(char[] text, int from, int length) {
    int end = wordEnd(text, from, length);
    String word = lower(text, from, end);
    int at = this == GERMAN ? word.indexOf(TAUSEND) : -1;
    if (at >= 0) {
      int value = germanUnit(word.substring(0, at));
      String rest = word.substring(at + TAUSEND.length());
      if (value < 1 || rest.isEmpty()) {
        return value < 1 ? null : withRestOfThousand(value, text, end, length);
      }
      Large hundred = germanHundreds(rest, text, end, length);
      if (hundred != null && hundred.digits() > 3) {
        return null; // thousand, and a pair of hundreds
      }
      int said = hundred == null ? germanBelowHundred(rest) : hundred.value();
      return said < 1
          ? null
          : new Large(1000 * value + said, 4, hundred == null ? end : hundred.end());
    }
    if (isThousand(word)) {
      // "Mil gracias" is no number.
      Large thousand = withRestOfThousand(1, text, end, length);
      return thousand == null || thousand.end() == end ? null : thousand;
    }
    int digit = digit(word);
    int next = digit > 1 ? nextWord(text, end, length) : length;
    int nextEnd = wordEnd(text, next, length);
    return isThousand(lower(text, next, nextEnd))
        ? withRestOfThousand(digit, text, nextEnd, length)
        : null;
  }

  private boolean isThousand(String word) {
    return hundreds.getOrDefault(word, -1) == THOUSAND;
  }

  /** Reads what belongs to thousands; null if another word stands right behind them. */
  private @Nullable Large withRestOfThousand(int thousands, char[] text, int end, int length) {
    int next = nextWord(text, end, length);
    int nextEnd = wordEnd(text, next, length);
    if (!afterHundreds.isEmpty()
        && String.valueOf(text, next, nextEnd - next).equalsIgnoreCase(afterHundreds)) {
      next = nextWord(text, nextEnd, length);
    }
    Large hundred = hundredsAt(text, next, length);
    if (hundred != null) {
      return new Large(1000 * thousands + hundred.value(), 4, hundred.end());
    }
    Large rest = below(text, next, length);
    if (rest != null) {
      return new Large(1000 * thousands + rest.value(), 4, rest.end());
    }
    int behind = nextWord(text, end, length);
    String word = lower(text, behind, wordEnd(text, behind, length));
    boolean isAlone = word.isEmpty() || digit(word) >= 0 || multiplier(word) > 0;
    return isAlone ? new Large(1000 * thousands, 4, end) : null;
  }

  private @Nullable Large hundredsAt(char[] text, int from, int length) {
    int end = wordEnd(text, from, length);
    String word = lower(text, from, end);
    if (this == GERMAN) {
      return germanHundreds(word, text, end, length);
    }
    int value = hundreds.getOrDefault(word, -1);
    int digit = digit(word);
    if (value == 0) {
      value = 1;
    } else if (value < 0 && digit > 1) {
      int next = nextWord(text, end, length);
      int nextEnd = wordEnd(text, next, length);
      if (hundreds.getOrDefault(lower(text, next, nextEnd), -1) == 0) {
        value = digit;
        end = nextEnd;
      }
    }
    return value > 0 && value < THOUSAND ? withRest(value, text, end, length) : null;
  }

  /** "vierhundertachtzehn", "vierhundert achtzehn". */
  private @Nullable Large germanHundreds(String word, char[] text, int end, int length) {
    int at = word.indexOf(HUNDERT);
    if (at < 0) {
      return null;
    }
    String before = word.substring(0, at);
    int value = germanUnit(before);
    String rest = word.substring(at + HUNDERT.length());
    if (value < 1) {
      return germanPairOfHundreds(before, rest, end);
    }
    if (rest.isEmpty()) {
      return withRest(value, text, end, length);
    }
    int said = germanBelowHundred(rest);
    return said > 0 ? new Large(100 * value + said, 3, end) : null;
  }

  /** "Vierunddreissighundertneunundneunzig": 34 and 99. */
  private @Nullable Large germanPairOfHundreds(String before, String rest, int end) {
    int hundreds = pairs.getOrDefault(before, -1);
    int said = rest.isEmpty() ? 0 : germanBelowHundred(rest);
    return hundreds > 10 && said >= 0 ? new Large(100 * hundreds + said, 4, end) : null;
  }

  /** How many hundreds or thousands a word says before them; none is one. */
  private int germanUnit(String before) {
    return before.isEmpty() || before.equals("ein") ? 1 : digit(before);
  }

  private int germanBelowHundred(String rest) {
    String last = rest.startsWith("und") ? rest.substring(3) : rest;
    return digit(last) > 0 ? digit(last) : pairs.getOrDefault(last, -1);
  }

  private Large withRest(int hundreds, char[] text, int end, int length) {
    int next = nextWord(text, end, length);
    if (!afterHundreds.isEmpty()) {
      int nextEnd = wordEnd(text, next, length);
      if (!String.valueOf(text, next, nextEnd - next).equalsIgnoreCase(afterHundreds)) {
        return new Large(100 * hundreds, 3, end);
      }
      next = nextWord(text, nextEnd, length);
    }
    Large rest = below(text, next, length);
    return rest == null
        ? new Large(100 * hundreds, 3, end)
        : new Large(100 * hundreds + rest.value(), 3, rest.end());
  }

  /**
   * The number of one or two digits that is said at a place, but no zero; null if there is none.
   */
  private @Nullable Large below(char[] text, int from, int length) {
    int end = wordEnd(text, from, length);
    Pair pair = end > from ? pairAt(text, from, length) : null;
    if (pair != null) {
      return new Large(pair.value(), 2, pair.end());
    }
    int digit = digit(lower(text, from, end));
    return digit > 0 ? new Large(digit, 1, end) : null;
  }

  private static String lower(char[] text, int from, int to) {
    return String.valueOf(text, from, to - from).toLowerCase(Locale.ROOT);
  }

  /** Where the next word begins behind one blank, hyphen or line; the length if none does. */
  private static int nextWord(char[] text, int end, int length) {
    return end + 1 < length
            && (text[end] == ' ' || text[end] == '-' || text[end] == '\n')
            && Chars.isLetter(text[end + 1])
        ? end + 1
        : length;
  }

  private static int wordEnd(char[] text, int from, int length) {
    int to = from;
    while (to < length && Chars.isLetter(text[to])) {
      to++;
    }
    return to;
  }

  /** Whether a long word says hundreds or thousands: German writes them as one word. */
  static boolean saysLarge(char[] text, int from, int to) {
    int last = Math.min(from + LONGEST_PAIR, to - HUNDERT.length());
    for (int i = from; i <= last; i++) {
      if (Lexicon.is(HUNDERT, text, i) || Lexicon.is(TAUSEND, text, i)) {
        return GERMAN.largeAt(text, from, to) != null;
      }
    }
    return false;
  }

  /** How such words begin, by their first eight letters, as far as they are of ASCII. */
  static Set<String> beginningsOfLarge() {
    Set<String> beginnings = new HashSet<>();
    for (String unit : List.of(HUNDERT, TAUSEND)) {
      for (String digit : GERMAN.digits.keySet()) {
        beginnings.add(digit + unit);
        beginnings.add(unit + digit);
      }
      GERMAN.pairs.keySet().forEach(pair -> beginnings.add(unit + pair));
      GERMAN.pairs.keySet().forEach(pair -> beginnings.add(pair + unit));
      beginnings.add("ein" + unit);
      beginnings.add(unit + "und");
    }
    beginnings.add(TAUSEND + "ein");
    return beginnings;
  }

  private static boolean isBeforeHyphen(char[] text, int from, int length) {
    int to = from;
    while (to < length && Chars.isLetter(text[to])) {
      to++;
    }
    return to < length && text[to] == '-';
  }

  /** Whether the word may lie between the groups of a number. */
  boolean isBetween(String word) {
    return between.contains(word) || corrections.contains(word);
  }

  /** What the words of all languages mean inside a number, for {@link SaidBetween}. */
  static Map<String, Integer> saidBetween() {
    Map<String, Integer> meanings = new HashMap<>();
    for (SpokenLanguage language : ALL) {
      int index = language.index();
      language.between.forEach(
          word ->
              SaidBetween.add(meanings, word, SaidBetween.ASSENT | SaidBetween.BETWEEN << index));
      int correction = SaidBetween.BETWEEN | SaidBetween.CORRECTION;
      language.corrections.forEach(word -> SaidBetween.add(meanings, word, correction << index));
      language
          .digits
          .keySet()
          .forEach(word -> SaidBetween.add(meanings, word, SaidBetween.DIGIT << index));
      language
          .multipliers
          .keySet()
          .forEach(word -> SaidBetween.add(meanings, word, SaidBetween.MULTIPLIER << index));
    }
    return meanings;
  }

  /** Returns its place among all languages. */
  int index() {
    return ALL.indexOf(this);
  }

  /** What the words of all languages mean, for {@link Lexicon#said}. */
  static Map<String, Integer> meanings() {
    Map<String, Integer> meanings = new HashMap<>();
    for (int i = 0; i < ALL.size(); i++) {
      SpokenLanguage language = ALL.get(i);
      int abroad = language == ENGLISH ? 0 : Lexicon.NUMBER_ABROAD;
      language.digits.keySet().forEach(word -> add(word, abroad | Lexicon.NUMBER, meanings));
      language.multipliers.keySet().forEach(word -> add(word, abroad | Lexicon.NUMBER, meanings));
      language.times.forEach(word -> add(word, Lexicon.NUMBER, meanings));
      language.hundreds.keySet().forEach(word -> add(word, abroad | Lexicon.NUMBER, meanings));
      for (String pair : language.pairs.keySet()) {
        String[] words = pair.split(" ", -1);
        add(words[0], abroad, meanings);
        List.of(words).forEach(word -> add(word, Lexicon.NUMBER, meanings));
      }
      Set<String> own = new HashSet<>(language.marks);
      own.addAll(language.digits.keySet());
      own.addAll(language.pairs.keySet());
      language.hundreds.forEach(
          (word, value) -> {
            if (value > 0) {
              own.add(word); // "cent" is English too
            }
          });
      for (String word : own) {
        // What is a word of English too says nothing.
        boolean says =
            language == ENGLISH
                ? !word.equals("for") || language.marks.contains(word)
                : ENGLISH.digit(word) < 0 && !ENGLISH.isBetween(word);
        if (says && word.indexOf(' ') < 0) {
          add(word, 1 << i, meanings);
        }
      }
    }
    add("thousand", Lexicon.NUMBER, meanings);
    return meanings;
  }

  private static void add(String word, int meaning, Map<String, Integer> meanings) {
    meanings.merge(word, meaning, (one, other) -> one | other);
  }

  /** Returns the language of which there are most words; English if there are few. */
  static SpokenLanguage ofMost(int[] counts) {
    int most = 0;
    for (int i = 1; i < counts.length; i++) {
      if (counts[i] > counts[most] && counts[i] >= FEWEST_WORDS) {
        most = i;
      }
    }
    return ALL.get(most);
  }
}
