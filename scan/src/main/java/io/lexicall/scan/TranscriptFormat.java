package io.lexicall.scan;

/**
 * The format in which a text was read.
 *
 * @since 0.1
 */
public enum TranscriptFormat {
  /** No known format: the text is scanned as it is, from beginning to end. */
  TEXT("text", "text"),
  /** Lines that begin with who speaks, with the time, or with both, or that are what is said. */
  TURNS("turns", "labelled lines"),
  /** WebVTT, as the W3C defines it, and as Microsoft Teams and Zoom write it. */
  WEBVTT("webvtt", "WebVTT"),
  /** SubRip. */
  SRT("srt", "SRT"),
  /** SubStation Alpha, of which the files are called {@code .ssa} or {@code .ass}. */
  SUBSTATION("substation", "SubStation Alpha"),
  /** Time-marked words of NIST's SCTK. */
  CTM("ctm", "CTM"),
  /** Time-marked segments of NIST's SCTK. */
  STM("stm", "STM"),
  /** A dump of SQL in which rows are turns, or values are transcripts. */
  SQL("sql", "SQL"),
  /** YAML with a list of turns, or with a transcript in a block of lines. */
  YAML("yaml", "YAML"),
  /** A table with separated columns, with a turn in each row. */
  TABLE("table", "table of turns"),
  /** The output of Amazon Transcribe. */
  AMAZON_TRANSCRIBE("amazon-transcribe", "Amazon Transcribe"),
  /** The output of Amazon Connect's Contact Lens. */
  CONTACT_LENS("contact-lens", "Contact Lens"),
  /** The output of Google Speech-to-Text. */
  GOOGLE_SPEECH("google-speech", "Google Speech-to-Text"),
  /** The output of Azure Speech. */
  AZURE_SPEECH("azure-speech", "Azure Speech"),
  /** The output of Deepgram. */
  DEEPGRAM("deepgram", "Deepgram"),
  /** The output of AssemblyAI. */
  ASSEMBLYAI("assemblyai", "AssemblyAI"),
  /** The output of Whisper or WhisperX. */
  WHISPER("whisper", "Whisper"),
  /** A transcript of Genesys Cloud. */
  GENESYS("genesys", "Genesys Cloud"),
  /** The sentences of a transcript of Twilio. */
  TWILIO("twilio", "Twilio"),
  /** Other JSON with a list of what was said and by whom or when. */
  JSON_TURNS("json-turns", "JSON of turns"),
  /**
   * Lines of JSON of which each is read for itself, since some are transcripts of their own. {@link
   * TranscriptScan#lines} says what each was read as.
   */
  JSON_LINES("json-lines", "lines of JSON"),
  /**
   * Other JSON: each value is scanned by itself, with its name, and the text is scanned as it is.
   */
  JSON("json", "JSON");

  private final String id;
  private final String title;

  TranscriptFormat(String id, String title) {
    this.id = id;
    this.title = title;
  }

  /** Returns the name as it is written in JSON, in kebab-case. */
  public String id() {
    return id;
  }

  /** Returns the name for people. */
  public String title() {
    return title;
  }

  /** Returns whether the text was read as a transcript, rather than as any text. */
  public boolean isTranscript() {
    return this != TEXT && this != JSON;
  }
}
