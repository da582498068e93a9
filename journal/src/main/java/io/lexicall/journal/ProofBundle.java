package io.lexicall.journal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** What proves some entries to a stranger, in one ZIP file. */
final class ProofBundle {
  private static final String HOW =
      """
      How to check this without the program that wrote it

      1. The checkpoint (file "checkpoint") states how many decisions the journal held, and one hash over
         all of them. It is a signed note as https://c2sp.org/signed-note describes it. With OpenSSL 3:
           openssl pkeyutl -verify -pubin -inkey public-key.pem -rawin -in checkpoint.text -sigfile checkpoint.signature
         The same key must have been published, or handed over, before the dispute: the key alone proves
         nothing. "verifier-key" has it in the form of signed notes.
      2. entries/N.json is the decision number N (counted from 0), byte for byte as it was written. Its leaf
         hash is SHA-256 over one zero byte and these bytes. proofs/N.tlog-proof leads from it to the hash in
         the checkpoint, as RFC 6962, section 2.1.1, and https://c2sp.org/tlog-proof describe.
      3. opened/N.json is what was sealed in the entry: the facts and the verdict. SHA-256 over the 32 bytes
         of opened/N.opening (in hexadecimal) followed by the bytes of opened/N.json, in base64url without
         padding, is the "commitment" of the entry.
      """;

  private ProofBundle() {}

  static void write(JournalReader reader, List<Long> indexes, OutputStream out) throws IOException {
    TreeSet<Long> all = new TreeSet<>(indexes);
    for (Long index : indexes) {
      long edition = reader.entry(index).edition();
      if (edition >= 0) {
        all.add(edition); // which law it was
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

  private static void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(315_532_800_000L); // the same bundle has the same bytes
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  private static String page(JournalReader reader, List<Entry> entries) {
    StringBuilder page =
        new StringBuilder(
            "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Record of decisions</title>"
                + "<style>body{font:16px/1.5 serif;max-width:48em;margin:2em auto;padding:0 1em}"
                + "pre{white-space:pre-wrap;word-break:break-word;background:#f4f4f4;padding:.6em}</style></head><body>"
                + "<h1>Record of decisions</h1><p>Before each call, text, recording, payment or disclosure, the"
                + " caller's system asked whether it was lawful and wrote the answer into a journal to which one"
                + " can only add. These are entries of that journal, as they were written. Whether they are"
                + " unchanged can be checked without trusting the program or its owner: README.txt tells how.</p>");
    page.append("<p>Journal ").append(html(reader.verifier().name())).append(", ");
    page.append(reader.size()).append(" entries under its checkpoint.</p>");
    for (Entry entry : entries) {
      page.append("<h2>Entry ").append(entry.index()).append("</h2><p>Written ");
      page.append(html(entry.time().toString())).append(". ");
      entry
          .decision()
          .ifPresent(each -> page.append("Decision: <b>").append(each).append("</b>. "));
      page.append("</p>");
      entry
          .verdict()
          .ifPresent(
              verdict -> {
                page.append("<ul>");
                verdict
                    .findings()
                    .forEach(
                        finding ->
                            page.append("<li>")
                                .append(html(finding.outcome() + " under " + finding.citation()))
                                .append(": ")
                                .append(html(finding.message()))
                                .append("</li>"));
                verdict
                    .obligations()
                    .forEach(
                        owed ->
                            page.append("<li>to do: ")
                                .append(html(owed.obligation() + " under " + owed.citation()))
                                .append("</li>"));
                page.append("</ul><p>Law of ").append(html(verdict.lawEdition())).append(".</p>");
              });
      page.append("<pre>").append(html(entry.opened().orElseGet(entry::inClear))).append("</pre>");
    }
    return page.append("</body></html>\n").toString();
  }

  private static String html(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
