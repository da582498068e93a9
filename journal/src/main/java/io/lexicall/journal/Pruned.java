package io.lexicall.journal;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The first entry of a pruned journal. The file with this information is not signed: it counts only
 * if the entry to which it refers says the same.
 *
 * @param entry the index of the entry that records the pruning; -1 if nothing was pruned
 * @param minimum the first entry that is kept, a multiple of 256
 */
record Pruned(long entry, long minimum) {
  static final Pruned NOTHING = new Pruned(-1, 0);

  static Pruned read(Path folder) throws IOException {
    try {
      Map<String, @Nullable Object> told =
          CanonicalJson.read(Files.readString(folder.resolve(Store.PRUNED)));
      if (told.get("entry") instanceof Long entry
          && told.get("minimum") instanceof Long minimum
          && minimum > 0
          && minimum % Tile.WIDTH == 0
          && entry >= minimum) {
        return new Pruned(entry, minimum);
      }
    } catch (NoSuchFileException nothing) {
      return NOTHING;
    } catch (IllegalArgumentException | CharacterCodingException damaged) {
      // reported below
    }
    throw new JournalException("The file 'pruned' is damaged");
  }
}
