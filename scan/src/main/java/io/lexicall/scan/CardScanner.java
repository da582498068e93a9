package io.lexicall.scan;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Finds card numbers, track data and card verification codes in text, and redacts them. Immutable
 * and thread-safe; build one and keep it.
 *
 * <pre>{@code
 * CardScanner scanner = CardScanner.standard();
 * scanner.scan("my card is 4111 1111 1111 1111");     // [pan[11,30) visa high]
 * scanner.redact("my card is 4111 1111 1111 1111", Redaction.firstSixLastFour()); // my card is 411111******1111
 * }</pre>
 *
 * <p><b>A card number</b> has a length that some network's range allows and a valid check digit
 * (ISO/IEC 7812). It has 12 to 19 digits of any script, in groups of any size, with one space,
 * hyphen, full stop or line break between them; or number words ("four double one oh"); or both,
 * also over several turns of a transcript. A group is used as a whole or not at all. Of several
 * numbers in a row each is found, from left to right, the longest first. If the same sentence has a
 * card word, groups as on cards and single digits may also be separated by a few blanks, a comma,
 * tab, slash, plus sign, middle dot or {@code %20}, unless the other separators alone show where
 * the number ends; and groups as on cards by an underscore, bar, colon, blank line or the tags of
 * HTML. Entities and escapes for blanks and hyphens (&amp;nbsp;, {@code \u005cu00a0}) part groups
 * as these do. Groups of other sizes than on cards occur in columns of every log. Without a card
 * word nearby they count only if they are a card's groups with gaps left out ("41111111 11111111"),
 * the first six and the rest, threes or fives, and if no other number stands beside them. For
 * ranges in which other numbers are frequent, the table requires a card word in the same sentence.
 * Numbers that are visibly part of something else (IBAN, UUID, hexadecimal, decimal, date,
 * telephone number) are not reported; a word like "order" before a number is not enough for that.
 *
 * <p><b>A card verification code</b> is the first three or four digits after its name ("CVV",
 * "security code", "digits on the back" …) in the same sentence, or at the beginning of the answer
 * to it. <b>Track data</b> is as defined by ISO/IEC 7813, or its chip equivalent; the card number
 * inside is not reported again. If a track is not valid, its card number is found.
 *
 * <p>Published test numbers count as card numbers. No number that is found is kept, logged or shown
 * by any {@code toString} or exception. The text that a scan held is overwritten when it ends.
 *
 * @since 0.1
 */
public final class CardScanner {

  private static final class Standard {
    static final CardScanner SCANNER = builder().build();
  }

  final CardNetworks networks;
  final Lexicon lexicon;
  final Confidence minimum;
  final List<Detector> detectors;

  /** Unused ones, kept because creating one takes longer than scanning a page of text. */
  private final AtomicReference<@Nullable Findings> spareScan = new AtomicReference<>();

  private final AtomicReference<@Nullable Workbench> spareWorkbench = new AtomicReference<>();

  private CardScanner(Builder builder) {
    LocalDate asOf = builder.asOf;
    networks = CardNetworks.asOf(asOf == null ? CardNetworks.verifiedOn() : asOf);
    lexicon = new Lexicon(networks.words());
    minimum = builder.minimum;
    detectors = List.copyOf(builder.detectors);
  }

  /**
   * Returns the same scanner as {@code builder().build()}: with every network of the table and
   * every confidence.
   */
  public static CardScanner standard() {
    return Standard.SCANNER;
  }

  /** Returns a new builder. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Finds the card data in a text.
   *
   * @param text any text of any length; lone surrogates and NULs are text
   * @return the spans, in the order of the text, without overlaps; empty if there are none
   */
  public List<Span> scan(CharSequence text) {
    requireNonNull(text, "text");
    Findings free = spareScan.getAndSet(null);
    Findings findings =
        free == null ? new Findings(this, new TextWindow(ScanEngine.CAPACITY), false) : free;
    try {
      return scan(text, findings);
    } finally {
      findings.restart();
      spareScan.set(findings);
    }
  }

  private static List<Span> scan(CharSequence text, Findings findings) {
    List<Span> spans = List.of();
    int from = 0;
    boolean more = true;
    while (more) {
      more = from < text.length();
      if (more) {
        from = findings.feed(text, from);
      } else {
        findings.finish();
      }
      Findings.Finding finding = findings.next();
      while (finding != null) {
        if (spans.isEmpty()) {
          spans = new ArrayList<>();
        }
        spans.add(finding.span());
        finding = findings.next();
      }
      findings.compact();
    }
    return spans;
  }

  /** Returns what a file is searched with; give it back when done. */
  Workbench workbench() {
    Workbench free = spareWorkbench.getAndSet(null);
    return free == null ? new Workbench(this) : free;
  }

  void giveBack(Workbench workbench) {
    workbench.clear();
    spareWorkbench.set(workbench);
  }

  /** Returns a new scan of a text that arrives in chunks. */
  public ScanStream stream() {
    return new ScanStream(this);
  }

  /**
   * Replaces the card data in a text.
   *
   * @param text any text; it is not changed, and the caller must discard it
   * @param redaction what to write instead
   * @return the text with each span replaced; a number that stands bare in JSON becomes a string,
   *     and tags, entities and ends of lines between the groups of a number stay
   */
  public String redact(CharSequence text, Redaction redaction) {
    requireNonNull(text, "text");
    RedactingStream stream =
        new RedactingStream(this, requireNonNull(redaction, "redaction"), text.length());
    String head = stream.feed(text);
    String tail = stream.finish();
    return head.isEmpty() ? tail : head + tail;
  }

  /** Returns a new redaction of a text that arrives in chunks. */
  public RedactingStream redactingStream(Redaction redaction) {
    return new RedactingStream(this, requireNonNull(redaction, "redaction"), ScanEngine.CAPACITY);
  }

  /**
   * Builds a {@link CardScanner}. Not thread-safe.
   *
   * @since 0.1
   */
  public static final class Builder {

    private @Nullable LocalDate asOf;
    private Confidence minimum = Confidence.LOW;
    private final List<Detector> detectors = new ArrayList<>();

    private Builder() {}

    /**
     * Uses the networks' ranges as they were on a day. By default it is the day on which the table
     * was last checked.
     */
    public Builder asOf(LocalDate date) {
      asOf = requireNonNull(date, "date");
      return this;
    }

    /** Leaves out findings with less confidence. By default none is left out. */
    public Builder minimumConfidence(Confidence confidence) {
      minimum = requireNonNull(confidence, "confidence");
      return this;
    }

    /**
     * Adds a detector of the host's own.
     *
     * @throws IllegalArgumentException if its reach is not from 1 to {@link Detector#MAX_REACH}
     */
    public Builder detector(Detector detector) {
      int reach = detector.reach();
      if (reach < 1 || reach > Detector.MAX_REACH) {
        throw new IllegalArgumentException(
            "A detector's reach is from 1 to %s characters, but that of %s is %s"
                .formatted(Detector.MAX_REACH, detector.getClass().getName(), reach));
      }
      detectors.add(detector);
      return this;
    }

    /** Builds the scanner; reads the table of networks. */
    public CardScanner build() {
      return new CardScanner(this);
    }
  }
}
