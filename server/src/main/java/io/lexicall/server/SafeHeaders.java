package io.lexicall.server;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/** Security headers of every answer. */
final class SafeHeaders implements HttpConfiguration.Customizer {
  @Override
  public Request customize(Request request, HttpFields.Mutable answer) {
    answer.put("X-Content-Type-Options", "nosniff");
    answer.put("Referrer-Policy", "no-referrer");
    return request;
  }
}
