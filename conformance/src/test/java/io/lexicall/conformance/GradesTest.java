package io.lexicall.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.lexicall.law.Certainty;
import io.lexicall.place.Place;
import io.lexicall.rule.Rule;
import io.lexicall.rule.RuleInfo;
import io.lexicall.rule.Settings;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds every card to what its grade means, and every code to one form of citation. */
class GradesTest {
  private static final List<RuleInfo> CARDS =
      Suite.engine().modules().stream()
          .flatMap(module -> module.rules(Settings.defaults()).stream())
          .map(Rule::info)
          .toList();

  /** A section as codes count it, with its paragraphs, and more paragraphs of the same section. */
  private static final String SECTION =
      "\\\\d[\\\\w.:/-]*(\\\\([\\\\w.-]+\\\\))*\\\\d?((-|, )(\\\\([\\\\w-]+\\\\))+)*";

  private static final Map<String, List<Pattern>> FORMS = forms();
  private static final Set<String> NATIONAL = Set.of("eprivacy", "gdpr", "recording");
  private static final Pattern ARTICLE =
      Pattern.compile(
          "(Art\\.|§|\\bs\\.|\\breg\\.|\\b[Cc]h\\.|\\bcl\\.|\\bBW|\\bCMCOB|\\bCOBS|\\bCONC|\\bMCOB|\\bFPCOB|\\bSYSC) ?([A-Z]+\\.? ?)?\\d"
              // Spanish resolutions number their points so.
              + "|\\b(Primero|Segundo|Sexto)\\b");

  @Test
  void everyCard_saysWhatWasReadHowSureAndWhen() {
    assertThat(CARDS).isNotEmpty();
    assertThat(CARDS)
        .allSatisfy(
            card -> {
              assertThat(card.source()).as("source of %s", card).isNotBlank();
              assertThat(card.verifiedOn())
                  .as("day of the last comparison of %s", card)
                  .isPresent();
            });
  }

  @Test
  void source_isNeverTheLawBook() {
    assertThat(CARDS.stream().filter(card -> card.source().matches("law/[a-z-]+\\.md.*")))
        .isEmpty();
  }

  @Test
  void memory_isNeverGradedHigh() {
    assertThat(graded(Certainty.HIGH).filter(card -> card.source().contains("memory"))).isEmpty();
  }

  @Test
  void directive_isGradedLow() {
    assertThat(
            CARDS.stream()
                .filter(card -> card.citation().startsWith("Directive "))
                .filter(card -> card.certainty() != Certainty.LOW))
        .isEmpty();
  }

  @Test
  void nationalLawWithoutItsArticle_isNeverGradedHigh() {
    assertThat(
            graded(Certainty.HIGH)
                .filter(card -> NATIONAL.contains(card.regulation()) && forms(card).isEmpty())
                .filter(card -> !parts(card).allMatch(part -> ARTICLE.matcher(part).find())))
        .isEmpty();
  }

  /** Whoever has read the words knows in which section they stand. */
  @Test
  void citationWithoutASection_isNeverGradedHigh() {
    assertThat(
            graded(Certainty.HIGH)
                .filter(card -> card.citation().chars().noneMatch(Character::isDigit)))
        .isEmpty();
  }

  @Test
  void eachCode_isCitedInOneForm() {
    List<String> others = new ArrayList<>();
    for (RuleInfo card : CARDS) {
      List<Pattern> forms = forms(card);
      if (!forms.isEmpty()) {
        parts(card)
            .filter(part -> forms.stream().noneMatch(form -> form.matcher(part).matches()))
            .forEach(part -> others.add(card + ": " + part));
      }
    }
    assertThat(others).isEmpty();
  }

  private static Stream<RuleInfo> graded(Certainty certainty) {
    return CARDS.stream().filter(card -> card.certainty() == certainty);
  }

  private static Stream<String> parts(RuleInfo card) {
    return Stream.of(card.citation().split("; "));
  }

  /** The forms of the regulation's own citations, and of the codes of the card's state. */
  private static List<Pattern> forms(RuleInfo card) {
    List<Pattern> forms = new ArrayList<>(FORMS.getOrDefault(card.regulation(), List.of()));
    for (Place place : card.places()) {
      if (place.country().code().equals("US") && !card.regulation().equals("eprivacy")) {
        forms.addAll(FORMS.getOrDefault(place.code(), List.of()));
      }
    }
    return forms;
  }

  private static Map<String, List<Pattern>> forms() {
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder()
            .ofNamedCsvRecord(
                new InputStreamReader(
                    requireNonNull(GradesTest.class.getResourceAsStream("citation-forms.csv")),
                    UTF_8))) {
      return reader.stream()
          .collect(
              groupingBy(
                  row -> row.getField("whose"),
                  mapping(
                      row ->
                          Pattern.compile(row.getField("form").replaceAll("\\{section}", SECTION)),
                      toList())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
