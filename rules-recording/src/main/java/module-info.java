import org.jspecify.annotations.NullMarked;

/** Consent to record a call: the federal and state law of the United States, and Europe's. */
@NullMarked
module io.lexicall.rules.recording {
  requires transitive io.lexicall;
  requires static org.jspecify;

  exports io.lexicall.rules.recording;

  provides io.lexicall.rule.RuleModule with
      io.lexicall.rules.recording.RecordingRules;
}
