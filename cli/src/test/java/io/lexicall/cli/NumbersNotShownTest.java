package io.lexicall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is given to whatever command, and however it is written: no message, page or report
 * shows a telephone number or a card number, nor a character that nobody sees.
 *
 * <p>Two exceptions are wanted: the answer in JSON echoes the host's id, and rows and texts that a
 * command rewrites hold what they held.
 */
class NumbersNotShownTest {
  /** So many digits of a number in a row are too many. */
  private static final int TOO_MANY = 7;

  private static final int EVERY = 5;

  private static final Pattern ID = Pattern.compile("\"id\":\"(?:[^\"\\\\]|\\\\.)*\"");

  private static final List<String> NUMBERS =
      List.of("16175550187", "3105550164", "442079460018", "4111111111111111", "378282246310005");

  private static final List<String> SEPARATORS =
      List.of(
          "", " ", "-", ".", "/", "_", ":", ",", ";", "\t", "\u00a0", "\u2009", "\u2013", "\u2014",
          "\u2212", "\u00b7", "\u200b", "\u00ad", "\u202e", "\u0085", "\u001b", " - ", ") ", "|");

  @TempDir Path folder;

  /** A number, and how it is written. */
  private record Secret(String digits, String separator, String text) {
    @Override
    public String toString() {
      return digits.length() + " digits, " + text.codePoints().boxed().toList();
    }
  }

  static Stream<Secret> everyNumber_inEveryStyle() {
    return IntStream.range(0, SEPARATORS.size()).mapToObj(NumbersNotShownTest::inStyle);
  }

  static Stream<Secret> everyNumber_inEveryFifthStyle() {
    return IntStream.iterate(0, i -> i < SEPARATORS.size(), i -> i + EVERY)
        .mapToObj(NumbersNotShownTest::inStyle);
  }

  private static Secret inStyle(int i) {
    String digits = NUMBERS.get(i % NUMBERS.size());
    String separator = SEPARATORS.get(i);
    return new Secret(digits, separator, written(digits, separator));
  }

  /** Parts a number as people do: the last four apart, and the others in threes or fours. */
  private static String written(String digits, String separator) {
    int group = digits.length() > 12 ? 4 : 3;
    StringBuilder text = new StringBuilder();
    int lead = digits.length() > 12 ? 0 : digits.length() - 10;
    for (int i = 0; i < digits.length(); i++) {
      boolean begins =
          i > 0 && (i == lead || ((i - lead) % group == 0 && digits.length() - i >= group));
      text.append(begins ? separator : "").append(digits.charAt(i));
    }
    return text.toString();
  }

  @ParameterizedTest
  @MethodSource("everyNumber_inEveryStyle")
  void numberInAnArgument_isNotShown(Secret secret) throws IOException {
    String n = secret.text;
    String facts = file("facts.jsonl", "{\"activity\":\"contact\"}\n");
    String leads = file("leads.csv", "phone,name\n+12125550142,x\n");
    String numbers = file("numbers.txt", "2125550142\n");
    String text = file("text.txt", "nothing\n");
    String out = folder.resolve("out.lexi").toString();
    List<List<String>> commands = new ArrayList<>();
    for (String command :
        List.of("check", "explain", "test", "scan", "schema", "lists info", "lists verify")) {
      commands.add(words(command, n));
      commands.add(words(command, "--" + n));
      commands.add(words(command, folder.resolve("no") + "/" + n));
    }
    commands.add(List.of(n));
    commands.add(List.of("help", n));
    commands.add(List.of("lists", n));
    for (String option :
        List.of("--fail-on", "--regulations", "--profile", "--max-line", "--list", "--module")) {
      commands.add(List.of("check", option, n, facts));
      commands.add(List.of("check", option, folder.resolve("no") + "/" + n, facts));
    }
    for (String option :
        List.of("--purpose", "--channel", "--dialing", "--country", "--state", "--profile")) {
      commands.add(List.of("needs", option, n));
    }
    for (String option : List.of("--seller", "--by", "--from", "--to", "--purpose", "--recorded")) {
      commands.add(List.of("init", option, n, folder.resolve("no/such/p.json").toString()));
    }
    commands.add(List.of("lists", "lookup", n, "+12125550142"));
    commands.add(List.of("lists", "lookup", facts, n));
    commands.add(List.of("lists", "lookup", facts, "+" + n + "1234567"));
    commands.add(List.of("check", "--set", n + "=true", facts));
    commands.add(List.of("check", "--set", "core.all-clocks-of-region=" + n, facts));
    commands.add(List.of("explain", "--color", n, facts));
    for (String option : List.of("--state", "--country", "--at", "--activity", "--regulation")) {
      commands.add(List.of("rules", option, n));
    }
    commands.add(List.of("rules", "--between", n + ".." + n));
    commands.add(List.of("windows", n));
    for (String option :
        List.of("--from", "--days", "--purpose", "--facts", "--profile", "--list", "--module")) {
      commands.add(List.of("windows", option, n, "+12125550142"));
    }
    commands.add(List.of("windows", "--svg", "no/" + n, "+12125550142"));
    for (String option :
        List.of(
            "--encoding",
            "--format",
            "--as-of",
            "--redact-as",
            "--minimum-confidence",
            "--fail-on",
            "--token-key-file",
            "--max-line")) {
      commands.add(List.of("scan", option, n, text));
    }
    commands.add(List.of("scan", "--redact-as", "token", "--token-key-file", n, text));
    for (String option :
        List.of(
            "--phone-column",
            "--zone",
            "--date-zone",
            "--country",
            "--delimiter",
            "--header",
            "--encoding",
            "--threads",
            "--at",
            "--purpose",
            "--profile",
            "--list",
            "--fail-on")) {
      commands.add(List.of("scrub", option, n, leads));
    }
    commands.add(List.of("scrub", "--fact", n + "=true", leads));
    commands.add(List.of("scrub", "--fact", "to.lineType=" + n, leads));
    commands.add(List.of("scrub", "--map", n + "=to.region", leads));
    commands.add(List.of("scrub", "--map", "name=" + n, leads));
    commands.add(List.of("scrub", "--permitted", "no/such/" + n, leads));
    commands.add(List.of("scrub", "--permitted", n, "--report", n, leads));
    commands.add(List.of("scrub", n, "--permitted", out));
    for (String option :
        List.of(
            "--at-column",
            "--zone",
            "--phone-column",
            "--country",
            "--accept",
            "--delimiter",
            "--header",
            "--encoding",
            "--max-line",
            "--out",
            "--temp",
            "--threads",
            "--list",
            "--profile",
            "--fail-on",
            "--map",
            "--fact")) {
      commands.add(List.of("audit", option, n, leads));
    }
    commands.add(List.of("audit", "--temp", "no/such/" + n, facts));
    commands.add(List.of("audit", "--out", "no/such/" + n + ".csv", facts));
    commands.add(List.of("audit", "--map", n + "=to.region", "--at-column", "name", leads));
    commands.add(List.of("audit", "--map", "name=" + n, leads));
    commands.add(List.of("audit", "--fact", "to.lineType=" + n, leads));
    commands.add(List.of("audit", n));
    for (String option :
        List.of(
            "--port",
            "--profile",
            "--list",
            "--module",
            "--regulations",
            "--tls-cert",
            "--tls-key",
            "--max-line",
            "--max-requests")) {
      // Never a server: without a file of tokens it does not start.
      commands.add(List.of("serve", option, n, "--token-file", "no/such/" + n));
    }
    commands.add(List.of("serve", "--host", "0.0.0.0", "--token-file", n));
    commands.add(List.of("serve", "--tls-cert", n, "--tls-key", n, "--tls-client-ca", n));
    commands.add(List.of("lists", "diff", n, n));
    for (String option :
        List.of(
            "--place", "--seller", "--id", "--covers", "--format", "--column", "--max-refused")) {
      commands.add(
          words(
              "lists build --kind internal-dnc --as-of 2026-11-01", option, n, "-o", out, numbers));
    }
    commands.add(
        words("lists build --kind national-dnc --place US --as-of", n, "-o", out, numbers));
    commands.add(words("lists build --as-of 2026-11-01 --kind", n, "-o", out, numbers));
    commands.add(
        words("lists build --kind national-dnc --as-of 2026-11-01 -o", "no/such/" + n, numbers));
    commands.add(words("lists build --kind national-dnc --as-of 2026-11-01 -o", out, n));
    commands.add(List.of("lists", "update", n, "-o", out, numbers));
    for (String command :
        List.of("keys", "verify", "show", "explain", "replay", "export", "forget", "prune")) {
      commands.add(List.of("journal", command, folder.resolve("no") + "/" + n + "/x"));
    }
    commands.add(List.of("journal", n));
    String none = folder.resolve("none").toString();
    for (String option : List.of("--number", "--from", "--to", "--rule", "--decision", "--keys")) {
      commands.add(List.of("journal", "show", none, option, n));
      commands.add(List.of("journal", "explain", none, option, n));
      commands.add(List.of("journal", "prove", none, option, n, "-o", "no/such/" + n));
    }
    commands.add(List.of("journal", "explain", none, "--entry", n));
    commands.add(List.of("journal", "prove", none, "--entry", n, "-o", "no/such/" + n));
    commands.add(List.of("journal", "forget", none, "--number", n));
    commands.add(List.of("journal", "forget", none, "--id", n));
    commands.add(List.of("journal", "prune", none, "--before", n, "--policy", n));
    for (String option : List.of("--verifier-key", "--earlier")) {
      commands.add(List.of("journal", "verify", none, option, n));
    }
    for (String option : List.of("--key-file", "--passphrase-file")) {
      commands.add(List.of("journal", "keys", none, option, "no/such/" + n));
    }
    commands.add(List.of("check", "--journal", facts + "/" + n, facts));
    String db = folder.resolve("numbers.db").toString();
    assertHidden(secret, List.of("ledger", "init", "--db", db));
    for (String command : List.of("init", "show", "due")) {
      commands.add(List.of("ledger", command, "--db", "no/such/" + n, "--number", n));
      commands.add(List.of("ledger", command, "--db", "no/such/" + n));
      commands.add(List.of("ledger", command, "--db", "jdbc:" + n));
      commands.add(List.of("ledger", command, "--db", db, "--db-key-file", "no/such/" + n));
    }
    commands.add(List.of("ledger", n));
    for (String option : List.of("--number", "--event", "--at", "--known-at", "--json")) {
      commands.add(List.of("ledger", "show", "--db", db, option, n));
    }
    commands.add(List.of("ledger", "show", "--db", db, "--number", "+12125550142", "--at", n));
    commands.add(List.of("ledger", "due", "--db", db, "--at", n));
    commands.add(List.of("ledger", "forget", "--db", db, "--number", n));
    commands.add(List.of("ledger", "record", n, "--db", db));
    for (String field :
        List.of("kind", "id", "channels", "expires", "sha256", "refers-to", "place", n)) {
      commands.add(
          words(
              "ledger record consent-given --number +12125550142 --db",
              db,
              "--set",
              field + "=" + n));
    }
    commands.add(words("ledger record told-to-stop --db", db, "--number", n));
    commands.add(words("ledger record told-to-stop --number +12125550142 --db", db, "--at", n));
    commands.add(
        words("ledger record inquiry --number +12125550142 --db", db, "--evidence-file", n));
    for (String option : List.of("--map", "--set", "--zone", "--country", "--max-refused")) {
      commands.add(words("ledger import --as inquiry --db", db, option, n + "=number", leads));
      commands.add(words("ledger import --as inquiry --db", db, option, n, leads));
    }
    commands.add(words("ledger import --as", n, "--db", db, leads));
    commands.add(words("ledger import --as inquiry --db", db, "no/such/" + n));
    commands.add(List.of("check", "--db", "no/such/" + n, facts));
    // Each command meets every fifth style, and each style every fifth command: all of them with
    // all would take minutes.
    for (int i = SEPARATORS.indexOf(secret.separator) % EVERY; i < commands.size(); i += EVERY) {
      assertHidden(secret, commands.get(i));
    }
  }

  @ParameterizedTest
  @MethodSource("everyNumber_inEveryFifthStyle")
  void numberInAFile_andInItsName_isNotShown(Secret secret) throws IOException {
    String n = secret.text;
    String quoted = quoted(n);
    String facts =
        named(
            n,
            ".jsonl",
            "{\"activity\":\"contact\",\"id\":%1$s,\"at\":\"2026-11-24T12:00:00Z\",\"subject\":%1$s,\"caller\":{\"seller\":%1$s},\"to\":{\"number\":\"+12125550142\"},\"lists\":[{\"list\":\"internal-dnc\",\"seller\":%1$s,\"listed\":true}],\"purpose\":\"telemarketing\"}\n{%1$s:1}\n{\"activity\":\"contact\",\"purpose\":%1$s}\n{\"activity\":\"contact\",%1$s:%1$s}\n{\"activity\":%1$s}\n%1$s\n{\"activity\":\"contact\",\"at\":%1$s,\"to\":{\"number\":%1$s,\"timeZone\":%1$s,\"region\":%1$s,\"postalCode\":%1$s},\"history\":[{\"at\":%1$s}]}\n"
                .formatted(quoted));
    String cases =
        named(
            n,
            "cases.jsonl",
            "{\"name\":%1$s,\"why\":%1$s,\"facts\":{\"activity\":\"contact\"},\"expect\":{\"decision\":\"permit\",\"rules\":[%1$s],\"missing\":[%1$s],\"obligations\":[%1$s],\"cites\":[%1$s],\"due\":{%1$s:\"2026-01-01\"}}}\n{\"name\":%1$s,%1$s:1}\n"
                .formatted(quoted));
    String scans =
        named(n, "scans.jsonl", "{\"id\":%1$s,\"text\":%1$s,\"spans\":[]}\n".formatted(quoted));
    String texts = named(n, ".txt", "card " + n + "\n");
    String cell = n.replace(",", ".").replace(";", ".").replace("\t", " ").replace("|", " ");
    String leads = named(n, ".csv", "phone," + cell + "\n+12125550142,x\nnobody,y\n");
    String numbers = named(n, "numbers.txt", "2125550142\n" + n + " x\n");
    String list = place(n, ".lexi");
    String page = place(n, ".html");
    String rows = place(n, "rows.csv");

    assertHidden(secret, List.of("check", facts));
    assertHidden(secret, List.of("explain", facts));
    assertHidden(secret, List.of("explain", "--json", facts));
    assertHidden(secret, List.of("explain", "--full", facts));
    assertHidden(secret, List.of("check", "--summary", facts));
    assertHidden(secret, List.of("check", "--summary", "--json", facts));
    assertHidden(secret, List.of("needs", "--profile", facts));
    assertHidden(secret, List.of("check", "--module", facts, facts));
    List<String> init =
        words(
            "init --force --by us --from US --to US --purpose survey --channel text"
                + " --dialing manual --caller-id yes --organization none --health no --cards no"
                + " --recorded no --seller",
            n,
            place(n, ".json"));
    assertHidden(secret, init);
    assertHidden(secret, List.of("check", "--profile", place(n, ".json"), facts));
    assertHidden(secret, List.of("check", "--profile", facts, facts));
    assertHidden(secret, List.of("windows", "--facts", facts, "+12125550142"));
    assertHidden(secret, List.of("test", cases, scans));
    assertHidden(secret, List.of("test", "--verbose", scans, cases));
    assertHidden(secret, List.of("test", texts));
    assertHidden(secret, List.of("scan", texts, folder.toString()));
    assertHidden(secret, List.of("scan", "--format", "jsonl", texts));
    assertHidden(secret, List.of("scan", "--json", scans, cases));
    assertHidden(
        secret,
        List.of("scrub", "--all", rows, "--report", page, "--fact", "caller.seller=" + n, leads));
    if (Files.exists(Path.of(page))) {
      assertHidden(
          secret, "the report", Files.readString(Path.of(page)).replaceAll("[\r\n\t]", " "));
    }
    assertHidden(secret, List.of("scrub", "--phone-column", cell, leads));
    String past =
        named(
            n,
            "past.csv",
            "phone,called_at,talked,campaign\n+12125550142,2026-03-02T12:00:00Z,%1$s,x\n+12125550142,%1$s,,\n+12125550142,2026-03-02T12:00:00Z,,%1$s\n%1$s,2026-03-02T12:00:00Z,,\n"
                .formatted(cell));
    List<String> audit =
        List.of(
            "audit",
            facts,
            past,
            "--phone-column",
            "phone",
            "--map",
            "talked=connected",
            "--map",
            "campaign=campaign.id");
    assertHidden(
        secret,
        Stream.concat(audit.stream(), Stream.of("--report", page, "--fact", "caller.seller=" + n))
            .toList());
    if (Files.exists(Path.of(page))) {
      assertHidden(
          secret, "the audit", Files.readString(Path.of(page)).replaceAll("[\r\n\t]", " "));
    }
    assertHidden(secret, audit);
    assertHidden(secret, Stream.concat(audit.stream(), Stream.of("--json")).toList());
    assertHidden(secret, Stream.concat(audit.stream(), Stream.of("--out", "-")).toList());
    assertHidden(secret, List.of("audit", past, "--at-column", cell));
    for (String max : List.of("1", "0")) {
      assertHidden(
          secret,
          words(
              "lists build --kind internal-dnc --as-of 2026-11-01 --max-refused " + max,
              "--seller",
              n,
              "-o",
              list,
              numbers));
    }
    assertHidden(secret, List.of("lists", "info", list));
    assertHidden(secret, List.of("lists", "info", "--json", list));
    assertHidden(secret, List.of("lists", "verify", list, texts));
    assertHidden(secret, List.of("lists", "lookup", list, "+12125550142"));
    assertHidden(secret, List.of("lists", "lookup", texts, "+12125550142"));
    assertHidden(secret, List.of("check", "--list", list, facts));
    assertHidden(secret, List.of("lists", "diff", list, list));
    assertHidden(secret, List.of("lists", "diff", list, texts));
    assertHidden(secret, List.of("scrub", "--list", list, "--all", rows, leads));

    String db = place(n, ".db");
    String inquiries =
        named(
            n,
            "inquiries.csv",
            "number,at,subject,id,by\n+12125550142,2026-03-01,%1$s,%1$s,%1$s\n%1$s,%1$s,x,y,z\n"
                .formatted("\"" + n.replace("\"", "\"\"") + "\""));
    assertHidden(secret, List.of("ledger", "init", "--db", db));
    assertHidden(secret, words("ledger import --as inquiry --max-refused 2 --db", db, inquiries));
    assertHidden(secret, words("ledger show --number +12125550142 --db", db));
    assertHidden(secret, words("ledger show --json --number +12125550142 --db", db));
    assertHidden(
        secret,
        words(
            "ledger record request-received --number +12125550142 --set request=access --db", db));
    assertHidden(secret, List.of("ledger", "due", "--db", db));
    assertHidden(secret, List.of("check", "--db", db, facts));

    String journal = place(n, ".journal");
    String zip = place(n, ".zip");
    assertHidden(secret, List.of("check", "--summary", "--journal", journal, facts));
    for (String command : List.of("keys", "verify", "show", "replay")) {
      assertHidden(secret, List.of("journal", command, journal));
    }
    assertHidden(secret, List.of("journal", "show", journal, journal));
    assertHidden(secret, List.of("journal", "explain", journal, "--entry", "2"));
    assertHidden(secret, List.of("journal", "explain", journal, "--entry", secret.digits));
    assertHidden(secret, List.of("journal", "prove", journal, "--entry", "2", "-o", zip));
    assertHidden(secret, List.of("journal", "prove", journal, "--entry", "99", "-o", zip));
    assertHidden(secret, List.of("journal", "prove", journal, "--entry", secret.digits, "-o", zip));
    assertHidden(secret, List.of("journal", "export", journal, "--tsr", "-o", rows));
    assertHidden(secret, List.of("journal", "verify", journal, "--earlier", facts));
    assertHidden(secret, List.of("journal", "forget", journal, "--number", "+12125550142"));
    assertHidden(secret, List.of("journal", "verify", texts, "--verifier-key", texts));
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private String named(String number, String ending, String text) throws IOException {
    return Files.writeString(Path.of(place(number, ending)), text).toString();
  }

  /** Names a file after a number, as far as the file system lets it. */
  private String place(String number, String ending) {
    try {
      return folder.resolve(number.replace("/", "-") + ending).toString();
    } catch (InvalidPathException notOnThisSystem) {
      return folder.resolve("plain" + ending).toString();
    }
  }

  private static String quoted(String text) {
    return text.chars()
        .mapToObj(c -> c < ' ' ? "\\u%04x".formatted(c) : Character.toString((char) c))
        .collect(Collectors.joining("", "\"", "\""));
  }

  private static List<String> words(String command, String... more) {
    return Stream.concat(Arrays.stream(command.split(" ")), Arrays.stream(more)).toList();
  }

  private static void assertHidden(Secret secret, List<String> command) {
    Run run = Run.of("", command.toArray(new String[0]));
    String who = command.subList(0, Math.min(2, command.size())) + " with " + secret;
    assertHidden(secret, who + " on standard output", ID.matcher(run.out()).replaceAll(""));
    assertHidden(secret, who + " on standard error", run.err());
  }

  private static void assertHidden(Secret secret, String who, String text) {
    StringBuilder plain = new StringBuilder();
    StringBuilder unseen = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              int type = Character.getType(c);
              if (c != '\n' && (type == Character.CONTROL || type == Character.FORMAT)) {
                unseen.append("U+%04X ".formatted(c));
              }
              plain.appendCodePoint(Character.isDigit(c) ? '0' + Character.digit(c, 10) : c);
            });
    assertThat(unseen.toString()).as(who + ": " + text).isEmpty();
    for (int i = 0; i + TOO_MANY <= secret.digits.length(); i++) {
      assertThat(plain.toString()).as(who).doesNotContain(secret.digits.substring(i, i + TOO_MANY));
    }
    Pattern whole =
        Pattern.compile(
            secret
                .digits
                .chars()
                .mapToObj(Character::toString)
                .collect(Collectors.joining("(?:[^0-9A-Za-z]|\\\\u[0-9a-f]{4}){0,8}")));
    assertThat(whole.matcher(plain).find()).as(who + ": " + plain).isFalse();
  }

  /** What is ours is shown: the check above does not come true by hiding everything. */
  @ParameterizedTest
  @MethodSource("everyNumber_inEveryStyle")
  void numberOfALine_isShown(Secret secret) throws IOException {
    String facts = named(secret.text, ".jsonl", "\n".repeat(30_001) + "{]\n");
    Run run = Run.of(new byte[0], Terminal.NONE, "check", facts);
    assertThat(run.out()).contains("\"line\":30002");
    assertThat(run.out().getBytes(StandardCharsets.UTF_8)).isNotEmpty();
  }
}
