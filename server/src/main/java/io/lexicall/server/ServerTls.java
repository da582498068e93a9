package io.lexicall.server;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/**
 * The files of TLS, in PEM: the server's certificate and key, and whose certificates clients must
 * show. They are read anew when they change. TLS 1.2 and 1.3 are spoken.
 *
 * @since 0.1
 */
public final class ServerTls {
  private final Path certificate;
  private final Path key;
  private final @Nullable Path clientAuthority;

  private ServerTls(Path certificate, Path key, @Nullable Path clientAuthority) {
    this.certificate = requireNonNull(certificate, "certificate");
    this.key = requireNonNull(key, "key");
    this.clientAuthority = clientAuthority;
  }

  /**
   * Returns TLS with a certificate.
   *
   * @param certificate the server's certificate, and behind it those that lead to its authority
   * @param key its private key, in PKCS #8 ({@code BEGIN PRIVATE KEY}), not encrypted
   */
  public static ServerTls of(Path certificate, Path key) {
    return new ServerTls(certificate, key, null);
  }

  /** Returns the same, where each client must show a certificate of one of these authorities. */
  public ServerTls requiringClientsOf(Path authorities) {
    return new ServerTls(certificate, key, requireNonNull(authorities, "authorities"));
  }

  boolean asksClients() {
    return clientAuthority != null;
  }

  Optional<Path> clientAuthority() {
    return Optional.ofNullable(clientAuthority);
  }

  List<Path> files() {
    List<Path> files = new ArrayList<>(List.of(certificate, key));
    clientAuthority().ifPresent(files::add);
    return files;
  }

  SslContextFactory.Server factory() throws IOException {
    SslContextFactory.Server factory = new SslContextFactory.Server();
    factory.setIncludeProtocols("TLSv1.2", "TLSv1.3");
    factory.setNeedClientAuth(asksClients());
    factory.setSniRequired(false);
    read(factory);
    return factory;
  }

  /** Puts what is in the files now into a factory. */
  void read(SslContextFactory factory) throws IOException {
    try {
      factory.setKeyStore(Pem.keyStore(certificate, key));
      factory.setKeyStorePassword("");
      Path authority = clientAuthority;
      if (authority != null) {
        factory.setTrustStore(Pem.trustStore(authority));
      }
    } catch (GeneralSecurityException invalid) {
      throw new IOException(
          "The certificate and the key do not go together: " + invalid.getMessage(), invalid);
    }
  }
}
