package io.lexicall.journal;

import io.lexicall.Compliance;
import io.lexicall.facts.Activity;
import io.lexicall.json.WrittenVerdict;
import io.lexicall.place.Place;
import io.lexicall.place.Whereabouts;
import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** Evidence for third parties about some entries, in one ZIP file. */
final class ProofBundle {
  /**
   * What a reader who trusts nobody does. The commands must refuse a bundle whose maker has another
   * key, or put texts of one journal beside the signature of another, and must not run or overwrite
   * what its files name: a test runs them.
   */
  private static final String HOW =
      """
      How to check this without the program that wrote it

      You need the verifier key of the journal, as it was published or handed over before the dispute:
      one line of the form name+hash+key. Save it here as the file "trusted-key". Do not take it from
      this bundle: whoever makes a bundle chooses the files "verifier-key" and "public-key.pem" in it.
      You also need a Unix shell and OpenSSL 3. Run the commands of each step in this folder. A command
      that fails, or tells of a difference, means that the bundle is not what it claims to be.

      1. The key in the form of OpenSSL. It is the key in "public-key.pem", or another one signed this.

           rm -f trusted.der trusted.pem
           (printf '\\060\\052\\060\\005\\006\\003\\053\\145\\160\\003\\041\\000'
            cut -d + -f 3- trusted-key | openssl base64 -d -A | tail -c 32) > trusted.der
           openssl pkey -pubin -inform DER -in trusted.der -out trusted.pem
           openssl pkey -pubin -in public-key.pem -outform DER | cmp - trusted.der

      2. The checkpoint. It states the name of the journal, how many entries it held, and one hash over
         all of them. The file "checkpoint" is a signed note, as https://c2sp.org/signed-note describes
         it. "checkpoint.text" is what is signed: all of "checkpoint" before the blank line. Its first
         line is the name in the key. If a command fails here, stop: the rest is about a text that the
         journal did not sign.

           sed '/^$/,$d' checkpoint | cmp - checkpoint.text
           [ "$(head -n 1 checkpoint.text)" = "$(cut -d + -f 1 trusted-key)" ] ||
             echo "the name is NOT that of the key"
           openssl pkeyutl -verify -pubin -inkey trusted.pem -rawin \\
             -in checkpoint.text -sigfile checkpoint.signature

      3. The entries. An entry is a decision, or what decisions rest on, such as the edition of the law.
         entries/N.json is the entry number N (counted from 0), byte for byte as it was written. Its leaf
         hash is SHA-256 over one zero byte and these bytes. proofs/N.tlog-proof leads from it to the
         hash in the third line of the checkpoint, as RFC 9162, section 2.1.3.2, and
         https://c2sp.org/tlog-proof describe. The proof repeats the checkpoint, which must be the same.
         A shell can run a text that it takes for a number, so what is no number is refused before.

           rm -f hash other both; size=0
           openssl pkeyutl -verify -pubin -inkey trusted.pem -rawin \\
             -in checkpoint.text -sigfile checkpoint.signature && size=$(sed -n 2p checkpoint.text)
           case $size in *[!0-9]*|''|0?*) echo "the size is NOT a number"; size=0; esac
           for entry in entries/*.json; do
             n=$(basename "$entry" .json); proof=proofs/$n.tlog-proof
             case $n in *[!0-9]*|''|0?*) echo "the name of an entry is NOT a number"; continue; esac
             fn=$n; sn=$((size - 1))
             (printf '\\000'; cat "$entry") | openssl dgst -sha256 -binary > hash
             for other in $(sed '1,2d;/^$/,$d' "$proof"); do
               echo "$other" | openssl base64 -d > other
               if [ $((fn % 2)) = 1 ] || [ "$fn" = "$sn" ]; then
                 (printf '\\001'; cat other hash) | openssl dgst -sha256 -binary > both
                 while [ $((fn % 2)) = 0 ] && [ "$fn" != 0 ]; do fn=$((fn / 2)); sn=$((sn / 2)); done
               else
                 (printf '\\001'; cat hash other) | openssl dgst -sha256 -binary > both
               fi
               mv both hash; fn=$((fn / 2)); sn=$((sn / 2))
             done
             if [ "$n" -lt "$size" ] && [ "$sn" = 0 ] &&
                 [ "$(openssl base64 -in hash)" = "$(sed -n 3p checkpoint.text)" ] &&
                 sed '1,/^$/d' "$proof" | cmp - checkpoint
             then echo "entry $n is in the journal"; else echo "entry $n IS NOT PROVED"; fi
           done

      4. What was sealed. opened/N.json holds the facts and the verdict of the entry. SHA-256 over the 32
         bytes of opened/N.opening (64 hexadecimal digits) followed by the bytes of opened/N.json, in
         base64url without padding, is the "commitment" in entries/N.json.

           for opened in opened/*.json; do
             [ -e "$opened" ] || continue
             n=$(basename "$opened" .json); opening=$(cat "opened/$n.opening")
             case $n in *[!0-9]*|''|0?*) echo "the name of an entry is NOT a number"; continue; esac
             case $opening in *[!0-9a-f]*) opening=; esac
             hash=$( (for byte in $(echo "$opening" | sed 's/../0x& /g'); do
                 printf "\\\\$(printf %03o "$byte")"; done; cat "$opened") |
               openssl dgst -sha256 -binary | openssl base64 | tr '+/' '-_' | tr -d '=')
             if [ ${#opening} = 64 ] && grep -q "\\"commitment\\":\\"$hash\\"" "entries/$n.json"
             then echo "entry $n had this sealed in it"; else echo "entry $n HAD OTHER FACTS"; fi
           done

         An entry without these files is still sealed: the one who wrote this bundle had no key to it, or
         its person was forgotten and the key was destroyed, so that nobody can read the rest. What is
         in the clear is proved all the same. "page.html" repeats the files for people, and proves
         nothing.
      5. The time. The times in the entries come from the clock of the one who wrote them. Where there is
         a file "witnessed", it is a checkpoint of that journal which somebody else signed, and when, as
         https://c2sp.org/tlog-cosignature describes it. The hashes in "witnessed.consistency" show that
         the checkpoint above goes on from it: RFC 9162, section 2.1.4.2. Entries that it covers (those
         whose number is below the one in its second line) were there by then.
      """;

  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu, HH:mm:ss xxx", Locale.ENGLISH);

  private ProofBundle() {}

  static void write(JournalReader reader, List<Long> indexes, OutputStream out) throws IOException {
    TreeSet<Long> all = new TreeSet<>(indexes);
    for (Long index : indexes) {
      long edition = reader.entry(index).edition();
      if (edition >= 0) {
        all.add(edition); // the edition of the law
      }
    }
    List<Entry> entries = new ArrayList<>();
    for (Long index : all) {
      entries.add(reader.entry(index));
    }
    String note = reader.checkpoint();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      add(zip, "README.txt", Hashes.utf8(HOW));
      add(zip, "page.html", Hashes.utf8(page(reader, entries)));
      add(zip, "checkpoint", Hashes.utf8(note));
      add(zip, "checkpoint.text", Hashes.utf8(SignedNote.text(note)));
      add(zip, "checkpoint.signature", SignedNote.signature(note, reader.verifier()));
      String witnessed = reader.witnessed();
      if (witnessed != null) {
        add(zip, "witnessed", Hashes.utf8(witnessed));
        add(zip, "witnessed.consistency", Hashes.utf8(consistency(reader, witnessed)));
      }
      add(zip, "verifier-key", Hashes.utf8(reader.verifierKey() + "\n"));
      add(
          zip,
          "public-key.pem",
          Hashes.utf8(
              "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n"
                  .formatted(Hashes.base64(reader.verifier().x509()))));
      for (Entry entry : entries) {
        add(zip, "entries/" + entry.index() + ".json", entry.bytes());
        add(
            zip,
            "proofs/" + entry.index() + ".tlog-proof",
            Hashes.utf8(reader.proof(entry.index())));
        byte @Nullable [] opening = entry.opening();
        if (opening != null) {
          add(zip, "opened/" + entry.index() + ".json", Hashes.utf8(entry.opened().orElseThrow()));
          add(
              zip,
              "opened/" + entry.index() + ".opening",
              Hashes.utf8(HexFormat.of().formatHex(opening)));
        }
      }
    }
  }

  /** Returns the lines of the proof that the checkpoint continues the one that a witness signed. */
  private static String consistency(JournalReader reader, String witnessed) throws IOException {
    long then = SignedNote.open(witnessed, reader.verifier()).size();
    StringBuilder lines = new StringBuilder();
    if (then > 0 && then >= reader.first()) {
      for (byte[] hash : reader.consistency(then)) {
        lines.append(Hashes.base64(hash)).append('\n');
      }
    }
    return lines.toString();
  }

  private static void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(315_532_800_000L); // so that the same bundle has the same bytes
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  private static String page(JournalReader reader, List<Entry> entries) {
    StringBuilder page =
        new StringBuilder(
            "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\""
                + " content=\"width=device-width,initial-scale=1\"><title>Record of"
                + " decisions</title><style>body{font:16px/1.5 serif;max-width:48em;margin:2em"
                + " auto;padding:0 1em;color:#111;background:#fff}section{border-top:2px solid"
                + " #111;margin-top:2em}h2{margin:.6em 0 0}h3{margin:1em 0 .2em;font-size:1em}"
                + "table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.2em"
                + " .6em .2em 0;border-bottom:1px solid #ccc;overflow-wrap:anywhere}"
                + "th{font-weight:normal;color:#444;width:38%}pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#f4f4f4;padding:.6em}@media"
                + " print{body{margin:0;max-width:none;font-size:11pt}"
                + "tr,h2,h3{break-inside:avoid}h2,h3{break-after:avoid}}</style></head><body><h1>Record"
                + " of decisions</h1><p>When the caller's system asked whether a call, text, recording,"
                + " payment or disclosure was lawful, it wrote the answer into a journal to which"
                + " one can only add. The journal does not show calls for which nobody asked."
                + " These are entries of that journal, as they were written. Whether they are"
                + " unchanged can be checked without the program that wrote them, with a verifier"
                + " key that was handed over or published before: README.txt explains how. This"
                + " page repeats them for people; what is proved are the files beside it.</p>");
    page.append("<p>Journal ").append(html(reader.verifier().name())).append(", ");
    page.append(reader.size()).append(" entries under its checkpoint.</p>");
    for (Entry entry : entries) {
      page.append("<section><h2>Entry ").append(entry.index()).append("</h2><p>Written ");
      page.append(html(entry.time().toString())).append(" by the clock of the caller's system. ");
      entry
          .decision()
          .ifPresent(each -> page.append("Decision: <b>").append(each).append("</b>. "));
      page.append("</p>");
      WrittenVerdict verdict = entry.verdict().orElse(null);
      if (verdict != null) {
        tell(verdict, entry.law(), page);
      }
      String opened = entry.opened().orElse(null);
      if (opened == null) {
        rows(
            entry.decision().isEmpty() ? "What it tells" : "What can be read of it",
            CanonicalJson.read(entry.inClear()),
            page);
        if (entry.isUnwritable()) {
          page.append(
              "<p>This is all of it: the facts could not be written when the decision was"
                  + " made.</p>");
        } else if (entry.decision().isPresent()) {
          page.append(
              "<p>The rest is sealed: this page was written without its key, or the key was"
                  + " destroyed because the person was forgotten.</p>");
        }
      } else {
        entry.activity().ifPresent(activity -> place(placed(activity, entry.law()), page));
        Object facts = CanonicalJson.read(opened).get("facts");
        rows("What was known", facts == null ? Map.of() : facts, page);
      }
      page.append("</section>");
    }
    return page.append("</body></html>\n").toString();
  }

  private static void tell(WrittenVerdict verdict, List<String> law, StringBuilder page) {
    page.append("<h3>What the law said, as it was loaded</h3><table>");
    row("lawEdition", verdict.lawEdition(), page);
    row("zoneRules", verdict.zoneRules(), page);
    law.forEach(each -> row("loaded", each, page));
    if (verdict.findings().isEmpty()) {
      row("objections", "none", page);
    }
    verdict
        .findings()
        .forEach(
            finding ->
                row(
                    finding.outcome()
                        + " under "
                        + finding.citation()
                        + " ("
                        + finding.rule()
                        + ")",
                    finding.message(),
                    page));
    page.append("</table>");
    if (!verdict.obligations().isEmpty()) {
      page.append("<h3>What it obliged to</h3><table>");
      verdict
          .obligations()
          .forEach(
              owed -> row(owed.obligation(), owed.citation() + " (" + owed.rule() + ")", page));
      page.append("</table>");
    }
  }

  /** Adds where the law placed the activity, and the local time there. */
  private static void place(Activity<?> activity, StringBuilder page) {
    Whereabouts where = activity.whereabouts();
    page.append("<h3>Where it was, and the time there</h3><table>");
    row("place", places(where), page);
    if (!activity.placing().isEmpty()) {
      row("placed by", activity.placing(), page);
    }
    for (ZoneId zone : where.zones()) {
      row("time in " + zone, LOCAL.format(activity.at().atZone(zone)), page);
    }
    page.append("</table><p>Worked out from the facts below by the program that wrote this page, ");
    page.append(html(Journal.program()));
    page.append(". If there are several places or times, the call had to be lawful in each.</p>");
  }

  private static Activity<?> placed(Activity<?> activity, List<String> law) {
    return law.contains("set " + Compliance.ALL_CLOCKS_OF_REGION.name() + " true")
        ? activity.withAllClocksOfRegion()
        : activity;
  }

  private static String places(Whereabouts where) {
    Set<Place> places = where.regionKnown() ? where.regions() : where.countries();
    return places.isEmpty()
        ? "not known"
        : places.stream().map(Place::code).sorted().collect(Collectors.joining(" or "));
  }

  private static void rows(String title, Object told, StringBuilder page) {
    page.append("<h3>").append(title).append("</h3><table>");
    flat("", told, page);
    page.append("</table>");
  }

  /** Adds a row for each value, with its path. */
  private static void flat(String path, @Nullable Object value, StringBuilder page) {
    if (value instanceof Map<?, ?> object && !object.isEmpty()) {
      object.forEach(
          (name, each) -> flat(path.isEmpty() ? name + "" : path + "." + name, each, page));
    } else if (value instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance)) {
      for (int i = 0; i < list.size(); i++) {
        flat(path + "[" + i + "]", list.get(i), page);
      }
    } else if (value instanceof List<?> list) {
      row(path, list.isEmpty() ? "none" : join(list), page);
    } else {
      row(path, value instanceof Map<?, ?> ? "none" : String.valueOf(value), page);
    }
  }

  private static String join(List<?> list) {
    return list.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static void row(String name, String value, StringBuilder page) {
    page.append("<tr><th>").append(html(name)).append("</th><td>").append(html(value));
    page.append("</td></tr>");
  }

  private static String html(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
