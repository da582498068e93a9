package io.lexicall.cli;

import io.lexicall.Decision;
import io.lexicall.facts.Activity;
import io.lexicall.facts.FactType;
import io.lexicall.journal.Entry;
import io.lexicall.journal.JournalReader;
import io.lexicall.json.SafeText;
import io.lexicall.number.PhoneNumber;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that select entries of a journal. */
final class EntryFilter {
  @Option(
      names = "--number",
      paramLabel = "NUMBER",
      description = "Only entries about this number; needs the keys. May be repeated.")
  List<String> numbers = new ArrayList<>();

  @Option(
      names = "--id",
      paramLabel = "ID",
      description =
          "Only entries about the activity with this id; needs the keys. May be repeated.")
  List<String> ids = new ArrayList<>();

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description =
          "Only entries written from then on: 2026-11-01 (UTC), or an instant with an offset.")
  @Nullable String from;

  @Option(names = "--to", paramLabel = "TIME", description = "Only entries written before then.")
  @Nullable String to;

  @Option(
      names = "--rule",
      paramLabel = "ID",
      description = "Only entries in which this rule denied or could not decide. May be repeated.")
  List<String> rules = new ArrayList<>();

  @Option(
      names = "--decision",
      split = ",",
      paramLabel = "DECISION",
      description = "Only entries with this decision: permit, deny or indeterminate.")
  List<String> decisions = new ArrayList<>();

  private final Set<String> met = new HashSet<>();
  private final Set<String> tags = new HashSet<>();
  private Instant first = Instant.MIN;
  private Instant end = Instant.MAX;

  /** Returns whether an option was given that selects entries. */
  boolean selects() {
    return !numbers.isEmpty()
        || !ids.isEmpty()
        || from != null
        || to != null
        || !rules.isEmpty()
        || !decisions.isEmpty();
  }

  /** Prepares the search; false if the journals cannot contain such entries. */
  boolean begin(Journals journals) {
    String since = from;
    String until = to;
    first = since == null ? Instant.MIN : Journals.instant("--from", since);
    end = until == null ? Instant.MAX : Journals.instant("--to", until);
    for (String decision : decisions) {
      if (List.of(Decision.values()).stream().noneMatch(d -> FactType.code(d).equals(decision))) {
        throw Failure.usage("--decision takes permit, deny and indeterminate, not " + decision);
      }
    }
    if (!journals.haveKeys() && !(numbers.isEmpty() && ids.isEmpty())) {
      throw Failure.usage(
          (numbers.isEmpty() ? "--id" : "--number")
              + " needs the keys, because entries do not show what they are about; "
              + KeyOptions.GIVE);
    }
    if (numbers.isEmpty()) {
      return true;
    }
    for (String text : numbers) {
      PhoneNumber number = Journals.number(text);
      for (JournalReader reader : journals.readers()) {
        try {
          reader.know(number).ifPresent(tags::add);
        } catch (IOException failure) {
          throw Failure.broken("the keys cannot be read");
        }
      }
    }
    return !tags.isEmpty();
  }

  boolean matches(Entry entry) {
    return !entry.time().isBefore(first)
        && entry.time().isBefore(end)
        && (numbers.isEmpty() || entry.persons().stream().anyMatch(tags::contains))
        && (decisions.isEmpty()
            || entry.decision().filter(d -> decisions.contains(FactType.code(d))).isPresent())
        && (rules.isEmpty()
            || entry.rules().stream()
                .anyMatch(rule -> rules.contains(rule.substring(rule.indexOf(' ') + 1))))
        && (ids.isEmpty() || isAsked(entry)); // the last, since it reads the encrypted content
  }

  private boolean isAsked(Entry entry) {
    Optional<String> id = entry.activity().flatMap(Activity::id).filter(ids::contains);
    id.ifPresent(met::add);
    return id.isPresent();
  }

  /** Returns the ids that no entry had, safe to show. */
  List<String> idsNotMet() {
    return ids.stream().filter(id -> !met.contains(id)).map(SafeText::ofId).toList();
  }
}
