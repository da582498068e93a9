package io.lexicall.scan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads conversations in XML and HTML: recorders' exports, TTML, pages of chats.
 *
 * <p>A turn is the repeated element that holds nearly all of the text. The speaker is in an
 * attribute, in a repeated part of the turn ({@code <b>Agent</b>}, {@code <td>Agent</td>}), or
 * before a colon. A file is a conversation under the conditions of {@link InferredLayout}. The rest
 * of the file is scanned as text.
 */
final class MarkupTurns {

  /** What stands between these is text in which no sign means anything. */
  private static final String RAW = "<![CDATA[";

  private static final String RAW_END = "]]>";

  private static final int FEWEST_TURNS = 4;
  private static final int MOST_SPEAKERS = 8;
  private static final int LONGEST_NAME = 40;
  private static final int MOST_ELEMENTS = 200_000;
  private static final int DEEPEST = 64;

  private static final Set<String> WITHOUT_END =
      Set.of("br", "hr", "img", "meta", "link", "input", "wbr", "col", "area", "base");
  private static final Set<String> NOT_SAID = Set.of("script", "style", "head", "title");

  /** Names of parts and attributes that say who speaks, besides those that JSON has too. */
  private static final Set<String> WHO = Set.of("who", "name", "agent", "party", "talker");

  private static final Set<String> BEGINS = Set.of("begin", "start", "s");
  private static final Set<String> WHEN = Set.of("time", "t", "date", "timestamp", "when");

  /** Some text without a tag within. */
  private static final class Text {
    final int start;
    final int end;

    /** The name of the element that it stands in, or of its class. */
    final String part;

    /** Whether no sign means anything in it. */
    final boolean isRaw;

    Text(int start, int end, String part, boolean isRaw) {
      this.start = start;
      this.end = end;
      this.part = part;
      this.isRaw = isRaw;
    }
  }

  private static final class Element {
    final String name;

    /** The name and how deep it lies. */
    final String kind;

    final int tag;
    final int tagEnd;
    final int firstText;
    int lastText;

    /** Its class, once somebody asked. */
    @Nullable String classes;

    Element(String name, int depth, int tag, int tagEnd, int firstText) {
      this.name = name;
      this.kind = depth + name;
      this.tag = tag;
      this.tagEnd = tagEnd;
      this.firstText = firstText;
    }
  }

  /** A stretch of what is said. */
  private record Said(int start, int end, boolean isRaw) {}

  /** What is said in an element, and by whom. */
  private record Turn(@Nullable String speaker, long fromMillis, List<Said> said) {}

  private final String text;
  private final List<Text> texts = new ArrayList<>();
  private final List<Element> elements = new ArrayList<>();

  /** How many elements of each name have begun and not ended. */
  private final Map<String, Integer> openNames = new HashMap<>();

  /** How many characters the texts before each one have. */
  private int[] lengths = new int[1];

  private List<Turn> turns = List.of();

  private MarkupTurns(String text) {
    this.text = text;
  }

  /** Returns whether a text that begins so is such a conversation about cards. */
  static boolean isTranscript(String head, Lexicon lexicon) {
    int i = head.startsWith("\uFEFF") ? 1 : 0;
    while (i < head.length() && Chars.isWhite(head.charAt(i))) {
      i++;
    }
    if (i >= head.length() - 1
        || head.charAt(i) != '<'
        || !mayBeTag(head.charAt(i + 1))
        || !InferredLayout.speaksOfCards(head, lexicon)) {
      return false;
    }
    MarkupTurns markup = new MarkupTurns(head);
    markup.parse();
    markup.findTurns();
    return markup.isConversation();
  }

  private static boolean mayBeTag(char c) {
    return Chars.isAsciiLetter(c) || c == '?' || c == '!';
  }

  static TranscriptText read(String text) {
    MarkupTurns markup = new MarkupTurns(text);
    markup.parse();
    markup.findTurns();
    TranscriptText.Builder file = new TranscriptText.Builder();
    Speech speech = new Speech();
    int at = 0;
    for (Turn turn : markup.turns) {
      Passage said = new Passage();
      for (Said piece : turn.said) {
        file.rest(text, at, piece.start);
        Slot.Form form = piece.isRaw ? Slot.Form.LINE : Slot.Form.MARKUP;
        file.slot(piece.start, piece.end, form, turn.fromMillis, Slot.UNKNOWN);
        said.add(said.length() == 0 ? "" : " ");
        if (piece.isRaw) {
          said.add(text, piece.start, piece.end);
        } else {
          Entities.decode(text, piece.start, piece.end, said);
        }
        at = piece.end;
      }
      speech.add(turn.speaker, Slot.UNKNOWN, said);
    }
    file.rest(text, at, text.length());
    file.speech(speech);
    return file.build(TranscriptFormat.TURNS);
  }

  // ---- elements

  private void parse() {
    Deque<Element> open = new ArrayDeque<>();
    int at = 0;
    while (at < text.length() && elements.size() < MOST_ELEMENTS) {
      int tag = text.indexOf('<', at);
      int textEnd = tag < 0 ? text.length() : tag;
      addText(at, textEnd, open.peek(), false);
      if (tag < 0) {
        break;
      }
      if (text.startsWith(RAW, tag)) {
        int rawEnd = behind(RAW_END, tag);
        if (rawEnd < 0) {
          break; // cut
        }
        addText(tag + RAW.length(), rawEnd - RAW_END.length(), open.peek(), true);
        at = rawEnd;
        continue;
      }
      int tagEnd = text.startsWith("<!--", tag) ? behind("-->", tag) : behind(">", tag);
      if (tagEnd < 0) {
        break; // cut
      }
      at = tagEnd;
      String name = nameAt(tag + 1);
      if (text.charAt(tag + 1) == '/') {
        close(nameAt(tag + 2), open);
      } else if (!name.isEmpty()
          && text.charAt(tagEnd - 2) != '/'
          && !WITHOUT_END.contains(name)
          && open.size() < DEEPEST) {
        Element element = new Element(name, open.size(), tag, tagEnd, texts.size());
        elements.add(element);
        open.push(element);
        openNames.merge(name, 1, Integer::sum);
      }
    }
    open.forEach(element -> element.lastText = texts.size());
    lengths = new int[texts.size() + 1];
    for (int t = 0; t < texts.size(); t++) {
      lengths[t + 1] = lengths[t] + texts.get(t).end - texts.get(t).start;
    }
  }

  private int behind(String sign, int from) {
    int at = text.indexOf(sign, from);
    return at < 0 ? -1 : at + sign.length();
  }

  private String nameAt(int from) {
    int to = from;
    while (to < text.length()
        && to - from < LONGEST_NAME
        && (Chars.isAsciiAlphanumeric(text.charAt(to)) || ":_-.".indexOf(text.charAt(to)) >= 0)) {
      to++;
    }
    return text.substring(from, to).toLowerCase(Locale.ROOT);
  }

  private void close(String name, Deque<Element> open) {
    if (openNames.getOrDefault(name, 0) == 0) {
      return; // it never began
    }
    Element closed;
    do {
      closed = open.pop();
      closed.lastText = texts.size();
      openNames.merge(closed.name, -1, Integer::sum);
    } while (!closed.name.equals(name));
  }

  private void addText(int from, int to, @Nullable Element about, boolean isRaw) {
    int start = from;
    int end = to;
    while (start < end && Chars.isWhite(text.charAt(start))) {
      start++;
    }
    while (end > start && Chars.isWhite(text.charAt(end - 1))) {
      end--;
    }
    if (start < end && (about == null || !NOT_SAID.contains(about.name))) {
      String part = about == null ? "" : classes(about);
      String name = part.isEmpty() && about != null ? about.name : part;
      texts.add(new Text(start, end, name, isRaw));
    }
  }

  private String classes(Element element) {
    String known = element.classes;
    if (known == null) {
      known = attribute(element, "class"::equals);
      element.classes = known;
    }
    return known;
  }

  /** The value of the first attribute whose name is wanted, in lower case; empty if none is. */
  private String attribute(Element element, Predicate<String> wanted) {
    int at = element.tag + 1 + element.name.length();
    while (true) {
      int equals = find('=', at, element.tagEnd);
      int quote = equals < 0 ? -1 : equals + 1;
      boolean isQuoted = quote > 0 && (text.charAt(quote) == '"' || text.charAt(quote) == '\'');
      int end = isQuoted ? find(text.charAt(quote), quote + 1, element.tagEnd) : -1;
      if (end < 0) {
        return "";
      }
      if (wanted.test(text.substring(at, equals).strip().toLowerCase(Locale.ROOT))) {
        return text.substring(quote + 1, end).toLowerCase(Locale.ROOT);
      }
      at = end + 1;
    }
  }

  private int find(char sign, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) == sign) {
        return i;
      }
    }
    return -1;
  }

  private static boolean saysWho(String name) {
    return WHO.contains(name) || new JsonName(name).is(JsonName.SPEAKER);
  }

  // ---- turns

  /**
   * Finds the elements that are turns. Of the kinds that hold the text it is the one with the
   * fewest members of which the file is a conversation: the parts of a turn have more, and whole
   * calls, of which a file may hold many, have fewer but are none.
   */
  private void findTurns() {
    Map<String, List<Element>> kinds = new HashMap<>();
    for (Element element : elements) {
      if (element.lastText > element.firstText) {
        kinds.computeIfAbsent(element.kind, each -> new ArrayList<>()).add(element);
      }
    }
    int all = length(0, texts.size());
    List<List<Element>> holding = new ArrayList<>();
    for (List<Element> kind : kinds.values()) {
      int held = kind.stream().mapToInt(each -> length(each.firstText, each.lastText)).sum();
      if (held * 10L >= all * 7L) {
        holding.add(kind);
      }
    }
    holding.sort(
        Comparator.comparingInt((List<Element> kind) -> kind.size())
            .thenComparingInt(kind -> kind.get(0).tag));
    List<Turn> fewest = List.of();
    for (List<Element> kind : holding) {
      if (kind.size() < FEWEST_TURNS) {
        continue;
      }
      turns = turns(kind);
      if (isConversation()) {
        return;
      }
      fewest = fewest.isEmpty() ? turns : fewest;
    }
    turns = fewest;
  }

  private List<Turn> turns(List<Element> kind) {
    Map<String, Integer> firsts = new HashMap<>();
    kind.forEach(element -> firsts.merge(firstSaid(element), 1, Integer::sum));
    List<Turn> found = new ArrayList<>();
    kind.forEach(element -> found.add(turn(element, firsts)));
    return found;
  }

  private int length(int from, int to) {
    return lengths[to] - lengths[from];
  }

  private boolean isTime(Text part) {
    boolean figures = true;
    for (int i = part.start; i < part.end; i++) {
      figures &= "0123456789:.-/[]() ".indexOf(text.charAt(i)) >= 0;
    }
    return WHEN.contains(part.part)
        || figures && text.substring(part.start, part.end).indexOf(':') > 0;
  }

  /** The first text of an element that is no time, if it is a name or stands before a colon. */
  private String firstSaid(Element element) {
    int first = firstText(element);
    if (first < 0) {
      return "";
    }
    Text part = texts.get(first);
    int end = labelEnd(part);
    boolean alone = first + 1 < element.lastText;
    return end < 0 && !alone || part.end - part.start > LONGEST_NAME && end < 0
        ? ""
        : text.substring(part.start, end < 0 ? part.end : end);
  }

  private int firstText(Element element) {
    int t = element.firstText;
    while (t < element.lastText && isTime(texts.get(t))) {
      t++;
    }
    return t < element.lastText ? t : -1;
  }

  private int labelEnd(Text part) {
    return find(':', part.start, Math.min(part.end, part.start + LONGEST_NAME));
  }

  private Turn turn(Element element, Map<String, Integer> firsts) {
    String speaker = attribute(element, MarkupTurns::saysWho);
    String first = firstSaid(element);
    boolean isLabelled = speaker.isEmpty() && !first.isEmpty() && firsts.getOrDefault(first, 0) > 1;
    List<Said> said = new ArrayList<>();
    int label = isLabelled ? firstText(element) : -1;
    for (int t = element.firstText; t < element.lastText; t++) {
      Text part = texts.get(t);
      if (isTime(part) || saysWho(part.part) && t != label) {
        continue;
      }
      int start = part.start;
      if (t == label) {
        start += first.length();
      }
      while (start < part.end
          && (text.charAt(start) == ':' && (t == label || t == label + 1)
              || Chars.isWhite(text.charAt(start)))) {
        start++;
      }
      if (start < part.end) {
        said.add(new Said(start, part.end, part.isRaw));
      }
    }
    String begins = attribute(element, BEGINS::contains);
    long from = begins.isEmpty() ? -1 : Clock.millis(begins);
    return new Turn(isLabelled ? first : speaker.isEmpty() ? null : speaker, from, said);
  }

  private boolean isConversation() {
    Set<String> speakers = new HashSet<>();
    int questions = 0;
    int changes = 0;
    String last = "";
    for (Turn turn : turns) {
      String speaker = String.valueOf(turn.speaker);
      speakers.add(speaker);
      changes += speaker.equals(last) ? 0 : 1;
      last = speaker;
      for (Said piece : turn.said) {
        questions += text.charAt(piece.end - 1) == '?' ? 1 : 0;
      }
    }
    boolean several = speakers.size() > 1 && changes >= FEWEST_TURNS && questions > 0;
    boolean timed = questions > 1 && turns.stream().allMatch(turn -> turn.fromMillis >= 0);
    return speakers.size() <= MOST_SPEAKERS && turns.size() >= FEWEST_TURNS && (several || timed);
  }
}
