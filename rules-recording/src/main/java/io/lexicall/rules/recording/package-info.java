/** Consent to record a call; the way in is {@link io.lexicall.rules.recording.RecordingRules}. */
@NullMarked
package io.lexicall.rules.recording;

import org.jspecify.annotations.NullMarked;
