package io.lexicall.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers in columns of tables whose names say what they are, however far behind the names. */
class TableHeaderTest {

  private static final String NUMBER = "4539578763621486";

  /** More than the scanner has before its eyes at once. */
  private static final int MANY = 1_000;

  private final Finder finder = new Finder();

  /** The confidence of a number in the row behind many others. */
  private List<String> far(String header, String row, String last) {
    String text =
        (header + "\\n" + (row + "\\n").repeat(MANY) + last + "\\n")
            .replace("\\n", "\n")
            .replace("\\t", "\t");
    return finder.rated(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "order_id,customer,sku ~ 7,A12,B7 ~ %s,A12,B7",
        "customer,order_id ~ A12,7 ~ A12,%s",
        "customer;orderId;sku ~ A12;7;B7 ~ A12;%s;B7",
        "call_id\\tagent\\tqueue ~ 7\\tA12\\tB7 ~ %s\\tA12\\tB7",
        "\"order_id\",\"name\" ~ \"7\",\"Roe, Ann\" ~ \"%s\",\"Roe, Ann\"",
        "name,order_id,sku ~ Roe,7,B7 ~ Roe, Ann,%s,B7",
        "order_id ~ 7 ~ %s",
        "# exported\\norder_id,sku ~ 7,B7 ~ %s,B7",
        "| order_id | sku |\\n|---|---| ~ | 7 | B7 | ~ | %s | B7 |",
      })
  void scan_columnOfOrders_isLow(String header, String row, String last) {
    assertThat(far(header, row, last.formatted(NUMBER))).containsExactly("pan low");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "number,customer,sku ~ 7,A12,B7 ~ %s,A12,B7",
        "account_number,customer,sku ~ 7,A12,B7 ~ %s,A12,B7",
        "card_id,customer,sku ~ 7,A12,B7 ~ %s,A12,B7",
        "order_id,number,sku ~ 7,7,B7 ~ 7,%s,B7",
        // No tables.
        "Hi Bob, the order ~ 7, so ~ Sure, %s",
        "the order,the call ~ 7 ~ Sure,%s",
      })
  void scan_otherColumn_isMedium(String header, String row, String last) {
    assertThat(far(header, row, last.formatted(NUMBER))).containsExactly("pan medium");
  }

  @ParameterizedTest
  @ValueSource(strings = {"imei,model", "parcel;weight"})
  void scan_columnOfDevicesOrParcels_hasNone(String header) {
    String separator = header.contains(";") ? ";" : ",";
    assertThat(far(header, "7" + separator + "8", "374235297423931" + separator + "8")).isEmpty();
    assertThat(
            far(header, "7" + separator + "8", "374235297423931" + separator + "card of a caller"))
        .as("a card is spoken of in the row")
        .containsExactly("pan medium");
  }

  /** In a table of turns the other columns are read by their names too. */
  @ParameterizedTest
  @CsvSource({"call_id, LOW", "number, MEDIUM", "card_number, HIGH"})
  void scan_columnBesideTurns_isWhatItsNameSays(String name, Confidence confidence) {
    String text =
        (name + ",speaker,text\n")
            + "%1$s,agent,How are you?\n%1$s,caller,fine\n".formatted(NUMBER).repeat(MANY);
    assertThat(TranscriptScanner.of(finder.scanner()).scan(text).findings())
        .hasSize(2 * MANY)
        .allMatch(finding -> finding.confidence() == confidence);
  }
}
