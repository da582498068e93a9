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
 * The files for TLS, in PEM: the server's certificate and key, and the authorities of client
 * certificates. They are reloaded when they change. TLS 1.2 and 1.3 are supported.
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
   * @param certificate the server's certificate, followed by the chain to its authority
   * @param key its private key, in PKCS #8 ({@code BEGIN PRIVATE KEY}), not encrypted
   */
  public static ServerTls of(Path certificate, Path key) {
    return new ServerTls(certificate, key, null);
  }

  /** Returns the same, but each client must present a certificate of one of these authorities. */
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

  /** Loads the current content of the files into a factory. */
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
