package io.lexicall.cli;

import io.lexicall.facts.Activity;
import io.lexicall.journal.Entry;
import io.lexicall.journal.Journal;
import io.lexicall.journal.JournalException;
import io.lexicall.journal.JournalKeys;
import io.lexicall.journal.JournalOptions;
import io.lexicall.journal.JournalReader;
import io.lexicall.journal.Replay;
import io.lexicall.json.SafeText;
import io.lexicall.number.PhoneNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Journals that are open for reading, with their keys, and how they are shown. */
final class Journals implements AutoCloseable {
  /** The files in the folder of a journal whose first entry was not written. */
  private static final Set<String> OF_A_JOURNAL =
      Set.of("beside", "forgetting", "lock", "pending", "pruned", "tile", "witnessed");

  private final List<JournalKeys> keys = new ArrayList<>();
  private final List<JournalReader> readers = new ArrayList<>();
  private final List<String> folders;

  private Journals(List<String> folders) {
    this.folders = folders;
  }

  /** Opens journals, each with its keys if they are available. */
  static Journals open(List<String> folders, KeyOptions options) {
    if (folders.size() > 1 && options.keys != null) {
      throw Failure.usage(
          "--keys is for one journal; the keys of several journals are beside each of them");
    }
    DistinctFiles.requireOnce(folders);
    Journals journals = new Journals(folders);
    boolean opened = false;
    try {
      for (String folder : folders) {
        Path path = existing(folder);
        JournalKeys own = options.openIfThere(folder);
        if (own != null) {
          journals.keys.add(own);
        }
        journals.readers.add(JournalReader.open(path, null, own));
      }
      opened = true;
      return journals;
    } catch (JournalException damaged) {
      throw told(damaged, folders);
    } catch (IOException failure) {
      throw Input.unreadable(folders.get(journals.readers.size()), failure);
    } finally {
      if (!opened) {
        journals.close();
      }
    }
  }

  /** Refuses to write to a journal, its keys, or the files that open these. */
  static void mustNotBeIn(String written, List<String> folders, KeyOptions options) {
    ListsBuildCommand.mustDiffer(List.of(written), options.with(folders));
  }

  static Path existing(String folder) {
    Path path = Input.path(folder);
    if (!Files.isDirectory(path)) {
      throw Failure.broken(
          Input.called(folder)
              + (Files.exists(path)
                  ? ": this is a file; a journal is a folder"
                  : ": there is no such folder"));
    }
    return path;
  }

  /** Refuses to create a folder in one that does not exist: its name is probably misspelled. */
  static void requireParent(String folder) {
    Path parent = Input.path(folder).toAbsolutePath().normalize().getParent();
    if (parent != null && !Files.isDirectory(parent)) {
      throw Failure.broken(Input.called(folder) + ": its directory does not exist");
    }
  }

  /**
   * Refuses to create a journal, or its keys, in a folder with other files: a misspelled name would
   * mix evidence with them. Called before keys are created, which would stay if it could not begin.
   */
  static void requireOwnFolder(String folder) {
    Path path = Input.path(folder);
    requireParent(folder);
    Path written = Files.exists(path) ? existing(folder) : path.toAbsolutePath().getParent();
    if (written != null && !Files.isWritable(written)) {
      throw Failure.broken(Input.called(folder) + ": there is no permission to write it");
    }
    if (!Files.isDirectory(path) || Files.exists(path.resolve("checkpoint"))) {
      return;
    }
    try (Stream<Path> inside = Files.list(path)) {
      inside
          .map(each -> String.valueOf(each.getFileName()))
          .filter(name -> !name.startsWith(".") && !OF_A_JOURNAL.contains(name))
          .findFirst()
          .ifPresent(
              other -> {
                throw Failure.broken(
                    "%s holds other files, such as %s: a journal starts in a new or empty folder"
                        .formatted(Input.called(folder), Input.called(other)));
              });
    } catch (IOException failure) {
      throw Input.unreadable(folder, failure);
    }
  }

  /** Opens a journal for writing, which must exist if it is not to be created. */
  static Journal openToWrite(String folder, JournalKeys keys, boolean begins) {
    return openToWrite(folder, keys, begins, JournalOptions.defaults());
  }

  /** Opens a journal for writing in some way. */
  static Journal openToWrite(
      String folder, JournalKeys keys, boolean begins, JournalOptions options) {
    try {
      Path path = begins ? Input.path(folder) : existing(folder);
      if (Files.isRegularFile(path)) {
        existing(folder);
      }
      if (!begins && !Files.exists(path.resolve("checkpoint"))) {
        throw Failure.broken(Input.called(folder) + ": there is no journal in it");
      }
      return Journal.open(path, keys, options);
    } catch (JournalException broken) {
      throw told(broken, List.of(folder));
    } catch (IOException failure) {
      throw Input.unwritable(folder, failure);
    }
  }

  List<JournalReader> readers() {
    return readers;
  }

  boolean haveKeys() {
    return !keys.isEmpty();
  }

  /** Shows the entries of all in the order of their times. */
  void forEach(JournalReader.Visitor visitor) {
    try {
      JournalReader.forEach(readers, visitor);
    } catch (JournalException damaged) {
      throw told(damaged, folders);
    } catch (IOException failure) {
      throw Input.unreadable(folders.get(0), failure);
    }
  }

  /** Judges the entries of all again, in the order of their times. */
  void replay(
      Replay replay, Predicate<Entry> chosen, Replay.Visitor visitor, LongConsumer progress) {
    try {
      replay.all(readers, chosen, visitor, progress);
    } catch (JournalException damaged) {
      throw told(damaged, folders);
    } catch (IOException failure) {
      throw Input.unreadable(folders.get(0), failure);
    }
  }

  static Failure told(JournalException exception, List<String> folders) {
    return Failure.broken(
        Input.called(folders.get(0))
            + (folders.size() > 1 ? " or another" : "")
            + ": "
            + Input.told(exception.getMessage(), folders));
  }

  /** Reads the number of a person, which no message repeats. */
  static PhoneNumber number(String text) {
    return PhoneNumber.tryParse(text)
        .orElseThrow(
            () ->
                Failure.hint(
                    "--number takes a number in international form, such as +12125550142"));
  }

  /** Reads an instant, or the first of a day in UTC. */
  static Instant instant(String option, String text) {
    try {
      return text.indexOf('T') > 0
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException none) {
      throw Failure.usage(
          option + " takes a day such as 2026-11-01, or an instant with an offset, not " + text);
    }
  }

  /**
   * Describes an entry in a line that reveals nothing about the person except, if the keys are
   * available, the host's id of the activity.
   *
   * @param zone the time zone
   */
  static String line(Entry entry, @Nullable String journal, ZoneId zone) {
    return (journal == null ? "" : Input.called(journal) + "  ")
        + NumberInput.count(entry.index())
        + "  "
        + LocalTimes.shown(entry.time(), zone)
        + "  "
        + SafeText.of(entry.decision().map(io.lexicall.facts.FactType::code).orElse(entry.kind()))
        + id(entry)
        + (entry.rules().isEmpty() ? "" : "  " + SafeText.of(String.join(", ", entry.rules())));
  }

  private static String id(Entry entry) {
    return entry.activity().flatMap(Activity::id).map(id -> "  " + SafeText.ofId(id)).orElse("");
  }

  @Override
  public void close() {
    for (JournalKeys each : keys) {
      try {
        each.close();
      } catch (IOException harmless) {
        // They were only read.
      }
    }
  }
}
