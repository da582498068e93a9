package io.lexicall.rules.pci;

import io.lexicall.facts.DataKind;
import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.lexicall.facts.PanForm;
import io.lexicall.facts.Storage;
import io.lexicall.facts.Truth;
import io.lexicall.rule.Condition;
import io.lexicall.rules.pci.scan.CardScanner;
import io.lexicall.rules.pci.scan.Span;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What stored content holds: what the host says, joined with what a scan of the text finds.
 *
 * <p>Where the host leaves {@code contains} out and gives a text, the scan decides. Thread-safe.
 */
final class Contents {
  private static final Map<String, DataKind> KINDS =
      Map.of("pan", DataKind.PAN, "cvv", DataKind.CVV, "track", DataKind.TRACK);

  /** The last scan: the rules of one check ask for the same text one after another. */
  private volatile @Nullable Scan last;

  /** What a text holds; the text itself is not kept alive. */
  private record Scan(WeakReference<String> text, Set<DataKind> kinds) {}

  private Set<DataKind> found(String text) {
    Scan scan = last;
    if (scan == null || !scan.text.refersTo(text)) {
      Set<DataKind> kinds = EnumSet.noneOf(DataKind.class);
      for (Span span : CardScanner.standard().scan(text)) {
        DataKind kind = KINDS.get(span.kind().id());
        if (kind != null) {
          kinds.add(kind);
        }
      }
      if (TruncatedNumbers.keepTooMuch(text)) {
        kinds.add(DataKind.PAN);
      }
      scan = new Scan(new WeakReference<>(text), Collections.unmodifiableSet(kinds));
      last = scan;
    }
    return scan.kinds;
  }

  private boolean isNumberInText(Storage storage) {
    String text = Storage.TEXT.in(storage);
    return text != null && found(text).contains(DataKind.PAN);
  }

  private Truth holdsAny(Storage storage, Set<DataKind> kinds) {
    List<DataKind> stated = Storage.CONTAINS.in(storage);
    if (stated != null && !Collections.disjoint(stated, kinds)) {
      return Truth.TRUE;
    }
    String text = Storage.TEXT.in(storage);
    if (text == null) {
      return stated == null ? Truth.UNKNOWN : Truth.FALSE;
    }
    return Truth.of(!Collections.disjoint(found(text), kinds));
  }

  /** Returns the condition that the content holds any of these. */
  Condition<Storage> holds(DataKind... kinds) {
    Set<DataKind> wanted = Set.of(kinds);
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
    Set<PanForm> wanted = Set.of(forms);
    String says = "pan is " + words(forms);
    return new About(Set.of(Storage.PAN, Storage.TEXT), Storage.PAN, says) {
      @Override
      public Truth test(Storage storage) {
        PanForm form = isNumberInText(storage) ? PanForm.CLEAR : Storage.PAN.in(storage);
        return form == null ? Truth.UNKNOWN : Truth.of(wanted.contains(form));
      }
    };
  }

  /** Returns the condition that a scan found a card number in the text; false without a text. */
  Condition<Storage> numberInText() {
    return new About(Set.of(Storage.TEXT), Storage.TEXT, "text holds a card number") {
      @Override
      public Truth test(Storage storage) {
        return Truth.of(isNumberInText(storage));
      }
    };
  }

  private static String words(Enum<?>... choices) {
    return Arrays.stream(choices).map(FactType::code).collect(Collectors.joining(" or "));
  }

  /** A condition that one fact settles where it is unknown. */
  private abstract static class About extends Condition<Storage> {
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
  }
}
