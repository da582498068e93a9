/** Consent to record a call; start with {@link io.lexicall.rules.recording.RecordingRules}. */
@NullMarked
package io.lexicall.rules.recording;

import org.jspecify.annotations.NullMarked;
