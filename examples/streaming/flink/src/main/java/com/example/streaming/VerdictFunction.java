package com.example.streaming;

import io.lexicall.Compliance;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Profile;
import io.lexicall.json.ActivityJson;
import io.lexicall.json.ProfileJson;
import io.lexicall.json.Reading;
import io.lexicall.json.VerdictJson;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/**
 * Judges facts as JSON, and answers verdicts as JSON. The engine does not travel: each task builds
 * its own when it opens, from a profile that does, as text.
 */
public final class VerdictFunction extends RichMapFunction<String, String> {
  private static final long serialVersionUID = 1;

  private final String profile;
  private transient Compliance compliance;

  public VerdictFunction(Profile profile) {
    this.profile = ProfileJson.write(profile);
  }

  @Override
  public void open(OpenContext context) {
    // Modules are looked for where the job's classes are, not where Flink's are.
    compliance =
        Compliance.builder()
            .discover(VerdictFunction.class.getClassLoader())
            .profile(ProfileJson.read(profile))
            .build();
  }

  @Override
  public String map(String facts) {
    Reading reading = ActivityJson.tryRead(facts);
    if (reading instanceof Reading.Refused refused) {
      return VerdictJson.write(1, refused);
    }
    Activity<?> activity = ((Reading.Understood) reading).activity();
    return VerdictJson.write(activity, compliance.check(activity));
  }
}
