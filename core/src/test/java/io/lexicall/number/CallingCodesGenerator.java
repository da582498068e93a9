package io.lexicall.number;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneMetadata;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneMetadataCollection;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneNumberDesc;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes calling-codes.csv from the metadata of libphonenumber. After an update of the library run
 * {@link #main} with the path of the resource, and review what changes.
 */
final class CallingCodesGenerator {
  static final String HEADER =
      "calling_code,leading_digits,countries,national_lengths,behind_zero,source,verified_on";

  private static final String SOURCE = "libphonenumber 9.0.35 metadata";
  private static final String VERIFIED_ON = "2026-11-24";
  private static final int DEEPEST = 5;

  /** Codes that ISO 3166-1 only reserves, as the country that they are a part of. */
  private static final Map<String, String> PART_OF = Map.of("AC", "SH", "TA", "SH");

  private CallingCodesGenerator() {}

  public static void main(String[] args) throws IOException {
    Files.write(Path.of(args[0]), lines());
  }

  /** Returns whether some number begins so behind a calling code. */
  static boolean canBegin(int code, String digits) {
    for (String id : PhoneNumberUtil.getInstance().getRegionCodesForCountryCode(code)) {
      try {
        if (new Region(id, metadata(id, code)).mayBeginWith(digits)) {
          return true;
        }
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
    return false;
  }

  static List<String> lines() throws IOException {
    List<String> lines = new ArrayList<>(List.of(HEADER));
    PhoneNumberUtil library = PhoneNumberUtil.getInstance();
    for (int code : new TreeSet<>(library.getSupportedCallingCodes())) {
      if (code == 1) {
        continue; // the area codes have a table of their own
      }
      List<Region> regions = new ArrayList<>();
      for (String id : library.getRegionCodesForCountryCode(code)) {
        regions.add(
            new Region(id.equals("001") ? "" : PART_OF.getOrDefault(id, id), metadata(id, code)));
      }
      // The first region is the main one, whose lengths the library judges all numbers by.
      String lengths =
          regions.get(0).metadata.getGeneralDesc().getPossibleLengthList().stream()
              .sorted()
              .map(String::valueOf)
              .collect(Collectors.joining("|"));
      String all = ids(regions);
      lines.add(row(code, "", all, lengths + "," + behindZero(regions)));
      if (regions.size() > 1) {
        for (char digit = '0'; digit <= '9'; digit++) {
          new Leading("" + digit, regions)
              .write(all, (leading, ids) -> lines.add(row(code, leading, ids, ",")));
        }
      }
    }
    return lines;
  }

  /**
   * The digits that can follow a 0 right behind the calling code. Where a 0 is dialed before
   * numbers within the country, these are those with which numbers begin; elsewhere nobody writes a
   * 0 that is not of the number.
   */
  private static String behindZero(List<Region> regions) {
    if (regions.stream().noneMatch(region -> region.metadata.getNationalPrefix().equals("0"))) {
      return "0123456789";
    }
    StringBuilder behind = new StringBuilder();
    for (char digit = '0'; digit <= '9'; digit++) {
      String leading = "0" + digit;
      if (regions.stream().anyMatch(region -> region.mayBeginWith(leading))) {
        behind.append(digit);
      }
    }
    return behind.toString();
  }

  /**
   * Leading digits and all longer ones. A number takes the row of the longest that fits it, so what
   * most of the longer ones say is written once, and only exceptions have rows of their own. Digits
   * that no valid number has take what costs no row.
   */
  private static final class Leading {
    private final String digits;
    private final String ids;
    private final List<Leading> longer = new ArrayList<>();
    private final Map<String, Integer> rows = new HashMap<>();

    Leading(String digits, List<Region> regions) {
      this.digits = digits;
      List<Region> possible = candidates(digits, regions);
      ids = ids(possible);
      if (possible.size() > 1 && digits.length() < DEEPEST) {
        for (char digit = '0'; digit <= '9'; digit++) {
          longer.add(new Leading(digits + digit, regions));
        }
      }
    }

    /** All answers here and below, in order, so that two runs write the same. */
    private Set<String> answers() {
      Set<String> answers = new TreeSet<>();
      if (longer.isEmpty() && !ids.isEmpty()) {
        answers.add(ids);
      }
      longer.forEach(each -> answers.addAll(each.answers()));
      return answers;
    }

    private int rows(String inherited) {
      return rows.computeIfAbsent(inherited, any -> rowsWith(best(inherited), inherited));
    }

    private int rowsWith(String own, String inherited) {
      int below = longer.stream().mapToInt(each -> each.rows(own)).sum();
      return below + (own.equals(inherited) ? 0 : 1);
    }

    private String best(String inherited) {
      if (longer.isEmpty()) {
        return ids.isEmpty() ? inherited : ids;
      }
      String best = inherited;
      for (String answer : answers()) {
        if (rowsWith(answer, inherited) < rowsWith(best, inherited)) {
          best = answer;
        }
      }
      return best;
    }

    void write(String inherited, BiConsumer<String, String> row) {
      String own = best(inherited);
      if (!own.equals(inherited)) {
        row.accept(digits, own);
      }
      longer.forEach(each -> each.write(own, row));
    }
  }

  private static List<Region> candidates(String leading, List<Region> regions) {
    List<Region> owners = regions.stream().filter(region -> region.owns(leading)).toList();
    return owners.isEmpty()
        ? regions.stream().filter(region -> region.canHave(leading)).toList()
        : owners;
  }

  private static String ids(List<Region> regions) {
    return regions.stream().map(Region::id).distinct().sorted().collect(Collectors.joining("|"));
  }

  private static String row(int code, String leading, String countries, String lengths) {
    return String.join(",", String.valueOf(code), leading, countries, lengths, SOURCE, VERIFIED_ON);
  }

  private static PhoneMetadata metadata(String region, int code) throws IOException {
    String name = "data/PhoneNumberMetadataProto_" + (region.equals("001") ? code : region);
    PhoneMetadataCollection collection = new PhoneMetadataCollection();
    try (InputStream in = PhoneNumberUtil.class.getResourceAsStream(name);
        ObjectInputStream objects = new ObjectInputStream(in)) {
      collection.readExternal(objects);
    }
    return collection.getMetadataList().get(0);
  }

  private static final class Region {
    private final String id;
    private final PhoneMetadata metadata;
    private final List<Pattern> valid = new ArrayList<>();
    private final List<Pattern> owned = new ArrayList<>();

    /** Whether some number of the plan begins so behind the calling code. */
    boolean mayBeginWith(String digits) {
      Stream<Pattern> general =
          Stream.of(Pattern.compile(metadata.getGeneralDesc().getNationalNumberPattern()));
      return Stream.concat(general, valid.stream())
          .map(pattern -> pattern.matcher(digits))
          .anyMatch(matcher -> matcher.matches() || matcher.hitEnd());
    }

    Region(String id, PhoneMetadata metadata) {
      this.id = id;
      this.metadata = metadata;
      for (PhoneNumberDesc kind :
          List.of(
              metadata.getFixedLine(),
              metadata.getMobile(),
              metadata.getTollFree(),
              metadata.getPremiumRate(),
              metadata.getSharedCost(),
              metadata.getPersonalNumber(),
              metadata.getVoip(),
              metadata.getPager(),
              metadata.getUan(),
              metadata.getVoicemail())) {
        if (kind.hasNationalNumberPattern()) {
          valid.add(Pattern.compile(kind.getNationalNumberPattern()));
        }
      }
      // What a main region's leading digits say is no reason to leave its neighbours out: Morocco
      // claims 5 to 8, and Western Sahara's numbers begin so too.
      if (metadata.hasLeadingDigits() && !metadata.isMainCountryForCode()) {
        owned.add(Pattern.compile(metadata.getLeadingDigits()));
      }
    }

    String id() {
      return id;
    }

    /** Whether every number that begins so is this region's, by its leading digits. */
    boolean owns(String leading) {
      return owned.stream().anyMatch(pattern -> pattern.matcher(leading).lookingAt());
    }

    /** Whether a valid number of this region can begin so. */
    boolean canHave(String leading) {
      return valid.stream().anyMatch(pattern -> fits(pattern, leading))
          && (owned.isEmpty() || owned.stream().anyMatch(pattern -> fits(pattern, leading)));
    }

    private static boolean fits(Pattern pattern, String leading) {
      Matcher matcher = pattern.matcher(leading);
      return matcher.matches() || matcher.hitEnd();
    }
  }
}
