package io.lexicall.scan.outside;

import io.lexicall.scan.outside.CallScript.Speaker;
import io.lexicall.scan.outside.CallScript.Token;
import io.lexicall.scan.outside.CallScript.Turn;
import io.lexicall.scan.outside.Sheet.Escape;
import io.lexicall.scan.outside.Sheet.Mode;
import io.lexicall.scan.outside.Sheet.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Writes a call down in the formats in which recorders and speech services keep it. Each follows
 * the service's own description; what a service leaves to settings (labels, cues' lengths,
 * punctuation, alternatives, channels) differs from file to file.
 */
final class Formats {
  /** A format, and how it is written. */
  enum Format {
    PARAGRAPH("plain paragraph"),
    LINES("a turn a line"),
    LABELLED("labelled lines"),
    BRACKETED("bracketed times"),
    COLUMNS("times and speakers in columns"),
    WORD_LINES("a word a line"),
    CSV("CSV of turns"),
    WEBVTT("WebVTT"),
    TEAMS("WebVTT, Teams"),
    TEAMS_METADATA("WebVTT with JSON, Teams"),
    ZOOM("WebVTT, Zoom"),
    ZOOM_TIMELINE("JSON, Zoom timeline"),
    SRT("SRT"),
    CTM("CTM"),
    STM("STM"),
    AMAZON("Amazon Transcribe"),
    AMAZON_CALLS("Amazon Call Analytics"),
    CONTACT_LENS("Contact Lens"),
    GOOGLE("Google Speech"),
    AZURE("Azure, batch"),
    AZURE_FAST("Azure, fast"),
    DEEPGRAM("Deepgram"),
    ASSEMBLYAI("AssemblyAI"),
    WHISPER("Whisper"),
    WHISPERX("WhisperX"),
    GENESYS("Genesys"),
    TWILIO("Twilio"),
    CHAT("JSON of turns"),
    JSON_LINES("JSON lines of turns");

    final String title;

    Format(String title) {
      this.title = title;
    }

    boolean isJson() {
      return compareTo(AMAZON) >= 0 && this != JSON_LINES || this == ZOOM_TIMELINE;
    }
  }

  /** A file and the places of the card's digits in it. */
  record Document(Format format, String text, List<Place> places) {
    Document {
      places = List.copyOf(places);
    }
  }

  private final CallScript call;
  private final SplittableRandom random;
  private final Map<Speaker, String> labels;
  private final boolean indented;

  private Formats(CallScript call, long seed) {
    this.call = call;
    this.random = new SplittableRandom(seed);
    this.labels =
        pick(
            List.of(
                Map.of(Speaker.AGENT, "Agent", Speaker.CUSTOMER, "Customer"),
                Map.of(Speaker.AGENT, "AGENT", Speaker.CUSTOMER, "CUSTOMER"),
                Map.of(Speaker.AGENT, "Agent", Speaker.CUSTOMER, "Caller"),
                Map.of(Speaker.AGENT, "Speaker 1", Speaker.CUSTOMER, "Speaker 2"),
                Map.of(Speaker.AGENT, "spk_0", Speaker.CUSTOMER, "spk_1"),
                Map.of(Speaker.AGENT, "Rep", Speaker.CUSTOMER, "Cust"),
                Map.of(Speaker.AGENT, "Elena Ortega", Speaker.CUSTOMER, "Guest User")));
    this.indented = random.nextBoolean();
  }

  static Document write(CallScript call, Format format, long seed) {
    Formats formats = new Formats(call, seed);
    Sheet sheet = formats.sheet(format);
    return new Document(format, sheet.out.toString(), sheet.places);
  }

  private Sheet sheet(Format format) {
    return switch (format) {
      case PARAGRAPH -> paragraph();
      case LINES -> lines();
      case LABELLED -> labelled();
      case BRACKETED -> bracketed();
      case COLUMNS -> columns();
      case WORD_LINES -> wordLines();
      case CSV -> csv();
      case WEBVTT -> webVtt();
      case TEAMS -> teams();
      case TEAMS_METADATA -> teamsMetadata();
      case ZOOM -> zoom();
      case ZOOM_TIMELINE -> zoomTimeline();
      case SRT -> srt();
      case CTM -> ctm();
      case STM -> stm();
      case AMAZON -> amazon();
      case AMAZON_CALLS -> amazonCalls();
      case CONTACT_LENS -> contactLens();
      case GOOGLE -> google();
      case AZURE -> azure();
      case AZURE_FAST -> azureFast();
      case DEEPGRAM -> deepgram();
      case ASSEMBLYAI -> assemblyAi();
      case WHISPER -> whisper();
      case WHISPERX -> whisperX();
      case GENESYS -> genesys();
      case TWILIO -> twilio();
      case CHAT -> chat();
      case JSON_LINES -> jsonLines();
    };
  }

  // Text

  private Sheet paragraph() {
    Sheet sheet = new Sheet(Escape.NONE);
    Mode mode = random.nextInt(4) == 0 ? Mode.BARE : Mode.SHOWN;
    sheet.words(all(call.turns), mode);
    return sheet.raw("\n");
  }

  private Sheet lines() {
    Sheet sheet = new Sheet(Escape.NONE);
    for (Turn turn : call.turns) {
      sheet.words(turn.tokens(), Mode.SHOWN).raw("\n");
    }
    return sheet;
  }

  private Sheet labelled() {
    Sheet sheet = new Sheet(Escape.NONE);
    String between = pick(List.of("\n", "\n\n", "\r\n"));
    String colon = pick(List.of(": ", ": ", ":\t", ":"));
    for (Turn turn : call.turns) {
      sheet.raw(label(turn) + colon).words(turn.tokens(), Mode.SHOWN).raw(between);
    }
    return sheet;
  }

  private Sheet bracketed() {
    Sheet sheet = new Sheet(Escape.NONE);
    int kind = random.nextInt(5);
    for (Turn turn : call.turns) {
      String time =
          switch (kind) {
            case 0 -> "[" + clock(turn.start(), false, '.') + "] " + label(turn) + ": ";
            case 1 -> "[" + clock(turn.start(), true, '.') + "] " + label(turn) + ": ";
            case 2 -> "(" + shortClock(turn.start()) + ") " + label(turn) + ": ";
            case 3 -> label(turn) + " [" + clock(turn.start(), false, '.') + "]: ";
            default ->
                "["
                    + clock(turn.start(), true, '.')
                    + " --> "
                    + clock(turn.end(), true, '.')
                    + "]  ";
          };
      sheet.raw(time).words(turn.tokens(), Mode.SHOWN).raw("\n");
    }
    return sheet;
  }

  private Sheet columns() {
    Sheet sheet = new Sheet(Escape.NONE);
    int kind = random.nextInt(3);
    for (Turn turn : call.turns) {
      switch (kind) {
        case 0 -> sheet.rawf("%s  %-9s ", shortClock(turn.start()), label(turn));
        case 1 -> sheet.raw(clock(turn.start(), false, '.') + "\t" + label(turn) + "\t");
        default -> sheet.raw(label(turn) + "  " + shortClock(turn.start()) + "\n");
      }
      sheet.words(turn.tokens(), Mode.SHOWN).raw(kind == 2 ? "\n\n" : "\n");
    }
    return sheet;
  }

  private Sheet wordLines() {
    Sheet sheet = new Sheet(Escape.NONE);
    int kind = random.nextInt(3);
    for (Token token : all(call.turns)) {
      switch (kind) {
        case 0 -> {}
        case 1 -> sheet.rawf("%.2f\t%.2f\t", token.start, token.end);
        default -> sheet.rawf("%.2f ", token.start);
      }
      sheet.word(token, Mode.SHOWN).raw("\n");
    }
    return sheet;
  }

  private Sheet csv() {
    Sheet sheet = new Sheet(Escape.QUOTED);
    String between = pick(List.of(",", ",", ";", "\t"));
    boolean milliseconds = random.nextBoolean();
    sheet
        .raw(
            String.join(
                between,
                milliseconds
                    ? List.of("start_ms", "end_ms", "speaker", "text")
                    : List.of("start", "end", "speaker", "text")))
        .raw("\n");
    for (Turn turn : call.turns) {
      if (milliseconds) {
        sheet.raw(millis(turn.start()) + between + millis(turn.end()));
      } else {
        sheet.rawf("%.2f%s%.2f", turn.start(), between, turn.end());
      }
      sheet
          .raw(between + label(turn) + between + "\"")
          .words(turn.tokens(), Mode.SHOWN)
          .raw("\"\n");
    }
    return sheet;
  }

  // Subtitles

  private Sheet webVtt() {
    Sheet sheet = new Sheet(Escape.MARKUP);
    sheet.raw(
        pick(
            List.of(
                "WEBVTT\n\n",
                "WEBVTT - call\n\n",
                "WEBVTT\nKind: captions\nLanguage: en\n\n",
                "WEBVTT\n\nNOTE made by a recorder\n\n")));
    int voice = random.nextInt(4);
    boolean numbered = random.nextBoolean();
    boolean timed = random.nextInt(6) == 0;
    boolean twoLines = random.nextInt(4) == 0;
    String settings = random.nextInt(4) == 0 ? " align:start position:0%" : "";
    int number = 1;
    for (Turn cue : cues(24 + random.nextInt(60))) {
      if (numbered) {
        sheet.raw(number++ + "\n");
      }
      sheet.raw(
          clock(cue.start(), true, '.') + " --> " + clock(cue.end(), true, '.') + settings + "\n");
      sheet.raw(
          switch (voice) {
            case 0 -> "<v " + label(cue) + ">";
            case 1 -> label(cue) + ": ";
            case 2 -> cue.speaker() == Speaker.AGENT ? "- " : "";
            default -> "";
          });
      boolean first = true;
      int written = 0;
      for (Token token : cue.tokens()) {
        if (!first) {
          sheet.raw(twoLines && written > 20 ? "\n" : " ");
          written = twoLines && written > 20 ? 0 : written;
        }
        if (timed && !first) {
          sheet
              .raw("<" + clock(token.start, true, '.') + "><c>")
              .word(token, Mode.SHOWN)
              .raw("</c>");
        } else {
          sheet.word(token, Mode.SHOWN);
        }
        written += token.shown().length() + 1;
        first = false;
      }
      sheet.raw("\n\n");
    }
    return sheet;
  }

  private Sheet teams() {
    Sheet sheet = new Sheet(Escape.MARKUP);
    sheet.raw("WEBVTT\r\n\r\n");
    String id = uuid();
    int number = 0;
    for (Turn cue : cues(60 + random.nextInt(80))) {
      sheet.raw(id + "/" + number++ + "-" + random.nextInt(3) + "\r\n");
      sheet.raw(clock(cue.start(), true, '.') + " --> " + clock(cue.end(), true, '.') + "\r\n");
      sheet.raw("<v " + label(cue) + ">").words(cue.tokens(), Mode.SHOWN).raw("</v>\r\n\r\n");
    }
    return sheet;
  }

  private Sheet teamsMetadata() {
    Sheet sheet = new Sheet(Escape.JSON);
    sheet.raw("WEBVTT\n\n");
    for (Turn cue : cues(60 + random.nextInt(80))) {
      sheet.raw(clock(cue.start(), true, '.') + " --> " + clock(cue.end(), true, '.') + "\n");
      sheet.raw(
          "{\"startDateTime\":\"2026-11-20T"
              + clock(36000 + cue.start(), true, '.')
              + "Z\",\"endDateTime\":\""
              + "2026-11-20T"
              + clock(36000 + cue.end(), true, '.')
              + "Z\",\"speakerName\":\""
              + label(cue)
              + "\",\"spokenText\":\"");
      sheet.words(cue.tokens(), Mode.SHOWN).raw("\",\"spokenLanguage\":\"en-us\"}\n\n");
    }
    return sheet;
  }

  private Sheet zoom() {
    Sheet sheet = new Sheet(Escape.MARKUP);
    sheet.raw("WEBVTT\r\n\r\n");
    int number = 1;
    for (Turn cue : cues(70 + random.nextInt(80))) {
      sheet.raw(number++ + "\r\n");
      sheet.raw(clock(cue.start(), true, '.') + " --> " + clock(cue.end(), true, '.') + "\r\n");
      sheet.raw(label(cue) + ": ").words(cue.tokens(), Mode.SHOWN).raw("\r\n\r\n");
    }
    return sheet;
  }

  private Sheet zoomTimeline() {
    JsonSheet json = json();
    json.object(
        () -> {
          json.put("type", "transcription").put("ver", 1).put("recording_id", uuid());
          json.put("meeting_id", "9" + (1_000_000_000L + random.nextInt(1_000_000_000)));
          json.put("account_id", "acc_" + random.nextInt(1000))
              .put("host_id", "host_" + random.nextInt(1000));
          json.put("recording_start", "2026-11-20T10:00:00Z")
              .put("recording_end", "2026-11-20T10:05:00Z");
          json.array(
              "timeline",
              cues(90),
              cue ->
                  json.object(
                      () -> {
                        json.put("text", cue.tokens(), Mode.SHOWN);
                        json.put("end_ts", clock(cue.end(), true, '.'));
                        json.put("ts", clock(cue.start(), true, '.'));
                        json.key("users")
                            .array(
                                () ->
                                    json.object(
                                        () -> {
                                          json.put("username", label(cue));
                                          json.put("multiple_people", false);
                                          json.put(
                                              "user_id",
                                              16_778_240L + 1024 * cue.speaker().ordinal());
                                          json.put("zoom_userid", "u" + cue.speaker().ordinal());
                                          json.put("client_type", 0);
                                        }));
                      }));
        });
    return json;
  }

  private Sheet srt() {
    Sheet sheet = new Sheet(Escape.NONE);
    String line = random.nextBoolean() ? "\n" : "\r\n";
    int voice = random.nextInt(4);
    boolean twoLines = random.nextInt(3) == 0;
    int number = 1;
    for (Turn cue : cues(24 + random.nextInt(60))) {
      sheet.raw(number++ + line);
      sheet.raw(clock(cue.start(), true, ',') + " --> " + clock(cue.end(), true, ',') + line);
      sheet.raw(
          switch (voice) {
            case 0 -> label(cue) + ": ";
            case 1 -> "[" + label(cue).toUpperCase(Locale.ROOT) + "] ";
            case 2 -> "- ";
            default -> "";
          });
      int written = 0;
      for (Token token : cue.tokens()) {
        if (written > 0) {
          boolean broken = twoLines && written > 20;
          sheet.raw(broken ? line : " ");
          written = broken ? 0 : written;
        }
        sheet.word(token, Mode.SHOWN);
        written += token.shown().length() + 1;
      }
      sheet.raw(line + line);
    }
    return sheet;
  }

  // NIST

  private Sheet ctm() {
    Sheet sheet = new Sheet(Escape.NONE);
    String file = "call_" + (100 + random.nextInt(900));
    boolean channels = random.nextBoolean();
    boolean confidence = random.nextBoolean();
    boolean heard = random.nextBoolean();
    if (random.nextInt(4) == 0) {
      sheet.raw(";; made by a decoder\n");
    }
    // By channel and then by time, as sclite wants it; or one channel.
    List<Speaker> order =
        channels ? List.of(Speaker.AGENT, Speaker.CUSTOMER) : List.of(Speaker.AGENT);
    for (Speaker speaker : order) {
      for (Turn turn : call.turns) {
        if (!channels || turn.speaker() == speaker) {
          for (Token token : turn.tokens()) {
            for (Token word : heard ? token.heard() : List.of(token)) {
              sheet.rawf(
                  "%s %s %.2f %.2f ",
                  file, channels ? channel(turn) : "1", word.start, word.end - word.start);
              sheet.word(word, Mode.BARE);
              sheet.raw(confidence ? " " + seconds(confidence()) + "\n" : "\n");
            }
          }
        }
      }
    }
    return sheet;
  }

  private Sheet stm() {
    Sheet sheet = new Sheet(Escape.NONE);
    String file = "call_" + (100 + random.nextInt(900));
    Mode mode = random.nextBoolean() ? Mode.HEARD : Mode.BARE;
    String label = random.nextBoolean() ? "<o,f0,unknown> " : "";
    for (Turn turn : cues(120)) {
      sheet.rawf(
          "%s %s %s %.2f %.2f %s",
          file, channel(turn), file + "_" + channel(turn), turn.start(), turn.end(), label);
      sheet.words(turn.tokens(), mode).raw("\n");
    }
    return sheet;
  }

  private static String channel(Turn turn) {
    return turn.speaker() == Speaker.AGENT ? "A" : "B";
  }

  // Amazon

  private record Item(int id, Turn turn, Token token, boolean punctuation) {}

  private Sheet amazon() {
    JsonSheet json = json();
    List<Item> items = new ArrayList<>();
    Map<Turn, List<Item>> ofTurn = new java.util.IdentityHashMap<>();
    for (Turn turn : call.turns) {
      List<Item> own = new ArrayList<>();
      for (Token token : turn.tokens()) {
        own.add(new Item(items.size() + own.size(), turn, token, false));
        if (!token.tail.isEmpty()) {
          own.add(new Item(items.size() + own.size(), turn, token, true));
        }
      }
      items.addAll(own);
      ofTurn.put(turn, own);
    }
    boolean labelled = random.nextInt(4) > 0;
    boolean segments = random.nextBoolean();
    boolean ids = random.nextBoolean();
    boolean alternatives = random.nextInt(4) == 0;
    json.object(
        () -> {
          json.put("jobName", "call-" + random.nextInt(1000))
              .put("accountId", "111122223333")
              .put("status", "COMPLETED");
          json.object(
              "results",
              () -> {
                json.key("transcripts")
                    .array(
                        () ->
                            json.object(() -> json.put("transcript", all(call.turns), Mode.SHOWN)));
                if (labelled) {
                  json.object(
                      "speaker_labels",
                      () -> {
                        json.put("channel_label", "ch_0").put("speakers", 2);
                        json.array(
                            "segments",
                            call.turns,
                            turn ->
                                json.object(
                                    () -> {
                                      json.put("start_time", seconds(turn.start()))
                                          .put("speaker_label", spk(turn));
                                      json.put("end_time", seconds(turn.end()));
                                      json.array(
                                          "items",
                                          turn.tokens(),
                                          token ->
                                              json.object(
                                                  () ->
                                                      json.put("start_time", seconds(token.start))
                                                          .put("speaker_label", spk(turn))
                                                          .put("end_time", seconds(token.end))));
                                    }));
                      });
                }
                json.array(
                    "items",
                    items,
                    item -> json.object(() -> amazonItem(json, item, ids, labelled)));
                if (alternatives) {
                  amazonAlternatives(json, ofTurn);
                }
                if (segments) {
                  json.array(
                      "audio_segments",
                      call.turns,
                      turn ->
                          json.object(
                              () -> {
                                json.put("id", call.turns.indexOf(turn))
                                    .put("transcript", turn.tokens(), Mode.SHOWN);
                                json.put("start_time", seconds(turn.start()))
                                    .put("end_time", seconds(turn.end()));
                                json.put("speaker_label", spk(turn));
                                json.array(
                                    "items",
                                    ofTurn.getOrDefault(turn, List.of()),
                                    item -> json.value(Integer.toString(item.id())));
                              }));
                }
              });
        });
    return json;
  }

  /** Other hearings of each stretch, with their words. */
  private void amazonAlternatives(JsonSheet json, Map<Turn, List<Item>> ofTurn) {
    json.array(
        "segments",
        call.turns,
        turn ->
            json.object(
                () -> {
                  json.put("start_time", seconds(turn.start()))
                      .put("end_time", seconds(turn.end()));
                  json.array(
                      "alternatives",
                      List.of(Mode.TEXT, Mode.BARE),
                      mode ->
                          json.object(
                              () -> {
                                json.put(
                                    "transcript",
                                    turn.tokens(),
                                    mode == Mode.TEXT ? Mode.SHOWN : Mode.BARE);
                                json.array(
                                    "items",
                                    ofTurn.getOrDefault(turn, List.of()),
                                    item ->
                                        json.object(
                                            () -> {
                                              Token token = item.token();
                                              if (item.punctuation()) {
                                                json.put("confidence", "0.0")
                                                    .put("type", "punctuation")
                                                    .put("content", token.tail);
                                              } else {
                                                json.put("start_time", seconds(token.start))
                                                    .put("confidence", decimal(confidence()));
                                                json.put("end_time", seconds(token.end))
                                                    .put("type", "pronunciation");
                                                json.put("content", List.of(token), mode);
                                              }
                                            }));
                              }));
                }));
  }

  private void amazonItem(JsonSheet json, Item item, boolean ids, boolean labelled) {
    if (ids) {
      json.put("id", item.id());
    }
    if (!item.punctuation()) {
      json.put("start_time", seconds(item.token().start))
          .put("end_time", seconds(item.token().end));
    }
    json.key("alternatives")
        .array(
            () -> {
              if (item.punctuation()) {
                json.object(() -> json.put("confidence", "0.0").put("content", item.token().tail));
                return;
              }
              json.object(
                  () ->
                      json.put("confidence", decimal(confidence()))
                          .put("content", List.of(item.token()), Mode.TEXT));
            });
    if (labelled) {
      json.put("speaker_label", spk(item.turn()));
    }
    json.put("type", item.punctuation() ? "punctuation" : "pronunciation");
  }

  private Sheet amazonCalls() {
    JsonSheet json = json();
    json.object(
        () -> {
          json.put("JobStatus", "COMPLETED").put("LanguageCode", language());
          json.array(
              "Transcript",
              call.turns,
              turn ->
                  json.object(
                      () -> {
                        json.key("LoudnessScores")
                            .array(
                                () ->
                                    json.value(decimal(70 + random.nextInt(12)))
                                        .value(decimal(77.5)));
                        json.put("Content", turn.tokens(), Mode.SHOWN);
                        json.key("Items")
                            .array(
                                () -> {
                                  for (Token token : turn.tokens()) {
                                    json.object(
                                        () ->
                                            json.put("Content", List.of(token), Mode.TEXT)
                                                .put("Confidence", decimal(confidence()))
                                                .put("BeginOffsetMillis", millis(token.start))
                                                .put("EndOffsetMillis", millis(token.end))
                                                .put("Type", "pronunciation"));
                                    if (!token.tail.isEmpty()) {
                                      json.object(
                                          () ->
                                              json.put("Content", token.tail)
                                                  .put("Confidence", "0.0")
                                                  .put("Type", "punctuation"));
                                    }
                                  }
                                });
                        json.put("Id", uuid())
                            .put("BeginOffsetMillis", millis(turn.start()))
                            .put("EndOffsetMillis", millis(turn.end()));
                        json.put("Sentiment", "NEUTRAL")
                            .put("ParticipantRole", turn.speaker().name());
                      }));
          json.put("AccountId", "111122223333").put("Channel", "VOICE");
          json.object("ContentMetadata", () -> json.put("Output", "Raw"));
        });
    return json;
  }

  private Sheet contactLens() {
    JsonSheet json = json();
    json.object(
        () -> {
          json.put("Version", "1.1.0").put("AccountId", "111122223333").put("Channel", "VOICE");
          json.object("ContentMetadata", () -> json.put("Output", "Raw"));
          json.put("JobStatus", "COMPLETED").put("LanguageCode", language());
          json.array(
              "Participants",
              List.of(Speaker.values()),
              speaker ->
                  json.object(
                      () ->
                          json.put("ParticipantId", speaker.name())
                              .put("ParticipantRole", speaker.name())));
          json.object(
              "ConversationCharacteristics",
              () -> json.put("TotalConversationDurationMillis", millis(call.end())));
          json.array(
              "Transcript",
              call.turns,
              turn ->
                  json.object(
                      () -> {
                        json.put("BeginOffsetMillis", millis(turn.start()))
                            .put("Content", turn.tokens(), Mode.SHOWN);
                        json.put("EndOffsetMillis", millis(turn.end())).put("Id", uuid());
                        json.put("ParticipantId", turn.speaker().name())
                            .put("Sentiment", "NEUTRAL");
                        json.key("LoudnessScore").array(() -> json.value("79.27").value("78.3"));
                      }));
        });
    return json;
  }

  // Google and Azure

  private Sheet google() {
    JsonSheet json = json();
    boolean channels = random.nextBoolean();
    boolean second = random.nextInt(3) == 0;
    Mode mode = random.nextInt(3) == 0 ? Mode.BARE : Mode.SHOWN;
    // With speakers told apart, the results before the last may hold their words too.
    boolean words = channels || random.nextBoolean();
    json.object(
        () ->
            json.key("results")
                .array(
                    () -> {
                      for (Turn turn : channels ? call.turns : cues(400)) {
                        json.object(
                            () -> {
                              json.key("alternatives")
                                  .array(
                                      () -> {
                                        json.object(
                                            () -> {
                                              json.put(
                                                      "transcript",
                                                      random.nextBoolean() ? " " : "",
                                                      turn.tokens(),
                                                      mode)
                                                  .put("confidence", confidence());
                                              if (words) {
                                                json.array(
                                                    "words",
                                                    turn.tokens(),
                                                    token ->
                                                        json.object(
                                                            () -> googleWord(json, token, mode)));
                                              }
                                            });
                                        if (second) {
                                          json.object(
                                              () ->
                                                  json.put(
                                                      "transcript",
                                                      "the ",
                                                      turn.tokens(),
                                                      Mode.BARE));
                                        }
                                      });
                              if (channels) {
                                json.put("channelTag", turn.speaker() == Speaker.AGENT ? 1 : 2);
                              }
                              json.put("resultEndTime", decimal(turn.end()) + "s")
                                  .put("languageCode", language().toLowerCase(Locale.ROOT));
                            });
                      }
                      if (!channels) {
                        // With speakers told apart the last result holds all words once more.
                        json.object(
                            () ->
                                json.key("alternatives")
                                    .array(
                                        () ->
                                            json.object(
                                                () ->
                                                    json.key("words")
                                                        .array(
                                                            () -> {
                                                              for (Turn turn : call.turns) {
                                                                for (Token token : turn.tokens()) {
                                                                  json.object(
                                                                      () -> {
                                                                        googleWord(
                                                                            json, token, mode);
                                                                        json.put(
                                                                            "speakerTag",
                                                                            turn.speaker()
                                                                                    == Speaker.AGENT
                                                                                ? 1
                                                                                : 2);
                                                                      });
                                                                }
                                                              }
                                                            }))));
                      }
                    }));
    return json;
  }

  private static void googleWord(JsonSheet json, Token token, Mode mode) {
    json.put("startTime", decimal(token.start) + "s").put("endTime", decimal(token.end) + "s");
    json.put("word", List.of(token), mode);
  }

  private Sheet azure() {
    JsonSheet json = json();
    boolean words = random.nextInt(3) > 0;
    boolean second = random.nextInt(3) == 0;
    json.object(
        () -> {
          json.put("source", "https://storage.example/calls/" + random.nextInt(1000) + ".wav");
          json.put("timestamp", "2026-11-20T10:00:00Z").put("durationInTicks", ticks(call.end()));
          json.put("duration", "PT" + decimal(call.end()) + "S");
          json.array(
              "combinedRecognizedPhrases",
              List.of(Speaker.values()),
              speaker ->
                  json.object(
                      () -> {
                        List<Token> own =
                            all(
                                call.turns.stream()
                                    .filter(turn -> turn.speaker() == speaker)
                                    .toList());
                        json.put("channel", speaker.ordinal());
                        azureTexts(json, own);
                      }));
          json.array(
              "recognizedPhrases",
              call.turns,
              turn ->
                  json.object(
                      () -> {
                        json.put("recognitionStatus", "Success")
                            .put("channel", turn.speaker().ordinal());
                        json.put("offset", "PT" + decimal(turn.start()) + "S")
                            .put("duration", "PT" + decimal(turn.end() - turn.start()) + "S");
                        json.put("offsetInTicks", ticks(turn.start()))
                            .put("durationInTicks", ticks(turn.end() - turn.start()));
                        json.key("nBest")
                            .array(
                                () -> {
                                  json.object(
                                      () -> {
                                        json.put("confidence", confidence());
                                        azureTexts(json, turn.tokens());
                                        if (words) {
                                          json.array(
                                              "words",
                                              turn.tokens().stream()
                                                  .flatMap(token -> token.heard().stream())
                                                  .toList(),
                                              word ->
                                                  json.object(
                                                      () ->
                                                          json.put("word", List.of(word), Mode.BARE)
                                                              .put(
                                                                  "offset",
                                                                  "PT" + decimal(word.start) + "S")
                                                              .put(
                                                                  "duration",
                                                                  "PT"
                                                                      + decimal(
                                                                          word.end - word.start)
                                                                      + "S")
                                                              .put(
                                                                  "offsetInTicks",
                                                                  ticks(word.start))
                                                              .put(
                                                                  "durationInTicks",
                                                                  ticks(word.end - word.start))
                                                              .put("confidence", confidence())));
                                        }
                                      });
                                  if (second) {
                                    json.object(
                                        () -> {
                                          json.put("confidence", confidence() / 2);
                                          azureTexts(json, turn.tokens());
                                        });
                                  }
                                });
                      }));
        });
    return json;
  }

  private static void azureTexts(JsonSheet json, List<Token> tokens) {
    json.put("lexical", tokens, Mode.HEARD)
        .put("itn", tokens, Mode.BARE)
        .put("maskedITN", tokens, Mode.BARE);
    json.put("display", tokens, Mode.SHOWN);
  }

  private Sheet azureFast() {
    JsonSheet json = json();
    json.object(
        () -> {
          json.put("durationMilliseconds", millis(call.end()));
          json.key("combinedPhrases")
              .array(() -> json.object(() -> json.put("text", all(call.turns), Mode.SHOWN)));
          json.array(
              "phrases",
              call.turns,
              turn ->
                  json.object(
                      () -> {
                        json.put("speaker", turn.speaker().ordinal() + 1L)
                            .put("offsetMilliseconds", millis(turn.start()));
                        json.put("durationMilliseconds", millis(turn.end() - turn.start()))
                            .put("text", turn.tokens(), Mode.SHOWN);
                        json.array(
                            "words",
                            turn.tokens(),
                            token ->
                                json.object(
                                    () ->
                                        json.put("text", List.of(token), Mode.SHOWN)
                                            .put("offsetMilliseconds", millis(token.start))
                                            .put(
                                                "durationMilliseconds",
                                                millis(token.end - token.start))));
                        json.put("locale", language()).put("confidence", confidence());
                      }));
        });
    return json;
  }

  // Deepgram, AssemblyAI, Whisper

  private Sheet deepgram() {
    JsonSheet json = json();
    boolean channels = random.nextInt(3) == 0;
    boolean punctuated = random.nextInt(4) > 0;
    boolean utterances = random.nextBoolean();
    boolean paragraphs = punctuated && random.nextBoolean();
    Mode mode = punctuated ? Mode.SHOWN : Mode.BARE;
    json.object(
        () -> {
          json.object(
              "metadata",
              () ->
                  json.put("request_id", uuid())
                      .put("created", "2026-11-20T10:00:00.000Z")
                      .put("duration", call.end())
                      .put("channels", channels ? 2 : 1));
          json.object(
              "results",
              () -> {
                json.array(
                    "channels",
                    channels ? List.of(Speaker.values()) : List.of(Speaker.AGENT),
                    speaker ->
                        json.object(
                            () ->
                                json.key("alternatives")
                                    .array(
                                        () ->
                                            json.object(
                                                () -> {
                                                  List<Turn> turns =
                                                      call.turns.stream()
                                                          .filter(
                                                              turn ->
                                                                  !channels
                                                                      || turn.speaker() == speaker)
                                                          .toList();
                                                  json.put("transcript", all(turns), mode)
                                                      .put("confidence", confidence());
                                                  json.key("words")
                                                      .array(
                                                          () ->
                                                              turns.forEach(
                                                                  turn ->
                                                                      deepgramWords(
                                                                          json,
                                                                          turn,
                                                                          punctuated,
                                                                          !channels)));
                                                  if (paragraphs) {
                                                    deepgramParagraphs(json, turns, !channels);
                                                  }
                                                }))));
                if (utterances) {
                  json.array(
                      "utterances",
                      call.turns,
                      turn ->
                          json.object(
                              () -> {
                                json.put("start", turn.start())
                                    .put("end", turn.end())
                                    .put("confidence", confidence());
                                json.put("channel", channels ? turn.speaker().ordinal() : 0)
                                    .put("transcript", turn.tokens(), mode);
                                json.key("words")
                                    .array(() -> deepgramWords(json, turn, punctuated, !channels));
                                json.put("speaker", turn.speaker().ordinal()).put("id", uuid());
                              }));
                }
              });
        });
    return json;
  }

  private void deepgramWords(JsonSheet json, Turn turn, boolean punctuated, boolean speakers) {
    for (Token token : turn.tokens()) {
      json.object(
          () -> {
            json.put("word", List.of(token), Mode.BARE)
                .put("start", token.start)
                .put("end", token.end);
            json.put("confidence", confidence());
            if (speakers) {
              json.put("speaker", turn.speaker().ordinal()).put("speaker_confidence", confidence());
            }
            if (punctuated) {
              json.put("punctuated_word", List.of(token), Mode.SHOWN);
            }
          });
    }
  }

  private void deepgramParagraphs(JsonSheet json, List<Turn> turns, boolean speakers) {
    json.object(
        "paragraphs",
        () -> {
          json.joined(
              "transcript",
              turns,
              turn ->
                  json.raw(speakers ? "\\nSpeaker " + turn.speaker().ordinal() + ": " : "\\n\\n")
                      .words(turn.tokens(), Mode.SHOWN)
                      .raw("\\n"));
          json.array(
              "paragraphs",
              turns,
              turn ->
                  json.object(
                      () -> {
                        json.array(
                            "sentences",
                            turn.sentences(),
                            sentence ->
                                json.object(
                                    () ->
                                        json.put("text", sentence.tokens(), Mode.SHOWN)
                                            .put("start", sentence.start())
                                            .put("end", sentence.end())));
                        json.put("num_words", turn.tokens().size())
                            .put("start", turn.start())
                            .put("end", turn.end());
                      }));
        });
  }

  private Sheet assemblyAi() {
    JsonSheet json = json();
    boolean utterances = random.nextInt(4) > 0;
    json.object(
        () -> {
          json.put("id", uuid())
              .put("language_model", "assemblyai_default")
              .put("acoustic_model", "assemblyai_default");
          json.put("language_code", call.tongue == Tongue.ENGLISH ? "en_us" : call.tongue.code())
              .put("status", "completed");
          json.put("audio_url", "https://storage.example/call.wav")
              .put("text", all(call.turns), Mode.SHOWN);
          json.key("words")
              .array(() -> call.turns.forEach(turn -> assemblyWords(json, turn, utterances)));
          if (utterances) {
            json.array(
                "utterances",
                call.turns,
                turn ->
                    json.object(
                        () -> {
                          json.put("confidence", confidence())
                              .put("end", millis(turn.end()))
                              .put("speaker", letter(turn));
                          json.put("start", millis(turn.start()))
                              .put("text", turn.tokens(), Mode.SHOWN);
                          json.key("words").array(() -> assemblyWords(json, turn, true));
                        }));
          } else {
            json.putNull("utterances");
          }
          json.put("confidence", confidence())
              .put("audio_duration", (long) call.end())
              .put("punctuate", true);
        });
    return json;
  }

  private void assemblyWords(JsonSheet json, Turn turn, boolean speakers) {
    for (Token token : turn.tokens()) {
      json.object(
          () -> {
            json.put("text", List.of(token), Mode.SHOWN)
                .put("start", millis(token.start))
                .put("end", millis(token.end));
            json.put("confidence", confidence());
            if (speakers) {
              json.put("speaker", letter(turn));
            } else {
              json.putNull("speaker");
            }
          });
    }
  }

  private Sheet whisper() {
    JsonSheet json = json();
    List<Turn> segments = cues(40 + random.nextInt(80));
    int words = random.nextInt(3);
    json.object(
        () -> {
          json.put("text", " ", all(call.turns), Mode.SHOWN);
          int[] id = {0};
          json.array(
              "segments",
              segments,
              segment ->
                  json.object(
                      () -> {
                        json.put("id", id[0]++).put("seek", (long) segment.start() / 30 * 3000);
                        json.put("start", segment.start())
                            .put("end", segment.end())
                            .put("text", " ", segment.tokens(), Mode.SHOWN);
                        json.key("tokens")
                            .array(
                                () -> {
                                  for (int i = 0; i < 5; i++) {
                                    json.value(Integer.toString(50364 - random.nextInt(50000)));
                                  }
                                });
                        json.put("temperature", 0.0)
                            .put("avg_logprob", -0.2)
                            .put("compression_ratio", 1.5)
                            .put("no_speech_prob", 0.01);
                        if (words == 0) {
                          json.array(
                              "words",
                              segment.tokens(),
                              token ->
                                  json.object(
                                      () ->
                                          json.put("word", " ", List.of(token), Mode.SHOWN)
                                              .put("start", token.start)
                                              .put("end", token.end)
                                              .put("probability", confidence())));
                        }
                      }));
          if (words == 1) {
            // As the service behind the model writes them.
            json.array(
                "words",
                all(call.turns),
                token ->
                    json.object(
                        () ->
                            json.put("word", List.of(token), Mode.TEXT)
                                .put("start", token.start)
                                .put("end", token.end)));
          }
          json.put("language", call.tongue.code());
        });
    return json;
  }

  private Sheet whisperX() {
    JsonSheet json = json();
    boolean speakers = random.nextBoolean();
    List<Turn> segments = cues(40 + random.nextInt(80));
    json.object(
        () -> {
          json.array(
              "segments",
              segments,
              segment ->
                  json.object(
                      () -> {
                        json.put("start", segment.start())
                            .put("end", segment.end())
                            .put("text", " ", segment.tokens(), Mode.SHOWN);
                        json.key("words").array(() -> whisperXWords(json, segment, speakers));
                        if (speakers) {
                          json.put("speaker", "SPEAKER_0" + segment.speaker().ordinal());
                        }
                      }));
          json.key("word_segments")
              .array(() -> segments.forEach(segment -> whisperXWords(json, segment, speakers)));
          json.put("language", call.tongue.code());
        });
    return json;
  }

  private void whisperXWords(JsonSheet json, Turn segment, boolean speakers) {
    for (Token token : segment.tokens()) {
      json.object(
          () -> {
            json.put("word", List.of(token), Mode.SHOWN);
            // Its aligner knows letters only: figures come without times.
            if (token.text.chars().noneMatch(Character::isDigit)) {
              json.put("start", token.start).put("end", token.end).put("score", confidence());
            }
            if (speakers) {
              json.put("speaker", "SPEAKER_0" + segment.speaker().ordinal());
            }
          });
    }
  }

  // Contact centres and chats

  private Sheet genesys() {
    JsonSheet json = json();
    long began = 1_763_632_800_000L;
    json.object(
        () -> {
          json.put("organizationId", uuid())
              .put("conversationId", uuid())
              .put("communicationId", uuid());
          json.put("mediaType", "call").put("conversationStartTime", began).put("startTime", began);
          json.object("duration", () -> json.put("totalMilliseconds", millis(call.end())));
          json.key("transcripts")
              .array(
                  () ->
                      json.object(
                          () -> {
                            json.put("transcriptId", uuid())
                                .put("language", language().toLowerCase(Locale.ROOT))
                                .put("engineId", "r2d2");
                            int[] index = {0};
                            json.array(
                                "phrases",
                                call.turns,
                                turn ->
                                    json.object(
                                        () -> {
                                          json.put("text", turn.tokens(), Mode.BARE)
                                              .put("stability", 1.0)
                                              .put("confidence", confidence());
                                          json.object(
                                              "offset",
                                              () -> json.put("milliseconds", millis(turn.start())));
                                          json.put("startTimeMs", began + millis(turn.start()));
                                          json.object(
                                              "duration",
                                              () ->
                                                  json.put(
                                                      "milliseconds",
                                                      millis(turn.end() - turn.start())));
                                          json.array(
                                              "words",
                                              turn.tokens(),
                                              token ->
                                                  json.object(
                                                      () -> {
                                                        json.put("word", List.of(token), Mode.BARE)
                                                            .put("confidence", confidence());
                                                        json.object(
                                                            "offset",
                                                            () ->
                                                                json.put(
                                                                    "milliseconds",
                                                                    millis(token.start)));
                                                        json.put(
                                                            "startTimeMs",
                                                            began + millis(token.start));
                                                        json.object(
                                                            "duration",
                                                            () ->
                                                                json.put(
                                                                    "milliseconds",
                                                                    millis(
                                                                        token.end - token.start)));
                                                      }));
                                          json.put("decoratedText", turn.tokens(), Mode.SHOWN)
                                              .put("phraseIndex", index[0]++);
                                          json.put(
                                              "participantPurpose",
                                              turn.speaker() == Speaker.AGENT
                                                  ? "internal"
                                                  : "external");
                                        }));
                          }));
        });
    return json;
  }

  private Sheet twilio() {
    JsonSheet json = json();
    boolean words = random.nextBoolean();
    List<Turn> sentences = new ArrayList<>();
    call.turns.forEach(turn -> sentences.addAll(turn.sentences()));
    json.object(
        () -> {
          json.object(
              "meta",
              () ->
                  json.put("page", 0)
                      .put("page_size", 50)
                      .put("key", "sentences")
                      .putNull("next_page_url"));
          int[] index = {0};
          json.array(
              "sentences",
              sentences,
              sentence ->
                  json.object(
                      () -> {
                        json.put("media_channel", sentence.speaker().ordinal() + 1L)
                            .put("sentence_index", index[0]++);
                        json.put("start_time", decimal(sentence.start()))
                            .put("end_time", decimal(sentence.end()));
                        json.put("transcript", sentence.tokens(), Mode.SHOWN);
                        json.put("sid", "GX" + uuid().replace("-", ""))
                            .put("confidence", decimal(confidence()));
                        if (words) {
                          json.array(
                              "words",
                              sentence.tokens(),
                              token ->
                                  json.object(
                                      () ->
                                          json.put("word", List.of(token), Mode.SHOWN)
                                              .put("start_time", decimal(token.start))
                                              .put("end_time", decimal(token.end))));
                        } else {
                          json.putNull("words");
                        }
                      }));
        });
    return json;
  }

  private Sheet chat() {
    JsonSheet json = json();
    int kind = random.nextInt(3);
    Runnable turns =
        () ->
            json.array(
                () -> call.turns.forEach(turn -> json.object(() -> chatTurn(json, turn, kind))));
    if (kind == 0) {
      turns.run();
    } else {
      json.object(
          () -> {
            json.put("conversation_id", uuid()).key(kind == 1 ? "messages" : "turns");
            turns.run();
          });
    }
    return json;
  }

  private Sheet jsonLines() {
    int kind = random.nextInt(3);
    JsonSheet json = new JsonSheet(false, Escape.JSON);
    for (Turn turn : call.turns) {
      json.object(() -> chatTurn(json, turn, kind));
      json.raw("\n");
    }
    return json;
  }

  private void chatTurn(JsonSheet json, Turn turn, int kind) {
    switch (kind) {
      case 0 ->
          json.put("role", turn.speaker() == Speaker.AGENT ? "agent" : "customer")
              .put("text", turn.tokens(), Mode.SHOWN)
              .put("start", turn.start())
              .put("end", turn.end());
      case 1 ->
          json.put("timestamp", "2026-11-20T" + clock(36000 + turn.start(), true, '.') + "Z")
              .put("from", label(turn))
              .put("content", turn.tokens(), Mode.SHOWN);
      default ->
          json.put("speaker", label(turn))
              .put("startMs", millis(turn.start()))
              .put("endMs", millis(turn.end()))
              .put("utterance", turn.tokens(), Mode.SHOWN);
    }
  }

  // Parts

  private JsonSheet json() {
    return new JsonSheet(indented, random.nextInt(4) == 0 ? Escape.ASCII_JSON : Escape.JSON);
  }

  /** The turns cut to what fits in a cue or segment, in their order of time. */
  private List<Turn> cues(int characters) {
    List<Turn> cues = new ArrayList<>();
    call.turns.forEach(turn -> cues.addAll(turn.cut(characters)));
    cues.sort(Comparator.comparingDouble(Turn::start));
    return cues;
  }

  private static List<Token> all(List<Turn> turns) {
    return turns.stream().flatMap(turn -> turn.tokens().stream()).toList();
  }

  private String label(Turn turn) {
    return labels.getOrDefault(turn.speaker(), "Speaker");
  }

  private static String spk(Turn turn) {
    return "spk_" + turn.speaker().ordinal();
  }

  private static String letter(Turn turn) {
    return turn.speaker() == Speaker.AGENT ? "A" : "B";
  }

  private String language() {
    return call.tongue.locale();
  }

  private double confidence() {
    return 0.6 + random.nextInt(400) / 1000.0;
  }

  private String uuid() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  private static long millis(double seconds) {
    return Math.round(seconds * 1000);
  }

  private static long ticks(double seconds) {
    return Math.round(seconds * 1000) * 10_000;
  }

  private static String seconds(double seconds) {
    return Sheet.hundredths(seconds);
  }

  private static String decimal(double value) {
    return Sheet.decimal(value);
  }

  private static String clock(double seconds, boolean fraction, char point) {
    long millis = millis(seconds);
    String whole =
        String.format(
            Locale.ROOT,
            "%02d:%02d:%02d",
            millis / 3_600_000,
            millis / 60_000 % 60,
            millis / 1000 % 60);
    return fraction ? whole + point + String.format(Locale.ROOT, "%03d", millis % 1000) : whole;
  }

  private static String shortClock(double seconds) {
    return String.format(Locale.ROOT, "%02d:%02d", (long) seconds / 60, (long) seconds % 60);
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
