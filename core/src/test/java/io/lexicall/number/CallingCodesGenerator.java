package io.lexicall.number;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneMetadata;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneMetadataCollection;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneNumberDesc;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes calling-codes.csv from the metadata of libphonenumber. After an update of the library run
 * {@link #main} with the path of the resource, and review what changes.
 */
final class CallingCodesGenerator {
  static final String HEADER =
      "calling_code,leading_digits,countries,national_lengths,source,verified_on";

  private static final String SOURCE = "libphonenumber 9.0.35 metadata";
  private static final String VERIFIED_ON = "2026-11-24";
  private static final int DEEPEST = 6;

  /** Codes that ISO 3166-1 only reserves, as the country that they are a part of. */
  private static final Map<String, String> PART_OF = Map.of("AC", "SH", "TA", "SH");

  private CallingCodesGenerator() {}

  public static void main(String[] args) throws IOException {
    Files.write(Path.of(args[0]), lines());
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
      lines.add(row(code, "", all, lengths));
      if (regions.size() > 1) {
        TreeMap<String, String> refined = new TreeMap<>();
        refine("", all, regions, refined);
        refined.forEach((leading, ids) -> lines.add(row(code, leading, ids, "")));
      }
    }
    return lines;
  }

  private static void refine(
      String leading, String inherited, List<Region> regions, Map<String, String> refined) {
    for (char digit = '0'; digit <= '9'; digit++) {
      String longer = leading + digit;
      List<Region> possible = candidates(longer, regions);
      if (possible.isEmpty()) {
        continue; // no valid number begins so: what the shorter digits say stands
      }
      String ids = ids(possible);
      if (!ids.equals(inherited)) {
        refined.put(longer, ids);
      }
      if (ids.contains("|") && longer.length() < DEEPEST) {
        refine(longer, ids, regions, refined);
      }
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
      if (metadata.hasLeadingDigits()) {
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
