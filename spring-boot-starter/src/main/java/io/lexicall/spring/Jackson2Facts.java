package io.lexicall.spring;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.lexicall.Verdict;
import io.lexicall.facts.Activity;
import io.lexicall.facts.InvalidFactsException;
import io.lexicall.json.ActivityJson;
import io.lexicall.json.VerdictJson;
import java.io.IOException;
import java.util.Locale;

/** Facts and verdicts as Jackson 2 reads and writes them: in the form of {@code lexicall-json}. */
final class Jackson2Facts extends SimpleModule {
  private static final long serialVersionUID = 1;

  @SuppressWarnings({"unchecked", "rawtypes"}) // the JSON says which kind of activity it is
  Jackson2Facts() {
    super("lexicall");
    addSerializer(new Verdicts());
    addSerializer(new Activities());
    addDeserializer((Class) Activity.class, new Facts(Activity.class));
    for (Class<?> each : Activity.class.getPermittedSubclasses()) {
      addDeserializer((Class) each, new Facts(each));
    }
  }

  private static final class Verdicts extends StdSerializer<Verdict> {
    private static final long serialVersionUID = 1;

    Verdicts() {
      super(Verdict.class);
    }

    @Override
    public void serialize(Verdict verdict, JsonGenerator to, SerializerProvider context)
        throws IOException {
      to.writeRawValue(VerdictJson.write((String) null, verdict));
    }
  }

  private static final class Activities extends StdSerializer<Activity<?>> {
    private static final long serialVersionUID = 1;

    Activities() {
      super(Activity.class, false);
    }

    @Override
    public void serialize(Activity<?> activity, JsonGenerator to, SerializerProvider context)
        throws IOException {
      to.writeRawValue(ActivityJson.write(activity));
    }
  }

  private static final class Facts extends StdDeserializer<Activity<?>> {
    private static final long serialVersionUID = 1;

    Facts(Class<?> type) {
      super(type);
    }

    @Override
    public Activity<?> deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
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
