package io.lexicall.cli;

import io.lexicall.json.SafeText;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line.
 *
 * @since 0.1
 */
public final class Main {
  /** What picocli takes. */
  private static final int FEWEST_HELP_COLUMNS = 55;

  private static final String LOG_FORMAT = "java.util.logging.SimpleFormatter.format";

  /** Commands that describe all others, with their options. */
  private static final Set<String> TELL_OF_ALL = Set.of("completion", "help");

  /** The parameter names under which picocli lists the commands with their descriptions. */
  private static final Set<String> LIST_ALL = Set.of("--help", "-h");

  /** A command that can be named. */
  private record Choice(Class<?> type, Supplier<Object> make) {
    /** Returns its line in the list of commands. */
    CommandLine.Model.CommandSpec withoutOptions() {
      Command told = type.getAnnotation(Command.class);
      CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();
      spec.usageMessage().header(told.header()).description(told.description());
      return spec;
    }
  }

  private Main() {}

  /**
   * Runs a command and ends the virtual machine with its exit code.
   *
   * @param arguments of the command line
   */
  public static void main(String[] arguments) {
    // The log of core is meant for a host's log, with time and thread; here it is one line.
    if (System.getProperty(LOG_FORMAT) == null) {
      System.setProperty(LOG_FORMAT, "lexicall: %5$s%n");
    }
    Console console =
        new Console(
            StandardInput.of(new FileInputStream(FileDescriptor.in)),
            new FileOutputStream(FileDescriptor.out),
            new FileOutputStream(FileDescriptor.err),
            Terminal.detect(System.getenv()));
    keepStandardOutput();
    System.exit(run(console, arguments));
  }

  /** Output of a module's code goes to standard error, since the answers are read line by line. */
  static void keepStandardOutput() {
    System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.err), true));
  }

  /** Runs a command and returns its exit code. */
  static int run(Console console, String... arguments) {
    StringWriter help = new StringWriter();
    CommandLine line = commands(console, arguments);
    line.setOut(new PrintWriter(help));
    try {
      int exitCode = line.execute(arguments);
      console.text(help.toString());
      console.flush();
      return exitCode;
    } catch (Failure failure) {
      return tell(console, failure);
    } catch (Console.ReaderGone gone) {
      return ExitCode.READER_GONE;
    } catch (OutOfMemoryError tooLarge) {
      console.tell("there is not enough memory; give Java more, such as JAVA_OPTS=-Xmx1g");
      return ExitCode.BROKEN;
    } catch (Error broken) { // the virtual machine would end with 1, which means something else
      return failed(console, broken);
    }
  }

  /**
   * Returns the command line with the command that the arguments name, or with all commands if they
   * name none or one that describes all. Creating a command needs reflection over its options,
   * which for all together takes as long as loading the law. So a command that is only listed is
   * created without its options.
   */
  private static CommandLine commands(Console console, String... arguments) {
    Map<String, Choice> commands = new LinkedHashMap<>(); // in the order of the help
    commands.put("init", new Choice(InitCommand.class, () -> new InitCommand(console)));
    commands.put("needs", new Choice(NeedsCommand.class, () -> new NeedsCommand(console)));
    commands.put("check", new Choice(CheckCommand.class, () -> new CheckCommand(console)));
    commands.put("explain", new Choice(ExplainCommand.class, () -> new ExplainCommand(console)));
    commands.put("windows", new Choice(WindowsCommand.class, () -> new WindowsCommand(console)));
    commands.put("scrub", new Choice(ScrubCommand.class, () -> new ScrubCommand(console)));
    commands.put("audit", new Choice(AuditCommand.class, () -> new AuditCommand(console)));
    commands.put("impact", new Choice(ImpactCommand.class, () -> new ImpactCommand(console)));
    commands.put("rules", new Choice(RulesCommand.class, () -> new RulesCommand(console)));
    commands.put("lists", new Choice(ListsCommand.class, () -> ListsCommand.with(console)));
    commands.put("ledger", new Choice(LedgerCommand.class, () -> LedgerCommand.with(console)));
    commands.put("journal", new Choice(JournalCommand.class, () -> JournalCommand.with(console)));
    commands.put("serve", new Choice(ServeCommand.class, () -> new ServeCommand(console)));
    commands.put("scan", new Choice(ScanCommand.class, () -> new ScanCommand(console)));
    commands.put("test", new Choice(TestCommand.class, () -> new TestCommand(console)));
    commands.put("schema", new Choice(SchemaCommand.class, () -> new SchemaCommand(console)));
    commands.put(
        "completion", new Choice(CompletionCommand.class, () -> new CompletionCommand(console)));
    commands.put("help", new Choice(CommandLine.HelpCommand.class, CommandLine.HelpCommand::new));
    Choice named = arguments.length == 0 ? null : commands.get(arguments[0]);
    CommandLine line = new CommandLine(new Lexicall());
    if (named != null && !TELL_OF_ALL.contains(arguments[0])) {
      line.addSubcommand(named.make.get());
    } else {
      boolean listed = arguments.length == 0 || LIST_ALL.contains(arguments[0]);
      commands.forEach(
          (name, each) ->
              line.addSubcommand(name, listed ? each.withoutOptions() : each.make.get()));
    }
    line.setUsageHelpWidth(Math.max(FEWEST_HELP_COLUMNS, console.terminal().columns()));
    line.setUsageHelpAutoWidth(false);
    line.setColorScheme(
        Help.defaultColorScheme(console.terminal().colored() ? Help.Ansi.ON : Help.Ansi.OFF));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler((wrong, given) -> misunderstood(console, wrong, arguments));
    line.setExecutionExceptionHandler((failure, command, parsed) -> failed(console, failure));
    addStandardOptions(line);
    return line;
  }

  private static void addStandardOptions(CommandLine line) {
    for (CommandLine subcommand : line.getSubcommands().values()) {
      subcommand.getCommandSpec().mixinStandardHelpOptions(true);
      subcommand.getCommandSpec().versionProvider(new Version());
      addStandardOptions(subcommand);
    }
  }

  private static int misunderstood(Console console, ParameterException wrong, String[] arguments) {
    CommandLine line = wrong.getCommandLine();
    if (arguments.length == 0) {
      console.text(line.getUsageMessage()); // no command given: show what there is
      console.flush();
      return ExitCode.USAGE;
    }
    String hint = "";
    if (wrong instanceof UnmatchedArgumentException unmatched
        && !unmatched.getSuggestions().isEmpty()) {
      hint = "; did you mean " + String.join(" or ", unmatched.getSuggestions()) + "?";
    }
    console.tell(
        safe(wrong) + hint + "; try '" + line.getCommandSpec().qualifiedName() + " --help'");
    return ExitCode.USAGE;
  }

  /** The index of an argument is ours; joined with the input it would look like one number. */
  private static String safe(ParameterException wrong) {
    String message = String.valueOf(wrong.getMessage());
    int given = wrong instanceof UnmatchedArgumentException ? message.indexOf('\'') : 0;
    return message.substring(0, Math.max(0, given))
        + SafeText.of(message.substring(Math.max(0, given)));
  }

  private static int failed(Console console, Throwable failure) {
    if (failure instanceof Failure told) {
      return tell(console, told);
    }
    if (failure instanceof Console.ReaderGone) {
      return ExitCode.READER_GONE;
    }
    String message = failure.getMessage();
    console.tell(
        "this should not have happened: "
            + failure.getClass().getName()
            + (message == null ? "" : ": " + SafeText.briefly(message)));
    return ExitCode.BROKEN;
  }

  private static int tell(Console console, Failure failure) {
    try {
      console.flush();
    } catch (Failure | Console.ReaderGone again) {
      // The first failure is the one to report.
    }
    console.tell(failure.told());
    return failure.exitCode();
  }

  /** The command that contains the others. */
  @Command(
      name = "lexicall",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      synopsisSubcommandLabel = "COMMAND",
      description = {
        "Tells whether a call, text, recording, payment or disclosure may go ahead, and if not,"
            + " why, under which law, and from when.",
        "",
        "Facts are given as JSON lines, one activity each. A fact that is left out is"
            + " unknown, and nothing is assumed about it. This is not legal advice."
      },
      footer = {
        "",
        "Start here:",
        "  lexicall init acme.json       a profile of your own, from a few questions",
        "  lexicall needs --state TX     which facts and lists calls there need, and why",
        "  lexicall rules                what law is loaded",
        "  lexicall check calls.jsonl    one verdict per line",
        "  lexicall explain calls.jsonl  the same for people to read",
        "  lexicall serve                the same over HTTP, with a page to try it on",
        "  lexicall scan logs/           card data in text, and redaction of it",
        "  lexicall test cases/          whether worked cases still have their expected verdicts",
        "  lexicall help check           options, exit codes and examples of a command",
        "",
        "Exit code of every command: 141 if the reader of the output closed it before the end."
      })
  static final class Lexicall {}
}
