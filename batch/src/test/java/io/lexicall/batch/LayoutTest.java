package io.lexicall.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lexicall.batch.BatchFileException.Hint;
import io.lexicall.place.Place;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutTest {
  private static Layout find(String text) throws BatchFileException {
    return find(text, null, null, null);
  }

  private static Layout find(
      String text,
      @Nullable Character delimiter,
      @Nullable Boolean headed,
      @Nullable String phoneColumn)
      throws BatchFileException {
    return Layout.find(
        "leads.csv",
        text,
        true,
        new Layout.Told(delimiter, headed, phoneColumn),
        new LeadNumbers.Kind(Place.of("US"), Set.of()).reader());
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void delimiter_isFound(String delimiter) throws BatchFileException {
    Layout layout = find("name,phone\nAnn,2125550142\nBob,3055550123\n".replace(",", delimiter));
    assertThat(layout.delimiter()).isEqualTo(delimiter.charAt(0));
    assertThat(layout.columns()).containsExactly("name", "phone");
    assertThat(layout.phone()).isEqualTo(1);
    assertThat(layout.headed()).isTrue();
    assertThat(layout.lineEnd()).isEqualTo("\n");
  }

  @Test
  void delimiter_thatOnlyStandsInCells_isNone() throws BatchFileException {
    Layout layout = find("name;phone\r\n\"Smith, Ann\";2125550142\r\n\"Ray, Bob\";3055550123\r\n");
    assertThat(layout.delimiter()).isEqualTo(';');
    assertThat(layout.lineEnd()).isEqualTo("\r\n");
  }

  @Test
  void file_ofNumbersOnly_hasOneColumn() throws BatchFileException {
    Layout layout = find("2125550142\n3055550123\n");
    assertThat(layout.headed()).isFalse();
    assertThat(layout.columns()).containsExactly("1");
    assertThat(find("phone\n2125550142\n").headed()).isTrue();
  }

  @Test
  void phoneColumn_isFoundByItsName_amongOtherNumbers() throws BatchFileException {
    assertThat(find("customer_id,Phone Number\n4155550142,2125550142\n").phone()).isEqualTo(1);
    assertThat(find("fax,phone\n2125550143,2125550142\n").phone()).isEqualTo(1);
    assertThat(find("phone_type,mobilePhone\nmobile,2125550142\n").phone()).isEqualTo(1);
  }

  @Test
  void phoneColumn_isFoundByWhatIsInIt() throws BatchFileException {
    assertThat(find("who,how\nAnn,2125550142\nBob,3055550123\n").phone()).isEqualTo(1);
    assertThat(find("Ann,2125550142\nBob,3055550123\n").headed()).isFalse();
  }

  @Test
  void phoneColumn_thatIsNotPlain_isAskedFor() {
    assertThatThrownBy(() -> find("home_phone,mobile_phone\n2125550142,2125550143\n"))
        .isInstanceOfSatisfying(
            BatchFileException.class,
            refused -> assertThat(refused.hint()).contains(Hint.PHONE_COLUMN))
        .hasMessageContaining("home_phone, mobile_phone");
    assertThatThrownBy(() -> find("name,city\nAnn,Rome\n"))
        .hasMessageContaining("no column that is clearly")
        .hasMessageContaining("name, city");
    assertThatThrownBy(() -> find("a,b\n2125550142,2125550143\n2125550144,2125550145\n"))
        .hasMessageContaining("several columns");
  }

  @Test
  void phoneColumn_isToldByNameOrNumber() throws BatchFileException {
    String text = "home_phone,mobile_phone\n2125550142,2125550143\n";
    assertThat(find(text, null, null, "mobile_phone").phone()).isEqualTo(1);
    assertThat(find(text, null, null, "Mobile_Phone ").phone()).isEqualTo(1);
    assertThat(find(text, null, null, "2").phone()).isEqualTo(1);
    assertThatThrownBy(() -> find(text, null, null, "phone"))
        .hasMessageContaining("no column 'phone'")
        .hasMessageContaining("home_phone");
    assertThatThrownBy(() -> find("a,a\n2125550142,1\n", null, null, "a"))
        .hasMessageContaining("2 columns called 'a'");
    assertThatThrownBy(() -> find("2125550142,x\n", null, false, "phone"))
        .hasMessageContaining("no column 'phone'");
  }

  @Test
  void header_isWhatIsTold() throws BatchFileException {
    assertThat(find("phone\n2125550142\n", null, false, null).headed()).isFalse();
    assertThat(find("2125550142\n2125550143\n", null, true, null).headed()).isTrue();
    assertThat(find("phone,name\n").headed()).isTrue();
  }

  @Test
  void file_thatCanBeDividedInTwoWays_isAskedFor() throws BatchFileException {
    String text = "a;phone,b;phone\n1;2125550142,2;3125550142\n";
    assertThat(find(text, ';', true, "1").delimiter()).isEqualTo(';');
    assertThatThrownBy(
            () -> find("phone|x;y\n2125550142|x;y\n2125550143|x;2125550143\n", null, null, "1"))
        .isInstanceOfSatisfying(
            BatchFileException.class,
            refused -> assertThat(refused.hint()).contains(Hint.DELIMITER))
        .hasMessageEndingWith("name the delimiter");
  }

  @Test
  void usualZone_isThatOfMostNumbers() throws BatchFileException {
    assertThat(find("phone\n2125550142\n7185550142\n4155550142\n").usualZone().getId())
        .isEqualTo("America/New_York");
  }

  @Test
  void file_ofTooManyColumns_isRefusedInALine() {
    String wide = "phone," + "x,".repeat(16_400) + "x\n2125550142," + "1,".repeat(16_400) + "1\n";
    assertThatThrownBy(() -> find(wide))
        .hasMessage("leads.csv has more than 16384 columns, divided by ',': no more are read");
    assertThatThrownBy(() -> find("a".repeat(100_000) + "\nb\n"))
        .satisfies(refused -> assertThat(refused.getMessage()).hasSizeLessThan(300));
  }

  /** The first row of a file without a header, with a number that would be refused. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "212-555-0142 x12,2026-03-02T12:00:00-05:00,yes",
        "1-800-FLOWERS,2026-03-02T12:00:00-05:00,yes",
        "000-000-0000,2026-03-02T12:00:00-05:00,yes",
        ",yes,no",
        "anonymous,2026-03-02T12:00:00-05:00,yes",
        "phone: 212-555-0142 x12,yes,no",
      })
  void firstRow_thatMayBeALead_isNoHeader_andIsAskedAbout(String first) throws BatchFileException {
    String text =
        first
            + "\n212-555-0143,2026-03-02T12:00:00-05:00,no\n212-555-0144,2026-03-03T12:00:00-05:00,no\n";
    for (String column : new String[] {null, "1"}) {
      assertThatThrownBy(() -> find(text, null, null, column))
          .isInstanceOfSatisfying(
              BatchFileException.class, refused -> assertThat(refused.hint()).contains(Hint.HEADER))
          .hasMessageNotContaining("555");
      assertThat(find(text, null, false, column).headed()).isFalse();
      assertThat(find(text, null, true, column).headed()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"phone", "Phone 1", "tel_2", "mobile (2024)", "whom"})
  void firstRow_ofNames_isAHeader(String name) throws BatchFileException {
    String text = name + ",when\n2125550143,noon\n2125550144,noon\n";
    assertThat(find(text).headed()).isTrue();
    assertThat(find("line7x,when\n2125550143,noon\n", null, null, "line7x").headed()).isTrue();
    assertThat(find("phone,sales_2024\n2125550143,noon\n").headed()).isTrue();
  }
}
