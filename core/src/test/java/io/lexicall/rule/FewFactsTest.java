package io.lexicall.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lexicall.facts.Contact;
import io.lexicall.facts.Fact;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** It is what a set of linked hashes is, its slow twin. */
class FewFactsTest {
  private static final List<Fact<Contact, ?>> FACTS = List.copyOf(Contact.SCHEMA.facts());

  @Property
  void collects_asItsTwin(@ForAll List<@IntRange(min = 0, max = 15) Integer> added) {
    FewFacts<Fact<?, ?>> few = new FewFacts<>();
    Set<Fact<?, ?>> twin = new LinkedHashSet<>();
    for (int index : added) {
      assertThat(few.add(FACTS.get(index))).isEqualTo(twin.add(FACTS.get(index)));
    }
    assertThat(new ArrayList<>(few.sealed())).isEqualTo(new ArrayList<>(twin));
    assertThat(few).isEqualTo(twin).hasSameHashCodeAs(twin);
  }

  @Test
  void sealed_cannotBeChanged_andIsNotCopied() {
    FewFacts<Fact<?, ?>> few = new FewFacts<>();
    few.add(Contact.LISTS);
    assertThat(FewFacts.copyOf(few)).isNotSameAs(few).isEqualTo(Set.of(Contact.LISTS));
    Set<Fact<?, ?>> sealed = few.sealed();

    assertThat(FewFacts.copyOf(sealed)).isSameAs(sealed);
    assertThatThrownBy(() -> few.add(Contact.VOICE))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> sealed.remove(Contact.LISTS))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(sealed).hasSize(1);
  }
}
