package io.lexicall.spring;

import io.lexicall.Verdict;
import io.lexicall.facts.Activity;
import io.lexicall.facts.InvalidFactsException;
import io.lexicall.json.ActivityJson;
import io.lexicall.json.VerdictJson;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Facts and verdicts as Jackson 3 reads and writes them: in the form of {@code lexicall-json}. */
final class Jackson3Facts extends SimpleModule {
  private static final long serialVersionUID = 1;

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
        Activity<?> activity = ActivityJson.read(context.readTree(parser).toString());
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
  }
}
