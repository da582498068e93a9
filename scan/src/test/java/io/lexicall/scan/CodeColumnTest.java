package io.lexicall.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes in the column of a table that is named so. */
class CodeColumnTest {
  private static final CardScanner SCANNER = CardScanner.standard();

  private static List<String> codes(String text) {
    return SCANNER.scan(text).stream()
        .filter(span -> span.kind() == SpanKind.CVV)
        .map(span -> text.substring((int) span.start(), (int) span.end()))
        .toList();
  }

  private static String lines(String text) {
    return text.replace("\\r", "\r").replace("\\n", "\n").replace("\\t", "\t");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "card_number,cvv\\n4539148803436467,418\\n5425233430109903,902\\n",
        "id;Security Code;amount\\n4471;418;100\\n4472;902;200",
        "id\\tcvv2\\n4471\\t418\\n4472\\t902",
        "id|card_cvv\\n4471|418\\n4472|902\\n",
        "name,card,exp,zip,cvv\\n\"Roe, Ann\",4539148803436467,0928,94107,418\\nTom,x,0928,94107,902",
        "name,cvv,n\\nRoe, Ann,418,1\\nTom,902,2\\n",
        "name,cvv,n\\nTom,418,1\\nRoe, Ann,902,2\\n",
        "id,cvv\\r\\n4471,418\\r\\n4472,902\\r\\n",
        "id,cvv\\n4471,\\n4472,418\\n4473,\\\\N\\n4474,902\\n",
        "id,cvv\\n4471,***\\n4472,418\\n\\n4474,902\\n",
        "pan,cvv_result,cvv\\n4539148803436467,100,418\\n4539148803436467,200,902",
        "| PAN | CVV |\\n|---|:--|\\n| 4539148803436467 | 418 |\\n| 5425233430109903 | 902 |\\n",
        " id | cvv \\n----+-----\\n 1 | 418\\n 2 | 902\\n(2 rows)\\n",
        "+----+-----+\\n| id | cvv |\\n+----+-----+\\n|  1 | 418 |\\n|  2 | 902 |\\n+----+-----+\\n",
        "card number         cvv\\n4539148803436467    418\\n5425233430109903    902\\n",
        "INSERT INTO p (id, cvv) VALUES (4471,'418'),(4472,'902');",
        "INSERT INTO p (amt, cvv, pan)\\nVALUES\\n  (100, '418', '4539148803436467'),\\n  (200, 902, 'a, b')",
        "INSERT INTO p (`id`, `cvv`) VALUES (4471,'418');\\nINSERT INTO p (`id`, `cvv`) VALUES (4472,'902');",
        "pan,cvv,pan2,cvv2\\n4539148803436467,418,5425233430109903,902",
        "id,cvv,exp\\n1,missing,0928\\n2,418,0928\\n3,902.0,0928",
        "cvv\\n418\\n902\\n",
        "id,pan,card_code\\n1,4539148803436467,418\\n2,5425233430109903,902\\n",
        "id;cardCode;n\\n1;418;7\\n2;902;8\\n",
        "id,codigo_de_seguridad,n\\n1,418,7\\n2,902,8\\n",
        "name,card,cvv\\nBob,x,418\\nTom,x,902\\nname,card,phone\\nBob,x,311",
        "COPY p (id, pan, cvv) FROM stdin;\\n1\\t4539148803436467\\t418\\n2\\t5425233430109903\\t902\\n\\\\.\\n",
        "{\"columns\":[\"id\",\"cvv\"],\"data\":[[4471,\"418\"],\\n[4472,902]]}",
        "<table><tr><th>Card</th><th>CVV</th></tr><tr><td>4539148803436467</td><td>418</td></tr>"
            + "<tr><td>x</td><td><b>902</b></td></tr></table> or call 123",
        "<thead>\\n<tr><th class=\"a\">CVV</th><th>n</th></tr></thead>\\n<tbody>"
            + "<tr>\\n<td> 418 </td>\\n<td>300</td></tr>\\n<tr><td>902</td><td>301</td></tr></tbody>",
      })
  void code_inItsColumn_isFoundInEveryRow(String table) {
    assertThat(codes(lines(table))).containsExactly("418", "902");
    String redacted = SCANNER.redact(lines(table), Redaction.lastFour());
    assertThat(redacted).doesNotContain("418").doesNotContain("902");
    assertThat(redacted.lines().count()).isEqualTo(lines(table).lines().count());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          id,cvv_result\\n4471,100\\n4472,200
          id,card_code_type\\n4471,100\\n4472,200
          id,area_code\\n4471,212\\n4472,415
          field,length\\ncvv,3\\npan,16
          Region,CVV declines,Total\\nEU,311,1200\\nUS,402,1500
          Please send name, CVV, and date.\\nOn page, 300, and so on\\nFor 1, 2024, see
          id,note\\n4471,418
          """)
  void code_withoutAColumn_isNone(String table) {
    assertThat(codes(lines(table))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a=1, cvv=418\\nb=2, 9",
        "time=10:01 pan=4539148803436467, cvv=418\\nstatus=ok, 200",
        "POST /pay {\"pan\":\"4539148803436467\", \"cvv\":\"418\"}\\nHTTP 200, 150",
        "req|cvv=418\\nresp|***",
        "name, cvv: 418, exp: 0928\\nBob, null, none",
        "What is your name, and your cvv\\nAnn,\\n418",
      })
  void code_besideItsName_isThatOfNoColumn(String text) {
    assertThat(codes(lines(text))).containsExactly("418");
  }

  @Test
  void number_besideTheColumn_endsAtIt() {
    // The nineteen digits pass as a Visa too.
    String number = "4539148803436467";
    for (int code = 100; code < 1000; code++) {
      String text = "cvv,pan,cvv2\n" + code + "," + number + ",\n" + number + "\n";
      assertThat(SCANNER.scan("pan,cvv\n" + number + "," + code + "\n").get(0).end())
          .isEqualTo(8 + number.length());
      assertThat(SCANNER.scan(text).get(1).start()).isEqualTo(17);
    }
  }

  @Test
  void table_ends_whereItsLinesDo() {
    assertThat(codes("id,cvv\n1,418\n2,902\nCall extension 300.\nroom, 311\n"))
        .containsExactly("418", "902");
    assertThat(codes("id,cvv\n1,418\nThe CVV is 902.\n")).containsExactly("418", "902");
  }

  @Test
  void column_ofAShortName_isSureOnlyWhereCardsAreSpokenOf() {
    assertThat(SCANNER.scan("id,cid\n1,418\n"))
        .extracting(Span::confidence)
        .containsExactly(Confidence.LOW);
    assertThat(SCANNER.scan("id,cvv\n1,418\n"))
        .extracting(Span::confidence)
        .containsExactly(Confidence.HIGH);
  }

  /** Any table with a code, in any chunks: found is what was written into the column. */
  @Property(tries = 300)
  void stream_ofAnyTable_findsWhatTheColumnHolds(@ForAll long seed) {
    Random random = new Random(seed);
    int columns = 2 + random.nextInt(6);
    int column = random.nextInt(columns);
    char separator = ",;\t|".charAt(random.nextInt(4));
    StringBuilder text = new StringBuilder("report of today\n\n");
    for (int c = 0; c < columns; c++) {
      text.append(c == 0 ? "" : separator)
          .append(c == column ? "cvv" : "field_" + (char) ('a' + c));
    }
    List<Long> expected = new ArrayList<>();
    for (int rows = 1 + random.nextInt(400); rows > 0; rows--) {
      text.append('\n');
      for (int c = 0; c < columns; c++) {
        text.append(c == 0 ? "" : separator);
        boolean quoted = random.nextInt(4) == 0;
        text.append(quoted ? "\"" : "");
        if (c != column) {
          text.append(random.nextInt(10_000));
        } else if (expected.isEmpty() || random.nextInt(5) > 0) {
          expected.add((long) text.length());
          text.append(100 + random.nextInt(9900));
        }
        text.append(quoted ? "\"" : "");
      }
    }
    ScanStream stream = SCANNER.stream();
    List<Span> found = new ArrayList<>();
    for (String chunk : ScanTexts.chunks(random, text.toString(), 1 << random.nextInt(12))) {
      found.addAll(stream.feed(chunk));
    }
    found.addAll(stream.finish());
    assertThat(found)
        .filteredOn(span -> span.kind() == SpanKind.CVV)
        .extracting(Span::start)
        .containsExactlyElementsOf(expected);
  }

  @Test
  void scan_cellsOverLines_areCellsOfOneRow() {
    String text =
        "id,cvv,notes\n1,123,\"x\ny, 333\"\n2,456,\"y\nz, 1\nu, 2\nv, 3\nw, 4\"\n3,789,5\" pipe\n4,321,w\n";
    assertThat(
            CardScanner.standard().scan(text).stream()
                .map(span -> text.substring((int) span.start(), (int) span.end())))
        .containsExactly("123", "456", "789", "321");
  }
}
