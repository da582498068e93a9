package io.lexicall.journal;

import io.lexicall.Decision;
import io.lexicall.facts.Activity;
import io.lexicall.facts.FactType;
import io.lexicall.json.ActivityJson;
import io.lexicall.json.VerdictJson;
import io.lexicall.json.WrittenVerdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An entry that was read from a journal.
 *
 * <p>Immutable and thread-safe. {@link #toString} shows no personal data.
 *
 * @since 0.1
 */
public final class Entry {
  private static final String FACTS = "{\"facts\":";
  private static final String VERDICT = ",\"verdict\":";

  private final Path folder;
  private final long index;
  private final byte[] bytes;
  private final Map<String, @Nullable Object> members;
  private final EntryWriter.@Nullable Unsealed unsealed;
  private final Map<String, @Nullable Object> edition;

  Entry(
      Path folder,
      long index,
      byte[] bytes,
      Map<String, @Nullable Object> members,
      EntryWriter.@Nullable Unsealed unsealed,
      Map<String, @Nullable Object> edition) {
    this.folder = folder;
    this.index = index;
    this.bytes = bytes;
    this.members = members;
    this.unsealed = unsealed;
    this.edition = edition;
  }

  /** Returns the folder of its journal. */
  public Path folder() {
    return folder;
  }

  /** Returns its index in the journal, from 0. */
  public long index() {
    return index;
  }

  /** Returns its bytes: JSON in the form of RFC 8785. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Returns its kind: {@code decision}, {@code forgotten}, {@code refused} … */
  public String kind() {
    return text("kind");
  }

  /**
   * Returns whether it has a decision without its facts, because these could not be written when it
   * was made ({@link Journal#unwritable}). Nobody can read them, with or without keys.
   */
  public boolean isUnwritable() {
    return kind().equals(DecisionWriter.UNWRITABLE);
  }

  /** Returns when it was created, by the clock of the host. */
  public Instant time() {
    return timeOf(members);
  }

  static Instant timeOf(Map<String, @Nullable Object> members) {
    return Instant.parse(String.valueOf(members.getOrDefault("time", "")));
  }

  /** Returns the decision; empty if the entry is of another kind. */
  public Optional<Decision> decision() {
    for (Decision decision : Decision.values()) {
      if (FactType.code(decision).equals(members.get("decision"))) {
        return Optional.of(decision);
      }
    }
    return Optional.empty();
  }

  /** Returns the rules that denied or could not decide, each after its outcome. */
  public List<String> rules() {
    return texts("rules");
  }

  /** Returns the names by which it refers to persons. */
  public List<String> persons() {
    return texts("persons");
  }

  /**
   * Returns whether its facts can be read. They cannot without the keys, or if the person was
   * forgotten.
   */
  public boolean isReadable() {
    return unsealed != null;
  }

  /**
   * Returns the activity as it was judged; empty if it cannot be read. A stored text is not kept,
   * since it can hold card data: of a storage that had one, neither the text nor what it contains
   * is known.
   */
  public Optional<Activity<?>> activity() {
    return asWritten().map(DecisionText::asFarAsKnown);
  }

  /** Returns the activity as the entry has it; empty if it cannot be read. */
  Optional<Activity<?>> asWritten() {
    EntryWriter.Unsealed open = unsealed;
    return open == null
        ? Optional.empty()
        : Optional.of(
            ActivityJson.readComplete(
                open.text().substring(FACTS.length(), endOfFacts(open.text()))));
  }

  /** Returns the verdict; empty if it cannot be read. */
  public Optional<WrittenVerdict> verdict() {
    EntryWriter.Unsealed open = unsealed;
    if (open == null) {
      return Optional.empty();
    }
    String text = open.text();
    Map<String, @Nullable Object> editions = new TreeMap<>();
    for (String name : List.of("lawEdition", "lawDigest", "zoneRules")) {
      editions.put(name, edition.getOrDefault(name, ""));
    }
    // Without the brackets at the end of the verdict and of the sealed text.
    String told = text.substring(endOfFacts(text) + VERDICT.length(), text.length() - 2);
    return Optional.of(VerdictJson.read(told + "," + CanonicalJson.write(editions).substring(1)));
  }

  /**
   * Returns the position after the facts in the sealed text. The facts come first in it, by the
   * order of RFC 8785.
   */
  static int endOfFacts(String text) {
    int depth = 0;
    boolean quoted = false;
    for (int i = FACTS.length(); i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        i += c == '\\' ? 1 : 0;
        quoted = c != '"';
      } else if (c == '"') {
        quoted = true;
      } else if (c == '{') {
        depth++;
      } else if (c == '}' && --depth == 0) {
        return i + 1;
      }
    }
    throw new JournalException("What was sealed in an entry is no decision");
  }

  /**
   * Returns the index of the entry with the edition of the law that gave the decision; -1 if there
   * is none.
   */
  public long edition() {
    return members.get("edition") instanceof Long told ? told : -1;
  }

  /** Returns the program that made the decision. */
  public String program() {
    return String.valueOf(edition.getOrDefault("program", ""));
  }

  /**
   * Returns which law was loaded when the decision was made, or after an entry of the kind {@code
   * edition}: a line for each module, with its version, its edition and its digest, and one for
   * each {@linkplain io.lexicall.Verdict.Edition#choices choice}, such as a setting. Empty if the
   * program that wrote the entry did not tell.
   */
  public List<String> law() {
    return LoadedLaw.lines(kind().equals("edition") ? members : edition);
  }

  /** Returns the sealed text, with facts and verdict as JSON; empty if it cannot be read. */
  public Optional<String> opened() {
    return Optional.ofNullable(unsealed).map(EntryWriter.Unsealed::text);
  }

  byte @Nullable [] opening() {
    return unsealed == null ? null : unsealed.opening();
  }

  private String text(String name) {
    return String.valueOf(members.getOrDefault(name, ""));
  }

  private List<String> texts(String name) {
    return members.get(name) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  /**
   * Returns the entry and its index as JSON, with the sealed text if that can be read.
   *
   * <p>The result then has personal data: do not log it.
   */
  public String toJson() {
    Map<String, @Nullable Object> shown = new TreeMap<>(members);
    shown.put("index", index);
    EntryWriter.Unsealed open = unsealed;
    if (open != null) {
      shown.keySet().removeAll(List.of("sealed", "beside", "commitment"));
      shown.putAll(CanonicalJson.read(open.text()));
    }
    return CanonicalJson.write(shown);
  }

  /** Returns the part that everybody can read, as JSON. */
  String inClear() {
    Map<String, @Nullable Object> clear = new TreeMap<>(members);
    clear.keySet().removeAll(List.of("sealed", "parts"));
    return CanonicalJson.write(clear);
  }

  /** Returns the entry as it is in the journal; it shows no personal data. */
  @Override
  public String toString() {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
