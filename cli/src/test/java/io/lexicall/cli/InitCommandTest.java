package io.lexicall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lexicall.json.ProfileJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitCommandTest {
  private static final String ANSWERS =
      "acme\nus\nUS\nUS\ntelemarketing\nvoice\nmanual\nlive\nyes\nnone\nTX, US-FL\nno\nno\nno\n";
  private static final String OPTIONS =
      "--seller acme --by us --from US --to US --purpose telemarketing --channel voice"
          + " --dialing manual --voice live --caller-id yes --organization none"
          + " --registered-in TX,US-FL --health no"
          + " --cards no --recorded no";

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void setUp() {
    file = folder.resolve("acme.json");
  }

  private Run init(String input, String options, String... more) {
    List<String> words = new ArrayList<>(List.of("init"));
    if (!options.isEmpty()) {
      words.addAll(List.of(options.split(" ")));
    }
    words.addAll(List.of(more));
    return Run.of(input, words.toArray(new String[0]));
  }

  @Test
  void answers_makeAProfile_explainedLineByLine() throws IOException {
    Run run = init(ANSWERS, "", file.toString());
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains(
            "On whose behalf are the calls made?",
            "Are calls recorded?",
            "caller.seller acme",
            "caller.taxExempt false",
            "whether the seller is tax-exempt",
            "require the seller to register before it sells there: ",
            "caller.registeredIn US-TX, US-FL",
            "State for each call:",
            "Lists to check:",
            "lists[national-dnc]",
            "Next: lexicall needs --profile ");
    String json = Files.readString(file);
    assertThat(ProfileJson.read(json)).isNotNull();
    assertThat(json)
        .isEqualTo(
            """
            {
              "caller" : {
                "seller" : "acme",
                "thirdParty" : false,
                "country" : "US",
                "transmitsCallerId" : true,
                "taxExempt" : false,
                "financialInstitution" : false,
                "coveredEntity" : false,
                "registeredIn" : [ "US-TX", "US-FL" ]
              },
              "controller" : {
                "country" : "US",
                "targets" : [ "US" ]
              },
              "purpose" : "telemarketing",
              "channel" : "voice",
              "dialing" : "manual",
              "voice" : "live",
              "phi" : false,
              "containsCardData" : false,
              "recorded" : false
            }
            """);
  }

  @Test
  void options_makeTheSame_andNothingIsAsked() throws IOException {
    init(ANSWERS, "", file.toString());
    Path other = folder.resolve("other.json");
    Run run = init("", OPTIONS, other.toString());
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).doesNotContain("?", "> ");
    assertThat(other).hasSameTextualContentAs(file);
    Run out = init("", OPTIONS, "-");
    assertThat(out.out()).isEqualTo(Files.readString(file));
    assertThat(out.err()).contains("The profile says");
  }

  /** It is asked only where the law of a place that is called reads it. */
  @Test
  void registration_isAskedOnlyWhereAStateWantsIt() throws IOException {
    String without = OPTIONS.replace(" --registered-in TX,US-FL", "");
    Run sales = init("none\n", without, file.toString());
    assertThat(sales.exitCode()).as(sales.err()).isZero();
    assertThat(sales.out()).contains("TX", "caller.registeredIn none");
    assertThat(file).content().contains("\"registeredIn\" : [ ]");
    for (String elsewhere :
        List.of(
            without.replace("telemarketing", "survey"), without.replace("--to US", "--to CA"))) {
      assertThat(init("", elsewhere, "--force", file.toString()).exitCode()).isZero();
      assertThat(file).content().doesNotContain("registeredIn");
    }
    assertThat(init("varies\n", without, "--force", file.toString()).exitCode()).isZero();
    assertThat(file).content().doesNotContain("registeredIn");
  }

  /** Only what differs from call to call is left to state. */
  @Test
  void profile_leavesNothingOpenThatIsStatedOnce() {
    for (String purpose :
        List.of("telemarketing", "informational", "debt-collection", "political", "healthcare")) {
      init("", OPTIONS.replace("telemarketing", purpose), "--force", file.toString());
      Run needs = Run.of("", "needs", "--profile", file.toString(), "--json");
      assertThat(needs.out()).as(purpose).doesNotContain("\"kind\":\"standing\",\"decides\":true");
    }
  }

  @Test
  void wrongAnswer_isAskedAgain_withWhatIsAllowed() throws IOException {
    Run run =
        init(
            "\nacme\nwe\nus\nUSA\nUS\nUS, XX\nUS,CA\nvaries\ntext\nfast\nmanual\nperhaps\nno\n"
                + "bakery\nbank, tax-exempt\nTX, ZZ\nCA, on\nno\nno\nno\n",
            "",
            file.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains(
            "Please answer with a name, such as acme.",
            "Please answer with us or agency.",
            "Please answer with an ISO 3166-1 country code",
            "Please answer with ISO 3166-1 country codes",
            "Please answer with manual,",
            "Please answer with yes, no, or varies.",
            "Please answer with none, or some of tax-exempt, bank, health.",
            "Please answer with states of the countries that are called")
        .doesNotContain("Whose voice is heard?");
    assertThat(file)
        .content()
        .contains(
            "\"US\", \"CA\"",
            "\"taxExempt\" : true",
            "\"US-CA\", \"CA-ON\"",
            "\"channel\" : \"text\"")
        .doesNotContain("purpose", "\"voice\" :");
  }

  @Test
  void file_thatIsThere_isReplacedOnlyWhereThatIsSaid() throws IOException {
    Files.writeString(file, "mine");
    Run refused = init("", OPTIONS, file.toString());
    assertThat(refused.exitCode()).isEqualTo(ExitCode.BROKEN);
    assertThat(refused.err()).contains("exists already; nothing was written", "--force");
    assertThat(init("no\n" + ANSWERS, "", file.toString()).exitCode()).isEqualTo(ExitCode.BROKEN);
    assertThat(init("", "", file.toString()).exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(file).hasContent("mine");
    assertThat(init("yes\n" + ANSWERS, "", file.toString()).exitCode()).isZero();
    assertThat(file).content().contains("acme");
    assertThat(init("", OPTIONS.replace("acme", "other"), "--force", file.toString()).exitCode())
        .isZero();
    assertThat(file).content().contains("other");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--seller acme | 2 | there is no answer; answer here or with --by",
        "--by me | 2 | --by takes us or agency, not me",
        "--purpose fun | 2 | --purpose takes telemarketing",
        "--to US,ZZ | 2 | --to takes ISO 3166-1 country codes, such as US,CA, not US,ZZ",
        "--organization bank,x | 2 | --organization takes none, or some of tax-exempt, bank, health",
        "--to US --registered-in TX,ZZ | 2 | --registered-in takes states of the countries",
        "--recorded maybe | 2 | --recorded takes yes, no, or varies, not maybe",
        "--caller-id maybe | 2 | --caller-id takes yes, no, or varies",
        "--nothing | 2 | Unknown option",
      })
  void optionThatIsNoAnswer_endsInOneLine_andNothingIsWritten(
      String options, int exitCode, String told) {
    Run run = init("", options, file.toString());
    assertThat(run.exitCode()).isEqualTo(exitCode);
    assertThat(run.err()).hasLineCount(1).contains(told);
    assertThat(file).doesNotExist();
  }

  @Test
  void folder_isNoFile_andOneThatCannotBeWrittenIsTold() {
    assertThat(init("", OPTIONS, folder.toString()).err()).contains("is a directory");
    Run lost = init("", OPTIONS, folder.resolve("no/such/acme.json").toString());
    assertThat(lost.exitCode()).isEqualTo(ExitCode.BROKEN);
    assertThat(lost.err()).contains("the profile was not written");
  }

  @Test
  void countryWhoseLawNobodyHolds_isToldOf() {
    assertThat(
            init(
                    "",
                    OPTIONS.replace("--to US", "--to MX").replace("TX,US-FL", "none"),
                    file.toString())
                .out())
        .contains("core.coverage");
  }
}
