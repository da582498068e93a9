package io.lexicall.spark;

import static java.util.Objects.requireNonNull;

import io.lexicall.batch.Outputs;
import io.lexicall.facts.ListEntry;
import io.lexicall.facts.ListKind;
import io.lexicall.facts.Moment;
import io.lexicall.lists.CompanyList;
import io.lexicall.lists.ListEdition;
import io.lexicall.lists.ListInfo;
import io.lexicall.lists.NumberList;
import io.lexicall.number.PhoneNumber;
import io.lexicall.place.Place;
import io.lexicall.time.ZoneClock;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A list as it is sent to executors: what it is, the digest of its content, and where an executor
 * finds it.
 *
 * @param path where it is on the machine that described it, and on all if it is shared
 * @param shipped whether Spark distributes it to the executors
 * @param sha256 of the file, or of the folder of a company's own list
 */
record ListFile(
    String path,
    boolean shipped,
    String sha256,
    ListKind kind,
    String id,
    @Nullable String place,
    @Nullable String seller,
    @Nullable LocalDate day,
    @Nullable Instant instant)
    implements Serializable {

  /** Describes a list that can be opened here. */
  static ListFile of(Path path, boolean shipped) throws IOException {
    NumberList list = opened(path);
    try {
      ListInfo info = list.info();
      LocalDate day = info.asOf().dateOnly().orElse(null);
      return new ListFile(
          path.toAbsolutePath().toString(),
          shipped,
          digest(path),
          info.kind(),
          info.id(),
          info.place().map(Place::code).orElse(null),
          info.seller().orElse(null),
          day,
          day == null ? info.asOf().at(ZoneClock.of(ZoneOffset.UTC)) : null);
    } finally {
      close(list);
    }
  }

  static String digest(Path path) throws IOException {
    return Files.isDirectory(path) ? Outputs.sha256OfFolder(path) : Outputs.sha256(path);
  }

  private static NumberList opened(Path path) throws IOException {
    return Files.isDirectory(path) ? CompanyList.openReadOnly(path) : ListEdition.open(path);
  }

  static void close(NumberList list) throws IOException {
    if (list instanceof ListEdition edition) {
      edition.close();
    } else if (list instanceof CompanyList company) {
      company.close();
    }
  }

  /** Returns the name of the file, under which Spark distributes it. */
  String name() {
    return requireNonNull(Path.of(path).getFileName(), path).toString();
  }

  private ListInfo info() {
    ListInfo.Builder info =
        ListInfo.builder(kind)
            .id(id)
            .asOf(day == null ? Moment.of(requireNonNull(instant)) : Moment.of(day));
    if (place != null) {
      info.place(Place.of(place));
    }
    if (seller != null) {
      info.seller(seller);
    }
    return info.build();
  }

  /**
   * Opens it on this machine. A list that does not exist, or differs from the description, is
   * opened as a list that knows nothing: its answers are then unknown to every rule.
   */
  NumberList open(Path here) {
    String problem;
    try {
      String digest = digest(here);
      if (digest.equals(sha256)) {
        return opened(here);
      }
      problem = "has another SHA-256 there than where the job was started";
    } catch (NoSuchFileException gone) {
      problem = "is not there";
    } catch (IOException unreadable) {
      problem = "cannot be read: " + unreadable.getClass().getSimpleName();
    }
    return new Missing(info(), problem);
  }

  /** A list that was not available. */
  record Missing(ListInfo info, String problem) implements NumberList {
    @Override
    public boolean contains(PhoneNumber number) {
      return false;
    }

    @Override
    public Optional<ListEntry> check(PhoneNumber number) {
      return Optional.empty();
    }
  }
}
