package io.lexicall.batch;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.lexicall.facts.Problem;
import io.lexicall.json.ActivityJson;
import io.lexicall.json.JsonLines;
import io.lexicall.json.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Past activities as JSON lines: the facts as {@link ActivityJson} reads them, and in addition
 * {@code connected}, {@code refused} and {@code exempt}, which say how this contact ended and mean
 * the same as in {@code history}; {@code answered} and {@code abandoned}, from which the share of
 * abandoned calls of a campaign is computed; and {@code agent}, a text, and {@code trained}, which
 * describe who made it. A line that cannot be read is a refused row.
 *
 * <p>Not thread-safe.
 *
 * @since 0.1
 */
public final class PastLines implements Audit.Rows {
  private static final JsonFactory JSON = new JsonFactory();

  private final JsonLines lines;
  private final int file;

  /**
   * Reads the lines of a file, which stays open.
   *
   * @param file its index, which each row contains
   */
  public PastLines(JsonLines lines, int file) {
    this.lines = requireNonNull(lines, "lines");
    this.file = file;
  }

  @Override
  public @Nullable PastActivity next() throws IOException {
    JsonLines.Line line = lines.next();
    return line == null ? null : read(line).in(file, line.number());
  }

  private static PastActivity read(JsonLines.Line line) {
    Told told = new Told();
    List<Problem> problems = told.problems;
    String text = line.text();
    Reading reading;
    if (line.problem().isPresent() || !mayTellEnding(text)) {
      reading = ActivityJson.tryRead(line);
    } else {
      text = withoutEndings(text, told);
      reading = ActivityJson.tryRead(text);
    }
    if (reading instanceof Reading.Refused refused) {
      problems.addAll(0, refused.problems());
      return refused(refused.id().orElse(null), problems, line.text());
    }
    PastActivity row = PastActivity.of(((Reading.Understood) reading).activity());
    return problems.isEmpty()
        ? row.readFrom(text).ended(Ending.of(told.answers, told.agent))
        : refused(row.id(), problems, line.text());
  }

  private static PastActivity refused(@Nullable String id, List<Problem> problems, String text) {
    boolean withoutInstant = problems.stream().anyMatch(each -> each.path().equals("at"));
    return LegibleLine.leaving(
        PastActivity.refused(
            id, withoutInstant ? Refusal.NO_INSTANT : Refusal.UNREADABLE, problems),
        text);
  }

  /** What a line states in addition to the facts. */
  private static final class Told {
    private final Map<String, Boolean> answers = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private @Nullable String agent;

    void answer(String name, JsonToken value) {
      if (!value.isBoolean()) {
        problems.add(new Problem(name, "is not true or false", "true or false"));
      } else if (answers.put(name, value == JsonToken.VALUE_TRUE) != null) {
        problems.add(new Problem(name, "is given twice", "given once"));
      }
    }

    void agent(String name) {
      if (agent != null) {
        problems.add(new Problem(Ending.AGENT, "is given twice", "given once"));
      }
      agent = name;
    }
  }

  private static boolean mayTellEnding(String text) {
    for (String name : Ending.ANSWERS) {
      if (text.contains('"' + name + '"')) {
        return true;
      }
    }
    return text.contains('"' + Ending.AGENT + '"');
  }

  /**
   * Removes the endings from an object, so that only facts are left. Text that is not JSON is
   * returned unchanged: its reader reports what is wrong.
   */
  private static String withoutEndings(String text, Told told) {
    StringBuilder facts = new StringBuilder(text.length()).append('{');
    try (JsonParser from = JSON.createParser(text)) {
      if (from.nextToken() != JsonToken.START_OBJECT) {
        return text;
      }
      while (from.nextToken() != JsonToken.END_OBJECT) {
        int start = (int) from.currentTokenLocation().getCharOffset();
        String name = from.currentName();
        JsonToken value = from.nextToken();
        if (Ending.ANSWERS.contains(name)) {
          told.answer(name, value);
          from.skipChildren();
        } else if (name.equals(Ending.AGENT) && value == JsonToken.VALUE_STRING) {
          told.agent(from.getText()); // an object of this name is a fact of other activities
        } else {
          from.skipChildren();
          from.finishToken();
          facts.append(facts.length() == 1 ? "" : ",");
          facts.append(text, start, (int) from.currentLocation().getCharOffset());
        }
      }
      if (from.nextToken() != null) {
        return text;
      }
    } catch (JsonProcessingException broken) {
      told.answers.clear();
      told.problems.clear();
      told.agent = null;
      return text;
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible); // a text does not fail
    }
    return facts.append('}').toString();
  }
}
