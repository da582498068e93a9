package io.lexicall.json.internal;

import io.lexicall.facts.Fact;
import io.lexicall.facts.FactType;
import io.lexicall.facts.Schema;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * How the facts of a group are written: the facts by name, and the words of each choice.
 *
 * <p>Immutable and thread-safe; there is one for each schema.
 *
 * @param members the facts by name
 */
record GroupForm(Schema<?> schema, Words<Member> members) {
  /** Stands for a fact that is stated to be unknown. */
  static final Object UNKNOWN = new Object();

  private static final ConcurrentMap<Schema<?>, GroupForm> FORMS = new ConcurrentHashMap<>();
  private static final ConcurrentMap<FactType<?>, Words<Object>> CHOICES =
      new ConcurrentHashMap<>();

  /**
   * A fact and how it is written.
   *
   * @param bit a bit of its own; a schema has no more facts than a word has bits
   * @param type its type
   * @param value how its value is written or, if it is a list, an entry of it
   */
  record Member(Fact<?, ?> fact, long bit, FactType<?> type, Value value) {}

  /**
   * How a value is written.
   *
   * @param type its type
   * @param choices the words of a choice, otherwise null
   * @param group how the facts of a group are written, otherwise null
   */
  record Value(
      FactType<?> type,
      FactType.Form form,
      @Nullable Words<Object> choices,
      @Nullable GroupForm group) {
    static Value of(FactType<?> type) {
      return new Value(
          type,
          type.form(),
          type.form() == FactType.Form.CHOICE ? GroupForm.choices(type) : null,
          type.form() == FactType.Form.GROUP ? GroupForm.of(type.group()) : null);
    }
  }

  static GroupForm of(Schema<?> schema) {
    GroupForm known = FORMS.get(schema);
    if (known == null) {
      known = read(schema);
      FORMS.putIfAbsent(schema, known);
    }
    return known;
  }

  private static GroupForm read(Schema<?> schema) {
    Map<String, Member> members = new LinkedHashMap<>();
    for (Fact<?, ?> fact : schema.facts()) {
      FactType<?> type = fact.type();
      FactType<?> written = type.form() == FactType.Form.LIST ? type.element() : type;
      members.put(fact.path(), new Member(fact, 1L << members.size(), type, Value.of(written)));
    }
    return new GroupForm(schema, new Words<>(members));
  }

  /** Returns the words of a choice. */
  static Words<Object> choices(FactType<?> type) {
    Words<Object> known = CHOICES.get(type);
    if (known == null) {
      known = byCode(type);
      CHOICES.putIfAbsent(type, known);
    }
    return known;
  }

  private static Words<Object> byCode(FactType<?> type) {
    Map<String, Object> byCode = new LinkedHashMap<>();
    type.choices().forEach(choice -> byCode.put(FactType.code((Enum<?>) choice), choice));
    if (type.allowsUnknownWord()) {
      byCode.put(FactType.UNKNOWN_WORD, UNKNOWN);
    }
    return new Words<>(byCode);
  }
}
