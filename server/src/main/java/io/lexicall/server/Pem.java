package io.lexicall.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;

/** Certificates and keys in PEM, as key stores. */
final class Pem {
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";

  private Pem() {}

  static KeyStore keyStore(Path certificate, Path key)
      throws IOException, GeneralSecurityException {
    Certificate[] chain = certificates(certificate).toArray(new Certificate[0]);
    PrivateKey own = key(key);
    if (!isOf(own, chain[0].getPublicKey())) {
      throw new IOException(key + " is not the key of the certificate in " + certificate);
    }
    KeyStore store = empty();
    store.setKeyEntry("server", own, new char[0], chain);
    return store;
  }

  static KeyStore trustStore(Path authorities) throws IOException, GeneralSecurityException {
    KeyStore store = empty();
    int count = 0;
    for (Certificate authority : certificates(authorities)) {
      store.setCertificateEntry("authority" + count++, authority);
    }
    return store;
  }

  /** Signs something, and checks whether that can be verified. */
  private static boolean isOf(PrivateKey key, PublicKey certified) throws GeneralSecurityException {
    String algorithm =
        switch (key.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> key.getAlgorithm();
        };
    byte[] something = {1, 2, 3};
    try {
      Signature signing = Signature.getInstance(algorithm);
      signing.initSign(key);
      signing.update(something);
      byte[] signature = signing.sign();
      signing.initVerify(certified);
      signing.update(something);
      return signing.verify(signature);
    } catch (InvalidKeyException | SignatureException ofAnotherKind) {
      return false;
    }
  }

  private static KeyStore empty() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static Collection<? extends Certificate> certificates(Path file)
      throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(file)) {
      Collection<? extends Certificate> found =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (found.isEmpty()) {
        throw new IOException(file + " holds no certificate in PEM");
      }
      return found;
    } catch (CertificateException none) {
      throw new IOException(file + " holds no certificate in PEM", none);
    }
  }

  private static PrivateKey key(Path file) throws IOException, GeneralSecurityException {
    String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END, Math.max(0, begin));
    if (begin < 0 || end < 0) {
      throw new IOException(
          file
              + " holds no private key in PKCS #8; 'openssl pkcs8 -topk8 -nodes -in KEY' makes one"
              + " of a key in another form");
    }
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(text.substring(begin + BEGIN.length(), end));
      for (String algorithm : List.of("RSA", "EC", "EdDSA")) {
        try {
          return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
        } catch (InvalidKeySpecException another) {
          // The next one is tried.
        }
      }
    } catch (IllegalArgumentException noBase64) {
      throw new IOException(file + " holds no private key that can be read", noBase64);
    }
    throw new IOException(file + " holds no private key of RSA, EC or EdDSA");
  }
}
