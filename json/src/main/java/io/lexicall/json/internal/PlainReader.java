package io.lexicall.json.internal;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.lexicall.facts.Facts;
import io.lexicall.facts.FactsBuilder;
import io.lexicall.facts.InvalidFactsException;
import io.lexicall.facts.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads activities as most programs write them: their kind first, and no character escaped. It goes
 * over the text once, without a tree, and creates no string for a name.
 *
 * <p>It gives up on everything else, right or wrong: {@link FactsReader} reads that, and tells what
 * is wrong. What this class reads, {@link FactsReader} reads the same. Not thread-safe.
 */
final class PlainReader {
  /** The digits of the largest count. */
  private static final int MOST_DIGITS = 10;

  private final String text;
  private final char[] chars;
  private final FactsReader words;
  private final boolean judged;

  /** The next character. */
  private int next;

  // The string that was read last.
  private int from;
  private int to;
  private int hash;

  private PlainReader(String text, FactsReader words, boolean judged) {
    this.text = text;
    this.chars = text.toCharArray();
    this.words = words;
    this.judged = judged;
  }

  /**
   * Reads an activity.
   *
   * @param words what reads the value of a string
   * @param judged whether it may have standing facts and contradictions, as one that was judged
   * @return null if the text is not plain
   */
  static @Nullable Activity<?> activity(String text, FactsReader words, boolean judged) {
    return new PlainReader(text, words, judged).activity();
  }

  private @Nullable Activity<?> activity() {
    if (!skip('{') || !string() || !isString(FactsReader.ACTIVITY) || !skip(':') || !string()) {
      return null;
    }
    Schema<? extends Activity<?>> schema = FactsReader.ACTIVITIES.find(text, from, to, hash);
    if (schema == null || !skip(',')) {
      return null;
    }
    Object activity = members(GroupForm.of(schema));
    return isAtEnd() ? (Activity<?>) activity : null;
  }

  /** Reads an object of facts. */
  private @Nullable Object group(GroupForm form) {
    if (!skip('{')) {
      return null;
    }
    return skip('}') ? built(form.schema().builder()) : members(form);
  }

  /** Reads the members of an object, of which there is at least one more, and its end. */
  @SuppressWarnings({"unchecked", "rawtypes"}) // facts of the schema are stated
  private @Nullable Object members(GroupForm form) {
    FactsBuilder builder = form.schema().builder();
    long seen = 0;
    do {
      GroupForm.Member member = string() ? form.members().find(text, from, to, hash) : null;
      if (member == null || !skip(':')) {
        return null;
      }
      Fact fact = member.fact();
      if ((seen & member.bit()) != 0 || (fact.kind() == Fact.Kind.STANDING && !judged)) {
        return null;
      }
      seen |= member.bit();
      Object value =
          member.type().form() == FactType.Form.LIST ? list(member) : value(member.value());
      if (value == null) {
        return null;
      }
      if (value instanceof Instant instant && (text.charAt(to - 1) | 0x20) != 'z') {
        builder.with(fact, instant.atOffset(Rfc3339.offset(text.substring(from, to))));
      } else if (value != GroupForm.UNKNOWN) {
        builder.with(fact, value);
      }
    } while (skip(','));
    return skip('}') ? built(builder) : null;
  }

  private @Nullable Object built(FactsBuilder<?, ?> builder) {
    try {
      Facts<?> group = builder.build();
      return judged || group.contradictions().isEmpty() ? group : null;
    } catch (InvalidFactsException invalid) {
      return null;
    }
  }

  private @Nullable Object list(GroupForm.Member member) {
    if (!skip('[')) {
      return null;
    }
    List<Object> values = new ArrayList<>();
    if (skip(']')) {
      return values;
    }
    do {
      Object value = value(member.value());
      if (value == null) {
        return null;
      }
      if (value != GroupForm.UNKNOWN) {
        values.add(value);
      }
    } while (skip(','));
    return skip(']') ? values : null;
  }

  private @Nullable Object value(GroupForm.Value value) {
    return switch (value.form()) {
      case BOOLEAN -> word("true") ? Boolean.TRUE : word("false") ? Boolean.FALSE : null;
      case COUNT -> count();
      case CHOICE ->
          string() && value.choices() != null ? value.choices().find(text, from, to, hash) : null;
      case GROUP -> value.group() == null ? null : group(value.group());
      case LIST, COUNT_BY_REGION -> null;
      case TEXT,
          INSTANT,
          MOMENT,
          DATE_OR_NEVER,
          LOCAL_TIME,
          PHONE_NUMBER,
          COUNTRY,
          REGION,
          TIME_ZONE ->
          string() ? words.word(value.type(), text.substring(from, to), At.ROOT) : null;
    };
  }

  /** Reads a count. */
  private @Nullable Object count() {
    skipSpace();
    int begin = next;
    long number = 0;
    int i = begin;
    while (i < chars.length && i - begin < MOST_DIGITS && chars[i] >= '0' && chars[i] <= '9') {
      number = 10 * number + chars[i] - '0';
      i++;
    }
    next = i;
    boolean isPlain = i > begin && (chars[begin] != '0' || i - begin == 1);
    return isPlain && number <= Integer.MAX_VALUE
        ? (Object) (int) number
        : null; // what follows must be a comma or an end
  }

  /** Passes a word if it comes next. */
  private boolean word(String word) {
    skipSpace();
    if (!text.startsWith(word, next)) {
      return false;
    }
    next += word.length();
    return true;
  }

  /** Passes a string in which nothing is escaped, and sets where it is. */
  private boolean string() {
    if (!skip('"')) {
      return false;
    }
    int begin = next;
    int sum = 0;
    for (int i = begin; i < chars.length; i++) {
      char c = chars[i];
      if (c == '"') {
        from = begin;
        to = i;
        hash = sum;
        next = i + 1;
        return true;
      }
      if (c < ' ' || c == '\\' || Character.isSurrogate(c)) {
        return false;
      }
      sum = 31 * sum + c;
    }
    return false;
  }

  private boolean isString(String word) {
    return to - from == word.length() && text.startsWith(word, from);
  }

  /** Passes a sign if it comes next. */
  private boolean skip(char sign) {
    skipSpace();
    if (next == chars.length || chars[next] != sign) {
      return false;
    }
    next++;
    return true;
  }

  private void skipSpace() {
    int i = next;
    while (i < chars.length
        && (chars[i] == ' ' || chars[i] == '\n' || chars[i] == '\r' || chars[i] == '\t')) {
      i++;
    }
    next = i;
  }

  private boolean isAtEnd() {
    skipSpace();
    return next == chars.length;
  }
}
