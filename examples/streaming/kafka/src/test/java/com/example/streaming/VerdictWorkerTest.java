package com.example.streaming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lexicall.Compliance;
import io.lexicall.journal.Journal;
import io.lexicall.journal.JournalKeys;
import io.lexicall.journal.JournalOptions;
import io.lexicall.json.ProfileJson;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictWorkerTest {
  private static final int RECORDS = 20;
  private static final String CALL =
      """
      {"activity":"contact","id":"call-%d","at":"2026-11-24T12:59:59Z","channel":"voice",\
      "purpose":"telemarketing","to":{"number":"+12125550142","subscriber":"consumer"},"consents":[]}\
      """;

  private static KafkaClusterTestKit kafka;
  private final Compliance compliance =
      Compliance.builder()
          .discover()
          .profile(ProfileJson.read("{\"caller\":{\"taxExempt\":false}}"))
          .build();

  @TempDir Path folder;

  @BeforeAll
  static void startBroker() throws Exception {
    kafka =
        new KafkaClusterTestKit.Builder(
                new TestKitNodes.Builder()
                    .setCombined(true)
                    .setNumBrokerNodes(1)
                    .setNumControllerNodes(1)
                    .build())
            .setConfigProp("offsets.topic.num.partitions", "1")
            .setConfigProp("offsets.topic.replication.factor", "1")
            .setConfigProp("group.initial.rebalance.delay.ms", "0")
            .build();
    kafka.format();
    kafka.startup();
    kafka.waitForReadyBrokers();
    try (Admin admin = kafka.admin()) {
      admin
          .createTopics(
              List.of(
                  new NewTopic("contacts", 2, (short) 1), new NewTopic("verdicts", 1, (short) 1)))
          .all()
          .get();
    }
  }

  @AfterAll
  static void stopBroker() throws Exception {
    kafka.close();
  }

  private static KafkaProducer<String, String> producer() {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", kafka.bootstrapServers());
    properties.put("acks", "all");
    return new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer());
  }

  private static Properties consuming(String group) {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", kafka.bootstrapServers());
    properties.put("group.id", group);
    properties.put("enable.auto.commit", "false");
    properties.put("auto.offset.reset", "earliest");
    properties.put("max.poll.records", "6");
    return properties;
  }

  private static KafkaConsumer<String, String> consumer() {
    KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            consuming("judges"), new StringDeserializer(), new StringDeserializer());
    consumer.subscribe(List.of("contacts"));
    return consumer;
  }

  /** A consumer whose process ends when it is about to commit. */
  private static KafkaConsumer<String, String> killedBeforeItCommits() {
    KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            consuming("judges"), new StringDeserializer(), new StringDeserializer()) {
          @Override
          public void commitSync() {
            throw new IllegalStateException("killed");
          }
        };
    consumer.subscribe(List.of("contacts"));
    return consumer;
  }

  private static int stepUntilSome(VerdictWorker worker) throws Exception {
    for (int tries = 0; tries < 60; tries++) {
      int judged = worker.step(Duration.ofMillis(500));
      if (judged > 0) {
        return judged;
      }
    }
    throw new AssertionError("Nothing has come");
  }

  @Test
  void recordsOfAWorkerThatWasKilled_areJudgedByTheNext_andNoneIsLost() throws Exception {
    try (KafkaProducer<String, String> producer = producer();
        JournalKeys keys = JournalKeys.open(folder.resolve("keys"));
        Journal journal =
            Journal.open(folder.resolve("journal"), keys, JournalOptions.defaults())) {
      for (int i = 0; i < RECORDS; i++) {
        String value = i == 7 ? "{\"activity\":\"contact\"}" : CALL.formatted(i);
        producer.send(new ProducerRecord<>("contacts", "call-" + i, value)).get();
      }

      long ofTheKilled;
      try (KafkaConsumer<String, String> consumer = killedBeforeItCommits()) {
        VerdictWorker worker =
            new VerdictWorker(consumer, producer, "verdicts", compliance, journal);
        assertEquals(
            "killed",
            assertThrows(IllegalStateException.class, () -> stepUntilSome(worker)).getMessage());
        ofTheKilled = journal.entries();
        assertTrue(ofTheKilled > 0, "what it judged is in the journal");
      }

      int judged = 0;
      try (KafkaConsumer<String, String> consumer = consumer()) {
        VerdictWorker worker =
            new VerdictWorker(consumer, producer, "verdicts", compliance, journal);
        while (judged < RECORDS) {
          judged += stepUntilSome(worker);
        }
        assertEquals(0, worker.step(Duration.ofMillis(200)));
      }

      assertEquals(RECORDS, judged);
      assertEquals(RECORDS, committed());
      assertTrue(journal.entries() >= ofTheKilled + RECORDS - 1, "each is there, some are twice");
      Map<String, String> answers = answers();
      assertEquals(RECORDS, answers.size());
      answers.forEach(
          (key, answer) ->
              assertTrue(
                  answer.contains(key.equals("call-7") ? "\"error\":" : "\"decision\":\"deny\""),
                  answer));
    }
  }

  @Test
  void verdict_isSentOnlyWhenItIsOnTheDisk() throws Exception {
    List<Long> onDisk = new ArrayList<>();
    try (JournalKeys keys = JournalKeys.open(folder.resolve("keys"));
        Journal journal = Journal.open(folder.resolve("journal"), keys, JournalOptions.defaults());
        MockConsumer<String, String> consumer = new MockConsumer<>("earliest");
        MockProducer<String, String> producer =
            new MockProducer<>(true, null, new StringSerializer(), new StringSerializer()) {
              @Override
              public synchronized Future<RecordMetadata> send(ProducerRecord<String, String> one) {
                onDisk.add(journal.entries());
                return super.send(one);
              }
            }) {
      TopicPartition contacts = new TopicPartition("contacts", 0);
      consumer.assign(List.of(contacts));
      consumer.updateBeginningOffsets(Map.of(contacts, 0L));
      for (int i = 0; i < 3; i++) {
        consumer.addRecord(new ConsumerRecord<>("contacts", 0, i, "call-" + i, CALL.formatted(i)));
      }

      new VerdictWorker(consumer, producer, "verdicts", compliance, journal).step(Duration.ZERO);
    }
    // Beside the two entries with which a journal begins.
    assertEquals(List.of(5L, 5L, 5L), onDisk);
  }

  private static long committed() throws Exception {
    try (Admin admin = kafka.admin()) {
      return admin
          .listConsumerGroupOffsets("judges")
          .partitionsToOffsetAndMetadata()
          .get()
          .values()
          .stream()
          .mapToLong(offset -> offset.offset())
          .sum();
    }
  }

  private static Map<String, String> answers() {
    Map<String, String> answers = new TreeMap<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            consuming("readers"), new StringDeserializer(), new StringDeserializer())) {
      TopicPartition verdicts = new TopicPartition("verdicts", 0);
      consumer.assign(List.of(verdicts));
      consumer.seekToBeginning(List.of(verdicts));
      long end = new HashMap<>(consumer.endOffsets(Set.of(verdicts))).get(verdicts);
      while (consumer.position(verdicts) < end) {
        for (ConsumerRecord<String, String> each : consumer.poll(Duration.ofMillis(500))) {
          answers.put(each.key(), each.value());
        }
      }
    }
    return answers;
  }
}
