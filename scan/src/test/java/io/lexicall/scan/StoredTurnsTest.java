package io.lexicall.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Turns in YAML, in subtitles of SubStation Alpha, in rows of SQL, and parted by {@code <br>}. */
class StoredTurnsTest {

  private static final TranscriptScanner SCANNER = TranscriptScanner.of(CardScanner.standard());

  private static String found(String text) {
    return SCANNER.scan(text).findings().stream()
        .map(
            finding ->
                finding.kind()
                    + ":"
                    + finding.pieces().stream()
                        .map(piece -> text.substring((int) piece.start(), (int) piece.end()))
                        .collect(Collectors.joining("+")))
        .collect(Collectors.joining(" "));
  }

  private static String redacted(String text) {
    return SCANNER.redact(text, Redaction.firstSixLastFour());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // A field a line.
        """
        call: 17
        turns:
          - speaker: Agent
            text: What's your card number?
          - speaker: Caller
            text: 4260 1815
          - speaker: Caller
            text: "9083 0167"
          - speaker: Agent
            text: 'And the ''security code''?'
          - speaker: Caller
            text: 837
        """,
        // The text first, with times, and a block.
        """
        - text: What's your card number?
          start: 0.5
          speaker: SPEAKER_00
        - text: >-
            Sure, it's 4260 1815
          start: 2.5
          speaker: SPEAKER_01
        - text: 9083 0167
          start: 4.5
          speaker: SPEAKER_01
        - text: And the
            security code?
          start: 6.5
          speaker: SPEAKER_00
        - text: 837
          start: 8.0
          speaker: SPEAKER_01
        """,
        // In braces.
        """
        - {speaker: agent, text: "What's your card number?"}
        - {speaker: caller, text: 4260 1815}
        - {speaker: caller, text: '9083 0167'}
        - {speaker: agent, text: "And the security code?"}
        - {speaker: caller, text: "837"}
        """,
        // The role as the name.
        """
        - agent: What's your card number?
        - caller: 4260 1815
        - caller: 9083 0167
        - agent: And the security code?
        - caller: 837
        """,
        // A whole transcript in a block.
        """
        transcript: |
          Agent: What's your card number?
          Caller: 4260 1815
          Caller: 9083 0167
          Agent: And the security code?
          Caller: 837
        duration: 120
        """
      })
  void scan_yaml_findsTheNumberOverTurns(String text) {
    assertThat(SCANNER.scan(text).format()).isEqualTo(TranscriptFormat.YAML);
    assertThat(found(text)).isEqualTo("pan:4260 1815+9083 0167 cvv:837");
  }

  /** An asterisk at the beginning of a value would name an anchor. */
  @Test
  void redact_yaml_quotesWhatWouldMeanSomethingElse() {
    String text =
        "- speaker: Agent\n  text: Your card number?\n- speaker: Caller\n  text: 4260 1815\n"
            + "- speaker: Caller\n  text: 9083 0167, it's\n- speaker: Agent\n  text: And the CVV?\n"
            + "- speaker: Caller\n  text: 837\n";
    assertThat(redacted(text))
        .contains("  text: 426018**\n")
        .contains("  text: '****0167, it''s'\n")
        .contains("  text: '***'\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jobs:\n  - name: build\n    run: |\n      echo what is a card?\n  - name: test\n    message: card 1234\n",
        "- name: a card?\n  value: 1\n- name: b\n  value: 2\n- name: c\n  value: 3\n",
        "cards:\n  - user: bob\n    body: card?\n  - user: bob\n    body: x\n  - user: bob\n    body: y\n"
      })
  void scan_otherYaml_isNoTranscript(String text) {
    assertThat(SCANNER.scan(text).format()).isNotEqualTo(TranscriptFormat.YAML);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0,%s,%s,Default,%s,0,0,0,,%s", "0,%s,%s,Default,,0,0,0,,%s: %s"})
  void scan_subStation_findsTheNumberOverLines(String fields) {
    String[][] turns = {
      {"Agent", "What's your card number?"},
      {"Caller", "{\\i1}four two six zero{\\i0}\\Neighteen fifteen"},
      {"Agent", "okay"},
      {"Caller", "nine zero eight three zero one six seven"},
      {"Agent", "And the security code?"},
      {"Caller", "837"}
    };
    StringBuilder text =
        new StringBuilder(
            "[Script Info]\nScriptType: v4.00+\n\n[Events]\n"
                + "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n");
    for (int t = 0; t < turns.length; t++) {
      String from = "0:00:0" + t + ".00";
      text.append("Dialogue: ").append(fields.formatted(from, from, turns[t][0], turns[t][1]));
      text.append('\n');
    }
    TranscriptScan scan = SCANNER.scan(text.toString());
    assertThat(scan.format()).isEqualTo(TranscriptFormat.SUBSTATION);
    assertThat(found(text.toString()))
        .isEqualTo(
            "pan:four two six zero+eighteen fifteen+nine zero eight three zero one six seven cvv:837");
    assertThat(scan.findings().get(1).pieces().get(0).from())
        .contains(java.time.Duration.ofSeconds(5));
    assertThat(redacted(text.toString()))
        .contains(",,")
        .contains("{\\i1}4260{\\i0}\\N18**\n")
        .endsWith("***\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO turns (id, speaker, said) VALUES (1, 'Agent', 'What''s your card number?'),\n(2, 'Caller', '4260 1815'), (3, 'Caller', '9083 0167'),\n(4, 'Agent', 'And the security code?'), (5, 'Caller', '837');\n",
        "insert into `turns` (`speaker`,`text`) values ('Agent','What\\'s your card number?');\ninsert into `turns` (`speaker`,`text`) values ('Caller','4260 1815');\ninsert into `turns` (`speaker`,`text`) values ('Caller','9083 0167');\ninsert into `turns` (`speaker`,`text`) values ('Agent','And the security code?');\ninsert into `turns` (`speaker`,`text`) values ('Caller','837');\n",
        "INSERT INTO calls VALUES (1,'Agent: What\\'s your card number?\\nCaller: 4260 1815\\nCaller: 9083 0167\\nAgent: And the security code?\\nCaller: 837\\n','2026-01-02');\n"
      })
  void scan_sql_findsTheNumberOverRows(String text) {
    assertThat(SCANNER.scan(text).format()).isEqualTo(TranscriptFormat.SQL);
    assertThat(found(text)).isEqualTo("pan:4260 1815+9083 0167 cvv:837");
    assertThat(redacted(text)).contains("426018**").contains("****0167");
  }

  /** What stands in other rows, and in other columns of the same, is scanned too. */
  @Test
  void scan_sqlWithAColumnOfCodes_findsThem() {
    String row = "INSERT INTO turns (call_id, speaker, said, cvv) VALUES (7, ";
    String text =
        row
            + "'Agent', 'What is your card number?', NULL);\n"
            + row
            + "'Caller', 'It''s 4260 1815 9083 0167', '837');\n"
            + row
            + "'Agent', 'Thanks.', NULL);\nINSERT INTO payments VALUES (1, '5555555555554444', 12.50);\n";
    assertThat(found(text)).isEqualTo("pan:4260 1815 9083 0167 cvv:837 pan:5555555555554444");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p><b>Agent</b> (10:01): What's your card number?<br/><b>Customer</b> (10:02): 4260 1815<br/><b>Customer</b> (10:03): 9083 0167<br/><b>Agent</b> (10:03): and the cvv?<br/><b>Customer</b> (10:04): 837</p>",
        "<div>Thanks! Here is your chat:</div><br><b>[10:01:02] Sam (Agent):</b>&nbsp;What is your card number?<br><b>[10:01:20] Visitor:</b>&nbsp;4260 1815<br><b>[10:01:22] Visitor:</b>&nbsp;9083 0167<br><b>[10:01:25] Sam (Agent):</b>&nbsp;And the security code?<br><b>[10:01:30] Visitor:</b>&nbsp;837<br>",
        "{\"html\":\"Agent: What's your card number?<br>Customer: 4260 1815<br>Customer: 9083 0167<br>Agent: And the security code?<br>Customer: 837\"}"
      })
  void scan_breaksBetweenTurns_findsTheNumberOverThem(String text) {
    assertThat(found(text)).isEqualTo("pan:4260 1815+9083 0167 cvv:837");
    assertThat(redacted(text)).contains("426018**").contains("****0167<");
  }

  private static String chat(String form) {
    StringBuilder chat = new StringBuilder("{\"messages\":[");
    List<String> said =
        List.of("May I have your card number?", "4485 2757", "4230 8327", "and the cvv?", "812");
    for (int turn = 0; turn < said.size(); turn++) {
      String speaker = turn % 3 == 0 ? "agent" : "user";
      chat.append(turn == 0 ? "" : ",").append(form.formatted(speaker, said.get(turn)));
    }
    return chat.append("]}").toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"sender_name\":\"%s\",\"timestamp_ms\":1796000000000,\"content\":\"%s\"}",
        "{\"fromName\":\"%s\",\"text\":\"%s\"}",
        "{\"role\":\"%s\",\"content\":[{\"type\":\"text\",\"text\":\"%s\"}]}",
        "{\"role\":\"%s\",\"text\":{\"text\":\"%s\"}}",
        "{\"author\":{\"name\":\"%s\"},\"content\":{\"text\":\"%s\"}}",
        "{\"from\":{\"user\":{\"displayName\":\"%s\"}},\"body\":{\"contentType\":\"html\",\"content\":\"%s\"}}",
      })
  void numberOverMessages_whoseTextStandsOneLevelBelow_isFound(String form) {
    assertThat(CallFinder.found(chat(form)))
        .containsExactly("pan 4485 2757", "pan 4230 8327", "cvv 812");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"product\":\"%s\",\"content\":{\"text\":\"%s\"}}",
        "{\"filename\":\"%s\",\"content\":\"%s\"}",
        "{\"role\":\"%s\",\"order\":{\"text\":\"%s\"}}",
      })
  void valuesThatNobodySays_areNoTurns(String form) {
    assertThat(CallFinder.found(chat(form))).noneMatch(found -> found.startsWith("pan"));
  }

  private static String timed(boolean ends, String words) {
    StringBuilder text = new StringBuilder();
    double time = 1;
    for (String word : words.split(" ", -1)) {
      String end = ends ? "%.2f\t".formatted(time + 0.4) : "";
      text.append("%.2f\t".formatted(time)).append(end).append(word).append('\n');
      time += 0.5;
    }
    return text.toString();
  }

  /** A card told digit by digit, and read back, is most of a list of words with their times. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Thanks for calling, what can I do? a payment And the card number please? sure, "
            + "5 5 0 0 0 0 5 5 5 5 5 5 5 5 5 9 so that is 5 5 0 0 0 0 5 5 5 5 5 5 5 5 5 9 thank you bye",
        "the card number ? yes 5 5 0 0 0 0 5 5 5 5 5 5 5 5 5 9",
        "card ? 5 5 0 0 0 0 5 5 5 5 5 5 5 5 5 9"
      })
  void scan_wordsWithTimes_ofWhichMostAreDigits_findsTheNumberAndKeepsTheTimes(String words) {
    String text = timed(true, words);
    assertThat(SCANNER.scan(text).format()).isEqualTo(TranscriptFormat.TURNS);
    String expected = timed(true, words.replace("5 5 5 5 5 5 5 5 5 9", "* * * * * * 5 5 5 9"));
    assertThat(redacted(text)).isEqualTo(expected);
  }

  @Test
  void scan_wordsWithTheirStart_ofWhichMostAreDigits_findsTheNumber() {
    assertThat(
            redacted(
                timed(
                    false, "here is my card number please ? 5 5 0 0 0 0 5 5 5 5 5 5 5 5 5 9 okay")))
        .isEqualTo(
            timed(false, "here is my card number please ? 5 5 0 0 0 0 * * * * * * 5 5 5 9 okay"));
  }

  /** A table of numbers is none, and one whose second column falls has no ends of words there. */
  @Test
  void scan_columnsOfNumbers_areNoWords() {
    String numbers = timed(true, "card number? " + "12 7 340 5 ".repeat(8).strip());
    assertThat(SCANNER.scan(numbers.replaceAll("(?m)^.*[a-z].*\n", "")).format())
        .isEqualTo(TranscriptFormat.TEXT);
    StringBuilder falling = new StringBuilder("1.00\t0.90\tcard\n");
    for (int n = 0; n < 20; n++) {
      falling.append("%d.00\t0.%d\t%d\n".formatted(n + 2, n % 10, n));
    }
    assertThat(SCANNER.scan(falling).format()).isEqualTo(TranscriptFormat.TEXT);
  }

  /** Words that follow each other, each with its time; every other one takes a little longer. */
  private static String ctm(boolean even, String words) {
    StringBuilder ctm = new StringBuilder();
    int at = 200;
    for (String word : words.split(" ", -1)) {
      int takes = even || at % 80 == 0 ? 31 : 34;
      ctm.append("clip7 1 %d.%02d 0.%d %s 0.98\n".formatted(at / 100, at % 100, takes, word));
      at += 40;
    }
    return ctm.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "number please 4 5 3 9 5 7 8 7 6 3 6 2 1 4 8 6",
        "card number 4 5 3 9 5 7 8 7 6 3 6 2 1 4 8 6",
        "card 4539 5787 6362 1486",
        "4539 5787 6362 1486",
      })
  void redact_ctmOfMostlyDigits_isRead(String words) {
    String text = ctm(false, words);
    assertThat(SCANNER.scan(text).format()).isEqualTo(TranscriptFormat.CTM);
    String last = words.endsWith(" 6") ? " 6 0.98\n" : " 1486 0.98\n";
    assertThat(redacted(text)).endsWith(last);
    assertThat(SCANNER.scan(text).findings()).hasSize(1);
  }

  /** Values of a metric, with the time and the extent of each, are no words. */
  @Test
  void scan_tableOfNumbersInTheFieldsOfCtm_isText() {
    String even = ctm(true, "4539 5787 6362 1486");
    assertThat(SCANNER.scan(even).format()).isEqualTo(TranscriptFormat.TEXT);
    String many = ctm(false, "4539 5787 6362 1486 " + "4539 5787 6362 1486");
    assertThat(SCANNER.scan(many).format()).isEqualTo(TranscriptFormat.TEXT);
    String word = ctm(false, "start 17 23 18 44 21 17 23 18");
    assertThat(SCANNER.scan(word).format()).isEqualTo(TranscriptFormat.CTM);
    assertThat(SCANNER.scan(word.replace(" 23 ", " 2.3 ")).format())
        .isEqualTo(TranscriptFormat.TEXT);
    assertThat(SCANNER.scan(word.replace("clip7", "7")).format()).isEqualTo(TranscriptFormat.TEXT);
    assertThat(SCANNER.scan(word.replace(" 0.3", " 2.3")).format())
        .as("each begins before the last one ends")
        .isEqualTo(TranscriptFormat.TEXT);
  }

  private static String stm(String label, String... turns) {
    StringBuilder stm = new StringBuilder();
    for (int i = 0; i < turns.length; i++) {
      boolean agent = turns[i].startsWith("A ");
      stm.append(
          "call0417 %s %s %d.00 %d.50 %s%s\n"
              .formatted(
                  agent ? "1" : "2",
                  agent ? "agent" : "customer",
                  3 + 2 * i,
                  4 + 2 * i,
                  label,
                  turns[i].substring(2)));
    }
    return stm.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<o> ", "<o,f0,female> "})
  void redact_stmOfGroupsReadBack_isRead(String label) {
    String text =
        stm(
            label,
            "A Go ahead with the card number",
            "C 4539",
            "A 4539",
            "C 5787",
            "A 5787",
            "C 6362",
            "A 6362",
            "C 1486",
            "A 1486. Thanks.");
    assertThat(SCANNER.scan(text).format()).isEqualTo(TranscriptFormat.STM);
    assertThat(redacted(text)).contains(" 57**\n").doesNotContain("5787", "6362");
    String two = stm(label, "A card number?", "C 4539 [pause] 5787 <inaudible> 6362 (coughs) 1486");
    assertThat(redacted(two)).contains("4539").doesNotContain("5787", "6362");
    String table = two.replace(".50 " + label + "4539", ".50 " + label + "12.5 4539");
    assertThat(SCANNER.scan(table).format()).isNotEqualTo(TranscriptFormat.STM);
    assertThat(SCANNER.scan(text.substring(0, text.indexOf('\n') + 1)).format())
        .as("one line may be anything")
        .isEqualTo(TranscriptFormat.TEXT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Zeit;Sprecher;Text",
        "Beginn;Ende;Rolle;Nachricht",
        "debut;locuteur;texte",
        "D\u00e9but;Fin;Intervenant;Contenu",
        "inicio;hablante;texto",
        "in\u00edcio;falante;mensagem",
        "hora;locutor;transcri\u00e7\u00e3o",
      })
  void redact_tableWithAHeaderInOtherLanguages_findsANumberOverItsRows(String header) {
    String times = header.split(";").length == 4 ? "%1$d;%1$d" : "%d";
    StringBuilder table = new StringBuilder(header + "\n");
    String[] said = {
      "Agent;num\u00e9ro de carte?", "Client;4539 5787", "Agent;oui", "Client;6362 1486"
    };
    for (int i = 0; i < said.length; i++) {
      table.append(times.formatted(i + 1)).append(';').append(said[i]).append('\n');
    }
    assertThat(SCANNER.scan(table).format()).isEqualTo(TranscriptFormat.TABLE);
    assertThat(redacted(table.toString())).contains(";453957**\n", ";****1486\n");
  }

  /** A list of texts by day is no conversation. */
  @ParameterizedTest
  @ValueSource(strings = {"Nummer;Text", "Datum;Menge;Preis", "Sprecher;Ort", "debut;fin;lieu"})
  void scan_tableOfOtherColumns_isNoneOfTurns(String header) {
    String row = "a;".repeat(header.split(";").length);
    String table = header + "\n" + (row.substring(0, row.length() - 1) + "\n").repeat(4);
    assertThat(SCANNER.scan(table).format()).isEqualTo(TranscriptFormat.TEXT);
  }

  private static final String YAML =
      "- speaker: agent\n  text: what is your card number?\n- speaker: customer\n"
          + "  text: 4111 1111 1111 1111\n- speaker: agent\n  text: and the cvv?\n"
          + "- speaker: customer\n  %s\n";

  /** A field beside what is said has its name, and its value stays a value. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "cvv: 321|cvv: '***'",
        "cvv: 321 # it's|cvv: '***' # it's",
        "\"cvv\": 321|\"cvv\": '***'",
        "cvv: \"321\"|cvv: \"***\"",
        "pan: 5500005555555559|pan: 550000******5559",
        "cvv: [321, it's]|cvv: ['***', it's]",
        "meta: {cvv: 321, n: 1}|meta: {cvv: '***', n: 1}",
        "meta:\\n    cvv: 321|meta:\\n    cvv: '***'",
        "cvv: 321\\n    it's|cvv: '***\\n    it''s'",
        "note: cvv 321, it's|note: cvv ***, it's",
        "note: '321 is\\n    the cvv: 321'|note: '321 is\\n    the cvv: ***'"
      })
  void redact_yaml_findsAFieldByItsName(String field, String expected) {
    String text = YAML.formatted("text: hi\n  " + field.replace("\\n", "\n"));
    assertThat(SCANNER.scan(text).format()).isEqualTo(TranscriptFormat.YAML);
    assertThat(redacted(text)).endsWith("  text: hi\n  " + expected.replace("\\n", "\n") + "\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "123, that's \"it\"|'***, that''s \"it\"'",
        "123 and that's my\\n    \"code\" thank you|'*** and that''s my\\n    \"code\" thank you'",
        "123 # it's|'***' # it's",
        "it's 123|it's ***",
        "'it''s 123'|'it''s ***'",
        "\"it's 123\"|\"it's ***\""
      })
  void redact_yaml_quotesWhatIsSaid(String said, String expected) {
    String text = YAML.formatted("text: " + said.replace("\\n", "\n"));
    assertThat(redacted(text)).endsWith("  text: " + expected.replace("\\n", "\n") + "\n");
  }

  @Test
  void redact_yamlInBraces_findsAFieldByItsName() {
    String text =
        "- {speaker: agent, text: what is your card number?}\n"
            + "- {speaker: customer, text: 4111 1111 1111 1111, cvv: 321, pan: '5500005555555559'}\n"
            + "- {speaker: agent, text: and the cvv?}\n"
            + "- {speaker: customer, text: 123 , \"cvv\": 321 } # cvv: 321\n";
    assertThat(redacted(text))
        .isEqualTo(
            "- {speaker: agent, text: what is your card number?}\n"
                + "- {speaker: customer, text: 411111******1111, cvv: '***', pan: '550000******5559'}\n"
                + "- {speaker: agent, text: and the cvv?}\n"
                + "- {speaker: customer, text: '***' , \"cvv\": '***' } # cvv: ***\n");
  }

  /** What does not end is read as a line, once. */
  @Test
  void redact_yamlInBracesThatDoNotEnd_isALine() {
    String text =
        "- {speaker: agent, text: what is your card number?}\n"
            + "- {speaker: customer, text: 4111 1111 1111 1111, cvv: 321\n"
            + "- {speaker: agent, text: and the cvv?}\n- {speaker: customer, text: 123}\n"
            + "- {speaker: agent, text: thanks}\n";
    assertThat(redacted(text))
        .contains("text: 411111******1111, cvv: '***'\n")
        .contains("text: '***'}\n");
  }

  /** An asterisk would name an anchor, and other signs mean something too. */
  @Test
  void redact_yaml_quotesTokensThatMeanSomething() {
    String text =
        YAML.formatted("text: hi\n  card: 5500005555555559")
            + "cards:\n  - 5500005555555559\n  - x: [5500005555555559, 1]\n";
    assertThat(SCANNER.redact(text, Redaction.lastFour()))
        .contains("text: '************1111'\n")
        .contains("card: '************5559'\n")
        .contains("  - '************5559'\n  - x: ['************5559', 1]\n");
    assertThat(SCANNER.redact(text, Redaction.token(value -> "[it's: a card]")))
        .contains("text: '[it''s: a card]'\n")
        .contains("card: '[it''s: a card]'\n");
    assertThat(SCANNER.redact(text, Redaction.token(value -> "tok_1")))
        .contains("text: tok_1\n")
        .contains("card: tok_1\n");
  }

  /** An asterisk is no number of SQL: what is hidden becomes a string. */
  @Test
  void redact_sql_makesStringsOfBareNumbers() {
    String text =
        "INSERT INTO turns (speaker, said, pan, cvv) VALUES ('agent','what is your card number?',0,0),\n"
            + "('customer','it''s 4111 1111 1111 1111',4111111111111111,123),\n"
            + "('agent','and the cvv?',NULL,NULL),\n('customer','123',NULL, 321.0 );\n"
            + "UPDATE cards SET pan=5500005555555559, cvv = 432 WHERE note='x, 5500005555555559, it''s'; -- don't\n"
            + "/* 'tis */ UPDATE cards SET pan=5500005555555559, n=12345;\n";
    assertThat(SCANNER.scan(text).format()).isEqualTo(TranscriptFormat.SQL);
    assertThat(redacted(text))
        .isEqualTo(
            "INSERT INTO turns (speaker, said, pan, cvv) VALUES ('agent','what is your card number?',0,0),\n"
                + "('customer','it''s 411111******1111','411111******1111','***'),\n"
                + "('agent','and the cvv?',NULL,NULL),\n('customer','***',NULL, '***.0' );\n"
                + "UPDATE cards SET pan='550000******5559', cvv = '***' WHERE note='x, 550000******5559, it''s'; -- don't\n"
                + "/* 'tis */ UPDATE cards SET pan='550000******5559', n=12345;\n");
  }

  /** A speaker may be an object, in a list of turns as in lines of them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          {"from":{"role":"bot"},"text":"%s"}|{"from":{"role":"user"},"text":"%s"}
          {"author":{"id":1},"text":"%s"}|{"author":{"id":2},"text":"%s"}
          {"sender":{"type":"agent"},"text":"%s"}|{"sender":{"type":"user"},"text":"%s"}
          {"user":{"type":"person","name":"Ann"},"text":"%s"}|{"user":{"type":"person","name":"Bob"},"text":"%s"}
          {"speaker":{"name":"Ann"},"text":"%s"}|{"speaker":{"name":"Bob"},"text":"%s"}
          {"from":{"id":"7","name":"Bot"},"type":"message","text":"%s"}|{"from":{"id":"8","name":"Ann"},"type":"message","text":"%s"}
          {"from":{"user":{"displayName":"Ann"}},"body":{"content":"%s"}}|{"from":{"user":{"displayName":"Bob"}},"body":{"content":"%s"}}
          {"from":"4915","text":{"body":"%s"}}|{"from":"4916","text":{"body":"%s"}}
          {"direction":"outbound","body":"%s"}|{"direction":"inbound","body":"%s"}
          {"direction":"out","timestamp":"2026-11-30T09:00:00Z","textBody":"%s"}|{"direction":"in","timestamp":"2026-11-30T09:00:01Z","textBody":"%s"}
          {"author_id":1,"plain_body":"%s"}|{"author_id":2,"plain_body":"%s"}
          """)
  void chat_withAnySpeaker_isRead(String agent, String caller) {
    String lines =
        String.join(
            "\n",
            agent.replace("%s", "What is your card number?"),
            caller.replace("%s", "4485 2757"),
            caller.replace("%s", "4230 8327"),
            agent.replace("%s", "And the CVV?"),
            caller.replace("%s", "812"));
    for (String chat : new String[] {lines + "\n", "[" + lines.replace("\n", ",\n") + "]"}) {
      assertThat(redacted(chat)).doesNotContain("2757", "\"4230", "\"812\"");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // All that is said is one object's.
        "{\"from\":{\"role\":\"user\"},\"text\":\"%s\"}\n",
        // Of a log.
        "{\"level\":\"info\",\"direction\":\"in\",\"msg\":\"%s\"}\n",
        // Another direction.
        "{\"direction\":\"north\",\"body\":\"%s\"}\n"
      })
  void line_withoutSpeakers_isNoTurn(String line) {
    String lines =
        line.replace("%s", "What is your card number?") + line.replace("%s", "4485 2757");
    assertThat(SCANNER.scan(lines).format()).isEqualTo(TranscriptFormat.TEXT);
  }

  /** What is said lies one or two objects deeper than who says it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{'sentBy':'Agent','messageData':{'msg':{'text':'%s'}}},{'sentBy':'Consumer','messageData':"
            + "{'msg':{'text':'%s'}}},{'sentBy':'Consumer','messageData':{'msg':{'text':'%s'}}}]",
        "[{'participant':{'id':1,'name':'Ann'},'words':[{'text':'%s'}]},{'participant':{'id':2,"
            + "'name':'Bob'},'words':[{'text':'%s'}]},{'participant':{'id':2,'name':'Bob'},"
            + "'words':[{'text':'%s'}]}]",
        "[{'actor':'agent','content':{'text':'%s'}},{'actor':'customer','content':{'text':'%s'}},"
            + "{'actor':'customer','content':{'text':'%s'}}]",
        "[{'actor':{'type':'agent'},'content':{'text':'%s'}},{'actor':{'type':'user'},'content':"
            + "{'text':'%s'}},{'actor':{'type':'user'},'content':{'text':'%s'}}]",
      })
  void scan_chatsWhoseTextLiesDeeper_findsTheNumber(String shape) {
    String text =
        shape.replace('\'', '"').formatted("What is your card number?", "4111 1111", "1111 1111");
    assertThat(SCANNER.scan(text).format()).isEqualTo(TranscriptFormat.JSON_TURNS);
    assertThat(found(text)).isEqualTo("pan:4111 1111+1111 1111");
  }

  private static String times(String turns) {
    return SCANNER.scan(turns.replace('\'', '"')).findings().stream()
        .flatMap(finding -> finding.pieces().stream())
        .map(piece -> piece.from() + " " + piece.to())
        .collect(Collectors.joining(","))
        .replace("Optional", "");
  }

  @Test
  void scan_genesys_tellsTimesSinceTheTranscriptStarted() {
    String file =
        "{%s'transcripts':[{'phrases':[{'text':'card number?','startTimeMs':1796000001000,"
            + "'duration':{'milliseconds':900}},{'text':'4111 1111 1111 1111',"
            + "'startTimeMs':1796000003000,'duration':{'milliseconds':900}}]}]}";
    assertThat(times(file.formatted("'startTime':1796000000000,"))).isEqualTo("[PT3S] [PT3.9S]");
    assertThat(times(file.formatted("'startTime':1796000003000,"))).isEqualTo("[PT0S] [PT0.9S]");
    // Without a beginning, and before it, nothing is known.
    assertThat(times(file.formatted(""))).isEqualTo(".empty .empty");
    assertThat(times(file.formatted("'startTime':1796000003001,"))).isEqualTo(".empty .empty");
  }

  /** Seconds or milliseconds? If that is not clear, a time would mute something else. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | 12 | 15 | [PT12S] [PT15S]",
        "0 | 120 | 125 | [PT2M] [PT2M5S]",
        "0 | 121 | 125 | .empty .empty",
        "10480 | 12480 | 13000 | .empty .empty",
        "1.5 | 1200 | 1215 | [PT20M] [PT20M15S]",
        "'0s' | '1200s' | '1215s' | [PT20M] [PT20M15S]",
      })
  void scan_integersWithoutAUnit_areTimesIfTheyAreSeconds(
      String first, String from, String to, String times) {
    String turns =
        "[{\"speaker\":\"agent\",\"start\":%s,\"text\":\"card number?\"},{\"speaker\":\"customer\","
            + "\"start\":%s,\"end\":%s,\"text\":\"4111 1111 1111 1111\"}]";
    assertThat(times(turns.formatted(quoted(first), quoted(from), quoted(to)))).isEqualTo(times);
  }

  private static String quoted(String time) {
    return time.endsWith("s") ? '"' + time + '"' : time;
  }
}
