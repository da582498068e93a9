package io.lexicall.rules.pci;

import io.lexicall.facts.DataKind;
import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.lexicall.facts.PanForm;
import io.lexicall.facts.Storage;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Condition;
import io.lexicall.scan.CardScanner;
import io.lexicall.scan.Finding;
import io.lexicall.scan.TranscriptScanner;
import java.lang.ref.WeakReference;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of data in stored content: those that the host states, together with those that a scan
 * of the text finds.
 *
 * <p>If the host leaves out {@code contains} and gives a text, the scan decides. Thread-safe.
 */
final class Contents {
  private static final Map<String, DataKind> KINDS =
      Map.of("pan", DataKind.PAN, "cvv", DataKind.CVV, "track", DataKind.TRACK);

  private static final Set<DataKind> NUMBERS = EnumSet.of(DataKind.PAN, DataKind.TRACK);

  /** Created with the first text: most hosts state what is stored. */
  private static final class Texts {
    static final TranscriptScanner SCANNER = TranscriptScanner.of(CardScanner.standard());
  }

  private final TruncatedNumbers truncated = new TruncatedNumbers();

  /** The last scan: the rules of one check ask for the same text one after another. */
  private volatile @Nullable Scan last;

  /**
   * The result of a scan; it does not keep the text in memory.
   *
   * @param begin the day from which the requested truncation formats apply
   * @param stated whether the host says that the text holds a card number
   */
  private record Scan(
      WeakReference<String> text, @Nullable LocalDate begin, boolean stated, Set<DataKind> kinds) {}

  /** The day of a storage, in UTC, since it names no place. */
  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  private Set<DataKind> found(Storage storage, String text) {
    List<DataKind> contains = Storage.CONTAINS.in(storage);
    boolean stated = contains != null && contains.contains(DataKind.PAN);
    LocalDate day = day(storage.at());
    LocalDate begin = truncated.begin(day);
    Scan scan = last;
    if (scan == null
        || !scan.text.refersTo(text)
        || scan.stated != stated
        || !Objects.equals(scan.begin, begin)) {
      Set<DataKind> kinds = EnumSet.noneOf(DataKind.class);
      for (Finding finding : Texts.SCANNER.scan(text).findings()) {
        DataKind kind = KINDS.get(finding.kind().id());
        if (kind != null) {
          kinds.add(kind);
        }
      }
      if (truncated.keepTooMuch(text, day, stated)) {
        kinds.add(DataKind.PAN);
      }
      scan = new Scan(new WeakReference<>(text), begin, stated, Collections.unmodifiableSet(kinds));
      last = scan;
    }
    return scan.kinds;
  }

  /** A track begins with the card number. */
  private boolean isNumberInText(Storage storage) {
    String text = Storage.TEXT.in(storage);
    return text != null && !Collections.disjoint(found(storage, text), NUMBERS);
  }

  private Truth holdsAny(Storage storage, Set<DataKind> kinds) {
    List<DataKind> stated = Storage.CONTAINS.in(storage);
    if (stated != null) {
      for (int i = 0; i < stated.size(); i++) { // no iterator: several rules ask in each check
        if (kinds.contains(stated.get(i))) {
          return Truth.TRUE;
        }
      }
    }
    String text = Storage.TEXT.in(storage);
    if (text == null) {
      return stated == null ? Truth.UNKNOWN : Truth.FALSE;
    }
    return Truth.of(!Collections.disjoint(found(storage, text), kinds));
  }

  /** Returns the condition that the content contains any of these. */
  Condition<Storage> holds(DataKind... kinds) {
    Set<DataKind> wanted = EnumSet.copyOf(List.of(kinds));
    String says = "contains " + words(kinds);
    return new About(Set.of(Storage.CONTAINS, Storage.TEXT), Storage.CONTAINS, says) {
      @Override
      public Truth test(Storage storage) {
        return holdsAny(storage, wanted);
      }
    };
  }

  /** Returns the condition that the card number is kept in one of these forms. */
  Condition<Storage> numberIs(PanForm... forms) {
    Set<PanForm> wanted = EnumSet.copyOf(List.of(forms));
    String says = "pan is " + words(forms);
    return new About(Set.of(Storage.PAN, Storage.CONTAINS, Storage.TEXT), Storage.PAN, says) {
      @Override
      public Truth test(Storage storage) {
        PanForm form = isNumberInText(storage) ? PanForm.CLEAR : Storage.PAN.in(storage);
        return form == null ? Truth.UNKNOWN : Truth.of(wanted.contains(form));
      }
    };
  }

  /**
   * Returns the condition that the card number in a track is unencrypted: it is if a scan found the
   * track; otherwise as the form of the number states, or that of the whole content.
   */
  Condition<Storage> trackInClear() {
    return new About(
        Set.of(Storage.PAN, Storage.ENCRYPTED, Storage.CONTAINS, Storage.TEXT),
        Storage.ENCRYPTED,
        "the card number in the track is in clear") {
      @Override
      public Truth test(Storage storage) {
        PanForm form = isNumberInText(storage) ? PanForm.CLEAR : Storage.PAN.in(storage);
        if (form != null) {
          return Truth.of(form == PanForm.CLEAR || form == PanForm.MASKED);
        }
        Boolean encrypted = Storage.ENCRYPTED.in(storage);
        return encrypted == null ? Truth.UNKNOWN : Truth.of(!encrypted);
      }
    };
  }

  /** Returns the condition that a scan found a card number in the text; false without a text. */
  Condition<Storage> numberInText() {
    return new About(
        Set.of(Storage.CONTAINS, Storage.TEXT), Storage.TEXT, "text holds a card number") {
      @Override
      public Truth test(Storage storage) {
        return Truth.of(isNumberInText(storage));
      }
    };
  }

  private static String words(Enum<?>... choices) {
    return Arrays.stream(choices).map(FactType::code).collect(Collectors.joining(" or "));
  }

  /** A condition that one fact decides if it is unknown. */
  private abstract class About extends Condition<Storage> {
    private final Set<Fact<Storage, ?>> reads;
    private final Fact<Storage, ?> settling;
    private final String says;

    About(Set<Fact<Storage, ?>> reads, Fact<Storage, ?> settling, String says) {
      this.reads = reads;
      this.settling = settling;
      this.says = says;
    }

    @Override
    public void missing(Storage storage, Set<Fact<Storage, ?>> into) {
      into.add(settling);
    }

    @Override
    public Set<Fact<Storage, ?>> reads() {
      return reads;
    }

    @Override
    public String says() {
      return says;
    }

    /** The result depends on how much of a truncated number may remain. */
    @Override
    public @Nullable Instant nextChange(Storage storage, Instant after) {
      LocalDate change = Storage.TEXT.in(storage) == null ? null : truncated.nextChange(day(after));
      return change == null ? null : change.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
  }
}
