package io.lexicall.scan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Writes what was said in a call in the formats in which services and recorders store it. */
final class TranscriptWriters {

  /** What one speaker said before the other said something. */
  record Turn(String speaker, String text) {}

  /** A word or more, as they are stored with one time. */
  private record Word(String speaker, String text, double start) {
    double end() {
      return start + 0.4;
    }
  }

  static final Map<String, Function<List<Turn>, String>> ALL = new LinkedHashMap<>();

  /** As what each of them is to be read. */
  static final Map<String, TranscriptFormat> FORMATS = new LinkedHashMap<>();

  static {
    put("labelled lines", TranscriptFormat.TURNS, turns -> lines(turns, "%2$s: %3$s"));
    put("bracketed times", TranscriptFormat.TURNS, turns -> lines(turns, "[00:%1$02d] %2$s: %3$s"));
    put("labels in brackets", TranscriptFormat.TURNS, turns -> lines(turns, "[%2$s] %3$s"));
    put("times and blanks", TranscriptFormat.TURNS, turns -> lines(turns, "00:%1$02d %2$s  %3$s"));
    put("label with time", TranscriptFormat.TURNS, turns -> lines(turns, "%2$s (00:%1$02d): %3$s"));
    put("label above", TranscriptFormat.TURNS, turns -> lines(turns, "%2$s:\n%3$s\n"));
    put("a line a word", TranscriptFormat.TURNS, TranscriptWriters::lineAWord);
    put("WebVTT", TranscriptFormat.WEBVTT, turns -> webVtt(turns, "%s: %s"));
    put("WebVTT with voices", TranscriptFormat.WEBVTT, turns -> webVtt(turns, "<v %s>%s</v>"));
    put("WebVTT without speakers", TranscriptFormat.WEBVTT, turns -> webVtt(turns, "%2$s"));
    put("SRT", TranscriptFormat.SRT, TranscriptWriters::srt);
    put("CTM", TranscriptFormat.CTM, TranscriptWriters::ctm);
    put("STM", TranscriptFormat.STM, TranscriptWriters::stm);
    put("CSV", TranscriptFormat.TABLE, TranscriptWriters::csv);
    put("Amazon Transcribe", TranscriptFormat.AMAZON_TRANSCRIBE, TranscriptWriters::amazon);
    put("Contact Lens", TranscriptFormat.CONTACT_LENS, TranscriptWriters::contactLens);
    put("Google", TranscriptFormat.GOOGLE_SPEECH, TranscriptWriters::google);
    put(
        "Google with words in each result",
        TranscriptFormat.GOOGLE_SPEECH,
        TranscriptWriters::googleWithWords);
    put("Google as it streams", TranscriptFormat.GOOGLE_SPEECH, TranscriptWriters::googleStream);
    put("Azure", TranscriptFormat.AZURE_SPEECH, TranscriptWriters::azure);
    put("Deepgram", TranscriptFormat.DEEPGRAM, TranscriptWriters::deepgram);
    put("AssemblyAI", TranscriptFormat.ASSEMBLYAI, TranscriptWriters::assembly);
    put("Whisper", TranscriptFormat.WHISPER, turns -> whisper(turns, false));
    put("WhisperX", TranscriptFormat.WHISPER, turns -> whisper(turns, true));
    put("Genesys", TranscriptFormat.GENESYS, TranscriptWriters::genesys);
    put("Twilio", TranscriptFormat.TWILIO, TranscriptWriters::twilio);
    put("chat JSON", TranscriptFormat.JSON_TURNS, TranscriptWriters::chat);
    put("lines of JSON", TranscriptFormat.JSON_TURNS, TranscriptWriters::jsonLines);
    put("WebVTT with JSON", TranscriptFormat.WEBVTT, TranscriptWriters::webVttWithJson);
    put("a word with its time", TranscriptFormat.TURNS, TranscriptWriters::timedWords);
  }

  private TranscriptWriters() {}

  private static void put(
      String name, TranscriptFormat format, Function<List<Turn>, String> writer) {
    ALL.put(name, writer);
    FORMATS.put(name, format);
  }

  private static String lines(List<Turn> turns, String form) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < turns.size(); i++) {
      out.append(form.formatted(i + 1, turns.get(i).speaker, turns.get(i).text)).append('\n');
    }
    return out.toString();
  }

  private static String lineAWord(List<Turn> turns) {
    StringBuilder out = new StringBuilder();
    for (Word word : words(turns)) {
      out.append(word.speaker).append(": ").append(word.text).append('\n');
    }
    return out.toString();
  }

  private static List<Word> words(List<Turn> turns) {
    List<Word> words = new ArrayList<>();
    double time = 1;
    for (Turn turn : turns) {
      for (String word : turn.text.split(" ", -1)) {
        words.add(new Word(turn.speaker, word, time));
        time += 0.5;
      }
    }
    return words;
  }

  /** So few words a cue that a number lies in several. */
  private static List<Word> cues(List<Turn> turns) {
    List<Word> cues = new ArrayList<>();
    for (Word word : words(turns)) {
      Word last = cues.isEmpty() ? null : cues.get(cues.size() - 1);
      if (last != null
          && last.speaker.equals(word.speaker)
          && last.text.split(" ", -1).length < 3) {
        cues.set(cues.size() - 1, new Word(last.speaker, last.text + " " + word.text, last.start));
      } else {
        cues.add(word);
      }
    }
    return cues;
  }

  private static String stamp(double seconds, char point) {
    long millis = Math.round(seconds * 1000);
    return "00:%02d:%02d%s%03d"
        .formatted(millis / 60_000, millis / 1000 % 60, point, millis % 1000);
  }

  private static String webVtt(List<Turn> turns, String form) {
    StringBuilder out = new StringBuilder("WEBVTT\n\nNOTE made up\n\n");
    for (Word cue : cues(turns)) {
      out.append(stamp(cue.start, '.')).append(" --> ").append(stamp(cue.end(), '.'));
      out.append('\n').append(form.formatted(cue.speaker, cue.text)).append("\n\n");
    }
    return out.toString();
  }

  private static String srt(List<Turn> turns) {
    StringBuilder out = new StringBuilder();
    int number = 0;
    for (Word cue : cues(turns)) {
      number++;
      out.append(number).append("\r\n");
      out.append(stamp(cue.start, ',')).append(" --> ").append(stamp(cue.end(), ','));
      out.append("\r\n").append(cue.text).append("\r\n\r\n");
    }
    return out.toString();
  }

  private static String ctm(List<Turn> turns) {
    StringBuilder out = new StringBuilder(";; made up\n");
    for (String channel : List.of("Agent", "Customer")) {
      for (Word word : words(turns)) {
        if (word.speaker.equals(channel)) {
          out.append(
              String.format(
                  Locale.ROOT,
                  "call1 %s %.2f 0.40 %s 0.97%n",
                  channel.equals("Agent") ? "A" : "B",
                  word.start,
                  word.text));
        }
      }
    }
    return out.toString();
  }

  private static String stm(List<Turn> turns) {
    StringBuilder out = new StringBuilder();
    for (Word cue : cues(turns)) {
      out.append(
          String.format(
              Locale.ROOT,
              "call1 1 %s %.2f %.2f <o,f0> %s%n",
              cue.speaker,
              cue.start,
              cue.end(),
              cue.text));
    }
    return out.toString();
  }

  private static String csv(List<Turn> turns) {
    StringBuilder out = new StringBuilder("start,speaker,text\r\n");
    int second = 0;
    for (Turn turn : turns) {
      second++;
      out.append(second).append(".5,").append(turn.speaker).append(",\"");
      out.append(turn.text.replace("\"", "\"\"")).append("\"\r\n");
    }
    return out.toString();
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    JsonText.escape(text, out);
    return out.append('"').toString();
  }

  private static String json(String form, Object... values) {
    return String.format(Locale.ROOT, form.replace('\'', '"'), values);
  }

  private static String whole(List<Turn> turns) {
    List<String> texts = new ArrayList<>();
    turns.forEach(turn -> texts.add(turn.text));
    return String.join(" ", texts);
  }

  private static String list(List<String> elements) {
    return "[" + String.join(",\n", elements) + "]";
  }

  private static String amazon(List<Turn> turns) {
    List<String> items = new ArrayList<>();
    for (Word word : words(turns)) {
      boolean stopped =
          word.text.length() > 1 && ".,?".indexOf(word.text.charAt(word.text.length() - 1)) >= 0;
      String said = stopped ? word.text.substring(0, word.text.length() - 1) : word.text;
      items.add(
          json(
              "{'id':%d,'type':'pronunciation','alternatives':[{'confidence':'0.998','content':%s}],"
                  + "'start_time':'%.2f','end_time':'%.2f','speaker_label':'%s'}",
              items.size(),
              quoted(said),
              word.start,
              word.end(),
              word.speaker.equals("Agent") ? "spk_0" : "spk_1"));
      if (stopped) {
        items.add(
            json(
                "{'id':%d,'type':'punctuation','alternatives':[{'confidence':'0.0','content':%s}],'speaker_label':'%s'}",
                items.size(),
                quoted(word.text.substring(word.text.length() - 1)),
                word.speaker.equals("Agent") ? "spk_0" : "spk_1"));
      }
    }
    return json(
        "{'jobName':'job','accountId':'111122223333','results':{'transcripts':[{'transcript':%s}],'items':%s},'status':'COMPLETED'}",
        quoted(whole(turns)), list(items));
  }

  private static String contactLens(List<Turn> turns) {
    List<String> elements = new ArrayList<>();
    int time = 0;
    for (Turn turn : turns) {
      time += 1000;
      elements.add(
          json(
              "{'BeginOffsetMillis':%d,'EndOffsetMillis':%d,'Content':%s,'Id':'a-%d','ParticipantId':'%s','Sentiment':'NEUTRAL'}",
              time, time + 900, quoted(turn.text), time, turn.speaker.toUpperCase(Locale.ROOT)));
    }
    return json(
        "{'Version':'1.1.0','Channel':'VOICE','Participants':[{'ParticipantId':'AGENT','ParticipantRole':'AGENT'}],'Transcript':%s}",
        list(elements));
  }

  private static String google(List<Turn> turns) {
    List<String> results = new ArrayList<>();
    List<String> tagged = new ArrayList<>();
    for (Turn turn : turns) {
      results.add(
          json(
              "{'alternatives':[{'transcript':%s,'confidence':0.95},{'transcript':%s}],'resultEndTime':'4.2s','languageCode':'en-us'}",
              quoted(turn.text), quoted(turn.text)));
    }
    for (Word word : words(turns)) {
      tagged.add(
          json(
              "{'startTime':'%.3fs','endTime':'%.3fs','word':%s,'speakerTag':%d}",
              word.start, word.end(), quoted(word.text), word.speaker.equals("Agent") ? 1 : 2));
    }
    results.add(json("{'alternatives':[{'words':%s}]}", list(tagged)));
    return json("{'results':%s,'totalBilledTime':'60s'}", list(results));
  }

  /** The results hold their words, and the last one holds all once more. */
  private static String googleWithWords(List<Turn> turns) {
    List<String> results = new ArrayList<>();
    List<String> all = new ArrayList<>();
    List<Word> words = words(turns);
    int said = 0;
    for (Turn turn : turns) {
      int count = turn.text.split(" ", -1).length;
      List<String> own = new ArrayList<>();
      for (Word word : words.subList(said, said + count)) {
        own.add(googleWord(word, ""));
        all.add(googleWord(word, ",'speakerTag':" + (word.speaker.equals("Agent") ? 1 : 2)));
      }
      said += count;
      results.add(
          json(
              "{'alternatives':[{'transcript':%s,'confidence':0.95,'words':%s}],'languageCode':'en-us'}",
              quoted(turn.text), list(own)));
    }
    results.add(json("{'alternatives':[{'words':%s}]}", list(all)));
    return json("{'results':%s}", list(results));
  }

  /** Each result holds its own text, and the words of all before it too. */
  private static String googleStream(List<Turn> turns) {
    List<String> results = new ArrayList<>();
    List<String> all = new ArrayList<>();
    List<Word> words = words(turns);
    for (Turn turn : turns) {
      int count = turn.text.split(" ", -1).length;
      for (Word word : words.subList(all.size(), all.size() + count)) {
        all.add(googleWord(word, ",'speakerTag':" + (word.speaker.equals("Agent") ? 1 : 2)));
      }
      results.add(
          json(
              "{'alternatives':[{'transcript':%s,'words':%s}],'languageCode':'en-us'}",
              quoted(turn.text), list(all)));
    }
    return json("{'results':%s}", list(results));
  }

  private static String googleWord(Word word, String more) {
    return json(
        "{'startTime':'%.3fs','endTime':'%.3fs','word':%s%s}",
        word.start, word.end(), quoted(word.text), more.replace('\'', '"'));
  }

  private static String azure(List<Turn> turns) {
    List<String> phrases = new ArrayList<>();
    int second = 0;
    for (Turn turn : turns) {
      second++;
      List<String> words = new ArrayList<>();
      for (String word : turn.text.split(" ", -1)) {
        words.add(
            json(
                "{'word':%s,'offset':'PT%dS','duration':'PT0.4S','offsetInTicks':%d.0,'durationInTicks':4000000.0,'confidence':0.9}",
                quoted(word), second, second * 10_000_000L));
      }
      phrases.add(
          json(
              "{'recognitionStatus':'Success','channel':0,'speaker':%d,'offset':'PT%dS','duration':'PT1S','offsetInTicks':%d.0,'durationInTicks':10000000.0,"
                  + "'nBest':[{'confidence':0.93,'lexical':%s,'itn':%s,'maskedITN':%s,'display':%s,'words':%s}]}",
              turn.speaker.equals("Agent") ? 1 : 2,
              second,
              second * 10_000_000L,
              quoted(turn.text),
              quoted(turn.text),
              quoted(turn.text),
              quoted(turn.text),
              list(words)));
    }
    return json(
        "{'source':'a','timestamp':'2026-11-27T10:00:00Z','durationInTicks':100000000,'duration':'PT10S','combinedRecognizedPhrases':[{'channel':0,'lexical':%s,'itn':%s,'maskedITN':%s,'display':%s}],'recognizedPhrases':%s}",
        quoted(whole(turns)),
        quoted(whole(turns)),
        quoted(whole(turns)),
        quoted(whole(turns)),
        list(phrases));
  }

  private static String deepgram(List<Turn> turns) {
    List<String> words = new ArrayList<>();
    for (Word word : words(turns)) {
      words.add(
          json(
              "{'word':%s,'start':%.4f,'end':%.4f,'confidence':0.99,'speaker':%d,'punctuated_word':%s}",
              quoted(word.text),
              word.start,
              word.end(),
              word.speaker.equals("Agent") ? 0 : 1,
              quoted(word.text)));
    }
    List<String> utterances = new ArrayList<>();
    for (Turn turn : turns) {
      utterances.add(
          json(
              "{'start':%d.0,'end':%d.5,'channel':0,'transcript':%s,'speaker':%d,'id':'x'}",
              utterances.size(),
              utterances.size(),
              quoted(turn.text),
              turn.speaker.equals("Agent") ? 0 : 1));
    }
    return json(
        "{'metadata':{'request_id':'r'},'results':{'channels':[{'alternatives':[{'transcript':%s,'confidence':0.99,'words':%s}]}],'utterances':%s}}",
        quoted(whole(turns)), list(words), list(utterances));
  }

  private static String assembly(List<Turn> turns) {
    List<String> words = new ArrayList<>();
    for (Word word : words(turns)) {
      words.add(
          json(
              "{'text':%s,'start':%d,'end':%d,'confidence':0.97,'speaker':'%s'}",
              quoted(word.text),
              (int) (word.start * 1000),
              (int) (word.end() * 1000),
              word.speaker.equals("Agent") ? "A" : "B"));
    }
    List<String> utterances = new ArrayList<>();
    for (Turn turn : turns) {
      utterances.add(
          json(
              "{'confidence':0.9,'start':%d,'end':%d,'text':%s,'speaker':'%s'}",
              1000 * utterances.size(),
              1000 * utterances.size() + 900,
              quoted(turn.text),
              turn.speaker.equals("Agent") ? "A" : "B"));
    }
    return json(
        "{'id':'t','status':'completed','text':%s,'words':%s,'utterances':%s}",
        quoted(whole(turns)), list(words), list(utterances));
  }

  private static String whisper(List<Turn> turns, boolean speakers) {
    List<String> segments = new ArrayList<>();
    List<String> all = new ArrayList<>();
    for (Word cue : cues(turns)) {
      List<String> words = new ArrayList<>();
      for (String word : cue.text.split(" ", -1)) {
        words.add(
            json(
                "{'word':%s,'start':%.2f,'end':%.2f,'score':0.9%s}",
                quoted(speakers ? word : " " + word),
                cue.start,
                cue.end(),
                speakers ? json(",'speaker':'%s'", cue.speaker) : ""));
      }
      all.addAll(words);
      segments.add(
          json(
              "{'start':%.2f,'end':%.2f,'text':%s,'words':%s%s}",
              cue.start,
              cue.end(),
              quoted(" " + cue.text),
              list(words),
              speakers
                  ? json(",'speaker':'%s'", cue.speaker)
                  : json(",'id':1,'tokens':[50364,407]")));
    }
    return speakers
        ? json("{'segments':%s,'word_segments':%s,'language':'en'}", list(segments), list(all))
        : json("{'text':%s,'segments':%s,'language':'en'}", quoted(whole(turns)), list(segments));
  }

  private static String genesys(List<Turn> turns) {
    List<String> phrases = new ArrayList<>();
    for (Turn turn : turns) {
      List<String> words = new ArrayList<>();
      for (String word : turn.text.split(" ", -1)) {
        words.add(
            json(
                "{'word':%s,'confidence':0.9,'startTimeMs':1611077000123,'duration':{'milliseconds':300}}",
                quoted(word)));
      }
      phrases.add(
          json(
              "{'text':%s,'decoratedText':%s,'startTimeMs':1611077000123,'phraseIndex':%d,'participantPurpose':'%s','words':%s}",
              quoted(turn.text),
              quoted(turn.text),
              phrases.size(),
              turn.speaker.equals("Agent") ? "internal" : "external",
              list(words)));
    }
    return json(
        "{'conversationId':'c','transcripts':[{'utterances':[],'language':'en-us','phrases':%s}]}",
        list(phrases));
  }

  private static String twilio(List<Turn> turns) {
    List<String> sentences = new ArrayList<>();
    for (Turn turn : turns) {
      sentences.add(
          json(
              "{'media_channel':%d,'sentence_index':%d,'start_time':'%d.0','end_time':'%d.9','transcript':%s,'sid':'GX0','confidence':'0.9'}",
              turn.speaker.equals("Agent") ? 1 : 2,
              sentences.size(),
              sentences.size(),
              sentences.size(),
              quoted(turn.text)));
    }
    return json("{'meta':{'key':'sentences'},'sentences':%s}", list(sentences));
  }

  private static String chat(List<Turn> turns) {
    List<String> messages = new ArrayList<>();
    for (Turn turn : turns) {
      messages.add(json("{'role':'%s','text':%s}", turn.speaker, quoted(turn.text)));
    }
    return json("{'messages':%s}", list(messages));
  }

  private static String jsonLines(List<Turn> turns) {
    StringBuilder out = new StringBuilder();
    for (Turn turn : turns) {
      out.append(json("{'from':'%s','content':%s}", turn.speaker, quoted(turn.text))).append('\n');
    }
    return out.toString();
  }

  private static String webVttWithJson(List<Turn> turns) {
    StringBuilder out = new StringBuilder("WEBVTT\n\n");
    for (Turn turn : turns) {
      int second = out.length() / 40;
      out.append(stamp(second, '.')).append(" --> ").append(stamp(second + 1, '.')).append('\n');
      out.append(json("{'speakerName':'%s','spokenText':%s}", turn.speaker, quoted(turn.text)));
      out.append("\n\n");
    }
    return out.toString();
  }

  private static String timedWords(List<Turn> turns) {
    StringBuilder out = new StringBuilder();
    for (Word word : words(turns)) {
      out.append("%.2f\t%.2f\t%s\n".formatted(word.start, word.end(), word.text));
    }
    return out.toString();
  }

  /** Read as turns by what people say alone, so it may be no such file any more when redacted. */
  static String spokenLines(List<Turn> turns) {
    StringBuilder out = new StringBuilder("how are you?\nokay\nand you?\nyes\n");
    turns.forEach(turn -> out.append(turn.text).append('\n'));
    return out.toString();
  }
}
