package io.lexicall.cli;

import io.lexicall.Compliance;
import io.lexicall.Finding;
import io.lexicall.Needs;
import io.lexicall.batch.Outputs;
import io.lexicall.facts.Called;
import io.lexicall.facts.Contact;
import io.lexicall.facts.InvalidFactsException;
import io.lexicall.facts.Profile;
import io.lexicall.json.ProfileJson;
import io.lexicall.json.SafeText;
import io.lexicall.place.Place;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "init",
    description = {
      "Asks a few questions and writes a profile: the facts that hold for all of your"
          + " calls, stated once, so that each call states only what differs. Explains each"
          + " line of the profile.",
      "",
      "A question that an option answers is not asked; with all options nothing is"
          + " asked. If an answer differs from call to call, answer 'varies', and the fact"
          + " stays open. An existing file is replaced only if you confirm it."
    },
    footer = {
      "",
      "Exit codes: 0 the profile was written; 2 the command was not understood, or an"
          + " answer is missing; 3 the file exists already, or could not be written.",
      "",
      "Examples:",
      "  lexicall init acme.json",
      "  lexicall init --seller acme --by us --from US --to US --purpose telemarketing \\",
      "    --channel voice --dialing manual --voice live --caller-id yes --organization none \\",
      "    --registered-in TX,FL --health no --cards no --recorded no acme.json",
      "  lexicall needs --profile acme.json --state TX"
    })
final class InitCommand implements Callable<Integer> {
  private static final int LABEL = 30;

  private final Console console;

  @Mixin private final ColorOption color = new ColorOption();

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      defaultValue = "profile.json",
      description = "Where to write the profile; - for standard output (default: profile.json).")
  private String file = "profile.json";

  @Option(names = "--force", description = "Replace an existing file.")
  private boolean force;

  private final Map<Question, String> told = new EnumMap<>(Question.class);

  InitCommand(Console console) {
    this.console = console;
  }

  /** Has an option for each question. */
  @Spec
  void spec(CommandSpec spec) {
    for (Question question : Question.values()) {
      spec.addOption(
          OptionSpec.builder(question.option())
              .type(String.class)
              .paramLabel(question.answer())
              .description(question.told())
              .setter(
                  new ISetter() {
                    @Override
                    @SuppressWarnings("unchecked") // as picocli declares it
                    public <T> T set(T answer) {
                      return (T)
                          (answer == null
                              ? told.remove(question)
                              : told.put(question, answer.toString()));
                    }
                  })
              .build());
    }
  }

  @Override
  public Integer call() {
    boolean out = file.equals(DistinctFiles.STANDARD);
    Path path = out ? null : Input.path(file);
    Console talk = out ? console.beside() : console;
    StandingFacts facts = new StandingFacts();
    for (Question question : Question.values()) { // those on which others depend come first
      String answer = told.get(question);
      if (answer != null) {
        take(question, answer, facts);
      }
    }
    if (path != null && Files.isDirectory(path)) {
      throw Failure.broken(Input.called(file) + " is a directory; name a file in it");
    }
    Answers answers = new Answers(talk);
    if (path != null && Files.exists(path) && !force) {
      boolean asks =
          Arrays.stream(Question.values())
              .anyMatch(question -> !told.containsKey(question) && facts.asks(question));
      mayReplace(asks, answers, talk);
    }
    for (Question question : Question.values()) {
      if (!told.containsKey(question) && facts.asks(question)) {
        if (question != Question.REGISTERED_IN) {
          ask(question, answers, talk, facts);
        } else {
          askWhereRegistered(answers, talk, facts);
        }
      }
    }
    String json = facts.json();
    Profile profile = check(json);
    if (path == null) {
      console.text(json);
      console.flush();
    } else {
      write(path, json);
    }
    explain(facts, profile, new Page(talk, color.isOn(talk.terminal())));
    talk.flush();
    return ExitCode.OK;
  }

  private void mayReplace(boolean asks, Answers answers, Console talk) {
    String there = Input.called(file) + " exists already";
    if (asks) {
      talk.line(there + ". Replace it? yes or no");
      String answer = answers.next("--force");
      if (answer.equals("yes") || answer.equals("y")) {
        return;
      }
    }
    talk.flush();
    throw Failure.broken(there + "; nothing was written. Name another file, or give --force");
  }

  private void take(Question question, String answer, StandingFacts facts) {
    String wrong = facts.take(question, answer);
    if (!wrong.isEmpty()) {
      throw Failure.usage(question.option() + " takes " + wrong + ", not " + answer);
    }
  }

  private static void ask(Question question, Answers answers, Console talk, StandingFacts facts) {
    talk.line("");
    talk.line(question.text());
    String wrong;
    do {
      wrong = facts.take(question, answers.next(question.option()));
      if (!wrong.isEmpty()) {
        talk.line("Please answer with " + wrong + ".");
      }
    } while (!wrong.isEmpty());
  }

  /** Asks only if the law of a called state requires registration for such calls. */
  private static void askWhereRegistered(Answers answers, Console talk, StandingFacts facts) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    Set<Place> states = Registration.wanted(check(facts.json()), facts.targets(), now);
    if (!states.isEmpty()) {
      talk.line("");
      talk.line(
          "Some of these states require the seller to register before it sells there: "
              + states.stream()
                  .map(state -> state.code().substring(state.code().indexOf('-') + 1))
                  .collect(Collectors.joining(", "))
              + ".");
      ask(Question.REGISTERED_IN, answers, talk, facts);
    }
  }

  /** The lines that answer questions. */
  private static final class Answers {
    private final Console console;

    Answers(Console console) {
      this.console = console;
    }

    /** Reads the next line, after sending the question. */
    String next(String option) {
      console.text("> ");
      console.flush();
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      try {
        int next = console.in().read();
        if (next < 0) {
          console.line("");
          throw Failure.usage(
              "there is no answer" + (option.isEmpty() ? "" : "; answer here or with " + option));
        }
        while (next >= 0 && next != '\n') {
          line.write(next);
          next = console.in().read();
        }
      } catch (IOException failure) {
        throw Input.unreadable("-", failure);
      }
      return line.toString(StandardCharsets.UTF_8).strip();
    }
  }

  private static Profile check(String json) {
    try {
      return ProfileJson.read(json);
    } catch (InvalidFactsException wrong) {
      throw Failure.usage(
          "these answers do not make a valid profile: " + Input.told(wrong.problems()));
    }
  }

  private void write(Path path, String json) {
    try {
      Outputs.write(path, json.getBytes(StandardCharsets.UTF_8));
    } catch (IOException failure) {
      throw Failure.broken(
          "the profile was not written: " + Input.told(failure.getMessage(), List.of(file)));
    }
  }

  private void explain(StandingFacts facts, Profile profile, Page page) {
    page.blank();
    page.paragraph(
        Page.Style.BOLD,
        file.equals(DistinctFiles.STANDARD) ? "The profile says" : Input.called(file) + " says",
        2,
        "");
    for (StandingFacts.Line line : facts.lines()) {
      page.labelled(
          2,
          line.path() + " " + SafeText.of(line.value()) + " ",
          LABEL,
          Page.Style.DIM,
          line.why());
    }
    Compliance compliance = Law.load(profile);
    Set<String> lists = new TreeSet<>();
    Set<String> each = new TreeSet<>();
    List<Finding> settled = new ArrayList<>();
    for (Place target : facts.targets()) {
      Contact kind =
          Contact.builder()
              .at(Instant.now().truncatedTo(ChronoUnit.SECONDS))
              .to(Called.builder().country(target).build())
              .build();
      Needs needs = compliance.needs(kind);
      settled.addAll(needs.settled());
      for (Needs.Need need : needs.needs()) {
        if (need.decides() && need.kind() != Needs.Kind.STANDING) {
          (need.kind() == Needs.Kind.LIST ? lists : each).add(need.fact().path());
        }
      }
    }
    page.blank();
    open(page, "State for each call", each);
    open(page, "Lists to check", lists);
    for (Finding finding : settled) {
      page.paragraph(
          Page.Style.UNSURE,
          finding.outcome() + " [" + finding.rule().id() + "]",
          2,
          finding.message());
    }
    page.paragraph(Page.Style.PLAIN, "Next:", 2, next(facts.targets()));
  }

  private static void open(Page page, String heading, Collection<String> paths) {
    if (!paths.isEmpty()) {
      page.paragraph(
          Page.Style.BOLD,
          heading + ":",
          2,
          paths.stream().map(Page::whole).collect(Collectors.joining(", ")));
    }
  }

  private String next(List<Place> targets) {
    return "lexicall needs --profile "
        + (file.equals(DistinctFiles.STANDARD) ? "FILE" : Input.called(file))
        + targets.stream().findFirst().map(target -> " --country " + target.code()).orElse("");
  }
}
