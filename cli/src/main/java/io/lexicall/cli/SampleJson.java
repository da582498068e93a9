package io.lexicall.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.lexicall.batch.Sample;
import java.io.IOException;

/** A sample in a summary as JSON. */
final class SampleJson {
  private SampleJson() {}

  /** Writes a sample as the field {@code sample}, with the interval of a share by its name. */
  static void write(JsonGenerator json, Sample sample, String name, Sample.Interval share)
      throws IOException {
    json.writeObjectFieldStart("sample");
    json.writeNumberField("of", sample.of());
    json.writeNumberField("rows", sample.rows());
    json.writeNumberField("judged", sample.judged());
    json.writeNumberField("persons", sample.persons());
    if (!sample.isAll()) { // otherwise it is no estimate
      json.writeNumberField(name + "ShareLow", share.low());
      json.writeNumberField(name + "ShareHigh", share.high());
    }
    json.writeEndObject();
  }
}
