package io.lexicall.spring;

import io.lexicall.Verdict;
import io.lexicall.facts.Activity;
import io.lexicall.facts.InvalidFactsException;
import io.lexicall.json.ActivityJson;
import io.lexicall.json.VerdictJson;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Facts and verdicts as Jackson 3 reads and writes them: in the form of {@code lexicall-json}. */
final class Jackson3Facts extends SimpleModule {
  private static final long serialVersionUID = 1;

  private static final JsonFactory JSON =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_CONTENT).build();

  @SuppressWarnings({"unchecked", "rawtypes"}) // the JSON says which kind of activity it is
  Jackson3Facts() {
    super("lexicall");
    addSerializer(new Verdicts());
    addSerializer(new Activities());
    addDeserializer((Class) Activity.class, new Facts(Activity.class));
    for (Class<?> each : Activity.class.getPermittedSubclasses()) {
      addDeserializer((Class) each, new Facts(each));
    }
  }

  private static final class Verdicts extends StdSerializer<Verdict> {
    Verdicts() {
      super(Verdict.class);
    }

    @Override
    public void serialize(Verdict verdict, JsonGenerator to, SerializationContext context) {
      to.writeRawValue(VerdictJson.write((String) null, verdict));
    }
  }

  private static final class Activities extends StdSerializer<Activity<?>> {
    @SuppressWarnings({"unchecked", "rawtypes"}) // there is no class for an activity of any kind
    Activities() {
      super((Class) Activity.class);
    }

    @Override
    public void serialize(Activity<?> activity, JsonGenerator to, SerializationContext context) {
      to.writeRawValue(ActivityJson.write(activity));
    }
  }

  private static final class Facts extends StdDeserializer<Activity<?>> {
    Facts(Class<?> type) {
      super(type);
    }

    @Override
    public Activity<?> deserialize(JsonParser parser, DeserializationContext context) {
      try {
        Activity<?> activity = ActivityJson.read(text(parser, context));
        return handledType().isInstance(activity)
            ? activity
            : context.reportInputMismatch(
                this,
                "activity must be %s, but is %s",
                handledType().getSimpleName().toLowerCase(Locale.ROOT),
                activity.schema().name());
      } catch (InvalidFactsException wrong) {
        return context.reportInputMismatch(this, "%s", wrong.getMessage());
      }
    }

    /**
     * Returns what the parser is at as text again, token by token: a tree would keep only the last
     * of two facts of one name, and digits of a number could be lost.
     */
    private String text(JsonParser parser, DeserializationContext context) {
      long start = parser.currentTokenLocation().getByteOffset();
      FactsText text = new FactsText();
      try (JsonGenerator copy = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
        int depth = 0;
        for (JsonToken token = parser.currentToken(); token != null; token = parser.nextToken()) {
          if (token.isNumeric()) {
            copy.writeNumber(parser.getString());
          } else {
            copy.copyCurrentEvent(parser);
          }
          depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
          if (depth == 0 || text.isTooLarge()) {
            break;
          }
        }
      }
      long read = start < 0 ? 0 : parser.currentLocation().getByteOffset() - start;
      return text.isTooLarge() || FactsText.isTooLarge(read)
          ? context.reportInputMismatch(this, FactsText.TOO_LARGE)
          : text.toString();
    }
  }
}
