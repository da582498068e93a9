package io.lexicall.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.Decision;
import io.lexicall.Finding;
import io.lexicall.Verdict;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Facts;
import io.lexicall.facts.Storage;
import io.lexicall.json.cases.Case;
import io.lexicall.json.cases.Cases;
import io.lexicall.number.PhoneNumber;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a verdict holds on to while a host keeps it: nothing that says who was called, or what. */
class KeptByVerdictsTest {
  private static final int FEWEST_CHARACTERS = 8;

  /** What was reached already: most of what verdicts share is law. */
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private final Set<String> texts = new HashSet<>();

  @Test
  void verdict_keepsNoActivity_noNumber_andNoText() throws Exception {
    int denials = 0;
    List<String> kept = new ArrayList<>();
    for (Path file : Suite.filesOfModulesToo()) {
      for (Case each : Cases.read(file)) {
        Activity<?> activity = each.activity().orElse(null);
        if (activity != null) {
          Verdict verdict = Suite.engine(each).check(activity);
          denials += verdict.findings().stream().anyMatch(this::isDenial) ? 1 : 0;
          secretOf(activity);
          kept.addAll(reached(each + " (unread)", verdict));
          for (Finding finding : verdict.findings()) {
            assertThat(finding.message()).isNotBlank();
          }
          verdict.findings().forEach(seen::remove); // removeAll would walk all that was seen
          seen.remove(verdict);
          kept.addAll(reached(each + " (read)", verdict));
        }
      }
    }
    assertThat(kept).isEmpty();
    assertThat(denials).isGreaterThan(500);
    assertThat(texts).hasSizeGreaterThan(3);
  }

  /** The walk finds what is hidden in a lambda, in a record and in a collection. */
  @Test
  void walk_findsWhatIsKept() throws Exception {
    Storage storage =
        Storage.builder()
            .at(java.time.Instant.parse("2026-11-24T17:00:00Z"))
            .text("a text of somebody")
            .build();
    PhoneNumber number = PhoneNumber.parse("+12125550142");
    Supplier<String> lambda = () -> storage.toString();
    record Holder(Object held) {}

    secretOf(storage);
    assertThat(reached("lambda", lambda)).isNotEmpty();
    assertThat(reached("record", new Holder(Optional.of(List.of(Map.of("a", number))))))
        .isNotEmpty();
    assertThat(reached("text", new Holder("it says: a text of somebody"))).isNotEmpty();
    assertThat(reached("nothing", new Holder("law"))).isEmpty();
  }

  private boolean isDenial(Finding finding) {
    return finding.outcome() == Decision.DENY;
  }

  private void secretOf(Activity<?> activity) {
    if (activity instanceof Storage storage) {
      String text = Storage.TEXT.in(storage);
      if (text != null && text.length() >= FEWEST_CHARACTERS) {
        texts.add(text);
      }
    }
  }

  /** Walks all that can be reached from an object, and names what should not be. */
  private List<String> reached(String who, Object root) throws IllegalAccessException {
    List<String> found = new ArrayList<>();
    Deque<Object> open = new ArrayDeque<>();
    add(root, open);
    while (!open.isEmpty()) {
      Object next = open.pop();
      if (next instanceof Facts || next instanceof PhoneNumber) {
        found.add(who + " keeps a " + next.getClass().getName());
      } else if (next instanceof String text) {
        if (texts.stream().anyMatch(text::contains)) {
          found.add(who + " keeps the text");
        }
      } else {
        openUp(next, open);
      }
    }
    return found;
  }

  private void openUp(Object next, Deque<Object> open) throws IllegalAccessException {
    if (next instanceof Collection<?> many) {
      many.forEach(each -> add(each, open));
    } else if (next instanceof Map<?, ?> map) {
      map.forEach(
          (key, value) -> {
            add(key, open);
            add(value, open);
          });
    } else if (next instanceof Optional<?> perhaps) {
      perhaps.ifPresent(each -> add(each, open));
    } else if (next.getClass().isArray()) {
      if (!next.getClass().getComponentType().isPrimitive()) {
        for (int i = 0; i < Array.getLength(next); i++) {
          add(Array.get(next, i), open);
        }
      }
    } else if (next.getClass().getName().startsWith("io.lexicall")) {
      for (Class<?> type = next.getClass();
          type != null && type.getName().startsWith("io.lexicall");
          type = type.getSuperclass()) {
        for (Field field : type.getDeclaredFields()) {
          if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
            field.setAccessible(true);
            add(field.get(next), open);
          }
        }
      }
    }
  }

  private void add(@Nullable Object object, Deque<Object> open) {
    if (object != null && seen.add(object)) {
      open.push(object);
    }
  }
}
