package io.lexicall.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.facts.Activity;
import io.lexicall.facts.Called;
import io.lexicall.facts.Caller;
import io.lexicall.facts.Contact;
import io.lexicall.facts.Exemption;
import io.lexicall.facts.Schema;
import io.lexicall.json.ActivityJson;
import io.lexicall.place.Place;
import io.lexicall.testkit.FactTree.Spot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class FactsGeneratorTest {
  private final FactsGenerator generator = FactsGenerator.of(Hints.standard());

  @Provide
  Arbitrary<Contact> contacts() {
    return FactsArbitraries.contacts();
  }

  @Property(tries = 200)
  void contact_readsBackFromJson(@ForAll("contacts") Contact contact) {
    // Emergencies are the profile's to state: no line of facts holds them.
    Contact written = Trials.without(contact, Set.of("emergencies"));
    assertThat(ActivityJson.read(ActivityJson.write(written))).isEqualTo(written);
  }

  @Test
  void everyKindOfActivity_isMade_equallyForEqualSeeds() {
    for (Schema<? extends Activity<?>> schema : Activity.schemas()) {
      assertThat(make(schema)).isEqualTo(make(schema));
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // a schema builds its own activity
  private Activity<?> make(Schema schema) {
    return generator.next(schema, new Random(7));
  }

  @Test
  void everyFact_isGivenNowAndThen_andLeftOutNowAndThen() {
    Random random = new Random(1);
    Set<String> given = new HashSet<>();
    Set<String> leftOut = new HashSet<>();
    Set<String> all = new HashSet<>();
    for (int i = 0; i < 400; i++) {
      for (Spot spot : FactTree.spots(generator.next(Contact.SCHEMA, random))) {
        all.add(spot.plain());
        (spot.value() == null ? leftOut : given).add(spot.plain());
      }
    }
    assertThat(given).isEqualTo(all);
    assertThat(all).contains("consents.channels", "caller.exemptions.code", "emergencies.to");
    all.removeIf(path -> leftOut.contains(path));
    assertThat(all)
        .containsExactlyInAnyOrder(
            "at",
            "consents.grantedAt",
            "emergencies.from",
            "emergencies.region",
            "history.at",
            "lists.list"); // an entry that names no list says nothing
  }

  @Test
  void fill_leavesNothingUnknown_andKeepsWhatIsKnown() {
    Random random = new Random(2);
    for (int i = 0; i < 100; i++) {
      Contact less = generator.next(Contact.SCHEMA, random);
      Contact full = generator.fill(less, random);
      assertThat(FactTree.spots(full))
          .filteredOn(Spot::isUnknown)
          .extracting(Spot::fact)
          // Of a place, what would contradict what is known stays unknown.
          .isSubsetOf(
              Caller.THIRD_PARTY,
              Caller.EXEMPTIONS,
              Called.NUMBER,
              Called.COUNTRY,
              Called.REGION,
              Called.POSTAL_CODE,
              Called.TIME_ZONE);
      assertThat(Trials.valuesOf(less).keySet()).isSubsetOf(Trials.valuesOf(full).keySet());
      assertThat(full.at()).isEqualTo(less.at());
    }
  }

  @Test
  void drop_ofAll_leavesWhatCannotBeUnknown() {
    Contact full = generator.complete(Contact.SCHEMA, new Random(3));
    Contact none = generator.drop(full, 1, new Random(3));
    assertThat(FactTree.spots(none))
        .filteredOn(spot -> spot.value() != null)
        .allMatch(spot -> !spot.fact().canBeUnknown());
    assertThat(none.at()).isEqualTo(full.at());
  }

  @Test
  void vary_changesOneThing() {
    Random random = new Random(4);
    Contact contact = generator.complete(Contact.SCHEMA, random);
    int changed = 0;
    for (int i = 0; i < 100; i++) {
      Contact varied = generator.vary(contact, random);
      changed += varied.equals(contact) ? 0 : 1;
    }
    assertThat(changed).isGreaterThan(50);
  }

  @Test
  void within_keepsToThePlaces() {
    FactsGenerator german = generator.within(List.of(Place.of("DE")));
    Random random = new Random(5);
    for (int i = 0; i < 100; i++) {
      Contact contact = german.complete(Contact.SCHEMA, random);
      assertThat(contact.whereabouts().countries()).containsOnly(Place.of("DE"));
    }
  }

  @Test
  void hintedValues_areTried() {
    FactsGenerator hinted =
        FactsGenerator.of(Hints.standard().values(Exemption.CODE, "newspaper").places("US-FL"));
    Random random = new Random(6);
    List<Object> codes = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      for (Spot spot : FactTree.spots(hinted.complete(Contact.SCHEMA, random))) {
        if (spot.fact().equals(Exemption.CODE) && spot.value() != null) {
          codes.add(spot.value());
        }
      }
    }
    assertThat(codes).contains("newspaper");
  }
}
