package io.lexicall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientsTest {
  private static final String TOKEN = "0123456789abcdef0123456789abcdef";

  @TempDir Path folder;

  @Test
  void file_namesClients_withTokensOrTheirHashes_andProfiles() throws IOException {
    Path file =
        file("# who asks\n\nacme " + TOKEN + "\nbeta\tsha256:" + Clients.hash("x") + " b/p.json\n");

    Map<String, Clients.Client> clients = Clients.read(file);

    assertThat(clients)
        .containsOnlyKeys(Clients.hash(TOKEN), Clients.hash("x"))
        .containsEntry(Clients.hash(TOKEN), new Clients.Client("acme", null))
        .containsEntry(Clients.hash("x"), new Clients.Client("beta", folder.resolve("b/p.json")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# nobody",
        "acme",
        "acme short",
        "a/b " + TOKEN,
        "acme sha256:abc",
        "acme " + TOKEN + "\nacme x" + TOKEN,
        "acme " + TOKEN + "\nbeta " + TOKEN
      })
  void otherFiles_areRefused_withoutShowingAToken(String text) throws IOException {
    Path file = file(text);

    assertThatThrownBy(() -> Clients.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.toString())
        .hasMessageNotContaining(TOKEN)
        .hasMessageNotContaining("short");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("clients"), text);
  }
}
