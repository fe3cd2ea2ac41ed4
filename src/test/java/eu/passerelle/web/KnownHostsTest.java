package eu.passerelle.web;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.RestTest;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Where a redirect leads is not for whoever sends the request to say. */
@RestTest
class KnownHostsTest {

  @LocalServerPort private int port;

  @ParameterizedTest
  @ValueSource(strings = {"/", "/sign-in", "/cases", "/camunda/app/tasklist/default/", "/engine-rest/version", "/css/passerelle.css"})
  void aForgedNameIsToldWhereToGoAndLeadsNobodyAnywhere(String path) throws IOException {
    String answer = ask(path, "Host: evil.example");

    assertThat(answer).startsWith("HTTP/1.1 421").contains("Open http://localhost:8080 instead").doesNotContain("evil.example");
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-Forwarded-Host: evil.example", "X-Forwarded-Server: evil.example", "Forwarded: host=evil.example"})
  void aForwardedNameOfAStrangerCountsForNothing(String header) throws IOException {
    assertThat(ask("/cases", "Host: localhost:" + port, header)).startsWith("HTTP/1.1 302").doesNotContain("evil.example");
  }

  @Test
  void theMachineItselfMayCallItselfByAnyOfItsNames() throws IOException {
    for (String name : List.of("localhost", "LOCALHOST:" + port, "127.0.0.1", "[::1]:" + port)) {
      assertThat(ask("/sign-in", "Host: " + name)).as(name).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void whoeverWatchesTheNodeAsksByItsAddress() throws IOException {
    assertThat(ask("/actuator/health", "Host: 10.0.0.7:8080")).startsWith("HTTP/1.1 200");
  }

  @Test
  void theOperatorNamesTheNames() throws Exception {
    var filter = new KnownHosts(new HostSettings("https://passerelle_1.example:8443/", List.of("intern.example")));

    for (String known : List.of("passerelle_1.example", "Intern.Example")) {
      assertThat(status(filter, known)).as(known).isEqualTo(200);
    }
    for (String unknown : List.of("localhost", "evil.example", "passerelle.example.evil.example")) {
      assertThat(status(filter, unknown)).as(unknown).isEqualTo(421);
    }
  }

  private static int status(KnownHosts filter, String name) throws Exception {
    var request = new MockHttpServletRequest("GET", "/cases");
    request.setServerName(name);
    var response = new MockHttpServletResponse();
    filter.doFilter(request, response, new MockFilterChain());
    return response.getStatus();
  }

  private String ask(String path, String... headers) throws IOException {
    try (Socket socket = new Socket("localhost", port)) {
      String request = "GET " + path + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\nAccept: */*\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
