package io.lexicall.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.lexicall.facts.Activity;
import io.lexicall.facts.Called;
import io.lexicall.facts.Contact;
import io.lexicall.facts.ContactPurpose;
import io.lexicall.facts.InvalidFactsException;
import io.lexicall.facts.Problem;
import io.lexicall.place.Whereabouts;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivityJsonTest {
  private static final String AT = "'activity':'contact','at':'2026-11-24T12:59:59Z'";

  @Test
  void read_aContact_holdsItsFacts() {
    Contact contact =
        (Contact)
            read(
                "{'at':'2026-11-24T07:59:59-05:00','purpose':'telemarketing','id':'a-1',"
                    + "'to':{'number':'+12125550142','region':'US-NY'},'activity':'contact'}");
    assertThat(contact.at()).isEqualTo(Instant.parse("2026-11-24T12:59:59Z"));
    assertThat(contact.id()).contains("a-1");
    assertThat(contact.get(Contact.PURPOSE)).contains(ContactPurpose.TELEMARKETING);
    assertThat(contact.get(Contact.TO).flatMap(to -> to.get(Called.LINE_TYPE))).isEmpty();
    assertThat(contact.get(Contact.CONSENTS)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2025-11-24T20:00:00-05:00, -05:00",
    "2025-11-24T20:00:00.5+05:30, +05:30",
    "2025-11-25T01:00:00Z, Z",
    "2025-11-25T01:00:00+00:00, Z",
    "2025-11-25T01:00:00+18:00, +18:00",
    "2025-11-25T01:00:00+18:01, Z", // no clock shows that
  })
  void access_keepsTheClockThatShowedWhenItIs_andWritesItAgain(String at, String clock) {
    Activity<?> access = read("{'activity':'access','at':'" + at + "'}");

    ZoneOffset offset = ZoneOffset.of(clock);
    assertThat(access.whereabouts().zones())
        .isEqualTo(offset.equals(ZoneOffset.UTC) ? List.of() : List.of(offset));
    assertThat(access.whereabouts().countryKnown()).isFalse();
    Activity<?> again = ActivityJson.read(ActivityJson.write(access));
    assertThat(again).isEqualTo(access);
    assertThat(again.whereabouts()).isEqualTo(access.whereabouts());
    assertThat(access.at(access.at().plusSeconds(1)).whereabouts()).isEqualTo(access.whereabouts());
  }

  @Test
  void contact_isWhereItsNumberIs_whateverTheClock() {
    assertThat(read("{'activity':'contact','at':'2025-11-24T20:00:00-05:00'}").whereabouts())
        .isEqualTo(Whereabouts.UNKNOWN);
  }

  @Test
  void read_theWordUnknown_isLeavingItOut() {
    assertThat(read("{" + AT + ",'to':{'lineType':'unknown'}}"))
        .isEqualTo(read("{" + AT + ",'to':{}}"));
  }

  @Test
  void read_manyProblems_tellsAll() {
    assertThat(
            problems(
                "{'activity':'contact','purpos':'x','purpose':'marketing','dialing':null,"
                    + "'to':{'number':'212-555-0142','lineType':'cell','age':1.5,'country':'USA'},"
                    + "'consents':[{'kind':'express'},{'grantedAt':'2026-01-01'},7],"
                    + "'recorded':'true','recorded':true,'emergencies':[]}"))
        .extracting(Problem::path)
        .containsExactly(
            "purpos",
            "purpose",
            "dialing",
            "to.number",
            "to.lineType",
            "to.age",
            "to.country",
            "consents[0].grantedAt",
            "consents[1].grantedAt",
            "consents[2]",
            "recorded",
            "recorded",
            "emergencies",
            "at");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{@,'purpose':'telemarketting'} | purpose | is \"telemarketting\"; did you mean"
            + " telemarketing?",
        "{@,'purpos':'x'}               | purpos  | is not a fact of contact; did you mean"
            + " purpose?",
        "{@,'lineType':'mobile'}        | lineType | is not a fact of contact; did you mean"
            + " to.lineType?",
        "{@,'to':{'lineTyp':'mobile'}}  | to.lineTyp | is not a fact of to; did you mean lineType?",
        "{@,'recorded':1}               | recorded | is the number 1, not true or false",
        "{@,'recorded':'true'}          | recorded | is the string \"true\", not true or false",
        "{@,'recorded':null}            | recorded | is null",
        "{@,'subject':{}}               | subject | is an object, not a string",
        "{@,'to':[]}                    | to | is a list, not an object",
        "{@,'lists':{}}                 | lists | is an object, not a list",
        "{@,'consents':[[]]}            | consents[0] | is a list, not an object",
        "{@,'to':{'age':-1}}            | to.age | is negative",
        "{@,'to':{'':1}}                | to.\"\" | is not a fact of to",
        "{@,'':1}                       | \"\" | is not a fact of contact",
        "{@,'to':{'age':-0.0}}          | to.age | is the number -0.0, not written as a whole"
            + " number",
        "\uFEFF{@}                      | '' | is not valid JSON at column 1: Unexpected character"
            + " ('\\ufeff' (0xfeff)): expected a valid value (JSON String, Number, Array, Object or"
            + " token 'null', 'true' or 'false')",
        "{'activity':'disclosure','at':'2026-11-24T12:59:59Z','specialCategoryCondition':'k'} |"
            + " specialCategoryCondition | is \"k\"",
        "{@,'to':{'age':2147483648}}    | to.age | is too large",
        "{@,'to':{'age':30.0}}          | to.age | is the number 30.0, not written as a whole"
            + " number",
        "{@,'to':{'age':1e2}}           | to.age | is the number 1e2, not written as a whole"
            + " number",
        "{@,'to':{'age':'30'}}          | to.age | is the string \"30\", not a number",
        "{@,'to':{'timeZone':'EST5'}}   | to.timeZone | is \"EST5\", which is not a time zone",
        "{@,'to':{'timeZone':'UTC+5'}}  | to.timeZone | is \"UTC+5\", which is not a time zone",
        "{@,'to':{'country':'US-NY'}}   | to.country | is \"US-NY\", a region and not a country",
        "{@,'to':{'country':'XX'}}      | to.country | is \"XX\", which is not a country",
        "{@,'to':{'region':'US'}}       | to.region | is \"US\", a country and not a region",
        "{@,'to':{'region':'US-ZZ'}}    | to.region | is \"US-ZZ\", which is not a region",
        "{@,'emergencies':[]}           | emergencies | is a standing fact",
        "{@,'objectedAt':'2026-11-24T12:00:00'} | objectedAt | \"2026-11-24T12:00:00\" has no"
            + " offset, so it could be any of 26 hours",
        "{@,'objectedAt':'2026-11-24'}  | objectedAt | \"2026-11-24\" is a date without a time",
        "{@,'objectedAt':'2026-12-31T23:59:60Z'} | objectedAt | \"2026-12-31T23:59:60Z\" is a leap"
            + " second, which is not supported; give the second before or after it",
        "{@,'objectedAt':'2026-12-31T23:59:60-05:00'} | objectedAt | \"2026-12-31T23:59:60-05:00\""
            + " is a leap second, which is not supported; give the second before or after it",
        "{@,'objectedAt':'9999-12-31T23:59:59-14:00'} | objectedAt | \"9999-12-31T23:59:59-14:00\""
            + " is before the year 0 or after the year 9999 in UTC",
        "{@,'objectedAt':'0000-01-01T00:00:00+01:00'} | objectedAt | \"0000-01-01T00:00:00+01:00\""
            + " is before the year 0 or after the year 9999 in UTC",
        "{@,'objectedAt':'2026-02-29T00:00:00Z'} | objectedAt | \"2026-02-29T00:00:00Z\" names a"
            + " day that is not in the calendar",
        "{@,'objectedAt':'2026-11-24 12:00:00Z'} | objectedAt | \"2026-11-24 12:00:00Z\" has a"
            + " space instead of T",
        "{@,'objectedAt':'2026-11-24T12:00Z'} | objectedAt | \"2026-11-24T12:00Z\" has no seconds",
        "{@,'objectedAt':'2026-11-24T24:00:00Z'} | objectedAt | \"2026-11-24T24:00:00Z\" names a"
            + " time or an offset that does not exist",
        "{@,'objectedAt':'2026-11-24T12:00:00-0500'} | objectedAt | \"2026-11-24T12:00:00-0500\""
            + " has an offset in another form than +hh:mm",
        "{@,'objectedAt':'soon'}        | objectedAt | \"soon\" is not an instant",
        "{@,'objectedAt':0}             | objectedAt | is the number 0, not a string",
        "{'at':'2026-11-24T12:00:00Z'}  | activity | is required",
        "{'activity':'call'}            | activity | is \"call\"",
        "{'activity':'contacts'}        | activity | is \"contacts\"; did you mean contact?",
        "{'activity':null}              | activity | is null",
        "{'activity':'contact'}         | at | is required",
        "{@,'id':'\\ud800'}             | id | holds half of a surrogate pair, which is not a"
            + " character",
        "[]                             | '' | is a list, not an object",
        "7                              | '' | is the number 7, not an object",
        "\"x\"                            | '' | is the string \"x\", not an object",
        "{@                             | '' | is not valid JSON: it ends too early",
        "{@} {}                         | '' | goes on after its end at column 52",
        "{@,}                           | '' | is not valid JSON at column 51: Unexpected character"
            + " ('}' (code 125)): was expecting double-quote to start field name",
        "{@,'id':NaN}                   | '' | is not valid JSON at column 59: Non-standard token"
            + " 'NaN'",
      })
  void read_whatCannotBe_tellsWhereAndWhat(String json, String path, String problem) {
    List<Problem> problems = problems(json.replace("@", AT));
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).path()).isEqualTo(path);
    assertThat(problems.get(0).problem()).isEqualTo(problem);
    assertThat(problems.get(0).allowed()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T12:59:59.123456789Z, 2026-11-24T12:59:59.123456789Z",
    "2026-11-24t12:59:59z, 2026-11-24T12:59:59Z",
    "2026-11-24T12:59:59+05:30, 2026-11-24T07:29:59Z",
    "2026-11-24T12:59:59.5-00:00, 2026-11-24T12:59:59.5Z",
    "0000-01-01T00:00:00Z, 0000-01-01T00:00:00Z",
    "9999-12-31T23:59:59+23:59, 9999-12-31T00:00:59Z",
  })
  void read_anInstant_keepsItToTheNanosecond(String text, String instant) {
    assertThat(read("{'activity':'contact','at':'" + text + "'}").at())
        .isEqualTo(Instant.parse(instant));
  }

  /** The id is echoed; into an error goes no card number, and no number in international form. */
  @ParameterizedTest
  @CsvSource({
    "call-1000045678, call-1000045678",
    "4111111111111112, 4111111111111112",
    "4111111111111111, ••••••••••••••11",
    "x 4111-1111 1111.1111, x ••••-•••• ••••.••11",
    "+12125550142, +•••••••••42",
    "lead 17 +12125550142, lead 17 +•••••••••42",
    "20261124 +12125550142, 20261124 +•••••••••42",
    "17 +121255, 17 +121255",
    "4111111111111111 12/28, ••••••••••••••11 12/28",
    "1 4111111111111111 123, 1 ••••••••••••••11 123",
    "1234567-4111 1111 1111 1111, 1234567-•••• •••• •••• ••11",
    "4111111111111111 5500005555555559, ••••••••••••••11 ••••••••••••••59",
    "2125550142 +12125550142 4111111111111111, 2125550142 +••••••••••• ••••••••••••••11",
  })
  void tryRead_anIdOfWhatIsRefused_isEchoed_butForNumbers(String id, String echoed) {
    String line = "{\"activity\":\"contact\",\"id\":\"%s\",\"x\":1}".formatted(id);
    Reading.Refused refused = (Reading.Refused) ActivityJson.tryRead(line);
    assertThat(refused.id()).contains(echoed);
    assertThat(VerdictJson.write(1, refused)).contains("\"id\":\"" + echoed + "\"");
  }

  @Test
  void read_aNumberThatIsNone_hidesItsDigits() {
    for (String number :
        List.of("212-555-0142", "(212) 555 0142", "2125550142", "+1 212 555 0142", "+12125550")) {
      String told = told("{" + AT + ",'to':{'number':'" + number + "'}}");
      assertThat(told).doesNotContain("5550142", "555-0142", "555 0142", "12125550");
    }
  }

  @Test
  void read_aNumberInTheWrongPlace_hidesItsDigits() {
    for (String place :
        List.of(
            "'+12125550142':1",
            "'purpose':'212-555-0142'",
            "'at':'4111 1111 1111 1111'",
            "'to':{'age':12125550142}",
            "'to':{'country':'+12125550142'}",
            "'lists':'+12125550142'",
            "'recorded':+12125550142",
            "'recorded':12125550142abc",
            "'to':{'timeZone':'4111.1111.1111.1111'}")) {
      String told = told("{'activity':'contact'," + place + "}");
      assertThat(told).doesNotContainPattern("\\d{5}").doesNotContain("555-0142", "1111 1111");
    }
  }

  @Test
  void read_deepNesting_isOneProblem() {
    String deep = "[".repeat(100_000) + "]".repeat(100_000);
    assertThat(problems("{" + AT + ",'x':" + deep + "}"))
        .extracting(Problem::problem)
        .containsExactly("is nested deeper than 64 levels");
  }

  @Test
  void read_hugeValues_isToldShortly() {
    String huge = "x".repeat(900_000);
    List<Problem> problems =
        problems(
            "{"
                + AT
                + ",'purpose':'"
                + huge
                + "','"
                + huge
                + "':1,'to':{'age':1"
                + "0".repeat(9000)
                + "}}");
    assertThat(problems).hasSize(3);
    assertThat(problems.toString()).hasSizeLessThan(2000);
  }

  /** What is not told is not worked out: a hostile line has thousands of names. */
  @Test
  void read_thousandsOfUnknownNames_areHintedAtOnlyWhereTheyAreTold() {
    StringBuilder line = new StringBuilder("{" + AT);
    for (int i = 0; i < 100_000; i++) {
      line.append(",'recordef").append(i).append("':1");
    }
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = thread.getThreadAllocatedBytes(Thread.currentThread().getId());
    List<Problem> problems = problems(line.append('}').toString());
    long took = thread.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;

    assertThat(problems).hasSize(101);
    assertThat(problems.get(0).problem()).contains("did you mean recorded?");
    assertThat(problems.get(99).problem()).contains("did you mean recorded?");
    assertThat(problems.get(100).problem()).startsWith("has 99900 more problems");
    assertThat(took / 100_000).isLessThan(2_000); // bytes a name
  }

  @Test
  void read_thousandsOfProblems_tellsAHundredAndCountsTheRest() {
    List<Problem> problems = problems("{" + AT + ",'lists':[" + "1,".repeat(5_000) + "1]}");
    assertThat(problems).hasSize(101);
    assertThat(problems.get(100).problem()).isEqualTo("has 4901 more problems that are not listed");
  }

  @Test
  void tryRead_aBrokenLine_echoesTheIdThatWasReadBefore() {
    Reading reading = ActivityJson.tryRead("{\"id\":\"a-1\",\"at\":");
    assertThat(((Reading.Refused) reading).id()).contains("a-1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'activity':'contact'|'to':{%s}|to.",
        "'activity':'recording'|'parties':[{'role':'agent'},{'role':'customer',%s}]|parties[1].",
        "'activity':'request','kind':'access','receivedAt':'2026-01-24T15:00:00Z'|%s|''",
        "'activity':'storage'|%s|''"
      },
      quoteCharacter = '`')
  void read_aRegionOfAnotherCountry_namesBoth(String activity, String facts, String path) {
    String line = "{" + activity + ",'at':'2026-11-24T17:00:00Z'," + facts + "}";
    String above = path.equals("''") ? "" : path;

    assertThat(told(line.formatted("'country':'DE','region':'US-NY'")))
        .isEqualTo(
            "[%1$scountry is DE, which contradicts region US-NY,".formatted(above)
                + " %1$sregion is US-NY, which contradicts country DE]".formatted(above));
    assertThat(read(line.formatted("'country':'DE','region':'DE-BY'"))).isNotNull();
    assertThat(read(line.formatted("'country':'US','region':'US-PR'"))).isNotNull();
    assertThat(read(line.formatted("'region':'US-NY'"))).isNotNull();
  }

  @Test
  void read_aPostalCode_thatIsNoneOfTheCountry_orContradictsAnotherFact_namesBoth() {
    assertThat(
            problems("{" + AT + ",'to':{'country':'US','postalCode':'87654'}}").stream()
                .map(Problem::path))
        .containsExactly("to.postalCode", "to.country");
    assertThat(told("{" + AT + ",'to':{'region':'US-TX','postalCode':'33101'}}"))
        .isEqualTo(
            "[to.postalCode is a code of US-FL, which contradicts region US-TX,"
                + " to.region is US-TX, which contradicts postalCode, a code of US-FL]");
    assertThat(
            problems(
                    "{"
                        + AT
                        + ",'to':{'country':'US','postalCode':'33101','timeZone':'America/Denver'}}")
                .stream()
                .map(Problem::path))
        .containsExactly("to.postalCode", "to.timeZone");
    assertThat(read("{" + AT + ",'to':{'country':'US','postalCode':'37499'}}")).isNotNull();
  }

  @Test
  void read_problems_throwsAll() {
    assertThatThrownBy(() -> ActivityJson.read("{\"activity\":\"request\"}"))
        .isInstanceOfSatisfying(
            InvalidFactsException.class,
            invalid ->
                assertThat(invalid.problems())
                    .extracting(Problem::path)
                    .containsExactlyInAnyOrder("at", "receivedAt"));
  }

  @Test
  void write_givesTheOrderOfTheSchema() {
    assertThat(
            ActivityJson.write(
                read("{'to':{'region':'US-NY','number':'+12125550142'},'id':'ä\\n'," + AT + "}")))
        .isEqualTo(
            "{\"activity\":\"contact\",\"id\":\"ä\\n\",\"at\":\"2026-11-24T12:59:59Z\","
                + "\"to\":{\"number\":\"+12125550142\",\"region\":\"US-NY\"}}");
  }

  private static Activity<?> read(String json) {
    return ActivityJson.read(json.replace('\'', '"'));
  }

  /** What comes from the line; what is allowed does not, and holds an example of a number. */
  private static String told(String json) {
    return problems(json).stream()
        .map(problem -> problem.path() + " " + problem.problem())
        .toList()
        .toString();
  }

  private static List<Problem> problems(String json) {
    Reading reading = ActivityJson.tryRead(json.replace('\'', '"'));
    assertThat(reading).isInstanceOf(Reading.Refused.class);
    return ((Reading.Refused) reading).problems();
  }

  @Test
  void read_minusZero_isZero() {
    Contact contact = (Contact) read("{" + AT + ",'to':{'age':-0}}");
    assertThat(contact.get(Contact.TO).flatMap(to -> to.get(Called.AGE))).contains(0);
  }
}
