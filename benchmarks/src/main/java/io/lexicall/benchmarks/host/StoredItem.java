package io.lexicall.benchmarks.host;

import io.lexicall.benchmarks.dialing.Week;
import io.lexicall.facts.Artifact;
import io.lexicall.facts.DataKind;
import io.lexicall.facts.PanForm;
import io.lexicall.facts.Storage;
import io.lexicall.place.Place;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Something that a contact centre keeps: a recording, a note, a record, in any state, mostly as it
 * should be. It holds a card number or health data, and in California perhaps no more than other
 * personal data: no module holds the law of other states on these, and they would be indeterminate.
 *
 * @param age in days; what is kept is deleted after 90
 */
public record StoredItem(
    Instant at,
    Artifact artifact,
    String state,
    boolean cardNumber,
    boolean code,
    boolean health,
    PanForm form,
    boolean encrypted,
    int age) {
  /** How long things are kept. */
  public static final int RETENTION_DAYS = 90;

  private static final String CALIFORNIA = "US-CA";
  private static final Place US = Place.of("US");
  private static final PanForm[] UNREADABLE = {
    PanForm.TRUNCATED, PanForm.TOKENIZED, PanForm.KEYED_HASH, PanForm.ENCRYPTED
  };

  /** Makes so many items. */
  public static List<StoredItem> make(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> states = Week.states();
    return Stream.generate(() -> random(random, states)).limit(count).toList();
  }

  private static StoredItem random(SplittableRandom random, List<String> states) {
    boolean careful = random.nextInt(100) < 85;
    PanForm[] forms = careful ? UNREADABLE : PanForm.values();
    String state = states.get(random.nextInt(states.size()));
    boolean health = random.nextInt(10) == 0;
    boolean cardNumber = random.nextInt(3) == 0 || !(health || state.equals(CALIFORNIA));
    return new StoredItem(
        Week.MONDAY
            .atStartOfDay()
            .toInstant(ZoneOffset.UTC)
            .plusSeconds(random.nextInt(7 * 86_400)),
        Artifact.values()[random.nextInt(Artifact.values().length)],
        state,
        cardNumber,
        !careful && random.nextInt(2) == 0,
        health,
        forms[random.nextInt(forms.length)],
        careful || random.nextBoolean(),
        // Never within days of the end: which day it is there does not decide.
        !careful && random.nextInt(4) == 0 ? 100 : 1 + random.nextInt(80));
  }

  /** States the facts. */
  public Storage facts() {
    List<DataKind> contains = new ArrayList<>(4);
    if (state.equals(CALIFORNIA)) {
      contains.add(DataKind.PERSONAL_DATA);
    }
    if (cardNumber) {
      contains.add(DataKind.PAN);
    }
    if (code) {
      contains.add(DataKind.CVV);
    }
    if (health) {
      contains.add(DataKind.PHI);
    }
    return Storage.builder()
        .at(at)
        .artifact(artifact)
        .contains(contains)
        .authorized(true)
        .issuer(false)
        .pan(form)
        .encrypted(encrypted)
        .businessNeed(true)
        .legalHold(false)
        .createdAt(at.minus(Duration.ofDays(age)))
        .retentionDays(RETENTION_DAYS)
        .country(US)
        .region(Place.of(state))
        .build();
  }
}
