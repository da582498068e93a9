package io.lexicall.cli;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonGenerator;
import io.lexicall.facts.FactType;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.Moment;
import io.lexicall.json.SafeText;
import io.lexicall.lists.DamagedListException;
import io.lexicall.lists.ListInfo;
import io.lexicall.lists.NumberList;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "lookup",
    description = {
      "Shows whether numbers are on lists, since when, and in which version of the list.",
      "",
      "Arguments that begin with + are numbers, the others are lists. A list that does"
          + " not cover a number knows nothing about it, which is not the same as not"
          + " listed. In JSON the answers use the names of the fact lists."
    },
    footer = {
      "",
      "Exit codes: 0 all were looked up, whether listed or not; 2 the command was not understood; 3 a"
          + " list is damaged or could not be read.",
      "",
      "Examples:",
      "  lexicall lists lookup us.lexi +12125550142",
      "  lexicall lists lookup us.lexi tx.lexi acme/ +12125550142 +17135550123",
      "  lexicall lists lookup --json us.lexi +12125550142 | jq '.lists[].listed'"
    })
final class ListsLookupCommand implements Callable<Integer> {
  private static final int[] WIDTHS = {24, 33};
  private static final Pattern BARE_NUMBER = Pattern.compile("[0-9(][0-9() .-]{5,}");

  private final Console console;

  @Mixin private final ColorOption color = new ColorOption();

  @Parameters(
      arity = "2..*",
      paramLabel = "LIST... NUMBER",
      description =
          "Files of editions or folders of companies' own lists, and numbers in E.164, such as"
              + " +12125550142.")
  private List<String> words = List.of();

  @Option(names = "--json", description = "One JSON object per line for each number.")
  private boolean json;

  ListsLookupCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<String> files = new ArrayList<>();
    List<PhoneNumber> numbers = new ArrayList<>();
    for (String word : words) {
      if (word.startsWith("+")) {
        numbers.add(WindowsCommand.number(word));
      } else if (isBareNumber(word)) {
        throw Failure.usage(
            "a number among the lists has no country code; numbers begin with + and their country"
                + " code, which is 1 in the United States");
      } else {
        files.add(word);
      }
    }
    if (files.isEmpty() || numbers.isEmpty()) {
      throw Failure.usage(
          files.isEmpty()
              ? "no list is named; give the files of lists before the numbers"
              : "no number is given; numbers begin with + and their country code");
    }
    try (OpenLists lists = OpenLists.of(files)) {
      Page page = new Page(console, color.isOn(console.terminal()));
      for (PhoneNumber number : numbers) {
        if (json) {
          console.line(asJson(number, lists.joined().lists()));
        } else {
          tell(number, lists.joined().lists(), page);
        }
      }
    } catch (IllegalArgumentException twice) {
      throw Failure.usage(Input.told(twice.getMessage(), files));
    } catch (UncheckedIOException failure) {
      console.flush();
      IOException cause = requireNonNull(failure.getCause());
      throw Failure.broken(
          Input.told(
              cause instanceof DamagedListException
                  ? cause.getMessage()
                  : "a list cannot be read: " + cause.getMessage(),
              files));
    }
    console.flush();
    return ExitCode.OK;
  }

  /** A file can have a name like a number; an argument that is not a file was meant as a number. */
  private static boolean isBareNumber(String word) {
    return BARE_NUMBER.matcher(word).matches() && !Files.exists(Input.path(word));
  }

  private static void tell(PhoneNumber number, List<NumberList> lists, Page page) {
    page.paragraph(Page.Style.BOLD, number.e164(), 2, "");
    for (NumberList list : lists) {
      Optional<ListEntry> entry = list.check(number);
      boolean listed = entry.flatMap(each -> each.get(ListEntry.LISTED)).orElse(false);
      String since =
          entry.flatMap(each -> each.get(ListEntry.SINCE)).map(Moment::toString).orElse("");
      page.row(
          2,
          WIDTHS,
          new Page.Style[] {
            Page.Style.PLAIN,
            entry.isEmpty() ? Page.Style.UNSURE : listed ? Page.Style.BAD : Page.Style.GOOD,
            Page.Style.DIM
          },
          SafeText.of(list.info().id()),
          entry.isEmpty()
              ? "not covered"
              : !listed ? "not listed" : "listed" + (since.isEmpty() ? "" : " since " + since),
          "version of "
              + list.info().asOf()
              + list.info()
                  .seller()
                  .map(seller -> "; counts only for calls for " + OtherSellers.quoted(seller))
                  .orElse("")
              + (entry.isEmpty() ? "; nothing is known of this number" : ""));
    }
  }

  private static String asJson(PhoneNumber number, List<NumberList> lists) {
    return JsonText.object(
        answer -> {
          answer.writeStringField("number", number.e164());
          answer.writeArrayFieldStart("lists");
          for (NumberList list : lists) {
            write(list.info(), list.check(number), answer);
          }
          answer.writeEndArray();
        });
  }

  private static void write(ListInfo info, Optional<ListEntry> entry, JsonGenerator answer)
      throws IOException {
    answer.writeStartObject();
    answer.writeStringField("id", SafeText.of(info.id()));
    answer.writeStringField("list", FactType.code(info.kind()));
    if (info.place().isPresent()) {
      Place place = info.place().get();
      answer.writeStringField(place.isRegion() ? "region" : "country", place.code());
    }
    if (info.seller().isPresent()) {
      answer.writeStringField("seller", SafeText.of(info.seller().get()));
    }
    answer.writeStringField("asOf", info.asOf().toString());
    answer.writeBooleanField("covered", entry.isPresent());
    Optional<Boolean> listed = entry.flatMap(each -> each.get(ListEntry.LISTED));
    if (listed.isPresent()) {
      answer.writeBooleanField("listed", listed.get());
    }
    Optional<Moment> since = entry.flatMap(each -> each.get(ListEntry.SINCE));
    if (since.isPresent()) {
      answer.writeStringField("since", since.get().toString());
    }
    answer.writeEndObject();
  }
}
