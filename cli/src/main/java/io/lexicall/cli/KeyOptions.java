package io.lexicall.cli;

import io.lexicall.journal.JournalException;
import io.lexicall.journal.JournalKeys;
import io.lexicall.json.SafeText;
import java.io.IOException;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The keys of a journal, and how they are opened. Secrets are never taken from the command line.
 */
final class KeyOptions {
  private static final int MOST_BYTES = 1 << 16;

  static final String GIVE = "give --key-file, --passphrase-file or --keys";

  @Option(
      names = "--keys",
      paramLabel = "DIR",
      description =
          "The folder of the journal's keys (default: the journal's name followed by"
              + " .keys). It is not part of the journal; keep it elsewhere.")
  @Nullable String keys;

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description =
          "The keys are encrypted with the bytes of this file: 32 or more that nobody can"
              + " guess.")
  @Nullable String keyFile;

  @Option(
      names = "--passphrase-file",
      paramLabel = "FILE",
      description = "The keys are encrypted with a passphrase: the first line of this file.")
  @Nullable String passphraseFile;

  /** Returns the folder of the keys of a journal. */
  String folder(String journal) {
    String given = keys;
    return given != null ? given : journal.replaceAll("[/\\\\]+$", "") + ".keys";
  }

  /** Returns journals, the folders of their keys, and the files that open these. */
  List<String> with(List<String> journals) {
    List<String> read = new ArrayList<>(journals);
    journals.forEach(journal -> read.add(folder(journal)));
    Stream.of(keyFile, passphraseFile)
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .forEach(read::add);
    return read;
  }

  /** Opens the keys of a journal; creates them if there are none. */
  JournalKeys openOrMake(String journal) {
    String folder = folder(journal);
    if (keyFile != null && passphraseFile != null) {
      throw Failure.usage("keys are encrypted with a key file or a passphrase, not with both");
    }
    try {
      Path path = Input.path(folder);
      if (!JournalKeys.exist(path)
          && Files.exists(Input.path(journal).resolve("checkpoint"))) { // new ones would not fit
        throw Failure.broken(
            "there are no keys in "
                + Input.called(folder)
                + ", but the journal exists already: restore them, or name their folder with"
                + " --keys");
      }
      if (!JournalKeys.exist(path)) {
        Journals.requireParent(folder);
      }
      if (keyFile != null) {
        return JournalKeys.open(path, Input.path(keyFile));
      }
      if (passphraseFile != null) {
        char[] passphrase = passphrase(passphraseFile);
        try {
          return JournalKeys.open(path, passphrase);
        } finally {
          Arrays.fill(passphrase, ' ');
        }
      }
      if (needMore(path)) {
        throw Failure.broken(
            "the keys in "
                + Input.called(folder)
                + " are encrypted with a key file or a passphrase: give --key-file or"
                + " --passphrase-file");
      }
      return JournalKeys.open(path);
    } catch (JournalException wrong) {
      throw Failure.broken("the keys in " + Input.called(folder) + ": " + SafeText.of(told(wrong)));
    } catch (IOException failure) {
      String secret = unreadableSecret();
      if (secret != null) {
        if (!Files.exists(Input.path(secret))) {
          throw Failure.broken(
              Input.called(secret)
                  + ": there is no such key file; 'lexicall journal keys DIR --make-key-file FILE'"
                  + " makes one, with the keys of a new journal");
        }
        throw Input.unreadable(secret, failure);
      }
      throw JournalKeys.exist(Input.path(folder))
          ? Input.unreadable(folder, failure)
          : Input.unwritable(folder, failure);
    }
  }

  /** Does the same, and says it if new keys are not encrypted: nobody can change that later. */
  JournalKeys openOrMake(String journal, Console console) {
    String folder = folder(journal);
    boolean there = JournalKeys.exist(Input.path(folder));
    JournalKeys opened = openOrMake(journal);
    if (!there && keyFile == null && passphraseFile == null) {
      console.tell(
          "created "
              + Input.called(folder)
              + " with the master key in clear, because no --key-file was given: whoever has this"
              + " folder can read the journal, and this cannot be changed later. 'lexicall journal"
              + " keys --make-key-file' creates encrypted keys before the journal begins");
    }
    return opened;
  }

  /** Opens the keys of a journal, which must exist. */
  JournalKeys open(String journal) {
    String folder = folder(journal);
    if (!JournalKeys.exist(Input.path(folder))) {
      throw Failure.broken(
          "there are no keys in " + Input.called(folder) + "; name their folder with --keys");
    }
    return openOrMake(journal);
  }

  private static boolean needMore(Path folder) throws IOException {
    return JournalKeys.exist(folder) && !JournalKeys.isUnprotected(folder);
  }

  /** Opens the keys if options name them, or if they exist and need nothing more. */
  @Nullable JournalKeys openIfThere(String journal) {
    if (keys != null || keyFile != null || passphraseFile != null) {
      return open(journal);
    }
    Path folder = Input.path(folder(journal));
    try {
      return JournalKeys.exist(folder) && !needMore(folder) ? open(journal) : null;
    } catch (IOException failure) {
      throw Input.unreadable(folder(journal), failure);
    }
  }

  static String told(RuntimeException exception) {
    return String.valueOf(exception.getMessage());
  }

  private @Nullable String unreadableSecret() {
    String file = keyFile;
    return file != null && !Files.isReadable(Input.path(file)) ? file : null;
  }

  private static char[] passphrase(String file) {
    byte[] bytes;
    try (var in = Input.openFile(file)) {
      bytes = in.readNBytes(MOST_BYTES);
    } catch (IOException failure) {
      throw Input.unreadable(file, failure);
    }
    CharBuffer text = StandardCharsets.UTF_8.decode(java.nio.ByteBuffer.wrap(bytes));
    int length = 0;
    while (length < text.length() && text.charAt(length) != '\n' && text.charAt(length) != '\r') {
      length++;
    }
    if (length == 0) {
      throw Failure.broken("there is no passphrase in the first line of " + Input.called(file));
    }
    char[] passphrase = new char[length];
    text.get(passphrase);
    return passphrase;
  }
}
