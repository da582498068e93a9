package io.lexicall.scan;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The name of a JSON member, and what it means in the output of a speech service. A file has few
 * names and many members.
 */
final class JsonName {

  /** What was said. */
  static final int SAID = 1;

  /** What was said, by what stands behind the last slash of the name. */
  static final int SAID_PLACE = 1 << 1;

  /** Who said it. */
  static final int SPEAKER = 1 << 2;

  /** Lists of who says it. */
  static final int SPEAKERS = 1 << 3;

  /** Lists whose elements say the same in other ways. */
  static final int ALTERNATIVES = 1 << 4;

  /** Lists with an element for each speaker. */
  static final int BY_SPEAKER = 1 << 5;

  /** From when it is said. */
  static final int FROM = 1 << 6;

  /** Until when. */
  static final int TO = 1 << 7;

  /** How long. */
  static final int LASTS = 1 << 8;

  static final int OFFSET = 1 << 9;
  static final int DURATION = 1 << 10;
  static final int MILLISECONDS = 1 << 11;
  static final int START_TIME = 1 << 12;
  static final int SPEAKER_LABEL = 1 << 13;
  static final int OF_CHANNEL = 1 << 14;

  /** The lines of a log have these too. */
  static final int OF_LOGS = 1 << 15;

  /** A time in ticks of 100 nanoseconds, or in milliseconds. */
  static final int IN_TICKS = 1 << 16;

  static final int IN_MILLIS = 1 << 17;

  /** Lists whose elements are lists of a word and what is known of it. */
  static final int WORD_LISTS = 1 << 18;

  /** What an element of such a speech holds that is named for nothing else. */
  static final int VALUE = 1 << 19;

  /** Whether what is said comes in or goes out, which tells two speakers. */
  static final int DIRECTION = 1 << 20;

  /** By this the one is known who is told as an object: {@code "from": {"name": "Ann"}}. */
  static final int OF_PERSON = 1 << 21;

  /** It holds what is said by the one who is named beside it: {@code "words": [{"text": …}]}. */
  static final int OF_SAID = 1 << 22;

  /** It holds from when until when it is said: {@code "offsets": {"from": 15000, "to": 17000}}. */
  static final int BOUNDS = 1 << 23;

  /** Anything that says when. */
  static final int OF_TIME = FROM | TO | LASTS | OFFSET | DURATION | BOUNDS;

  private static final Set<String> SAYING =
      Set.of(
          "text",
          "word",
          "punctuatedword",
          "transcript",
          "transcriptiondata",
          "content",
          "display",
          "displaytext",
          "lexical",
          "itn",
          "maskeditn",
          "decoratedtext",
          "utterance",
          "message",
          "body",
          "plainbody",
          "textbody",
          "spokentext",
          "sentence",
          "rawsentence",
          "snippet",
          "msg",
          "txt",
          "w");

  private static final Set<String> SPEAKING =
      Set.of(
          "speaker",
          "speakerlabel",
          "speakertag",
          "speakerid",
          "speakername",
          "channel",
          "channeltag",
          "channellabel",
          "track",
          "mediachannel",
          "participantid",
          "participantrole",
          "participantpurpose",
          "participant",
          "role",
          "sender",
          "author",
          "from",
          "username",
          "user",
          "spk",
          "nick",
          "authorid",
          "contactid",
          "actor",
          "sentby");

  private static final Set<String> HOLDING = Set.of("messagedata", "words");

  private static final Set<String> PERSONAL = Set.of("name", "displayname", "id");

  private static final Set<String> LISTS_OF_SPEAKERS = Set.of("users", "speakers");
  private static final Set<String> OTHER_WAYS = Set.of("alternatives", "nbest", "hypotheses");
  private static final Set<String> LISTS_BY_SPEAKER = Set.of("channels", "transcripts");

  private static final Set<String> LISTS_OF_WORDS = Set.of("timestamps", "wordconfidence");

  private static final Set<String> BEGINS =
      Set.of(
          "start",
          "starttime",
          "startoffset",
          "startts",
          "starttimestamp",
          "ts",
          "s",
          "offset",
          "beginoffsetmillis",
          "starttimems",
          "startms",
          "offsetmilliseconds",
          "offsetinticks");

  private static final Set<String> ENDS =
      Set.of(
          "end",
          "e",
          "endtime",
          "endoffset",
          "endts",
          "endtimestamp",
          "endoffsetmillis",
          "endtimems",
          "endms");

  private static final Set<String> LOGGING =
      Set.of("level", "severity", "loglevel", "logger", "loggername", "thread", "levelname", "pid");

  /** The name of what has none: the root, or an element of an array. */
  static final JsonName NONE = new JsonName("", 0, 0);

  final String text;

  /** The name as all services might write it: in lower case, without underscores. */
  final String plain;

  /** With so many characters it stands in the file: more than it has where some are escaped. */
  final int written;

  /** All that it is, by the bits above. */
  final int roles;

  private final boolean longNumber;

  /** Whether it may tell card data in words, or a code, which its reader finds out. */
  boolean tells;

  /** The characters of the name. */
  private final char[] chars;

  /** The name that came next in the file when this one came last. */
  @Nullable JsonName following;

  /** So many digits it may say at most; -1 before anyone asked. */
  int worth = -1;

  /** Its index among the names of its file. */
  final int index;

  /** Creates one of no file of JSON. */
  JsonName(String text) {
    this(text, text.length(), 0);
  }

  /**
   * Creates one.
   *
   * @param written with so many characters it stands in the file
   */
  JsonName(String text, int written, int index) {
    this.index = index;
    this.text = text;
    this.written = written;
    chars = text.toCharArray();
    plain = plain(text);
    roles = roles(plain, plain(text.substring(text.lastIndexOf('/') + 1)));
    longNumber =
        text.length() >= CardNetworks.MIN_LENGTH
            && text.codePoints().filter(Character::isDigit).count() >= CardNetworks.MIN_LENGTH;
  }

  private static String plain(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }

  private static int roles(String plain, String last) {
    return role(SAID, SAYING.contains(plain))
        | role(SAID_PLACE, SAYING.contains(last))
        | role(SPEAKER, isSpeaking(plain))
        | role(SPEAKERS, LISTS_OF_SPEAKERS.contains(plain))
        | role(ALTERNATIVES, OTHER_WAYS.contains(plain))
        | role(BY_SPEAKER, LISTS_BY_SPEAKER.contains(plain))
        | role(FROM, BEGINS.contains(plain))
        | role(TO, ENDS.contains(plain))
        | role(LASTS, plain.startsWith("duration"))
        | role(OFFSET, plain.equals("offset"))
        | role(DURATION, plain.equals("duration"))
        | role(MILLISECONDS, plain.equals("milliseconds"))
        | role(START_TIME, plain.equals("starttime"))
        | role(SPEAKER_LABEL, plain.equals("speakerlabel"))
        | role(OF_CHANNEL, plain.contains("channel") || plain.equals("track"))
        | role(OF_LOGS, LOGGING.contains(plain))
        | role(WORD_LISTS, LISTS_OF_WORDS.contains(plain))
        | role(VALUE, plain.equals("value"))
        | role(DIRECTION, plain.equals("direction"))
        | role(OF_PERSON, PERSONAL.contains(plain))
        | role(OF_SAID, HOLDING.contains(plain))
        | role(BOUNDS, plain.equals("offsets"))
        | role(IN_TICKS, plain.endsWith("ticks"))
        | role(
            IN_MILLIS,
            plain.endsWith("millis") || plain.endsWith("ms") || plain.endsWith("milliseconds"));
  }

  /** "sender", and "sender_name". */
  private static boolean isSpeaking(String plain) {
    return SPEAKING.contains(plain)
        || plain.endsWith("name") && SPEAKING.contains(plain.substring(0, plain.length() - 4));
  }

  private static int role(int role, boolean has) {
    return has ? role : 0;
  }

  int length() {
    return chars.length;
  }

  /** Returns whether a text goes on with the name at a place. */
  boolean isAt(char[] text, int start) {
    if (start + chars.length > text.length) {
      return false;
    }
    for (int i = 0; i < chars.length; i++) {
      if (chars[i] != text[start + i]) {
        return false;
      }
    }
    return true;
  }

  boolean is(int role) {
    return (roles & role) != 0;
  }

  /** Returns whether the name has as many digits as a card number. */
  boolean hasLongNumber() {
    return longNumber;
  }

  /** Returns the name without what may be card data. */
  String shown() {
    return tells
        ? text.replaceAll("[\\p{L}\\p{Nd}]", "*")
        : longNumber ? text.replaceAll("\\p{Nd}", "*") : text;
  }
}
