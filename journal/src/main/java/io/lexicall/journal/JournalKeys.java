package io.lexicall.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a journal, in a folder of their own that is not part of the journal: the signing key,
 * and a key for each person, all sealed with one master key. To forget a person, the key of the
 * person is destroyed.
 *
 * <p>The master key is in the folder in clear, readable only by its owner; or protected by a
 * passphrase; or protected by a key file that is kept elsewhere; or wrapped by a {@link KeyWrap}.
 *
 * <p>Thread-safe. Backups of this folder bring back persons who were forgotten: keep few backups,
 * and only for days.
 *
 * @since 0.1
 */
public final class JournalKeys implements Closeable {
  private static final String MASTER_FILE = "master";
  private static final String SIGNING = "signing";
  private static final String PERSONS = "persons";

  /** The last signed checkpoint, so that no other past can be signed after it. */
  private static final String SIGNED = "signed";

  private static final int RECORD = 96;
  private static final int INDEX = 16;
  private static final int MASTER = 32;
  private static final int MOST_RECENT = 100_000;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path folder;
  private final Path persons;
  private final Disk disk;
  private final byte[] master;
  private final String name;
  private final PrivateKey signing;
  private final PublicKey verifying;

  /** The record of each person, by the index; the key is read when it is needed. */
  private final Map<Index, Integer> records = new HashMap<>();

  /** The record of each person, by the tag that entries use for the person. */
  private final Map<Index, Integer> tags = new HashMap<>();

  /** The persons whose keys were used last, by their names and by their tags. */
  private final Map<String, Person> recent = new HashMap<>();

  private @Nullable RandomAccessFile reading;
  private final ArrayDeque<Integer> free = new ArrayDeque<>();
  private int count;

  /** What was written since the last successful sync, by its position. */
  private final Map<Integer, byte[]> unsynced = new TreeMap<>();

  /**
   * Whether a sync failed. Data that the sync had to write may since look written without being on
   * the disk.
   */
  private boolean doubtful;

  private Disk.@Nullable Opened opened;
  private @Nullable FolderLock lock;

  /** Whether there is a file of persons, as far as is known here. */
  private boolean holdsPersons;

  /**
   * The key that identifies that file; null if there is no file, or the file system has no such
   * keys.
   */
  private @Nullable Object personsKey;

  /**
   * A person that has a key.
   *
   * @param at the position of the record
   * @param tag the name of the person in entries: a hash with a key that is destroyed together with
   *     the person's key
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared as a record
  record Person(int at, byte[] key, String tag) {}

  private record Index(long high, long low) {
    static Index of(byte[] bytes) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      return new Index(buffer.getLong(), buffer.getLong());
    }
  }

  /** A master key that is in the folder in clear. */
  private static final class Plain implements KeyWrap {
    @Override
    public byte[] wrap(byte[] key) {
      return key.clone();
    }

    @Override
    public byte[] unwrap(byte[] wrapped) {
      if (wrapped.length != MASTER) {
        throw new JournalException(
            "The master key is under a passphrase or a key file, and neither was given");
      }
      return wrapped.clone();
    }
  }

  /** Seals the master key with a key that is derived from a passphrase or a file. */
  private record Sealed(Function<byte[], byte[]> keyOfSalt) implements KeyWrap {
    @Override
    public byte[] wrap(byte[] key) {
      byte[] salt = random(INDEX);
      byte[] sealed = Sealing.seal(keyOfSalt.apply(salt), new byte[Sealing.NONCE_BYTES], key);
      return ByteBuffer.allocate(salt.length + sealed.length).put(salt).put(sealed).array();
    }

    @Override
    public byte[] unwrap(byte[] wrapped) {
      if (wrapped.length != INDEX + MASTER + Sealing.TAG_BYTES) {
        throw new JournalException("The master key is not under a passphrase or a key file");
      }
      try {
        return Sealing.open(
            keyOfSalt.apply(Arrays.copyOf(wrapped, INDEX)),
            new byte[Sealing.NONCE_BYTES],
            wrapped,
            INDEX,
            wrapped.length - INDEX);
      } catch (GeneralSecurityException wrong) {
        throw new JournalException("The passphrase or key file is not the one of these keys");
      }
    }
  }

  private JournalKeys(
      Path folder, Disk disk, byte[] master, String name, PrivateKey signing, PublicKey verifying)
      throws IOException {
    this.folder = folder;
    this.persons = folder.resolve(PERSONS);
    this.disk = disk;
    this.master = master;
    this.name = name;
    this.signing = signing;
    this.verifying = verifying;
    readPersons();
  }

  /** Returns whether a folder has keys. */
  public static boolean exist(Path folder) {
    return Files.exists(folder.resolve(SIGNING));
  }

  /**
   * Returns whether the master key of a folder is in it in clear, so that {@link #open(Path)} opens
   * it; false if it needs a passphrase, a key file or a {@link KeyWrap}. This cannot be changed
   * after the keys were created.
   */
  public static boolean isUnprotected(Path folder) throws IOException {
    return Files.size(folder.resolve(MASTER_FILE)) == MASTER;
  }

  /**
   * Creates a key file of 32 random bytes, which only its owner can read.
   *
   * @throws java.nio.file.FileAlreadyExistsException if there is such a file
   */
  public static void makeKeyFile(Path file) throws IOException {
    Files.createFile(file);
    forOwnerOnly(file, "rw-------");
    Files.write(file, random(MASTER));
    Disk.SYSTEM.sync(file);
  }

  /**
   * Opens the keys in a folder; creates them if there are none, with the master key in clear.
   * Whoever copies the folder can then read everything, and this cannot be changed later.
   */
  public static JournalKeys open(Path folder) throws IOException {
    return open(folder, new Plain());
  }

  /** Opens the keys in a folder with a passphrase; creates them if there are none. */
  public static JournalKeys open(Path folder, char[] passphrase) throws IOException {
    return open(folder, new Sealed(salt -> Sealing.ofPassphrase(passphrase, salt)));
  }

  /**
   * Opens the keys in a folder with the bytes of a file; creates them if there are none.
   *
   * @param keyFile at least 32 bytes that nobody can guess, kept elsewhere; {@link #makeKeyFile}
   *     creates such a file
   * @throws NoSuchFileException if there is no such file: it is not created here, since keys that
   *     exist already could not be opened with another one
   */
  public static JournalKeys open(Path folder, Path keyFile) throws IOException {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(keyFile);
    } catch (NoSuchFileException none) {
      NoSuchFileException told =
          new NoSuchFileException(
              keyFile.toString(),
              null,
              "there is no such key file; JournalKeys.makeKeyFile, or 'lexicall journal keys"
                  + " --make-key-file', makes one for new keys");
      told.initCause(none);
      throw told;
    }
    if (bytes.length < MASTER) {
      throw new JournalException("A key file has at least 32 bytes");
    }
    return open(folder, new Sealed(salt -> Hashes.keyed(bytes, "master", salt)));
  }

  /** Opens the keys in a folder whose master key is wrapped; creates them if there are none. */
  public static JournalKeys open(Path folder, KeyWrap wrap) throws IOException {
    return open(folder, wrap, Disk.SYSTEM);
  }

  static JournalKeys open(Path folder, Disk disk) throws IOException {
    return open(folder, new Plain(), disk);
  }

  static JournalKeys open(Path folder, KeyWrap wrap, Disk disk) throws IOException {
    Path masterFile = folder.resolve(MASTER_FILE);
    Path signingFile = folder.resolve(SIGNING);
    if (!Files.exists(signingFile)) {
      // A new master key instead of the old one would lose everything that is sealed with the
      // old one.
      if (Files.exists(folder.resolve(PERSONS)) || Files.exists(folder.resolve(SIGNED))) {
        throw new JournalException(
            "The keys are incomplete: the file 'signing' is missing; put it back from where the others come");
      }
      make(folder, wrap, disk, masterFile, signingFile);
    }
    byte[] master = wrap.unwrap(Files.readAllBytes(masterFile));
    try {
      String[] lines = Files.readString(signingFile).split("\n", -1);
      byte[] sealed = HexFormat.of().parseHex(lines[2]);
      byte[] secret =
          Sealing.open(
              Hashes.keyed(master, "signing"),
              new byte[Sealing.NONCE_BYTES],
              sealed,
              0,
              sealed.length);
      KeyFactory factory = KeyFactory.getInstance(SignedNote.ALGORITHM);
      return new JournalKeys(
          folder,
          disk,
          master,
          lines[0],
          factory.generatePrivate(new PKCS8EncodedKeySpec(secret)),
          factory.generatePublic(new X509EncodedKeySpec(HexFormat.of().parseHex(lines[1]))));
    } catch (GeneralSecurityException | RuntimeException damaged) {
      throw new JournalException("The keys are damaged, or of another master key", damaged);
    }
  }

  private static void make(Path folder, KeyWrap wrap, Disk disk, Path masterFile, Path signingFile)
      throws IOException {
    byte[] master = random(MASTER);
    try {
      KeyPair pair = KeyPairGenerator.getInstance(SignedNote.ALGORITHM).generateKeyPair();
      byte[] sealed =
          Sealing.seal(
              Hashes.keyed(master, "signing"),
              new byte[Sealing.NONCE_BYTES],
              pair.getPrivate().getEncoded());
      String name = "lexicall-journal-" + HexFormat.of().formatHex(random(8));
      HexFormat hex = HexFormat.of();
      disk.createFolders(folder);
      forOwnerOnly(folder, "rwx------");
      whole(disk, masterFile, wrap.wrap(master));
      // Last, so that an interruption leaves no keys instead of incomplete ones.
      whole(
          disk,
          signingFile,
          Hashes.utf8(
              "%s\n%s\n%s\n"
                  .formatted(
                      name, hex.formatHex(pair.getPublic().getEncoded()), hex.formatHex(sealed))));
      disk.syncFolder(folder);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every Java platform has Ed25519", impossible);
    }
  }

  private static void whole(Disk disk, Path file, byte[] bytes) throws IOException {
    Path made = file.resolveSibling(file.getFileName() + ".new");
    disk.write(made, bytes);
    forOwnerOnly(made, "rw-------");
    disk.sync(made);
    disk.replace(made, file);
  }

  private static void forOwnerOnly(Path file, String permissions) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view != null) {
      view.setPermissions(PosixFilePermissions.fromString(permissions));
    }
  }

  static byte[] random(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return random;
  }

  private void readPersons() throws IOException {
    if (!Files.exists(persons)) {
      return;
    }
    holdsPersons = true;
    personsKey = keyOf(persons); // before it is read: a file that is put there later is another one
    byte[] all = Files.readAllBytes(persons);
    count = all.length / RECORD; // an incomplete last record of a crash was never used
    for (boolean sound : new boolean[] {true, false}) {
      for (int i = 0; i < count; i++) {
        byte[] record = Arrays.copyOfRange(all, i * RECORD, (i + 1) * RECORD);
        ByteBuffer numbers = ByteBuffer.wrap(record);
        if ((crc(record) == numbers.getInt(RECORD - 4)) != sound) {
          continue; // incomplete data is only at the end
        }
        records.putIfAbsent(new Index(numbers.getLong(0), numbers.getLong(8)), i);
        tags.putIfAbsent(new Index(numbers.getLong(16), numbers.getLong(24)), i);
      }
    }
    for (int i = 0; i < count; i++) {
      if (isZero(all, i * RECORD)) {
        free.add(i);
      }
    }
    records.remove(new Index(0, 0));
    tags.remove(new Index(0, 0));
  }

  private static boolean isZero(byte[] bytes, int from) {
    for (int i = from; i < from + RECORD; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return true;
  }

  /** Returns the verifier key, in the form {@code name+hash+key} of C2SP signed-note. */
  public String verifierKey() {
    return verifier().text();
  }

  /** Returns how many persons have a key. */
  public synchronized int persons() {
    return records.size();
  }

  SignedNote.Verifier verifier() {
    return SignedNote.Verifier.of(name, verifying);
  }

  String sign(long size, byte[] root) {
    return SignedNote.sign(name, size, root, signing, verifying);
  }

  /** Stores a signed checkpoint of the journal; it is on the disk when this returns. */
  void keepSigned(String checkpoint) throws IOException {
    whole(disk, folder.resolve(SIGNED), Hashes.utf8(checkpoint));
    disk.syncFolder(folder);
  }

  /**
   * Returns the last checkpoint that was stored; null if there is none.
   *
   * @throws JournalException if this key did not sign it
   */
  SignedNote.@Nullable Checkpoint lastSigned() throws IOException {
    try {
      return SignedNote.open(Files.readString(folder.resolve(SIGNED)), verifier());
    } catch (NoSuchFileException none) {
      return null;
    }
  }

  /** Returns the key that seals the parts that many entries share. */
  byte[] partsKey() {
    return Hashes.keyed(master, "parts");
  }

  private byte[] indexOf(String person) {
    return Arrays.copyOf(Hashes.keyed(master, "index", Hashes.utf8(person)), INDEX);
  }

  /** Returns a person, or null if there is no key for that name. */
  synchronized @Nullable Person find(String person) throws IOException {
    Person known = recent.get(person);
    if (known != null) {
      return known;
    }
    Integer at = records.get(Index.of(indexOf(person)));
    return at == null ? null : keep(person, read(at));
  }

  /** Returns the person with a tag, or null if there is no key. */
  synchronized @Nullable Person byTag(String tag) throws IOException {
    Person known = recent.get(tag);
    if (known != null) {
      return known;
    }
    byte[] bytes = EntryWriter.base64(tag);
    Integer at = bytes.length == INDEX ? tags.get(Index.of(bytes)) : null;
    return at == null ? null : keep(tag, read(at));
  }

  private Person read(int at) throws IOException {
    RandomAccessFile file = reading;
    if (file == null) {
      file = new RandomAccessFile(persons.toFile(), "r");
      reading = file;
    }
    byte[] record = new byte[RECORD];
    file.seek((long) at * RECORD);
    file.readFully(record);
    byte[] index = Arrays.copyOf(record, INDEX);
    try {
      if (crc(record) == ByteBuffer.wrap(record).getInt(RECORD - 4)) {
        byte[] key =
            Sealing.open(
                Hashes.keyed(master, "person", index),
                Arrays.copyOfRange(record, 2 * INDEX, 2 * INDEX + Sealing.NONCE_BYTES),
                record,
                2 * INDEX + Sealing.NONCE_BYTES,
                MASTER + Sealing.TAG_BYTES);
        return new Person(at, key, Hashes.base64Url(Arrays.copyOfRange(record, INDEX, 2 * INDEX)));
      }
    } catch (GeneralSecurityException damaged) {
      // reported below
    }
    throw new JournalException("The key of a person is damaged: record " + at + " of the keys");
  }

  private Person keep(String name, Person person) {
    if (recent.size() > MOST_RECENT) {
      recent.clear();
    }
    recent.put(name, person);
    return person;
  }

  private static int crc(byte[] record) {
    CRC32C crc = new CRC32C();
    crc.update(record, 0, RECORD - 4);
    return (int) crc.getValue();
  }

  /** Returns a person; a new key is on the disk only after {@link #sync}. */
  synchronized Person findOrMake(String person) throws IOException {
    Person known = find(person);
    if (known != null) {
      return known;
    }
    byte[] index = indexOf(person);
    byte[] key = random(MASTER);
    byte[] nonce = random(Sealing.NONCE_BYTES);
    byte[] tag = Arrays.copyOf(Hashes.keyed(key, "tag", Hashes.utf8(person)), INDEX);
    byte[] record =
        ByteBuffer.allocate(RECORD)
            .put(index)
            .put(tag)
            .put(nonce)
            .put(Sealing.seal(Hashes.keyed(master, "person", index), nonce, key))
            .array();
    ByteBuffer.wrap(record).putInt(RECORD - 4, crc(record));
    Integer reused = free.peek();
    int at = reused == null ? count : reused;
    write(at, record);
    free.poll();
    count = Math.max(count, at + 1);
    records.put(Index.of(index), at);
    tags.put(Index.of(tag), at);
    return keep(person, new Person(at, key, Hashes.base64Url(tag)));
  }

  private void write(int at, byte[] record) throws IOException {
    unsynced.put(at, record);
    file().write((long) at * RECORD, record);
  }

  private Disk.Opened file() throws IOException {
    Disk.Opened file = opened;
    if (file == null) {
      boolean isNew = !Files.exists(persons);
      if (lock == null) {
        Path own = persons.toAbsolutePath().getParent();
        lock = own == null ? null : FolderLock.of(own);
        if (lock == null) {
          throw new JournalException(
              "The keys are in use by another journal: each has keys of its own");
        }
      }
      file = disk.open(persons);
      opened = file;
      if (!holdsPersons) {
        holdsPersons = true;
        personsKey = keyOf(persons);
      }
      if (isNew) {
        forOwnerOnly(persons, "rw-------");
        Path folder = persons.getParent();
        if (folder != null) {
          disk.syncFolder(folder);
        }
      }
    }
    return file;
  }

  /**
   * Returns why texts that are sealed with these keys might not be readable later; null if they
   * will be. A deleted file can still be written, but the keys in it are on no disk.
   */
  synchronized @Nullable JournalException loss() {
    if (!Files.exists(folder.resolve(SIGNING))
        || !Files.exists(folder.resolve(MASTER_FILE))
        || holdsPersons && !Files.exists(persons)) {
      return new JournalException("The keys of the journal are gone: put their folder back");
    }
    if (holdsPersons && !Objects.equals(personsKey, keyOf(persons))) {
      return new JournalException(
          "The keys of the journal were replaced by others: close the journal and open it anew");
    }
    return null;
  }

  private void requireThere() {
    JournalException lost = loss();
    if (lost != null) {
      throw lost;
    }
  }

  /** Returns null if there is no file, or if the file system has no keys for files. */
  private static @Nullable Object keyOf(Path file) {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    } catch (IOException gone) {
      return null;
    }
  }

  /**
   * Forces new keys to the disk; keys that are created meanwhile need not wait.
   *
   * @throws JournalException if the keys are no longer in their place, even if there are no new
   *     ones
   */
  void sync() throws IOException {
    requireThere();
    Map<Integer, byte[]> synced;
    Disk.Opened file;
    synchronized (this) {
      if (unsynced.isEmpty()) {
        return;
      }
      file = file();
      if (doubtful) {
        for (Map.Entry<Integer, byte[]> each : unsynced.entrySet()) {
          file.write((long) each.getKey() * RECORD, each.getValue());
        }
      }
      doubtful = true;
      synced = new TreeMap<>(unsynced);
    }
    file.sync();
    requireThere();
    synchronized (this) {
      doubtful = false;
      synced.forEach(unsynced::remove); // if it is still the same record
    }
  }

  /**
   * Destroys the key of the person with a tag, if there is one: overwrites it with zeros, and
   * forces them to the disk.
   */
  synchronized void destroyTag(String tag) throws IOException {
    byte[] bytes = EntryWriter.base64(tag);
    Integer at = bytes.length == INDEX ? tags.get(Index.of(bytes)) : null;
    if (at == null) {
      return;
    }
    write(at, new byte[RECORD]);
    sync();
    records.values().removeIf(each -> each.equals(at));
    recent.values().removeIf(each -> each.at() == at);
    tags.remove(Index.of(bytes));
    free.add(at);
  }

  /** Closes the files. */
  @Override
  public synchronized void close() throws IOException {
    Disk.Opened file = opened;
    opened = null;
    recent.clear();
    RandomAccessFile read = reading;
    reading = null;
    try {
      if (read != null) {
        read.close();
      }
      if (file != null) {
        file.close();
      }
    } finally {
      FolderLock held = lock;
      lock = null;
      if (held != null) {
        held.close();
      }
    }
  }
}
