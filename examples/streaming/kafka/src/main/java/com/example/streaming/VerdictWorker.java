package com.example.streaming;

import io.lexicall.Compliance;
import io.lexicall.Verdict;
import io.lexicall.facts.Activity;
import io.lexicall.journal.Journal;
import io.lexicall.json.ActivityJson;
import io.lexicall.json.Reading;
import io.lexicall.json.VerdictJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Judges the facts that come over a topic, as one of a group of consumers, and sends the verdicts
 * to another topic. A verdict is sent only when it is in the journal, on the disk, and offsets are
 * committed only when the verdicts are with the broker. What was judged and not committed is judged
 * again: none is lost, and some may be told twice.
 *
 * <p>The consumer must not commit by itself ({@code enable.auto.commit=false}).
 */
public final class VerdictWorker {
  private final Consumer<String, String> facts;
  private final Producer<String, String> verdicts;
  private final String topic;
  private final Compliance compliance;
  private final Journal journal;

  public VerdictWorker(
      Consumer<String, String> facts,
      Producer<String, String> verdicts,
      String topic,
      Compliance compliance,
      Journal journal) {
    this.facts = facts;
    this.verdicts = verdicts;
    this.topic = topic;
    this.compliance = compliance;
    this.journal = journal;
  }

  /**
   * Judges what has come, and returns how many records that was. Whatever is thrown, nothing was
   * committed: close the consumer, and have another of the group go on.
   */
  public int step(Duration wait) throws Exception {
    List<ProducerRecord<String, String>> answers = new ArrayList<>();
    for (ConsumerRecord<String, String> record : facts.poll(wait)) {
      answers.add(new ProducerRecord<>(topic, record.key(), answer(record)));
    }
    if (!answers.isEmpty()) {
      journal.sync(); // first: no verdict is told that is not recorded
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (ProducerRecord<String, String> answer : answers) {
        sent.add(verdicts.send(answer));
      }
      for (Future<RecordMetadata> each : sent) {
        each.get();
      }
      facts.commitSync();
    }
    return answers.size();
  }

  private String answer(ConsumerRecord<String, String> record) {
    String value = record.value() == null ? "" : record.value();
    Reading reading = ActivityJson.tryRead(value);
    if (reading instanceof Reading.Refused refused) {
      return VerdictJson.write(record.offset(), refused);
    }
    // What is journaled is what was judged: with the profile, and what the sources knew.
    Activity<?> activity = compliance.complete(((Reading.Understood) reading).activity());
    Verdict verdict = compliance.check(activity);
    if (!journal.record(activity, verdict)) {
      throw new IllegalStateException("The journal takes no more");
    }
    return VerdictJson.write(activity, verdict);
  }
}
